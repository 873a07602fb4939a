// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/feed.h"
#include "core/store/records.h"

#include <QHash>
#include <QObject>

#include <array>
#include <map>
#include <optional>
#include <vector>

namespace runwatt::live {

/// Whose columns, and of which core: -1 = all together.
struct CoreKey
{
    bool isGuest = false;
    int core = -1;

    auto operator<=>(const CoreKey &) const = default;
};

/// mpstat's columns of one core, in percent, in the order of cpu::cpuColumns(). NaN: not told.
using CoreColumns = std::array<double, 10>;

/// Who used the CPU in a trial, in CPU-seconds.
struct CpuFiguresOfTrial
{
    CpuFiguresOfTrial() = default;

    bool isFinal = false; ///< from the trial's summaries, over its window
    double seconds = 0; ///< that the account is over
    std::optional<double> busy; ///< of all cores; none: there is no account
    std::map<cpu::CpuPart, double> parts; ///< they add up to `busy`
    std::map<CoreKey, CoreColumns> cores; ///< means over the window, so far; before it the newest
};

/// The CPU of each trial in numbers: who used it, and mpstat's columns of each core, of the device
/// and of its guest. While a trial measures as far as is told, afterwards from its summaries. GUI
/// thread.
class CpuFigures : public QObject
{
    Q_OBJECT

public:
    explicit CpuFigures(QObject *parent = nullptr);

    /// Those of a campaign that is in a file, or none.
    void load(const store::CampaignData &data);

    void setPhase(const store::PhaseRecord &phase);
    void addSeries(const store::SeriesRecord &series);
    void append(store::SeriesId series, const series::Samples &samples);
    void setAccount(const campaign::AccountSoFar &account);
    /// The trial's summaries, of which the CPU's are taken.
    void setSummaries(store::TrialId trial, const QList<store::SummaryRecord> &summaries);

    /// Of a trial; empty for one that nobody has told of.
    [[nodiscard]] CpuFiguresOfTrial of(store::TrialId trial) const;

signals:
    void changed(runwatt::store::TrialId trial);

private:
    /// One column of one core.
    struct Column
    {
        CoreKey core;
        std::size_t column = 0; ///< of cpu::cpuColumns()
    };

    struct Watched
    {
        store::TrialId trial;
        Column column;
        int samples = 0; ///< of the window
    };

    struct Trial
    {
        CpuFiguresOfTrial figures;
        series::Window window; ///< endNs 0 while it lasts; empty before
    };

    [[nodiscard]] static std::optional<Column> columnOf(const QString &name, const QString &detail);
    static double &cell(CpuFiguresOfTrial *figures, const Column &column);
    void take(const store::SummaryRecord &summary);

    QHash<store::TrialId, Trial> m_trials;
    QHash<store::SeriesId, Watched> m_watched; ///< of the trials that run
};

} // namespace runwatt::live
