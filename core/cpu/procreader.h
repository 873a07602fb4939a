// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/cpu/alltasks.h"
#include "core/cpu/cpusample.h"
#include "core/cpu/grouptime.h"
#include "core/cpu/pidstat.h"
#include "core/cpu/procstat.h"
#include "core/cpu/taskstat.h"

#include <QByteArrayView>

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace runwatt::cpu {

/// All counters of the CPU at one time: of the cores, of every process, of some processes' threads.
struct ProcReading
{
    TimeNs timeNs = 0; ///< on a clock of the caller's choice
    TimeNs bootNs = 0; ///< on the device's boot-time clock, on which tasks start
    double ticksPerSecond = 100;
    double pageBytes = 4096;
    ProcStat cores;
    std::map<qint64, TaskCounters> processes; ///< by pid
    std::map<qint64, std::map<qint64, TaskCounters>> threads; ///< by pid, then by tid
    std::optional<GroupTime> group; ///< of the control group that was asked for, since it was made
    std::set<qint64> members; ///< the processes in it
    std::set<qint64> marked; ///< the processes that bear the mark of the tool that was asked for
    AllTasks allTasks;
    std::set<qint64> atTop; ///< the processes in no control group below the top; of cgroup v2
};

/// Reads what the helper on the device prints of /proc, one reading after the other:
///   hz TICKS_PER_SECOND page BYTES
///   cpu... lines of /proc/stat
///   all ...                 what all tasks used, as readAllTasks() has it; may be missing
///   top PID PID ...         the processes at the top of the control groups; may be missing
///   lines of /proc/PID/stat
///   same PID PID ...        processes whose line is as in the reading before; may be missing
///   threads
///   lines of /proc/PID/task/TID/stat, those of a process after one another, its first thread first
///   group ...               a control group's counters: parseGroupTime(); may be missing
///   members PID PID ...     the processes in it
///   marked PID PID ...      those that a tool has started, by their environment; may be missing
/// Bounded memory: what is beyond kMostTasks is left out. Any thread, one at a time.
class ProcReader
{
public:
    static constexpr std::size_t kMostTasks = 65536;

    /// An Error when there are no counters of the cores in it.
    [[nodiscard]] Result<ProcReading> read(QByteArrayView text, TimeNs timeNs, TimeNs bootNs);

private:
    std::map<qint64, TaskCounters> m_processes; ///< of the last reading
};

/// The counters that a task of a later reading had at an earlier one, of which `tasks` is a part:
/// none used when it began after that; nothing when the earlier one has missed it.
[[nodiscard]] std::optional<TaskCounters>
countersBefore(const ProcReading &before,
               const std::map<qint64, TaskCounters> &tasks,
               const TaskCounters &later);

/// The rows that pidstat would print of the time between two readings: the processes that used
/// CPU, with what /proc/PID/stat tells of them.
[[nodiscard]] std::vector<ProcessSample> processSamples(const ProcReading &before,
                                                        const ProcReading &after);

/// What mpstat would print of it: all cores together, then each.
[[nodiscard]] std::vector<CpuSample> cpuSamples(const ProcReading &before,
                                                const ProcReading &after);

} // namespace runwatt::cpu
