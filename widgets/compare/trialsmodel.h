// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"
#include "core/store/records.h"

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace runwatt::compare {

/// The trials behind one cell of a comparison: the trial's number in the campaign (as in the CSV of
/// a figure), which repetition it is, its value, when it ran, and what is known against it.
class TrialsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Trial, Repetition, Value, Begin, Verdict, ColumnCount };

    explicit TrialsModel(QObject *parent = nullptr);

    /// Shows the cell's trials; `data` gives their records.
    void setCell(const store::CampaignData &data,
                 const analysis::ComparisonCell &cell,
                 const QString &unit);
    void clear();

    [[nodiscard]] store::TrialId trial(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        store::TrialId trial;
        QStringList texts; ///< by column
    };

    std::vector<Row> m_rows;
};

} // namespace runwatt::compare
