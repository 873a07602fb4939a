// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cpu/accounting.h"
#include "core/cpu/cpusample.h"

#include <QByteArrayView>

#include <array>
#include <map>
#include <vector>

namespace runwatt::cpu {

/// The counters of one line of /proc/stat (proc(5)), in clock ticks since boot: user, nice, system,
/// idle, iowait, irq, softirq, steal, guest, guest_nice. Older kernels give fewer; the rest is 0.
using CpuTicks = std::array<quint64, 10>;

/// One reading of /proc/stat: core number, -1 for the line "cpu" of all together, to its counters.
using ProcStat = std::map<int, CpuTicks>;

/// Reads the text of /proc/stat. An Error when there is no "cpu" line with at least four numbers.
[[nodiscard]] Result<ProcStat> parseProcStat(QByteArrayView text);

/// What happened between two readings at these times, for the cores that are in both: all cores
/// together first. user and nice are given without guest time, which the kernel counts in them
/// too. Counters that went backwards count as unchanged; a core without any tick gives no sample.
[[nodiscard]] std::vector<CpuSample>
difference(const ProcStat &before, TimeNs beforeNs, const ProcStat &after, TimeNs afterNs);

/// CPU-seconds of the cores that are in both readings, `seconds` apart, by the time they were idle.
///
/// Where the kernel stops the tick of an idle core (CONFIG_NO_HZ), the columns idle and iowait are
/// measured by its clock (get_idle_time() in its fs/proc/stat.c, get_cpu_idle_time_us() in its
/// kernel/time/tick-sched.c). Where it accounts by the tick (CONFIG_TICK_CPU_ACCOUNTING), the
/// others count ticks, and miss what wakes and sleeps between two of them, as work does that waits
/// for a disk or keeps a rate. So a core was busy for the time that went by, less idle, iowait and
/// steal; what the other columns have less than that, or more, is CpuSeconds::untold. Measured on
/// Linux 6.18 with two cores against the exact time of all tasks (cpuacct.usage of the top group):
/// over 248 s in which half of the cores' time or less was busy the columns had 9 % less than the
/// tasks and this had 4 % more, which no task was charged with (CpuPart::NoTask); without idle time
/// all three agree. Where idle is counted by the tick as well, so do the first two.
///
/// A core whose idle time went back, or on by far more than the time, was off: its columns are
/// taken as they are, and for no more than the time.
[[nodiscard]] CpuSeconds
coreSeconds(const ProcStat &before, const ProcStat &after, double seconds, double ticksPerSecond);

} // namespace runwatt::cpu
