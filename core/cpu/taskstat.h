// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace runwatt::cpu {

/// The counters of one line of /proc/PID/stat or /proc/PID/task/TID/stat (proc(5)). Times in clock
/// ticks, since the task began.
struct TaskCounters
{
    qint64 id = 0; ///< of the process, or of the thread
    qint64 parent = 0;
    QString command; ///< as the kernel has it: at most 15 bytes of most, may hold anything
    bool isKernelThread = false;
    quint64 user = 0; ///< with guest time, which the kernel counts in it
    quint64 system = 0;
    quint64 guest = 0;
    quint64 reaped = 0; ///< user and system of children that it has waited for, with theirs
    qint64 threads = 1; ///< of the process
    quint64 started = 0; ///< ticks after the machine's start; with `id` it tells a task from others
    qint64 residentPages = 0;

    [[nodiscard]] quint64 busy() const { return user + system; }

    bool operator==(const TaskCounters &) const = default;
};

/// Reads one such line; what older kernels lack at its end counts as 0. Nothing when it is none: a
/// command that holds a line break cuts it.
[[nodiscard]] std::optional<TaskCounters> parseTaskStat(QByteArrayView line);

} // namespace runwatt::cpu
