// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origins.h"
#include "core/cpu/accounting.h"
#include "core/store/records.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <vector>

// What a running campaign tells its views: immutable values, sent by queued signals from the I/O
// thread. A finished campaign's file gives the same values (see store::CampaignData), so one live
// view shows both.

namespace runwatt::campaign {

enum class RunState { Idle, Preparing, Running, Pausing, Paused, Stopping, Finished, Failed };

/// A trial as the queue shows it.
struct TrialStatus
{
    store::TrialId id; ///< none until it has begun
    int position = 0; ///< from 1
    QString device;
    QString runtime;
    QString workload; ///< title
    int repetition = 1;
    store::TrialState state = store::TrialState::Waiting;
    store::Phase phase = store::Phase::Prepare; ///< while running
    QStringList verdicts; ///< codes, when complete; "valid" when nothing is against it
    QString error;
    Origin origin = Origin::Measured; ///< of the trial as a whole, since it began
    bool isOnEmulated = false; ///< the processor of its device is emulated, whatever else it is
};

/// All that a trial which has begun is not measured of.
[[nodiscard]] inline Origins originsOf(const TrialStatus &trial)
{
    Origins origins;
    add(origins, trial.origin);
    if (trial.isOnEmulated)
        add(origins, Origin::Emulated);
    return origins;
}

/// Where a campaign stands. Remaining time is a range: from the plan's estimate at first, then from
/// the trials done so far.
struct Progress
{
    int done = 0;
    int failed = 0;
    int total = 0;
    std::chrono::seconds elapsed{0};
    std::chrono::seconds remainingLow{0};
    std::chrono::seconds remainingHigh{0};
    QString activity; ///< one line: "board: NT, fio random read, 4 KiB, 2 of 3: measure"
};

/// One row of the process table.
struct ProcessRow
{
    static constexpr qint64 kUnknownBytes = -1;

    QString device;
    qint64 pid = 0;
    QString command;
    double cpuPercent = 0; ///< 100 = one core
    double userPercent = 0; ///< NaN: not known
    double systemPercent = 0; ///< likewise
    qint64 residentBytes = 0; ///< or kUnknownBytes
    QString belongsTo; ///< "benchmark", "runtime", "runwatt", or empty: foreign
};

struct ProcessTable
{
    TimeNs timeNs = 0;
    QString device;
    std::vector<ProcessRow> rows; ///< busiest first
};

/// Who used the CPU in a trial's window so far. What comes with the trial's end is exact to the
/// window's edges; this is from reading to reading.
struct AccountSoFar
{
    store::TrialId trial;
    cpu::CpuAccount account; ///< over its coveredSeconds
};

struct SeriesSamples
{
    store::SeriesId series;
    series::SharedSamples samples;
};

} // namespace runwatt::campaign

Q_DECLARE_METATYPE(runwatt::campaign::TrialStatus)
Q_DECLARE_METATYPE(runwatt::campaign::Progress)
Q_DECLARE_METATYPE(runwatt::campaign::ProcessTable)
Q_DECLARE_METATYPE(runwatt::campaign::AccountSoFar)
Q_DECLARE_METATYPE(runwatt::campaign::SeriesSamples)
