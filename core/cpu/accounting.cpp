// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/accounting.h"

#include "core/cpu/guestworkers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::cpu {

namespace {

/// Of an account: a device may tell of ever new ones.
constexpr std::size_t kMostNames = 1024;
constexpr std::size_t kMostMonitors = 1024;
constexpr QLatin1String kOthers("others"); ///< those beyond

/// The names that QEMU, Firecracker, and the monitors of Cloud Hypervisor's family give the threads
/// of a guest's processors; QEMU with one thread for all where it emulates without more.
bool isVcpu(const TaskTime &task)
{
    return std::ranges::any_of(
        std::array{"CPU "_L1, "ALL CPUs/"_L1, "fc_vcpu"_L1, "vcpu"_L1, "db_vcpu"_L1},
        [&task](QLatin1String name) { return task.name.startsWith(name); });
}

CpuPart partOf(const TaskTime &task, const std::set<qint64> &monitors)
{
    switch (task.owner) {
    case TaskOwner::Benchmark:
        return CpuPart::Benchmark;
    case TaskOwner::Runtime:
        break;
    case TaskOwner::Runwatt:
        return CpuPart::Runwatt;
    case TaskOwner::Kernel:
        return CpuPart::Kernel;
    case TaskOwner::Foreign:
        return CpuPart::Foreign;
    }
    if (guestWorker(task.name))
        return CpuPart::Vhost;
    if (!monitors.contains(task.pid))
        return CpuPart::Runtime;
    return isVcpu(task) ? CpuPart::Vcpu : CpuPart::Vmm;
}

void addGroup(const TaskInterval &interval, double share, std::optional<GroupAccount> *account)
{
    if (!*account)
        account->emplace();
    (*account)->group.usage += share * interval.group->usage;
    (*account)->group.user += share * interval.group->user;
    (*account)->group.system += share * interval.group->system;
    for (const TaskTime &task : interval.tasks)
        (*account)->tasks += task.isInGroup ? share * task.busy() : 0;
}

/// The share of an interval that lies in the window.
double shareIn(series::Window interval, series::Window window)
{
    const TimeNs inside =
        std::min(interval.endNs, window.endNs) - std::max(interval.beginNs, window.beginNs);
    if (interval.lengthNs() <= 0 || inside <= 0)
        return 0;
    return static_cast<double>(inside) / static_cast<double>(interval.lengthNs());
}

/// Changes each figure of `account` by `change`, which is given the same one of `other`, 0 where
/// that has none.
template<typename Change>
void changeEach(CpuAccount *account, const CpuAccount &other, Change change)
{
    const auto changeMap = [&change](auto *figures, const auto &others) {
        for (auto &[key, figure] : *figures) {
            const auto found = others.find(key);
            change(&figure, found == others.cend() ? 0.0 : found->second);
        }
    };
    change(&account->busy, other.busy);
    changeMap(&account->parts, other.parts);
    changeMap(&account->names, other.names);
    if (!account->group)
        return;
    const GroupAccount group = other.group.value_or(GroupAccount());
    change(&account->group->group.usage, group.group.usage);
    change(&account->group->group.user, group.group.user);
    change(&account->group->group.system, group.group.system);
    change(&account->group->tasks, group.tasks);
}

} // namespace

void foldTasks(std::vector<TaskTime> *tasks, std::size_t most)
{
    if (tasks->size() <= most)
        return;
    const auto rest = tasks->begin() + static_cast<std::ptrdiff_t>(most);
    std::ranges::nth_element(*tasks, rest, std::greater<>(), &TaskTime::busy);
    std::map<std::pair<TaskOwner, bool>, TaskTime> folded;
    for (auto task = rest; task != tasks->end(); ++task) {
        TaskTime &row = folded[{task->owner, task->isInGroup}];
        row.name = kOthers;
        row.owner = task->owner;
        row.isInGroup = task->isInGroup;
        row.user += task->user;
        row.system += task->system;
        row.guest += task->guest;
    }
    tasks->erase(rest, tasks->end());
    for (const auto &entry : folded)
        tasks->push_back(entry.second);
}

std::span<const CpuPart> cpuParts()
{
    static constexpr std::array kParts{CpuPart::Guest,      CpuPart::Vcpu,    CpuPart::Vmm,
                                       CpuPart::Vhost,      CpuPart::Runtime, CpuPart::Benchmark,
                                       CpuPart::ShortLived, CpuPart::Kernel,  CpuPart::Interrupts,
                                       CpuPart::NoTask,     CpuPart::Runwatt, CpuPart::Foreign,
                                       CpuPart::Unexplained};
    return kParts;
}

