// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace runwatt::live {

/// A table over ProcessModel's columns. The names have what the numbers leave; where that is too
/// little to tell them apart, as with large text, all have their room and the table scrolls
/// sideways.
class ProcessTable : public QTableView
{
    Q_OBJECT

public:
    explicit ProcessTable(QWidget *parent = nullptr);

    /// Columns of one width whatever their rows: measuring all of them every second would cost more
    /// than drawing them. To be called once there is a model, and after a change of the font.
    void fitColumns();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitNames();
    [[nodiscard]] int headingWidth(int column) const;
};

} // namespace runwatt::live
