// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cpu/cpusample.h"
#include "core/cpu/pidstat.h"
#include "core/series/sample.h"

#include <map>
#include <span>

namespace runwatt::cpu {

/// CPU-seconds by category over a window. All categories sum to total().
struct CpuSeconds
{
    double user = 0; ///< with nice
    double system = 0;
    double irq = 0;
    double softirq = 0;
    double guest = 0; ///< with guestNice
    double iowait = 0;
    double steal = 0;
    double idle = 0;
    double covered = 0; ///< seconds of the window for which there were samples

    [[nodiscard]] double busy() const { return user + system + irq + softirq + guest; }

    [[nodiscard]] double total() const { return busy() + iowait + steal + idle; }
};

/// CPU-seconds from the samples of one core, or of all together (`core` -1). A sample that lies
/// partly in the window counts for that part. Categories are scaled so that each sample sums to its
/// length times its cores, whatever the tool rounded.
[[nodiscard]] CpuSeconds
cpuSeconds(std::span<const CpuSample> samples, series::Window window, int core = -1);

/// One process in the account.
struct ProcessSeconds
{
    QString command;
    double user = 0; ///< CPU-seconds
    double system = 0;
    double guest = 0;

    [[nodiscard]] double busy() const { return user + system + guest; }
};

/// Who used the CPU over a window: `total.busy() == explained + unexplained`. Unexplained is what
/// no listed process accounts for: interrupts, processes too short for pidstat, ticks charged
/// differently. It may be slightly negative, since the two tools sample at different moments.
struct CpuAccount
{
    CpuSeconds total;
    std::map<qint64, ProcessSeconds> processes; ///< by pid
    double explained = 0;
    double unexplained = 0;
};

/// The account of a window. Rows of threads (tid other than 0) are left out: their process has a
/// row of its own.
[[nodiscard]] CpuAccount account(std::span<const CpuSample> total,
                                 std::span<const ProcessSample> processes,
                                 series::Window window);

} // namespace runwatt::cpu
