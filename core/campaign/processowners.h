// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cpu/accounting.h"
#include "core/cpu/procreader.h"

#include <QList>
#include <QSet>
#include <QString>

#include <map>

namespace runwatt::campaign {

/// Tells whose the processes of a device are in one trial: by the process ids that the runtime and
/// our own tools tell, by the names of the benchmark and of what serves containers, and else as
/// their parents'. I/O thread.
class ProcessOwners
{
public:
    explicit ProcessOwners(const QString &toolName);

    /// Processes that the trial's runtime consists of; none in NT.
    void setRuntime(const QList<qint64> &ids);

    /// Processes of ours. The benchmark's tool may be among them: it stays the benchmark's, and its
    /// parent, which stamps what it prints, is ours.
    void addOwn(const QList<qint64> &ids);

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

    QString m_tool;
    QSet<qint64> m_runtime;
    QSet<qint64> m_own;
    std::map<qint64, cpu::TaskCounters> m_processes;
    std::map<qint64, qint64> m_processOf; ///< by the thread's number
};

} // namespace runwatt::campaign
