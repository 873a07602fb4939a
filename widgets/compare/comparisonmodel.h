// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"
#include "core/base/unitscale.h"

#include <QAbstractTableModel>

#include <vector>

namespace runwatt::compare {

/// A comparison's cells as a table, one row a cell. Changes row by row when trials come, so that a
/// view keeps its place and its choice.
class ComparisonModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Panel, Axis, Series, Mean, Interval, Count, Median, Verdicts, ColumnCount };

    enum Role {
        SortRole = Qt::UserRole, ///< raw values: numbers in SI, texts by their natural order
        TrialsRole ///< QList<qint64> of the cell's trials
    };

    explicit ComparisonModel(QObject *parent = nullptr);

    void setComparison(analysis::Comparison comparison);
    void clear();

    [[nodiscard]] const analysis::ComparisonCell &cell(int row) const;

    /// The row of a cell; -1 for none.
    [[nodiscard]] int
    rowOf(const QString &panelLabel, const QString &axisLabel, const QString &seriesLabel) const;

    /// Whether a column says anything: factors that the comparison does not use are empty.
    [[nodiscard]] bool isUsed(Column column) const;

    /// Whether all that a column says begins with a number: sizes, steps of latency, results. A
    /// number that is cut is another number.
    [[nodiscard]] bool holdsNumbers(Column column) const;

    /// These rows as CSV (analysis::toCsv), all of them where none are given.
    [[nodiscard]] QByteArray csv(const QList<int> &rows) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const analysis::ComparisonCell &cell, Column column) const;
    [[nodiscard]] QVariant sortValue(const analysis::ComparisonCell &cell, Column column) const;
    [[nodiscard]] QString number(double value) const;

    analysis::Comparison m_comparison;
    std::vector<analysis::ComparisonCell> m_cells; ///< as the views know them
    UnitScale m_scale;
};

} // namespace runwatt::compare
