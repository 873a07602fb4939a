// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"
#include "core/store/records.h"

#include <QSplitter>

#include <memory>

class QModelIndex;
class QSortFilterProxyModel;
class QTableView;

namespace runwatt::common {
class ElidedLabel;
class MarkBadges;
} // namespace runwatt::common

namespace runwatt::compare {

class ComparisonModel;
class TrialsModel;

/// A comparison's cells as a table that can be sorted and copied, above the trials of the cell that
/// is chosen in it.
class ComparisonTables : public QSplitter
{
    Q_OBJECT

public:
    explicit ComparisonTables(QWidget *parent = nullptr);

    /// Shows a comparison of `campaign`; the choice stays while its cell is there.
    void setComparison(const analysis::Comparison &comparison,
                       std::shared_ptr<const store::CampaignData> campaign);
    void clear();

    /// Chooses the cell of these trials at this place of the axis: those of a distribution share
    /// them.
    void chooseCell(const std::vector<store::TrialId> &trials, const QString &axisKey);

    /// The chosen cell; null for none. Valid until the comparison changes.
    [[nodiscard]] const analysis::ComparisonCell *chosenCell() const;

    /// Leads on from the chosen cell: to its trial, or to the table of its trials.
    void activateChosen();

    /// Where a click opens a trial.
    [[nodiscard]] QWidget *trialRows() const;

signals:
    void chosenChanged();
    void trialActivated(runwatt::store::TrialId trial); ///< the person wants to see this trial
    void copied(int rows); ///< as CSV, to the clipboard

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeCells();
    QWidget *makeTrials();
    void connectTables();
    void updateColumns();
    [[nodiscard]] int widthOf(int column) const;
    /// Of a column of names that are cut, but so that no two of them look the same.
    [[nodiscard]] int shortWidthOf(int column) const;
    [[nodiscard]] int headingWidthOf(int column) const;
    void showRow(const QModelIndex &row);
    void openTrial(const QModelIndex &row);
    void copyCells();

    std::shared_ptr<const store::CampaignData> m_campaign;
    QString m_unit;
    ComparisonModel *m_model;
    QSortFilterProxyModel *m_sorted;
    TrialsModel *m_trials;
    common::MarkBadges *m_marks = nullptr;
    QTableView *m_cellsTable = nullptr;
    common::ElidedLabel *m_trialsTitle = nullptr;
    QTableView *m_trialsTable = nullptr;
};

} // namespace runwatt::compare
