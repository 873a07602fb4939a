// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/matrixmodel.h"

#include "core/benchmark/benchmark.h"
#include "core/campaign/nativeprograms.h"
#include "core/device/programs.h"
#include "widgets/wizard/obstacle.h"

#include <algorithm>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
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

void MatrixModel::setPlan(const campaign::Plan &plan, const std::vector<KnownDevice> &devices)
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
            const auto found =
                std::find_if(devices.cbegin(), devices.cend(), [&device](const KnownDevice &each) {
                    return each.plan.name == device.name;
                });
            KnownDevice known{device, std::nullopt, {}, false};
            if (found != devices.cend())
                known = *found;
            known.plan = device;
            for (const QString &runtime : plan.runtimes)
                m_columns.push_back(makeColumn(plan, *matrix, known, runtime));
        }
    }
    m_exclusions = plan.exclusions;
    endResetModel();
}

MatrixModel::Column MatrixModel::makeColumn(const campaign::Plan &plan,
                                            const campaign::Matrix &matrix,
                                            const KnownDevice &device,
                                            const QString &runtime)
{
    Column column{device.plan.name, runtime, {}};
    const auto sentence = [&device](const QString &word, const QString &obstacle) {
        return obstacle.isEmpty()
            ? obstacle
            : tr("%1 can't run on %2: %3").arg(word, device.plan.name, obstacle);
    };
    const runtime::GuestOptions guest = campaign::guestOptionsOn(plan, device.plan);
    const QString ofRuntime = sentence(
        runtime, obstacleTo(runtime, device, plan.native, guest, plan.container, plan.budget));
    const bool callsPrograms = campaign::callsDevicesPrograms(plan, runtime);
    for (const campaign::Workload &workload : matrix.workloads) {
        const benchmark::Benchmark *tool = benchmark::findBenchmark(workload.benchmark);
        QString obstacle = ofRuntime;
        const QStringList names = tool ? tool->toolNames(workload.parameters) : QStringList();
        for (const QString &name : names) {
            if (obstacle.isEmpty())
                obstacle = sentence(name, obstacleTo(name, device));
            if (obstacle.isEmpty() && callsPrograms)
                obstacle = sentence(name, obstacleTo(device::programCapability(name), device));
        }
        column.obstacles.append(obstacle);
    }
    return column;
}

std::vector<Exclusion> MatrixModel::impossible() const
{
    std::vector<Exclusion> rules;
    for (const Column &column : m_columns) {
        if (!column.obstacles.contains(QString())) {
            rules.push_back({column.device, column.runtime, {}});
            continue;
        }
        for (int row = 0; row < rowCount(); ++row) {
            if (!column.obstacles.at(row).isEmpty())
                rules.push_back({column.device, column.runtime, m_workloads.at(row)});
        }
    }
    return rules;
}

QString MatrixModel::firstObstacle() const
{
    for (const Column &column : m_columns) {
        for (const QString &sentence : column.obstacles) {
            if (!sentence.isEmpty())
                return sentence;
        }
    }
    return {};
}

int MatrixModel::excludedCount() const
{
    int count = 0;
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = kTitleColumn + 1; column < columnCount(); ++column)
            count += obstacle(row, column).isEmpty() && isExcluded(row, column) ? 1 : 0;
    }
    return count;
}

int MatrixModel::impossibleCount() const
{
    int count = 0;
    for (const Column &column : m_columns)
        count += rowCount() - static_cast<int>(column.obstacles.count(QString()));
    return count;
}

int MatrixModel::measuredCount() const
{
    const int cells = rowCount() * static_cast<int>(m_columns.size());
    return cells - impossibleCount() - excludedCount();
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
    const QString reason = obstacle(index.row(), index.column());
    const bool isOut = !reason.isEmpty() || isExcluded(index.row(), index.column());
    switch (role) {
    case Qt::CheckStateRole:
        return isOut ? Qt::Unchecked : Qt::Checked;
    case Qt::DisplayRole:
        if (!reason.isEmpty())
            return tr("impossible");
        return isOut ? tr("left out") : tr("measured");
    case Qt::AccessibleTextRole: {
        const Exclusion cell = exactly(index.row(), index.column());
        const QString name = tr("%1, %2, %3").arg(cell.device, cell.runtime, cell.workload);
        return reason.isEmpty() ? name : tr("%1: impossible").arg(name);
    }
    case Qt::ToolTipRole:
        return reason.isEmpty() ? QVariant() : QVariant(u"<p>%1</p>"_s.arg(reason.toHtmlEscaped()));
    case Qt::AccessibleDescriptionRole:
        return reason.isEmpty() ? QVariant() : QVariant(reason);
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
    // An impossible one stays enabled, so that the keyboard comes to it and its reason is read.
    const bool isOpen = isCell && obstacle(index.row(), index.column()).isEmpty();
    return isOpen ? usual | Qt::ItemIsUserCheckable : usual;
}

bool MatrixModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const bool isCell =
        checkIndex(index, CheckIndexOption::IndexIsValid) && index.column() != kTitleColumn;
    if (role != Qt::CheckStateRole || !isCell || !obstacle(index.row(), index.column()).isEmpty())
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

QString MatrixModel::obstacle(int row, int column) const
{
    return m_columns[static_cast<std::size_t>(column - 1)].obstacles.at(row);
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
