// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origins.h"
#include "core/store/records.h"

#include <QString>

#include <vector>

namespace runwatt::stage {

/// One runtime (of one device) in a race.
struct RaceEntry
{
    QString key; ///< runtime and device: the same entry from one moment to the next
    QString runtime; ///< code
    QString device; ///< empty where the campaign has one only
    double mean = 0; ///< over its complete trials so far, in the race's unit
    int trials = 0;
    Origins origins = {};

    bool operator==(const RaceEntry &) const = default;
};

/// How the runtimes stand in a workload.
struct Race
{
    QString workload; ///< title
    QString measure; ///< of the summaries: "throughput"
    QString unit; ///< SI
    std::vector<RaceEntry> entries; ///< the best first
    Origins origins = {}; ///< of all entries
    int trials = 0; ///< of all entries

    bool operator==(const Race &) const = default;
};

/// The race after the first `trials` complete trials of the workload, by their ends; a workload
/// that is none is the campaign's first. What is raced is the workload's own measure, of which more
/// is better: throughput, transactions, or operations. Without such a measure it has no entries.
[[nodiscard]] Race
raceAfter(const store::CampaignData &campaign, store::WorkloadId workload, int trials);

/// How many complete trials the workload has that ended at `time` or before.
[[nodiscard]] int
completeTrials(const store::CampaignData &campaign, store::WorkloadId workload, TimeNs time);

} // namespace runwatt::stage
