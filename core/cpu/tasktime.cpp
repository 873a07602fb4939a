// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/tasktime.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace runwatt::cpu {

namespace {

/// A tree of processes is not deeper; a damaged one may be a ring.
constexpr int kMostAncestors = 64;
/// Ticks by which sums of user and system time, each cut to whole ticks, may differ.
constexpr quint64 kRounding = 2;

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
    Interval(const ProcReading &before,
             const ProcReading &after,
             const std::vector<EndedTask> &vanished,
             const IsMeasured &isMeasured)
        : m_before(before)
        , m_after(after)
        , m_isMeasured(isMeasured)
    {
        for (const EndedTask &process : vanished) {
            if (!m_before.processes.contains(process.counters.id))
                m_vanished.emplace(process.counters.id, process);
        }
    }

    TaskInterval run()
    {
        if (m_after.timeNs <= m_before.timeNs)
            return {};
        m_result.window = {m_before.timeNs, m_after.timeNs};
        // By the device's own clock: what is known of it better by now would move the window.
        const double seconds = static_cast<double>(m_after.bootNs - m_before.bootNs) / kNsPerSecond;
        m_result.total =
            coreSeconds(m_before.cores, m_after.cores, seconds, m_after.ticksPerSecond);
        for (const auto &entry : m_after.processes)
            addProcess(entry.second);
        addGone();
        if (m_before.group && m_after.group)
            m_result.group = difference(*m_before.group, *m_after.group);
        m_result.allTasks = allTasks();
        addUnwaited();
        return std::move(m_result);
    }

private:
    /// By the lists of members, or born of a member: each process begins in its parent's group,
    /// the group's own list is read after the processes and so lacks those that have just ended,
    /// and it has none of the groups inside it, whose time the group counts.
    [[nodiscard]] bool isInGroup(qint64 pid) const
    {
        for (int i = 0; i < kMostAncestors && pid > 0; ++i) {
            if (m_before.members.contains(pid) || m_after.members.contains(pid))
                return true;
            const auto now = m_after.processes.find(pid);
            const TaskCounters *process =
                now != m_after.processes.cend() ? &now->second : seenBefore(pid);
            if (process == nullptr)
                break;
            pid = process->parent;
        }
        return false;
    }

