// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <algorithm>
#include <vector>

namespace runwatt::live {

/// The rows of a table whose values change more often than what they are of. Rows with the same
/// keys are told as changed, so that a chosen one stays chosen. `Row` has a member `key`, which is
/// compared.
template<typename Row>
class KeyedRows : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

protected:
    void setRows(std::vector<Row> rows)
    {
        if (!rows.empty() && std::ranges::equal(rows, m_rows, {}, &Row::key, &Row::key)) {
            m_rows = std::move(rows);
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            return;
        }
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }

    [[nodiscard]] const Row &row(int number) const { return m_rows[static_cast<size_t>(number)]; }

private:
    std::vector<Row> m_rows;
};

} // namespace runwatt::live