QString partName(CpuPart part)
{
    switch (part) {
    case CpuPart::Guest:
        return u"guest"_s;
    case CpuPart::Vcpu:
        return u"vcpu"_s;
    case CpuPart::Vmm:
        return u"vmm"_s;
    case CpuPart::Vhost:
        return u"vhost"_s;
    case CpuPart::Runtime:
        return u"runtime"_s;
    case CpuPart::Benchmark:
        return u"benchmark"_s;
    case CpuPart::ShortLived:
        return u"short-lived"_s;
    case CpuPart::Kernel:
        return u"kernel"_s;
    case CpuPart::Interrupts:
        return u"interrupts"_s;
    case CpuPart::NoTask:
        return u"no-task"_s;
    case CpuPart::Runwatt:
        return u"runwatt"_s;
    case CpuPart::Foreign:
        return u"foreign"_s;
    case CpuPart::Unexplained:
        break;
    }
    return u"unexplained"_s;
}

QString comparableName(const TaskTime &task)
{
    if (const std::optional<GuestWorker> worker = guestWorker(task.name))
        return worker->kind;
    for (const QLatin1String workers : {"iou-wrk-"_L1, "iou-sqp-"_L1}) {
        if (task.name.startsWith(workers))
            return task.name.left(workers.size() - 1);
    }
    return task.isKernelThread ? task.name.section(u'/', 0, 0) : task.name;
}

void CpuAccountSum::learn(const TaskInterval &interval)
{
    for (const TaskTime &task : interval.tasks) {
        if (task.owner == TaskOwner::Runtime && isVcpu(task) && m_monitors.size() < kMostMonitors)
            m_monitors.insert(task.pid);
    }
}

void CpuAccountSum::add(const TaskInterval &interval, double share)
{
    learn(interval);
    m_sum.coveredSeconds += share * interval.window.seconds();
    m_sum.busy += share * interval.total.busy();
    m_interrupts += share * (interval.total.irq + interval.total.softirq);
    m_allTasks += share * interval.allTasks.value_or(0);
    m_isAllTold = m_isAllTold && interval.allTasks;
    if (interval.group)
        addGroup(interval, share, &m_sum.group);
    for (const TaskTime &task : interval.tasks) {
        const CpuPart part = partOf(task, m_monitors);
        const double guest = part == CpuPart::Vcpu ? share * task.guest : 0;
        const double rest = share * task.busy() - guest;
        const QString name = comparableName(task);
        addFor(part, name, rest);
        if (guest > 0)
            addFor(CpuPart::Guest, name, guest);
        m_tasks += share * task.busy();
    }
}

void CpuAccountSum::addFor(CpuPart part, const QString &name, double seconds)
{
    std::pair<CpuPart, QString> key(part, name);
    if (m_sum.names.size() >= kMostNames && !m_sum.names.contains(key))
        key.second = kOthers;
    m_sum.parts[part] += seconds;
    m_sum.names[key] += seconds;
}

CpuAccount CpuAccountSum::result() const
{
    if (m_sum.coveredSeconds <= 0)
        return {};
    CpuAccount account = m_sum;
    for (const CpuPart part : cpuParts())
        account.parts.try_emplace(part, 0);
    double left = account.busy - m_tasks;
    if (account.group) {
        // The tasks' time is in clock ticks, the group's is not.
        const double shortLived = std::max(0.0, account.group->group.usage - account.group->tasks);
        account.parts[CpuPart::ShortLived] = shortLived;
        left -= shortLived;
    } else {
        account.parts.erase(CpuPart::ShortLived);
    }
    const double noTask = std::max(0.0, account.busy - m_allTasks);
    const double interrupts = std::clamp(m_isAllTold ? noTask : left, 0.0, m_interrupts);
    account.parts[CpuPart::Interrupts] = interrupts;
    left -= interrupts;
    if (m_isAllTold) {
        account.parts[CpuPart::NoTask] = noTask - interrupts;
        left -= noTask - interrupts;
    } else {
        account.parts.erase(CpuPart::NoTask);
    }
    account.parts[CpuPart::Unexplained] = left;
    return account;
}

WindowAccount
account(std::span<const TaskInterval> intervals, series::Window window, const CpuAccountSum &inside)
{
    CpuAccountSum sum = inside;
    CpuAccountSum atEnds;
    for (const TaskInterval &interval : intervals) {
        sum.learn(interval);
        atEnds.learn(interval);
    }
    for (const TaskInterval &interval : intervals) {
        const double share = shareIn(interval.window, window);
        if (share > 0)
            sum.add(interval, share);
        if (share > 0 && share < 1)
            atEnds.add(interval, std::max(share, 1 - share));
    }
    WindowAccount account{sum.result()};
    if (account.coveredSeconds <= 0)
        return {};
    account.uncertainty = account;
    changeEach(&account.uncertainty, atEnds.result(),
               [](double *figure, double atEnd) { *figure = std::abs(atEnd); });
    account.uncertainty.coveredSeconds = 0;
    const double scale = window.seconds() / account.coveredSeconds;
    const CpuAccount covered = account;
    changeEach(&account, covered,
               [scale](double *figure, double ofCovered) { *figure = scale * ofCovered; });
    changeEach(&account.uncertainty, covered, [scale](double *figure, double ofCovered) {
        *figure += std::abs((scale - 1) * ofCovered);
    });
    return account;
}

} // namespace runwatt::cpu
