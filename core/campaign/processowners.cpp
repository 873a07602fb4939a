// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/processowners.h"

#include "core/cpu/guestworkers.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

using cpu::TaskOwner;

/// A tree of processes is not deeper; a damaged one may be a ring.
constexpr int kMostAncestors = 64;
/// The kernel cuts the names of processes (TASK_COMM_LEN less the NUL).
constexpr qsizetype kLongestCommand = 15;

bool beginsWithOneOf(const QString &command, std::span<const QLatin1String> names)
{
    return std::ranges::any_of(names,
                               [&command](QLatin1String name) { return command.startsWith(name); });
}

/// What makes, holds and serves containers, and virtio-fs, as the kernel cuts their names.
bool servesRuntimes(const QString &command)
{
    static constexpr std::array kNames{"containerd"_L1, "dockerd"_L1, "docker"_L1,   "runc"_L1,
                                       "crun"_L1,       "conmon"_L1,  "podman"_L1,   "nerdctl"_L1,
                                       "ctr"_L1,        "kata-"_L1,   "virtiofsd"_L1};
    return beginsWithOneOf(command, kNames);
}

/// Without what else such a process has started: a login leads to everything.
bool isOfOurConnection(const QString &command)
{
    static constexpr std::array kNames{"mpstat"_L1, "pidstat"_L1, "sshd"_L1};
    return beginsWithOneOf(command, kNames);
}

} // namespace

ProcessOwners::ProcessOwners(const QString &toolName)
    : m_tool(toolName.left(kLongestCommand))
{ }

void ProcessOwners::setRuntime(const QList<qint64> &ids)
{
    m_runtime = QSet<qint64>(ids.cbegin(), ids.cend());
}

void ProcessOwners::addOwn(const QList<qint64> &ids)
{
    for (const qint64 id : ids)
        m_own.insert(id);
}

void ProcessOwners::setReading(const cpu::ProcReading &reading)
{
    m_processes = reading.processes;
    m_processOf.clear();
    for (const auto &[pid, threads] : reading.threads) {
        for (const auto &entry : threads)
            m_processOf[entry.first] = pid;
    }
    for (const auto &[pid, process] : m_processes) {
        if (process.command == m_tool && m_own.contains(pid) && !m_runtime.contains(process.parent))
            m_own.insert(process.parent);
    }
}

std::optional<TaskOwner> ProcessOwners::ownOwner(qint64 pid, const QString &command) const
{
    if (command == m_tool)
        return TaskOwner::Benchmark;
    if (m_runtime.contains(pid))
        return TaskOwner::Runtime;
    if (m_own.contains(pid))
        return TaskOwner::Runwatt;
    if (!m_runtime.isEmpty() && servesRuntimes(command))
        return TaskOwner::Runtime;
    return std::nullopt;
}

TaskOwner ProcessOwners::ownerOfKernels(const QString &command) const
{
    const std::optional<cpu::GuestWorker> worker = cpu::guestWorker(command);
    if (!worker || worker->owner == 0)
        return TaskOwner::Kernel;
    const auto process = m_processOf.find(worker->owner);
    const qint64 pid = process == m_processOf.cend() ? worker->owner : process->second;
    if (m_runtime.contains(pid))
        return TaskOwner::Runtime;
    const auto monitor = m_processes.find(pid);
    if (monitor == m_processes.cend() || monitor->second.isKernelThread)
        return TaskOwner::Kernel;
    return ownerOf(pid, monitor->second.command, false);
}

TaskOwner ProcessOwners::ownerOf(qint64 pid, const QString &command, bool isKernelThread) const
{
    if (isKernelThread)
        return ownerOfKernels(command);
    if (const std::optional<TaskOwner> owner = ownOwner(pid, command))
        return *owner;
    if (isOfOurConnection(command))
        return TaskOwner::Runwatt;
    auto process = m_processes.find(pid);
    for (int i = 0; i < kMostAncestors && process != m_processes.cend(); ++i) {
        process = m_processes.find(process->second.parent);
        if (process == m_processes.cend())
            break;
        if (const auto owner = ownOwner(process->first, process->second.command))
            return *owner;
    }
    return TaskOwner::Foreign;
}

QList<qint64> ProcessOwners::threaded() const
{
    QList<qint64> ids;
    for (const auto &[pid, process] : m_processes) {
        if (process.threads < 2 || process.isKernelThread || ids.size() >= kMostThreaded)
            continue;
        const TaskOwner owner = ownerOf(pid, process.command, false);
        if (owner == TaskOwner::Runtime || owner == TaskOwner::Benchmark)
            ids.append(pid);
    }
    return ids;
}

} // namespace runwatt::campaign
