// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cpu/cpusample.h"
#include "core/cpu/pidstat.h"

#include <QString>

#include <vector>

namespace runwatt::campaign {

/// Cores of which every column is kept; of those beyond only how busy they were. mpstat's own
/// output, which is kept too, has them all.
inline constexpr int kMostCoresInFull = 64;

/// The source of series that are made of the helper's counters.
inline constexpr QLatin1String kFromHelper("procfs");

/// Before the names of what a guest tells of itself.
inline constexpr QLatin1String kGuestPrefix("guest.");

/// One number of a CPU sample, as its series has it.
struct CpuValue
{
    QString name;
    QString detail; ///< series::kAllCores, or the core's number
    double value = 0; ///< %
};

/// The series of one sample of the device's CPU:
/// - "mpstat.usr" and the other columns (cpu::cpuColumns()), of all cores together and of each;
/// - "cpu.user", "cpu.system", "cpu.softirq", "cpu.guest", "cpu.rest", which add up to 100, and
///   "cpu.iowait", of all together;
/// - "cpu.core", of each: all but idle, iowait and steal.
[[nodiscard]] std::vector<CpuValue> deviceValues(const cpu::CpuSample &sample);

/// Likewise of a guest's: "guest.mpstat.*" of all its processors and of each, and of all
/// "guest.cpu.user", ".system", ".softirq", ".rest" and ".iowait".
[[nodiscard]] std::vector<CpuValue> guestValues(const cpu::CpuSample &sample);

/// The detail of a process's series: "fio [123]".
[[nodiscard]] QString processDetail(const cpu::ProcessSample &sample);

} // namespace runwatt::campaign
