// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cpu/accounting.h"
#include "core/cpu/procreader.h"
#include "core/runtime/toolrun.h"

#include <QList>
#include <QSet>
#include <QString>

#include <map>
#include <optional>
#include <set>

namespace runwatt::campaign {

/// Tells whose the processes of a device are in one trial: by the process ids that the runtime and
/// our own tools tell, by the trial's control group, and else as their parents'. I/O thread.
///
/// A device may have other containers: an engine's shim is the runtime's where it holds processes
/// of the trial's group, its command line where we have started it. Its service, which serves all,
/// is where we use it, but nothing that the service has started for others.
///
/// The benchmark is known by its process, not by its name: `sh -c 'exec prog'` becomes another
/// program, and other shells are none of it. Natively, what it has put into the background or made
/// a daemon is handed to another parent, and stays the benchmark's: by the mark in its environment
/// (stamp.py), or as a reading has seen it under the benchmark. A container has numbers of its own
/// for what runs inside, so there what our wrapper (stamp.py) has started in the container's
/// control group is the benchmark's. The name decides only where nothing else tells: in a container
/// whose group can't be read (there that of its shim, too), and of a process that is newer than the
/// last reading.
class ProcessOwners
{
public:
    /// The name of the benchmark's program, as far as it runs on the device; empty for a guest's.
    explicit ProcessOwners(const QString &toolName);

    /// Processes that the trial's runtime consists of; none in NT.
    void setRuntime(const QList<qint64> &ids);

    /// Processes of ours.
    void addOwn(const QList<qint64> &ids);

    /// The benchmark's first process on the device, as its wrapper tells it. What it starts is the
    /// benchmark's, too.
    void setTool(const runtime::ToolProcess &tool);

    /// All processes there are by now, and the threads of some.
    void setReading(const cpu::ProcReading &reading);

    /// Of a thread of the kernel that works for one guest (cpu::GuestWorker) it is that of the
    /// guest's monitor, as far as its name tells which; Kernel of all others.
    [[nodiscard]] cpu::TaskOwner
    ownerOf(qint64 pid, const QString &command, bool isKernelThread) const;

    /// Those of the runtime and the benchmark that have several threads, at most kMostThreaded.
    [[nodiscard]] QList<qint64> threaded() const;

private:
    static constexpr int kMostThreaded = 32;

    [[nodiscard]] cpu::TaskOwner ownerOfKernels(const QString &command) const;
    [[nodiscard]] std::optional<cpu::TaskOwner> ownOwner(qint64 pid, const QString &command) const;
    [[nodiscard]] bool isBenchmark(qint64 pid, const QString &command) const;
    [[nodiscard]] const cpu::TaskCounters *find(qint64 pid) const;
    [[nodiscard]] qint64 parentOf(qint64 pid) const; ///< 0: not known
    [[nodiscard]] bool isStartedByUs(qint64 pid) const;
    void findWrappers(const cpu::ProcReading &reading);
    void findHolders();
    void keepBenchmark();

    QString m_tool;
    std::optional<runtime::ToolProcess> m_toolProcess;
    QSet<qint64> m_runtime;
    QSet<qint64> m_own;
    QSet<qint64> m_wrappers; ///< in a container: what they start is the benchmark's
    /// Processes that are the benchmark's natively, as long as a reading, or the one before it, has
    /// them: by number, when they began.
    std::map<qint64, quint64> m_benchmark;
    std::set<qint64> m_marked; ///< as the helper tells
    QSet<qint64> m_holders; ///< of the trial's container: shims and their like
    std::set<qint64> m_members; ///< of the trial's control group
    bool m_usesService = false; ///< an engine's: see asksService()
    bool m_knowsGroup = false; ///< of the container
    std::map<qint64, cpu::TaskCounters> m_processes;
    std::map<qint64, cpu::TaskCounters> m_before; ///< of the reading before: they may have ended
    std::map<qint64, qint64> m_processOf; ///< by the thread's number
};

} // namespace runwatt::campaign
