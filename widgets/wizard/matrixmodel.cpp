// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/matrixmodel.h"

#include <algorithm>

namespace runwatt::wizard {

using campaign::Exclusion;

namespace {

bool matches(const Exclusion &rule, const Exclusion &cell)
{
    const auto fits = [](const QString &pattern, const QString &value) {
        return pattern.isEmpty() || pattern == value;
    };
    return fits(rule.device, cell.device) && fits(rule.runtime, cell.runtime)
        && fits(rule.workload, cell.workload);
}

} // namespace

MatrixModel::MatrixModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void MatrixModel::setPlan(const campaign::Plan &plan)
{
    campaign::Plan whole = plan;
    whole.exclusions.clear();
    whole.repetitions = 1;
    const Result<campaign::Matrix> matrix = campaign::expand(whole);
    beginResetModel();
    m_workloads.clear();
    m_columns.clear();
    if (matrix) {
        for (const campaign::Workload &workload : matrix->workloads)
            m_workloads.append(workload.title);
        for (const campaign::DevicePlan &device : plan.devices) {
            for (const QString &runtime : plan.runtimes)
                m_columns.push_back({device.name, runtime});
        }
    }
    m_exclusions = plan.exclusions;
    endResetModel();
}

int MatrixModel::excludedCount() const
{
    int count = 0;
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = kTitleColumn + 1; column < columnCount(); ++column)
            count += isExcluded(row, column) ? 1 : 0;
    }
    return count;
}

int MatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_workloads.size());
}

int MatrixModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid() || m_columns.empty())
        return 0;
    return static_cast<int>(m_columns.size()) + 1;
}

QVariant MatrixModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.column() == kTitleColumn)
        return role == Qt::DisplayRole ? m_workloads.at(index.row()) : QVariant();
    const bool isOut = isExcluded(index.row(), index.column());
    switch (role) {
    case Qt::CheckStateRole:
        return isOut ? Qt::Unchecked : Qt::Checked;
    case Qt::DisplayRole:
        return isOut ? tr("left out") : tr("measured");
    case Qt::AccessibleTextRole: {
        const Exclusion cell = exactly(index.row(), index.column());
        return tr("%1, %2, %3").arg(cell.device, cell.runtime, cell.workload);
    }
    default:
        return {};
    }
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (orientation == Qt::Vertical || section < 0 || section >= columnCount())
        return {};
    if (section == kTitleColumn)
        return tr("Workload");
    const Column &column = m_columns[static_cast<std::size_t>(section - 1)];
    return tr("%1, %2").arg(column.device, column.runtime);
}

Qt::ItemFlags MatrixModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    const bool isCell = index.isValid() && index.column() != kTitleColumn;
    return isCell ? usual | Qt::ItemIsUserCheckable : usual;
}

bool MatrixModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const bool isCell =
        checkIndex(index, CheckIndexOption::IndexIsValid) && index.column() != kTitleColumn;
    if (role != Qt::CheckStateRole || !isCell)
        return false;
    const bool wantOut = value.toInt() == Qt::Unchecked;
    if (wantOut == isExcluded(index.row(), index.column()))
        return true;
    if (wantOut)
        m_exclusions.push_back(exactly(index.row(), index.column()));
    else
        include(index.row(), index.column());
    emit dataChanged(this->index(0, 0), this->index(rowCount() - 1, columnCount() - 1));
    emit exclusionsChanged();
    return true;
}

Exclusion MatrixModel::exactly(int row, int column) const
{
    const Column &place = m_columns[static_cast<std::size_t>(column - 1)];
    return {place.device, place.runtime, m_workloads.at(row)};
}

bool MatrixModel::isExcluded(int row, int column) const
{
    const Exclusion cell = exactly(row, column);
    return std::any_of(m_exclusions.cbegin(), m_exclusions.cend(),
                       [&cell](const Exclusion &rule) { return matches(rule, cell); });
}

void MatrixModel::include(int wantedRow, int wantedColumn)
{
    // A rule may cover more than this cell ("every NT on board2"): what else it covered here is
    // written out, cell by cell, so that only this one comes back.
    const Exclusion wanted = exactly(wantedRow, wantedColumn);
    std::vector<Exclusion> others;
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = kTitleColumn + 1; column < columnCount(); ++column) {
            Exclusion cell = exactly(row, column);
            if (cell != wanted && isExcluded(row, column))
                others.push_back(std::move(cell));
        }
    }
    const auto coversWanted = [&wanted](const Exclusion &rule) { return matches(rule, wanted); };
    std::vector<Exclusion> kept;
    std::copy_if(m_exclusions.cbegin(), m_exclusions.cend(), std::back_inserter(kept),
                 [&coversWanted](const Exclusion &rule) { return !coversWanted(rule); });
    for (Exclusion &cell : others) {
        const bool isCovered =
            std::any_of(kept.cbegin(), kept.cend(),
                        [&cell](const Exclusion &rule) { return matches(rule, cell); });
        if (!isCovered)
            kept.push_back(std::move(cell));
    }
    m_exclusions = std::move(kept);
}

} // namespace runwatt::wizard
