// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/cpusummaries.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

constexpr std::size_t kMostNames = 40;
/// Below it a name is noise: the kernel counts in steps of this.
constexpr double kTickSeconds = 0.01;
constexpr double kLeastCovered = 0.5;

template<typename Key>
double orZero(const std::map<Key, double> &figures, const Key &key)
{
    const auto found = figures.find(key);
    return found == figures.cend() ? 0 : found->second;
}

} // namespace

std::vector<store::SummaryRecord> cpuSummaries(const cpu::WindowAccount &account,
                                               series::Window window,
                                               store::TrialId trial,
                                               Origin origin)
{
    std::vector<store::SummaryRecord> summaries;
    if (account.coveredSeconds <= 0 || account.coveredSeconds < kLeastCovered * window.seconds())
        return summaries;
    const auto add = [&](const QString &measure, const QString &detail, double seconds,
                         double uncertainty) {
        summaries.push_back({trial, measure, u"s"_s, detail, seconds, uncertainty, origin});
    };
    const cpu::CpuAccount &off = account.uncertainty;
    add(u"cpu.busy"_s, {}, account.busy, off.busy);
    for (const auto &[part, seconds] : account.parts)
        add(u"cpu.account"_s, cpu::partName(part), seconds, orZero(off.parts, part));
    if (account.group) {
        const cpu::GroupAccount &own = *account.group;
        const cpu::GroupAccount ownOff = off.group.value_or(cpu::GroupAccount());
        add(u"cpu.cgroup"_s, u"usage"_s, own.group.usage, ownOff.group.usage);
        add(u"cpu.cgroup"_s, u"user"_s, own.group.user, ownOff.group.user);
        add(u"cpu.cgroup"_s, u"system"_s, own.group.system, ownOff.group.system);
        add(u"cpu.cgroup"_s, u"tasks"_s, own.tasks, ownOff.tasks);
    }

    struct Named
    {
        double seconds = 0;
        QString name;
        double uncertainty = 0;
    };

    std::vector<Named> names;
    for (const auto &[name, seconds] : account.names) {
        if (seconds >= kTickSeconds)
            names.push_back({seconds, cpu::partName(name.first) + u": " + name.second,
                             orZero(off.names, name)});
    }
    std::ranges::sort(names, std::greater<>(), &Named::seconds);
    names.resize(std::min(names.size(), kMostNames));
    for (const Named &each : names)
        add(u"cpu.thread"_s, each.name, each.seconds, each.uncertainty);
    return summaries;
}

} // namespace runwatt::campaign
