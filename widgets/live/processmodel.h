// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/feed.h"

#include <QAbstractTableModel>

namespace runwatt::live {

/// The busiest processes of each device, as last told. Rows come, go and change by process, so that
/// a selection stays where it is. Sort through a proxy by SortRole.
class ProcessModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        CommandColumn,
        CpuColumn,
        UserColumn,
        SystemColumn,
        MemoryColumn,
        PidColumn,
        ColumnCount
    };

    enum Role {
        SortRole = Qt::UserRole,
        BelongsRole ///< "benchmark", "runwatt" or empty
    };

    static constexpr int kMostRows = 200; ///< a device; more would help nobody

    explicit ProcessModel(QObject *parent = nullptr);

    /// Puts this in place of the device's rows.
    void setTable(const campaign::ProcessTable &table);
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QVariant sortValue(const campaign::ProcessRow &row, int column) const;
    [[nodiscard]] QString text(const campaign::ProcessRow &row, int column) const;

    std::vector<campaign::ProcessRow> m_rows;
};

} // namespace runwatt::live
