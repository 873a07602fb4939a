// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cpu/grouptime.h"
#include "core/cpu/taskstat.h"
#include "core/series/sample.h"

#include <QString>

#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace runwatt::cpu {

/// CPU-seconds by category over some time. All categories sum to total().
struct CpuSeconds
{
    double user = 0; ///< with nice
    double system = 0;
    double irq = 0;
    double softirq = 0;
    double guest = 0; ///< with guestNice
    double untold = 0; ///< busy, in none of the columns above (coreSeconds()); may be below zero
    double iowait = 0;
    double steal = 0;
    double idle = 0;

    [[nodiscard]] double busy() const { return user + system + irq + softirq + guest + untold; }

    [[nodiscard]] double total() const { return busy() + iowait + steal + idle; }
};

/// Whose a task is.
enum class TaskOwner {
    Benchmark,
    Runtime, ///< the trial's: VMM, shims, engines, what serves its disks and cards
    Runwatt, ///< on the device, its own
    Kernel, ///< its threads: as far as anyone can tell they work for the trial, too
    Foreign
};

/// What one task used over an interval, in CPU-seconds.
struct TaskTime
{
    qint64 pid = 0; ///< of its process
    QString process; ///< the process's command
    QString name; ///< its own, as the kernel has it: a thread's
    bool isKernelThread = false;
    TaskOwner owner = TaskOwner::Foreign;
    bool isInGroup = false; ///< in the trial's control group, or in one inside it
    double user = 0; ///< without guest time
    double system = 0;
    double guest = 0;

    [[nodiscard]] double busy() const { return user + system + guest; }
};

/// A process that has ended, and who can have waited for it.
struct EndedTask
{
    TaskCounters counters; ///< when it was last seen
    /// Its ancestors that were still there when it was missed, the nearest first. One whose parent
    /// has ended, too, is handed on to the next of them that takes orphans (prctl(2),
    /// PR_SET_CHILD_SUBREAPER; init).
    std::vector<qint64> waiters;
    int between = 0; ///< ancestors that had ended, up to the first of them
    quint64 given = 0; ///< ticks that taskInterval() took it to have used since it was seen
};

/// What all tasks used between two readings of /proc, and the cores by their own counters.
struct TaskInterval
{
    series::Window window;
    CpuSeconds total;
    std::vector<TaskTime> tasks;
    std::optional<GroupTime> group; ///< of the trial's control group, where it has one
    /// CPU-seconds of all tasks of the device, found or not, by the kernel's own count (AllTasks);
    /// nothing where it has none.
    std::optional<double> allTasks;
    /// Those that have ended, and whose time nobody has got yet: see taskInterval().
    std::vector<EndedTask> unclaimed;
};

/// Leaves the `most` tasks that used the CPU most, and folds the others into one row each owner and
/// control group, "others" of process 0: a device may tell of tens of thousands.
void foldTasks(std::vector<TaskTime> *tasks, std::size_t most);

/// The parts of the account, which add up to all busy time.
enum class CpuPart {
    Guest, ///< in the trial's guest, by the kernel's count (KVM)
    Vcpu, ///< threads of its processors outside of that: exits; all of it where it is emulated
    Vmm, ///< the other threads of its monitor
    Vhost, ///< the kernel's workers for it, of its network above all (guestworkers.h)
    Runtime, ///< the runtime's other processes: shims, engines, virtiofsd
    Benchmark, ///< where it runs on the device and not in a guest
    ShortLived, ///< of the trial's control group what none of its tasks was seen to use
    Kernel, ///< threads of the kernel: ksoftirqd, kworker, jbd2
    Interrupts, ///< of hard and soft interrupts what no task was charged with
    NoTask, ///< what else no task was charged with: the way into and out of idle, interrupts then
    Runwatt, ///< its own processes on the device
    Foreign, ///< what belongs to none of them
    Unexplained ///< the rest of the time that the cores were busy; may be negative
};

/// All of them, in order.
[[nodiscard]] std::span<const CpuPart> cpuParts();

