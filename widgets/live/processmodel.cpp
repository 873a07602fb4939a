// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/processmodel.h"

#include "widgets/common/formatters.h"
#include "widgets/common/tooltip.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace runwatt::live {

namespace {

/// What is not known is below all that is: a NaN would leave the order to chance.
double known(double percent)
{
    return std::isnan(percent) ? -1 : percent;
}

} // namespace

ProcessModel::ProcessModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void ProcessModel::setTable(const campaign::ProcessTable &table)
{
    std::vector<campaign::ProcessRow> fresh(
        table.rows.begin(),
        table.rows.begin() + std::min<std::ptrdiff_t>(std::ssize(table.rows), kMostRows));
    const auto findFresh = [&fresh](qint64 pid) {
        return std::find_if(fresh.begin(), fresh.end(),
                            [pid](const auto &row) { return row.pid == pid; });
    };
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        auto &known = m_rows[static_cast<size_t>(row)];
        if (known.device != table.device)
            continue;
        const auto found = findFresh(known.pid);
        if (found == fresh.end()) {
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
            continue;
        }
        known = *found;
        known.device = table.device;
        fresh.erase(found);
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    if (fresh.empty())
        return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    for (campaign::ProcessRow &row : fresh) {
        row.device = table.device;
        m_rows.push_back(std::move(row));
    }
    endInsertRows();
}

void ProcessModel::clear()
{
    if (m_rows.empty())
        return;
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

int ProcessModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProcessModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ProcessModel::text(const campaign::ProcessRow &row, int column) const
{
    switch (column) {
    case CommandColumn:
        return row.command;
    case PidColumn:
        return QString::number(row.pid);
    case CpuColumn:
        return common::formatPercent(row.cpuPercent);
    case UserColumn:
        return common::formatPercent(row.userPercent);
    case SystemColumn:
        return common::formatPercent(row.systemPercent);
    case MemoryColumn:
        return row.residentBytes == campaign::ProcessRow::kUnknownBytes
            ? QStringLiteral("\u2013")
            : common::formatBytes(row.residentBytes);
    default:
        return {};
    }
}

QVariant ProcessModel::sortValue(const campaign::ProcessRow &row, int column) const
{
    switch (column) {
    case PidColumn:
        return row.pid;
    case CpuColumn:
        return row.cpuPercent;
    case UserColumn:
        return known(row.userPercent);
    case SystemColumn:
        return known(row.systemPercent);
    case MemoryColumn:
        return row.residentBytes;
    default:
        return row.command;
    }
}

QVariant ProcessModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const campaign::ProcessRow &row = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == CommandColumn)
            return common::toolTipOf(
                tr("%1 on %2, process %3").arg(row.command, row.device, QString::number(row.pid)));
        return {};
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter
                        | (index.column() == CommandColumn ? Qt::AlignLeft : Qt::AlignRight));
    case SortRole:
        return sortValue(row, index.column());
    case BelongsRole:
        return row.belongsTo;
    default:
        return {};
    }
}

QVariant ProcessModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter
                        | (section == CommandColumn ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::ToolTipRole && section == CpuColumn)
        return tr("100 % is one core");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case CommandColumn:
        return tr("Process");
    case PidColumn:
        return tr("PID");
    case CpuColumn:
        return tr("CPU");
    case UserColumn:
        return tr("User");
    case SystemColumn:
        return tr("System");
    case MemoryColumn:
        return tr("Memory");
    default:
        return {};
    }
}

} // namespace runwatt::live
