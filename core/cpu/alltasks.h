// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <map>
#include <optional>

namespace runwatt::cpu {

/// What all tasks of a device have used since it was started, those too that have ended, as its
/// scheduler counts it in the control groups at the top. CPU-seconds.
struct AllTasks
{
    std::optional<double> whole; ///< cgroup v1: of every task
    /// cgroup v2 has it for each group below the top, by its name, and not for the top itself,
    /// where threads of the kernel are.
    std::map<QByteArray, double> groups;
};

/// Reads a line of the helper: "all cpuacct.usage NANOSECONDS" (cgroup-v1/cpuacct.rst of the
/// kernel) or "all usage_usec MICROSECONDS NAME" (cpu.stat in cgroup-v2.rst), which adds a group.
/// What is neither is left out.
void readAllTasks(QByteArrayView line, AllTasks *tasks);

/// What they used between two readings, never negative; of v2 what those in groups used, and
/// nothing of a group that has gone meanwhile. Nothing where one reading does not tell.
[[nodiscard]] std::optional<double> difference(const AllTasks &before, const AllTasks &after);

} // namespace runwatt::cpu