    /// `isOfGroup`: it is known to be time of the control group, whatever the process is.
    void add(const TaskCounters &process,
             const QString &name,
             const Ticks &ticks,
             bool isOfGroup = false)
    {
        if (ticks.busy() <= 0)
            return;
        TaskTime time;
        time.pid = process.id;
        time.process = process.command;
        time.name = name;
        time.isKernelThread = process.isKernelThread;
        time.isInGroup = isOfGroup || isInGroup(process.id);
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

    void addWaiter(EndedTask *gone, const TaskCounters *ancestor) const
    {
        if (ancestor != nullptr && isStillThere(*ancestor))
            gone->waiters.push_back(ancestor->id);
        else if (gone->waiters.empty())
            ++gone->between;
    }

    [[nodiscard]] const TaskCounters *seenBefore(qint64 id) const
    {
        const auto known = m_before.processes.find(id);
        return known == m_before.processes.cend() ? nullptr : &known->second;
    }

    /// One that an earlier interval has missed, with those of its waiters that are still there.
    [[nodiscard]] EndedTask stillGone(const EndedTask &vanished) const
    {
        EndedTask gone{vanished.counters, {}, vanished.between, vanished.given};
        for (const qint64 waiter : vanished.waiters)
            addWaiter(&gone, seenBefore(waiter));
        return gone;
    }

    /// One of the first reading.
    [[nodiscard]] EndedTask goneOf(const TaskCounters &process) const
    {
        EndedTask gone{process, {}};
        qint64 parent = process.parent;
        for (int i = 0; i < kMostAncestors; ++i) {
            const TaskCounters *ancestor = seenBefore(parent);
            if (ancestor == nullptr)
                break;
            addWaiter(&gone, ancestor);
            parent = ancestor->parent;
        }
        // It was read before its parent had ended, which was missed, too.
        const auto missed = m_vanished.find(parent);
        if (missed != m_vanished.cend()) {
            addWaiter(&gone, nullptr);
            if (gone.waiters.empty())
                gone.between += missed->second.between;
            for (const qint64 waiter : missed->second.waiters)
                addWaiter(&gone, seenBefore(waiter));
        }
        return gone;
    }

    /// Whether a process that is there was read as its child.
    [[nodiscard]] bool leads(const EndedTask &gone) const
    {
        return std::ranges::any_of(m_after.processes, [&gone](const auto &entry) {
            return entry.second.parent == gone.counters.id;
        });
    }

    /// What a process has waited for since the first reading.
    struct Waited
    {
        quint64 ticks = 0; ///< not told yet by the children that were known
        std::optional<TaskCounters> largest; ///< of these, or of those of them that are measured
        bool isMeasured = false; ///< the largest one
        bool isOfGroup = false; ///< one of these is: what the group counts may not count twice
    };

    void name(const TaskCounters &gone, Waited *by) const
    {
        const bool isMeasured = m_isMeasured && m_isMeasured(gone);
        if (by->largest
            && std::pair(by->isMeasured, by->largest->busy()) >= std::pair(isMeasured, gone.busy()))
            return;
        by->largest = gone;
        by->isMeasured = isMeasured;
    }

    /// Takes what is known of an ended process out of what the one that waited for it got then.
    /// False: nobody has got it.
    bool takeKnown(const EndedTask &gone, std::map<qint64, Waited> *waited) const
    {
        const quint64 known = gone.counters.busy() + gone.counters.reaped;
        for (const qint64 id : gone.waiters) {
            const auto found = waited->find(id);
            const bool isParent = gone.between == 0 && id == gone.waiters.front();
            // It came with all that it had used, or not at all.
            if (found != waited->end() && found->second.ticks + kRounding >= known) {
                Waited &by = found->second;
                by.ticks -= std::min(by.ticks, known + gone.given);
                by.isOfGroup = by.isOfGroup || isInGroup(gone.counters.id);
                name(gone.counters, &by);
                return true;
            }
            if (isParent)
                return false;
        }
        return false;
    }

    /// What ended processes had used since the first reading, by what was added to the account of
    /// children of whoever waited for them.
    void addGone()
    {
        std::map<qint64, Waited> waited;
        for (const auto &[pid, process] : m_after.processes) {
            const std::optional<TaskCounters> since =
                countersBefore(m_before, m_before.processes, process);
            if (since && process.reaped > since->reaped)
                waited[pid].ticks = process.reaped - since->reaped;
        }
        std::vector<EndedTask> all;
        for (const auto &[pid, process] : m_before.processes) {
            if (!isStillThere(process))
                all.push_back(goneOf(process));
        }
        for (const auto &entry : m_vanished)
            all.push_back(stillGone(entry.second));
        // Who waited for a child of its own is certain, and the deeper ones are found by what is
        // left.
        std::ranges::stable_sort(all, {}, &EndedTask::between);
        for (EndedTask &gone : all) {
            const bool isNew = !m_vanished.contains(gone.counters.id);
            const bool isTaken = takeKnown(gone, &waited);
            // One that has used nothing still leads to who waits for its children.
            const bool isKept =
                gone.counters.busy() + gone.counters.reaped > 0 ? !isTaken : leads(gone);
            if (isNew && isKept)
                m_result.unclaimed.push_back(std::move(gone));
        }
        // Of what came and went since the first reading, and of what others went on to use: no more
        // than the cores were busy. What is beyond was used before, by one that no reading has told
        // of.
        const double most = std::max(0.0, m_result.total.busy()) * m_after.ticksPerSecond
            + static_cast<double>(kRounding * m_after.cores.size());
        for (const auto &[pid, by] : waited) {
            Ticks ticks;
            // Nobody tells how it was spent.
            ticks.system = std::min(static_cast<double>(by.ticks), most);
            const TaskCounters &named = by.largest ? *by.largest : m_after.processes.at(pid);
            add(named, named.command, ticks, by.isOfGroup || isInGroup(pid));
        }
    }

    /// Of cgroup v2, which has no count of those at its top, with what the kernel's threads there
    /// used. Nothing where others are there, of which some may have ended, or where those threads
    /// are not seen.
    [[nodiscard]] std::optional<double> allTasks() const
    {
        const std::optional<double> used = difference(m_before.allTasks, m_after.allTasks);
        if (!used || m_after.allTasks.whole)
            return used;
        double ticks = 0;
        bool isThread = false;
        for (const qint64 id : m_after.atTop) {
            const auto found = m_after.processes.find(id);
            // Has begun or ended since the processes were read; 0 is one of a space beyond.
            if (found == m_after.processes.cend() && id != 0)
                continue;
            if (id == 0 || !found->second.isKernelThread)
                return std::nullopt;
            isThread = true;
            if (const auto since = countersBefore(m_before, m_before.processes, found->second))
                ticks += ticksOf(*since, found->second).busy();
        }
        return isThread ? std::optional(*used + ticks / m_after.ticksPerSecond) : std::nullopt;
    }

    /// How many cores a process has kept busy in its life, up to the first reading.
    [[nodiscard]] double paceOf(const TaskCounters &process) const
    {
        const double tick = 1 / m_before.ticksPerSecond;
        const double age = static_cast<double>(m_before.bootNs) / kNsPerSecond
            - static_cast<double>(process.started) * tick;
        return std::min(static_cast<double>(process.busy()) * tick / std::max(age, tick),
                        static_cast<double>(std::max<qint64>(1, process.threads)));
    }

    /// What those have used that have ended and that nobody waits for (SIGCHLD ignored): no reading
    /// tells. It is what the kernel counts of all tasks and none was seen to use, and no more than
    /// each would have used had it gone on as in its life before. A group counts its own.
    void addUnwaited()
    {
        if (!m_result.allTasks)
            return;
        double left = *m_result.allTasks;
        double inGroup = 0;
        for (const TaskTime &task : m_result.tasks) {
            left -= task.busy();
            inGroup += task.isInGroup ? task.busy() : 0;
        }
        if (m_result.group)
            left -= std::max(0.0, m_result.group->usage - inGroup);
        const double seconds = static_cast<double>(m_after.bootNs - m_before.bootNs) / kNsPerSecond;
        double most = 0;
        std::vector<std::pair<EndedTask *, double>> ended;
        for (EndedTask &gone : m_result.unclaimed) {
            if (m_result.group && isInGroup(gone.counters.id))
                continue;
            ended.emplace_back(&gone, paceOf(gone.counters) * seconds);
            most += ended.back().second;
        }
        if (left <= 0 || most <= 0)
            return;
        for (const auto &[gone, expected] : ended) {
            const double ticks = std::min(1.0, left / most) * expected * m_after.ticksPerSecond;
            const Ticks life = ticksOf({}, gone->counters);
            if (life.busy() <= 0)
                continue;
            const double share = ticks / life.busy();
            gone->given = static_cast<quint64>(ticks);
            add(gone->counters, gone->counters.command,
                {share * life.user, share * life.system, share * life.guest});
        }
    }

    const ProcReading &m_before;
    const ProcReading &m_after;
    const IsMeasured &m_isMeasured;
    std::map<qint64, EndedTask> m_vanished; ///< by id
    TaskInterval m_result;
};

} // namespace

TaskInterval taskInterval(const ProcReading &before,
                          const ProcReading &after,
                          const std::vector<EndedTask> &vanished,
                          const IsMeasured &isMeasured)
{
    return Interval(before, after, vanished, isMeasured).run();
}

} // namespace runwatt::cpu
