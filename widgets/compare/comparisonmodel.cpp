// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/comparisonmodel.h"

#include "core/analysis/comparisontext.h"
#include "core/figure/names.h"
#include "widgets/common/formatters.h"

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::compare {

namespace {

using analysis::ComparisonCell;

bool isSame(const ComparisonCell &a, const ComparisonCell &b)
{
    return a.panelKey == b.panelKey && a.axisKey == b.axisKey && a.seriesKey == b.seriesKey;
}

int placeOf(const std::vector<analysis::FactorValue> &values, const QString &key)
{
    return static_cast<int>(std::ranges::find(values, key, &analysis::FactorValue::key)
                            - values.begin());
}

} // namespace

ComparisonModel::ComparisonModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void ComparisonModel::setComparison(analysis::Comparison comparison)
{
    const bool isOther = comparison.request != m_comparison.request;
    if (isOther && !m_cells.empty())
        clear();
    m_comparison = std::move(comparison);
    double largest = 0;
    for (const ComparisonCell &cell : m_comparison.cells) {
        for (const double value : cell.values)
            largest = std::max(largest, std::abs(value));
    }
    m_scale = scaleFor(largest, m_comparison.unit);
    // Both lists are in the same natural order: walk along the new one.
    int row = 0;
    for (const ComparisonCell &cell : m_comparison.cells) {
        const auto same = std::find_if(m_cells.begin() + row, m_cells.end(),
                                       [&cell](const auto &old) { return isSame(old, cell); });
        const int found = static_cast<int>(same - m_cells.begin());
        if (same == m_cells.end()) {
            beginInsertRows({}, row, row);
            m_cells.insert(m_cells.begin() + row, cell);
            endInsertRows();
        } else {
            if (found > row) {
                beginRemoveRows({}, row, found - 1);
                m_cells.erase(m_cells.begin() + row, same);
                endRemoveRows();
            }
            m_cells[static_cast<std::size_t>(row)] = cell;
        }
        ++row;
    }
    if (row < rowCount()) {
        beginRemoveRows({}, row, rowCount() - 1);
        m_cells.erase(m_cells.begin() + row, m_cells.end());
        endRemoveRows();
    }
    if (row > 0)
        emit dataChanged(index(0, 0), index(row - 1, ColumnCount - 1));
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void ComparisonModel::clear()
{
    beginResetModel();
    m_cells.clear();
    m_comparison = {};
    endResetModel();
}

const ComparisonCell &ComparisonModel::cell(int row) const
{
    return m_cells.at(static_cast<std::size_t>(row));
}

int ComparisonModel::rowOf(const QString &panelLabel,
                           const QString &axisLabel,
                           const QString &seriesLabel) const
{
    const auto found = std::ranges::find_if(m_cells, [&](const ComparisonCell &cell) {
        return cell.panelLabel == panelLabel && cell.axisLabel == axisLabel
            && cell.seriesLabel == seriesLabel;
    });
    return found == m_cells.end() ? -1 : static_cast<int>(found - m_cells.begin());
}

bool ComparisonModel::isUsed(Column column) const
{
    const analysis::ComparisonRequest &request = m_comparison.request;
    switch (column) {
    case Panel:
        return !request.panelBy.isEmpty();
    case Axis:
        return !request.axis.isEmpty();
    case Series:
        return !request.seriesBy.isEmpty();
    case Mean:
        return std::ranges::any_of(m_cells, &ComparisonCell::showsMean);
    case Verdicts:
        return std::ranges::any_of(
            m_cells, [](const ComparisonCell &cell) { return !cell.verdictsAgainst.isEmpty(); });
    default:
        return true;
    }
}

bool ComparisonModel::holdsNumbers(Column column) const
{
    const auto beginsWithDigit = [](const analysis::FactorValue &value) {
        return !value.label.isEmpty() && value.label.front().isDigit();
    };
    switch (column) {
    case Panel:
        return std::ranges::all_of(m_comparison.panels, beginsWithDigit);
    case Axis:
        return std::ranges::all_of(m_comparison.axis, beginsWithDigit);
    case Series:
        return std::ranges::all_of(m_comparison.series, beginsWithDigit);
    default:
        return column != Verdicts;
    }
}

QByteArray ComparisonModel::csv(const QList<int> &rows) const
{
    analysis::Comparison chosen = m_comparison;
    if (!rows.isEmpty()) {
        chosen.cells.clear();
        for (const int row : rows)
            chosen.cells.push_back(cell(row));
    }
    return analysis::toCsv(chosen);
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cells.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ComparisonModel::number(double value) const
{
    const double shown = value / m_scale.divisor;
    if (m_scale.unit != u"%" || std::abs(shown) >= 1)
        return common::formatSignificant(shown);
    // Of a small share more decimals would be digits without a meaning.
    constexpr double kLeast = 0.0001;
    if (shown > 0 && shown < kLeast)
        return QString(u'<' + QLocale().toString(kLeast, 'f', 4));
    return std::abs(shown) < kLeast / 2 ? QLocale().toString(0) : QLocale().toString(shown, 'f', 4);
}

QString ComparisonModel::text(const ComparisonCell &cell, Column column) const
{
    switch (column) {
    case Panel:
        return cell.panelLabel;
    case Axis:
        return cell.axisLabel;
    case Series:
        return cell.seriesLabel;
    case Count:
        return QLocale().toString(static_cast<qlonglong>(cell.values.size()));
    case Mean:
        return number(cell.mean);
    case Median:
        return number(cell.median);
    case Interval:
        break;
    case Verdicts:
        return figure::verdictNames(cell.verdictsAgainst);
    case ColumnCount:
        return {};
    }
    if (cell.showsMean())
        return tr("%1 to %2").arg(number(cell.interval->low), number(cell.interval->high));
    QStringList values;
    for (const double value : cell.values)
        values.append(number(value));
    return values.join(u" · "_s);
}

QVariant ComparisonModel::sortValue(const ComparisonCell &cell, Column column) const
{
    switch (column) {
    case Panel:
        return placeOf(m_comparison.panels, cell.panelKey);
    case Axis:
        return placeOf(m_comparison.axis, cell.axisKey);
    case Series:
        return placeOf(m_comparison.series, cell.seriesKey);
    case Count:
        return static_cast<qlonglong>(cell.values.size());
    case Mean:
        return cell.showsMean() ? cell.mean : -HUGE_VAL;
    case Median:
        return cell.median;
    case Interval:
        return cell.showsMean() ? cell.interval->high - cell.interval->low : HUGE_VAL;
    case Verdicts:
        return cell.trialsWithVerdicts;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ComparisonCell &row = cell(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return u"<p>%1</p>"_s.arg(text(row, column).toHtmlEscaped());
    case Qt::TextAlignmentRole: {
        const bool isText = column <= Series || column == Verdicts;
        return QVariant::fromValue(Qt::Alignment(isText ? Qt::AlignLeft : Qt::AlignRight)
                                   | Qt::AlignVCenter);
    }
    case SortRole:
        return sortValue(row, column);
    case TrialsRole: {
        QList<qint64> trials;
        for (const store::TrialId trial : row.trials)
            trials.append(trial.value);
        return QVariant::fromValue(trials);
    }
    default:
        return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isText = section <= Series || section == Verdicts;
        return QVariant::fromValue(Qt::Alignment(isText ? Qt::AlignLeft : Qt::AlignRight)
                                   | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    const analysis::ComparisonRequest &request = m_comparison.request;
    const QString percent = QLocale().toString(100 * request.confidence);
    switch (static_cast<Column>(section)) {
    case Panel:
        return figure::capitalised(figure::factorName(request.panelBy));
    case Axis:
        return figure::capitalised(figure::factorName(request.axis));
    case Series:
        return figure::capitalised(figure::factorName(request.seriesBy));
    case Count:
        return tr("n");
    case Mean:
        return tr("Mean (%1)").arg(m_scale.unit);
    case Interval:
        if (std::ranges::all_of(m_cells, &ComparisonCell::showsMean))
            return tr("%1 % interval").arg(percent);
        return isUsed(Mean) ? tr("%1 % interval or trials").arg(percent)
                            : tr("Single trials (%1)").arg(m_scale.unit);
    case Median:
        return tr("Median");
    case Verdicts:
        return tr("Known against it");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace runwatt::compare
