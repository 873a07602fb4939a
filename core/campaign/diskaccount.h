// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/device/diskstats.h"
#include "core/series/sample.h"
#include "core/store/records.h"

#include <QString>

#include <vector>

namespace runwatt::campaign {

/// A block device's counters at one time, on the host's steady clock.
struct DiskReading
{
    TimeNs steadyNs = 0;
    device::DiskCounters counters{};
};

/// What the storage under a trial's file moved, beside what the benchmark claims.
struct DiskMaterial
{
    store::TrialId trial{};
    std::vector<DiskReading> readings{}; ///< in order of time, up to when the trial has settled
    QString fileSystem{}; ///< of the campaign's folder, for the reason why there are none
    series::Window window{}; ///< on the host's steady clock
    std::vector<benchmark::Summary> claimed{}; ///< its "bytes" are looked at
    Origin device = Origin::Measured;
    Origin work = Origin::Measured;
};

struct DiskAccount
{
    std::vector<store::SummaryRecord> summaries{};
    QString note{}; ///< why there is nothing; a sentence for people
};

/// Sums up, detail the block device's name:
/// - "disk.read.bytes", "disk.written.bytes" (B): what came from it and reached it in the window.
///   Between two readings a straight line is assumed; the uncertainty is how far off that can be at
///   the window's two edges at most;
/// - "disk.written.late" (B): what reached it from the window's end to the last reading, for the
///   most part writeback of what the benchmark wrote (the device's other writes are in all of
///   these);
/// - "disk.share" (B/B), detail "read" or "write": bytes that the device moved in the window for
///   each byte that the benchmark claims.
/// Pure; any thread.
[[nodiscard]] DiskAccount diskAccount(const DiskMaterial &material);

/// Bytes per second between two readings; nothing where they are of two devices, out of order, or
/// the counters went back.
struct DiskRate
{
    TimeNs steadyNs = 0; ///< the middle
    double readBytesPerSecond = 0;
    double writtenBytesPerSecond = 0;
};

[[nodiscard]] std::optional<DiskRate> diskRate(const DiskReading &before, const DiskReading &after);

} // namespace runwatt::campaign
