// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/bench/runtimegridmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace runwatt::bench {

/// Which runtime is ready on which device, and below the table why the chosen one is not, with the
/// one click that mends it where there is one.
class RuntimeGrid : public QWidget
{
    Q_OBJECT

public:
    explicit RuntimeGrid(DeviceModel *devices, QWidget *parent = nullptr);

    /// Gives the focus to the table.
    void focusTable();

signals:
    void installRequested(const QString &device, const QStringList &packages);
    void guestRequested(const QString &device); ///< a tiny one, to see whether it boots
    void deviceRequested(const QString &device); ///< to be shown whole

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QModelIndex current() const;
    void showCell();
    void fitTable();

    RuntimeGridModel *m_model;
    QTableView *m_table;
    QLabel *m_title;
    QLabel *m_reason;
    QPushButton *m_install;
    QPushButton *m_try;
    QPushButton *m_open;
};

} // namespace runwatt::bench
