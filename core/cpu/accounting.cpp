// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/accounting.h"

#include "core/cpu/guestworkers.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::cpu {

namespace {

/// Seconds of a sample's interval that lie in the window.
double overlapSeconds(TimeNs middleNs, TimeNs lengthNs, series::Window window)
{
    const TimeNs beginNs = std::max(middleNs - lengthNs / 2, window.beginNs);
    const TimeNs endNs = std::min(middleNs - lengthNs / 2 + lengthNs, window.endNs);
    if (endNs <= beginNs)
        return 0;
    return static_cast<double>(endNs - beginNs) / static_cast<double>(kNsPerSecond);
}

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

void addGroup(const TaskInterval &interval, std::optional<GroupAccount> *account)
{
    if (!*account)
        account->emplace();
    (*account)->group.usage += interval.group->usage;
    (*account)->group.user += interval.group->user;
    (*account)->group.system += interval.group->system;
    for (const TaskTime &task : interval.tasks)
        (*account)->tasks += task.isInGroup ? task.busy() : 0;
}

} // namespace

CpuSeconds cpuSeconds(std::span<const CpuSample> samples, series::Window window, int core)
{
    CpuSeconds sum;
    for (const CpuSample &sample : samples) {
        const double seconds = overlapSeconds(sample.timeNs, sample.lengthNs, window);
        const double printed = sample.busy() + sample.iowait + sample.steal + sample.idle;
        if (sample.core != core || seconds <= 0 || !(printed > 0))
            continue;
        const double scale = seconds * sample.cores / printed;
        sum.user += (sample.user + sample.nice) * scale;
        sum.system += sample.system * scale;
        sum.irq += sample.irq * scale;
        sum.softirq += sample.softirq * scale;
        sum.guest += (sample.guest + sample.guestNice) * scale;
        sum.iowait += sample.iowait * scale;
        sum.steal += sample.steal * scale;
        sum.idle += sample.idle * scale;
        sum.covered += seconds;
    }
    return sum;
}

std::span<const CpuPart> cpuParts()
{
    static constexpr std::array kParts{CpuPart::Guest,      CpuPart::Vcpu,    CpuPart::Vmm,
                                       CpuPart::Vhost,      CpuPart::Runtime, CpuPart::Benchmark,
                                       CpuPart::ShortLived, CpuPart::Kernel,  CpuPart::Interrupts,
                                       CpuPart::Runwatt,    CpuPart::Foreign, CpuPart::Unexplained};
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
        if (task.owner == TaskOwner::Runtime && isVcpu(task))
            m_monitors.insert(task.pid);
    }
}

void CpuAccountSum::add(const TaskInterval &interval)
{
    learn(interval);
    m_sum.coveredSeconds += interval.window.seconds();
    m_sum.busy += interval.total.busy();
    m_interrupts += interval.total.irq + interval.total.softirq;
    if (interval.group)
        addGroup(interval, &m_sum.group);
    for (const TaskTime &task : interval.tasks) {
        const CpuPart part = partOf(task, m_monitors);
        const double guest = part == CpuPart::Vcpu ? task.guest : 0;
        const QString name = comparableName(task);
        m_sum.parts[part] += task.busy() - guest;
        m_sum.names[{part, name}] += task.busy() - guest;
        if (guest > 0) {
            m_sum.parts[CpuPart::Guest] += guest;
            m_sum.names[{CpuPart::Guest, name}] += guest;
        }
        m_tasks += task.busy();
    }
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
    account.parts[CpuPart::Interrupts] = std::clamp(left, 0.0, m_interrupts);
    account.parts[CpuPart::Unexplained] = left - account.parts[CpuPart::Interrupts];
    return account;
}

CpuAccount account(std::span<const TaskInterval> intervals, series::Window window)
{
    CpuAccountSum sum;
    for (const TaskInterval &interval : intervals)
        sum.learn(interval);
    for (const TaskInterval &interval : intervals) {
        if (interval.window.lengthNs() > 0 && interval.window.beginNs >= window.beginNs
            && interval.window.endNs <= window.endNs)
            sum.add(interval);
    }
    CpuAccount account = sum.result();
    if (account.coveredSeconds <= 0)
        return {};
    const double scale = window.seconds() / account.coveredSeconds;
    account.busy *= scale;
    for (auto &entry : account.parts)
        entry.second *= scale;
    for (auto &entry : account.names)
        entry.second *= scale;
    if (account.group) {
        for (double *seconds : {&account.group->group.usage, &account.group->group.user,
                                &account.group->group.system, &account.group->tasks})
            *seconds *= scale;
    }
    return account;
}

} // namespace runwatt::cpu