/// The part's word in files: "guest", "vcpu", "vmm", "vhost", "runtime", "benchmark", "kernel",
/// "short-lived", "interrupts", "no-task", "runwatt", "foreign", "unexplained".
[[nodiscard]] QString partName(CpuPart part);

/// A task's name without what differs from one start to the next, so that trials can be compared:
/// "vhost-1234" is "vhost", "kvm-nx-lpage-recovery-1234" is "kvm-nx-lpage", "iou-wrk-1234" is
/// "iou-wrk", "kworker/0:1-events" is "kworker", and "ksoftirqd/1" is "ksoftirqd". Threads of user
/// space keep theirs: "CPU 0/KVM", "fc_vcpu 0".
[[nodiscard]] QString comparableName(const TaskTime &task);

/// A control group's own count over a window, in CPU-seconds, and that of its tasks beside it.
struct GroupAccount
{
    GroupTime group;
    double tasks = 0;
};

/// Who used the CPU over some time, in CPU-seconds.
struct CpuAccount
{
    double coveredSeconds = 0; ///< for which there were intervals
    double busy = 0; ///< of all cores, by /proc/stat (coreSeconds()); the parts add up to it
    std::map<CpuPart, double> parts; ///< every one; ShortLived and NoTask where they are known
    std::map<std::pair<CpuPart, QString>, double> names; ///< by comparableName(), or "others"
    std::optional<GroupAccount> group; ///< of the trial, where it has one of its own
};

/// The account of a window, for all of its length.
struct WindowAccount : CpuAccount
{
    /// How far off each figure can be, half-width; in CPU-seconds, coveredSeconds in seconds.
    CpuAccount uncertainty{};
};

/// Sums up who used the CPU, interval by interval. A process is a monitor from where its threads of
/// a guest's processors were seen first: learn() from all intervals before, where they are known.
class CpuAccountSum
{
public:
    /// Looks for monitors alone.
    void learn(const TaskInterval &interval);
    /// Adds an interval, which has a length, or a share of it, 0 to 1.
    void add(const TaskInterval &interval, double share = 1);

    /// Over what was added, neither more nor less (coveredSeconds); nothing where that is nothing.
    /// How interrupts are told apart is with account().
    [[nodiscard]] CpuAccount result() const;

private:
    void addFor(CpuPart part, const QString &name, double seconds);

    std::set<qint64> m_monitors; ///< processes
    CpuAccount m_sum;
    double m_interrupts = 0; ///< s, by /proc/stat
    double m_tasks = 0; ///< s
    double m_allTasks = 0; ///< s, of all tasks of the device
    bool m_isAllTold = true; ///< in every interval
};

/// The account of a window, from intervals in order, and `inside`, the sum of others that lie
/// wholly in it (most of a long trial's). Nothing (coveredSeconds 0) where there is none.
///
/// An interval across one of the window's ends counts by the share of it that lies inside, and as
/// nobody knows when in it the work was done, each figure is uncertain by the larger one of that
/// share and the rest. Where no interval is, the rates of the rest stand in, and what they add is
/// uncertain.
///
/// A kernel that does not count the time of interrupts by itself charges it to the task that was
/// interrupted, so they can't be told apart; one that does (CONFIG_IRQ_TIME_ACCOUNTING) leaves it
/// out of the tasks' time. So Interrupts is what the tasks leave unexplained, up to what /proc/stat
/// counts as interrupts.
///
/// Where the kernel tells what all tasks together used (TaskInterval::allTasks), what the cores
/// were busy beyond that was no task's: Interrupts up to what /proc/stat counts as such, and
/// NoTask. Then Unexplained is what tasks used that were not found, less what was counted twice.
///
/// Processes that came and went between two readings are in the trial's control group, whose count
/// is kept when they end, and in none of its tasks: that difference is ShortLived.
[[nodiscard]] WindowAccount account(std::span<const TaskInterval> intervals,
                                    series::Window window,
                                    const CpuAccountSum &inside = {});

} // namespace runwatt::cpu
