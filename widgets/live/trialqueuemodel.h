// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/feed.h"

#include <QAbstractListModel>

namespace runwatt::live {

/// The trials of a campaign in their order, one row each. Rows change one at a time.
class TrialQueueModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        StateWordRole = Qt::UserRole, ///< "complete", "measure" while running, translated
        StateRole, ///< store::TrialState as int
        RuntimeRole, ///< code
        WorkloadRole,
        PlaceRole, ///< "board, 2 of 3", for the second line
        TrialIdRole, ///< qint64, 0 until it has begun
        DoubtRole, ///< true when a verdict other than valid is known
        PositionRole,
        ShortStateRole ///< what is against it, without "complete"; as StateWordRole otherwise
    };

    explicit TrialQueueModel(QObject *parent = nullptr);

    /// The whole queue, in place of the one before.
    void setTrials(const QList<campaign::TrialStatus> &trials);

    /// Changes the row with the same position, or adds it.
    void update(const campaign::TrialStatus &trial);

    /// The row of the trial that runs; -1 when none does.
    [[nodiscard]] int runningRow() const;
    [[nodiscard]] int rowOf(store::TrialId trial) const;

    [[nodiscard]] const campaign::TrialStatus &trialAt(int row) const { return m_trials[row]; }

    /// Its name in one line: "NT, fio random read, 4 KiB, 2".
    [[nodiscard]] static QString title(const campaign::TrialStatus &trial);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString stateWord(const campaign::TrialStatus &trial) const;
    [[nodiscard]] QString shortState(const campaign::TrialStatus &trial) const;

    QList<campaign::TrialStatus> m_trials;
};

} // namespace runwatt::live
