// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/tasktime.h"

#include <algorithm>

namespace runwatt::cpu {

namespace {

/// A tree of processes is not deeper; a damaged one may be a ring.
constexpr int kMostAncestors = 64;

/// Ticks used since the earlier counters; never negative.
struct Ticks
{
    double user = 0; ///< without guest time
    double system = 0;
    double guest = 0;

    [[nodiscard]] double busy() const { return user + system + guest; }
};

double spent(quint64 before, quint64 after)
{
    return after > before ? static_cast<double>(after - before) : 0.0;
}

Ticks ticksOf(const TaskCounters &before, const TaskCounters &after)
{
    Ticks ticks;
    ticks.guest = spent(before.guest, after.guest);
    ticks.user = std::max(0.0, spent(before.user, after.user) - ticks.guest);
    ticks.system = spent(before.system, after.system);
    return ticks;
}

class Interval
{
public:
    Interval(const ProcReading &before, const ProcReading &after)
        : m_before(before)
        , m_after(after)
    { }

    TaskInterval run()
    {
        if (m_after.timeNs <= m_before.timeNs)
            return {};
        m_result.window = {m_before.timeNs, m_after.timeNs};
        const std::vector<CpuSample> cores = cpuSamples(m_before, m_after);
        m_result.total = cpuSeconds(cores, m_result.window);
        for (const auto &entry : m_after.processes)
            addProcess(entry.second);
        addGone();
        if (m_before.group && m_after.group)
            m_result.group = difference(*m_before.group, *m_after.group);
        return std::move(m_result);
    }

private:
    void add(const TaskCounters &process, const QString &name, const Ticks &ticks)
    {
        if (ticks.busy() <= 0)
            return;
        TaskTime time;
        time.pid = process.id;
        time.process = process.command;
        time.name = name;
        time.isKernelThread = process.isKernelThread;
        time.isInGroup =
            m_before.members.contains(process.id) || m_after.members.contains(process.id);
        time.user = ticks.user / m_after.ticksPerSecond;
        time.system = ticks.system / m_after.ticksPerSecond;
        time.guest = ticks.guest / m_after.ticksPerSecond;
        m_result.tasks.push_back(std::move(time));
    }

    void addProcess(const TaskCounters &process)
    {
        const std::optional<TaskCounters> since =
            countersBefore(m_before, m_before.processes, process);
        if (!since)
            return;
        Ticks left = ticksOf(*since, process);
        const auto threads = m_after.threads.find(process.id);
        const auto threadsBefore = m_before.threads.find(process.id);
        if (threads != m_after.threads.cend() && threadsBefore != m_before.threads.cend()
            && left.busy() > 0) {
            for (const auto &entry : threads->second) {
                const std::optional<TaskCounters> began =
                    countersBefore(m_before, threadsBefore->second, entry.second);
                if (!began)
                    continue;
                // No more than the process has: the two are not read at one moment.
                Ticks used = ticksOf(*began, entry.second);
                used.user = std::min(used.user, left.user);
                used.system = std::min(used.system, left.system);
                used.guest = std::min(used.guest, left.guest);
                left.user -= used.user;
                left.system -= used.system;
                left.guest -= used.guest;
                add(process, entry.second.command, used);
            }
        }
        add(process, process.command, left);
    }

    [[nodiscard]] bool isStillThere(const TaskCounters &process) const
    {
        const auto still = m_after.processes.find(process.id);
        return still != m_after.processes.cend() && still->second.started == process.started;
    }

    /// The nearest ancestor that is still there: what the ones between had waited for came to it
    /// when they were waited for. 0 where there is none.
    [[nodiscard]] qint64 whoHasWaitedFor(const TaskCounters &process) const
    {
        const TaskCounters *child = &process;
        for (int i = 0; i < kMostAncestors; ++i) {
            const auto parent = m_before.processes.find(child->parent);
            if (parent == m_before.processes.cend())
                break;
            child = &parent->second;
            if (isStillThere(*child))
                return child->id;
        }
        return 0;
    }

    /// What ended processes had used since the first reading, by what was added to their parents'
    /// account of children when they were waited for.
    void addGone()
    {
        struct Children
        {
            quint64 known = 0; ///< ticks up to the first reading
            const TaskCounters *largest = nullptr;
        };

        std::map<qint64, Children> gone;
        for (const auto &[pid, process] : m_before.processes) {
            if (isStillThere(process))
                continue;
            Children &children = gone[whoHasWaitedFor(process)];
            children.known += process.busy() + process.reaped;
            if (!children.largest || process.busy() > children.largest->busy())
                children.largest = &process;
        }
        for (const auto &[pid, parent] : m_after.processes) {
            const std::optional<TaskCounters> since =
                countersBefore(m_before, m_before.processes, parent);
            if (!since || parent.reaped <= since->reaped)
                continue;
            const Children children = gone.contains(pid) ? gone.at(pid) : Children();
            Ticks ticks;
            // Nobody tells how it was spent.
            ticks.system = spent(children.known, parent.reaped - since->reaped);
            const TaskCounters &named = children.largest ? *children.largest : parent;
            add(named, named.command, ticks);
        }
    }

    const ProcReading &m_before;
    const ProcReading &m_after;
    TaskInterval m_result;
};

} // namespace

TaskInterval taskInterval(const ProcReading &before, const ProcReading &after)
{
    return Interval(before, after).run();
}

} // namespace runwatt::cpu
