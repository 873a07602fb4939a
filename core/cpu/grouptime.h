// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace runwatt::cpu {

/// What the tasks of a control group have used, those too that have ended. CPU-seconds.
struct GroupTime
{
    double usage = 0; ///< as the scheduler counts it
    double user = 0; ///< with guest time; user and system add up to usage but for rounding
    double system = 0;

    bool operator==(const GroupTime &) const = default;
};

/// Reads the line "group NAME VALUE NAME VALUE ..." of the helper: of cgroup v2 what cpu.stat has
/// (usage_usec, user_usec, system_usec, others), of v1 cpuacct.usage (nanoseconds), and user and
/// system of cpuacct.stat (clock ticks); see cgroup-v2.rst and cgroup-v1/cpuacct.rst of the kernel.
/// Nothing where it does not tell the usage.
[[nodiscard]] std::optional<GroupTime> parseGroupTime(QByteArrayView line, double ticksPerSecond);

/// What it used between two readings; never negative.
[[nodiscard]] GroupTime difference(const GroupTime &before, const GroupTime &after);

} // namespace runwatt::cpu
