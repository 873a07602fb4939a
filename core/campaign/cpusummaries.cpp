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

} // namespace

std::vector<store::SummaryRecord> cpuSummaries(const cpu::CpuAccount &account,
                                               series::Window window,
                                               store::TrialId trial,
                                               Origin origin)
{
    std::vector<store::SummaryRecord> summaries;
    if (account.coveredSeconds <= 0 || account.coveredSeconds < kLeastCovered * window.seconds())
        return summaries;
    const auto add = [&](const QString &measure, const QString &detail, double seconds) {
        summaries.push_back({trial, measure, u"s"_s, detail, seconds, 0, origin});
    };
    add(u"cpu.busy"_s, {}, account.busy);
    for (const auto &[part, seconds] : account.parts)
        add(u"cpu.account"_s, cpu::partName(part), seconds);
    if (const std::optional<cpu::GroupAccount> &own = account.group) {
        add(u"cpu.cgroup"_s, u"usage"_s, own->group.usage);
        add(u"cpu.cgroup"_s, u"user"_s, own->group.user);
        add(u"cpu.cgroup"_s, u"system"_s, own->group.system);
        add(u"cpu.cgroup"_s, u"tasks"_s, own->tasks);
    }
    using Name = std::pair<double, QString>;
    std::vector<Name> names;
    for (const auto &[name, seconds] : account.names) {
        if (seconds >= kTickSeconds)
            names.emplace_back(seconds, cpu::partName(name.first) + u": " + name.second);
    }
    std::ranges::sort(names, std::greater<>());
    names.resize(std::min(names.size(), kMostNames));
    for (const auto &[seconds, name] : names)
        add(u"cpu.thread"_s, name, seconds);
    return summaries;
}

} // namespace runwatt::campaign
