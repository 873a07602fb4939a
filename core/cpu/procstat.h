// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
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

} // namespace runwatt::cpu
