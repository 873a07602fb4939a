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

/// What makes containers when it is told to, as the kernel cuts their names.
bool makesContainers(const QString &command)
{
    static constexpr std::array kNames{"docker"_L1, "podman"_L1, "nerdctl"_L1, "ctr"_L1,
                                       "runc"_L1,   "crun"_L1,   "conmon"_L1,  "kata-"_L1};
    return beginsWithOneOf(command, kNames);
}

/// What holds one container, or one pod.
bool holdsContainer(const QString &command)
{
    static constexpr std::array kNames{"containerd-shim"_L1, "conmon"_L1, "runc"_L1, "crun"_L1,
                                       "kata-"_L1};
    return beginsWithOneOf(command, kNames);
}

/// An engine's command line that has its work done by a service of all containers.
bool asksService(const QString &command)
{
    static constexpr std::array kNames{"docker"_L1, "nerdctl"_L1, "ctr"_L1};
    return std::ranges::find(kNames, command) != kNames.end();
}

bool isService(const QString &command)
{
    return command == u"dockerd" || command == u"containerd";
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

void ProcessOwners::setTool(const runtime::ToolProcess &tool)
{
    m_toolProcess = tool;
}

void ProcessOwners::setReading(const cpu::ProcReading &reading)
{
    m_before = std::exchange(m_processes, reading.processes);
    m_processOf.clear();
    for (const auto &[pid, threads] : reading.threads) {
        for (const auto &entry : threads)
            m_processOf[entry.first] = pid;
    }
    m_members = reading.members;
    const auto asks = [this](const auto &entry) {
        return asksService(entry.second.command) && isStartedByUs(entry.first);
    };
    m_usesService =
        m_usesService || (!m_runtime.isEmpty() && std::ranges::any_of(m_processes, asks));
    const bool isContainer = !m_tool.isEmpty() && !m_runtime.isEmpty();
    if (isContainer && !reading.members.empty()) {
        m_knowsGroup = true;
        findWrappers(reading);
    }
    findHolders();
    m_marked = reading.marked;
    if (m_toolProcess && m_runtime.isEmpty())
        keepBenchmark();
}

void ProcessOwners::keepBenchmark()
{
    std::erase_if(m_benchmark, [this](const auto &known) {
        const cpu::TaskCounters *process = find(known.first);
        return !process || process->started != known.second;
    });
    for (const auto &[pid, process] : m_processes) {
        if (ownerOf(pid, process.command, process.isKernelThread) == TaskOwner::Benchmark)
            m_benchmark.emplace(pid, process.started);
    }
}

bool ProcessOwners::isStartedByUs(qint64 pid) const
{
    for (int i = 0; i < kMostAncestors && pid > 0; ++i) {
        if (m_own.contains(pid) || m_runtime.contains(pid))
            return true;
        pid = parentOf(pid);
    }
    return false;
}

void ProcessOwners::findHolders()
{
    m_holders.removeIf([this](qint64 pid) { return !m_before.contains(pid); });
    for (const qint64 pid : m_members) {
        qint64 holder = parentOf(pid);
        for (int i = 0; i < kMostAncestors && !m_members.contains(holder); ++i) {
            const cpu::TaskCounters *process = find(holder);
            if (!process || !holdsContainer(process->command))
                break;
            m_holders.insert(holder);
            holder = process->parent;
        }
    }
}

void ProcessOwners::findWrappers(const cpu::ProcReading &reading)
{
    // Those that have ended were there until now.
    m_wrappers.removeIf([this](qint64 pid) { return !m_before.contains(pid); });
    // A container is entered by its first process, which starts nothing, and by our wrappers.
    for (const qint64 pid : reading.members) {
        const qint64 parent = parentOf(pid);
        if (reading.members.contains(parent) && !reading.members.contains(parentOf(parent)))
            m_wrappers.insert(parent);
    }
}

const cpu::TaskCounters *ProcessOwners::find(qint64 pid) const
{
    for (const auto *processes : {&m_processes, &m_before}) {
        if (const auto process = processes->find(pid); process != processes->cend())
            return &process->second;
    }
    return nullptr;
}

qint64 ProcessOwners::parentOf(qint64 pid) const
{
    const cpu::TaskCounters *process = find(pid);
    return process ? process->parent : 0;
}

bool ProcessOwners::isBenchmark(qint64 pid, const QString &command) const
{
    const qint64 parent = parentOf(pid);
    if (m_wrappers.contains(parent) || m_benchmark.contains(pid) || m_marked.contains(pid))
        return true;
    if (m_toolProcess && m_toolProcess->id == (m_toolProcess->isWrapper ? parent : pid))
        return true;
    const bool isUntold = !m_runtime.isEmpty() && !m_knowsGroup;
    return (isUntold || !find(pid)) && !m_tool.isEmpty() && command == m_tool;
}

std::optional<TaskOwner> ProcessOwners::ownOwner(qint64 pid, const QString &command) const
{
    if (m_runtime.contains(pid))
        return TaskOwner::Runtime;
    if (m_own.contains(pid) || m_wrappers.contains(pid))
        return TaskOwner::Runwatt;
    if (isBenchmark(pid, command))
        return TaskOwner::Benchmark;
    const bool isUntold = !m_tool.isEmpty() && !m_runtime.isEmpty() && !m_knowsGroup;
    if (m_holders.contains(pid) || (isUntold && holdsContainer(command)))
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
    // Not what such a service has started: it serves others, too.
    if (m_usesService && isService(command))
        return TaskOwner::Runtime;
    if (isOfOurConnection(command))
        return TaskOwner::Runwatt;
    bool isForContainer = !m_runtime.isEmpty() && makesContainers(command);
    const cpu::TaskCounters *ancestor = find(parentOf(pid));
    for (int i = 0; i < kMostAncestors && ancestor; ++i) {
        if (const auto owner = ownOwner(ancestor->id, ancestor->command))
            return *owner == TaskOwner::Runwatt && isForContainer ? TaskOwner::Runtime : *owner;
        isForContainer =
            isForContainer || (!m_runtime.isEmpty() && makesContainers(ancestor->command));
        ancestor = find(ancestor->parent);
    }
    if (!m_members.contains(pid))
        return TaskOwner::Foreign;
    // NT has nothing of its own in its group.
    return m_runtime.isEmpty() ? TaskOwner::Benchmark : TaskOwner::Runtime;
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
