// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/guestoptions.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QLineEdit;

namespace runwatt::common {
class ProblemLabel;
}

namespace runwatt::wizard {

/// Where the guests of each device are on a network of the person's: a row for each device. Says at
/// once what is wrong with them.
class GuestAddressPanel : public QWidget
{
    Q_OBJECT

public:
    /// The keyboard comes to it after `before`.
    explicit GuestAddressPanel(QWidget *before, QWidget *parent = nullptr);

    /// The chosen devices. What was typed for one stays, also while it isn't chosen.
    void setDevices(const QStringList &names);

    /// Macvtap, or Bridge, which is then the device's own.
    void setNetwork(runtime::GuestNetwork network);

    /// Of a device; empty where what was typed is wrong.
    [[nodiscard]] runtime::GuestAddress address(const QString &device) const;

    /// Emits nothing.
    void setAddress(const QString &device, const runtime::GuestAddress &address);

    /// Why one cannot go on; empty when all is well.
    [[nodiscard]] QString problem() const;

signals:
    void changed(); ///< by the person

private:
    struct Row
    {
        QString device;
        QLabel *name = nullptr;
        QLineEdit *interface = nullptr;
        QLineEdit *address = nullptr;
        QLineEdit *gateway = nullptr;
    };

    Row &rowOf(const QString &device);
    [[nodiscard]] static runtime::GuestAddress typed(const Row &row);
    [[nodiscard]] QString problemOf(const Row &row) const;
    void showNetwork(const Row &row) const;
    void check();

    QWidget *m_before;
    QGridLayout *m_grid;
    QLabel *m_interfaceHeading;
    common::ProblemLabel *m_problem;
    runtime::GuestNetwork m_network = runtime::GuestNetwork::Macvtap;
    QStringList m_devices;
    std::vector<Row> m_rows; ///< of all devices that there were
};

} // namespace runwatt::wizard
