// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/pathwatch.h"

#include "core/campaign/text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

constexpr double kLeastJudged = 1e6; // bytes
const QString kNotTold = u"not told"_s; // of an interface, in files

/// Of two readings of a counter, which some drivers keep in 32 bits.
qint64 difference(qint64 before, qint64 after)
{
    constexpr qint64 kTurn = 1LL << 32;
    const qint64 difference = after - before;
    return difference < 0 && before < kTurn ? difference + kTurn : difference;
}

QString namesOf(const std::vector<device::NetworkInterface> &interfaces)
{
    QStringList names;
    for (const device::NetworkInterface &interface : interfaces)
        names.append(interface.name + u" (" + interface.kind + u')');
    return names.join(", "_L1);
}

} // namespace

std::vector<device::NetworkInterface> PathWatch::carriers(double payloadBytes) const
{
    const double least = std::max(1.0, payloadBytes / 2);
    std::vector<device::NetworkInterface> carriers;
    for (const device::NetworkInterface &now : m_after.interfaces) {
        const device::NetworkInterface *then = m_before.find(now.name);
        if (then == nullptr || then->kind != now.kind)
            continue;
        // The larger of the two: the other way go the acknowledgements.
        const qint64 carried = std::max(difference(then->receivedBytes, now.receivedBytes),
                                        difference(then->sentBytes, now.sentBytes));
        if (static_cast<double>(carried) >= least)
            carriers.push_back(now);
    }
    return carriers;
}

std::vector<device::NetworkInterface> PathWatch::hops(double payloadBytes) const
{
    const std::vector<device::NetworkInterface> took = carriers(payloadBytes);
    std::vector<device::NetworkInterface> hops;
    for (const device::NetworkInterface &each : m_after.interfaces) {
        // A bridge does not count what it passes on from one of its own to another.
        const auto isOf = [&each](const device::NetworkInterface &one) {
            return one.name == each.name || one.master == each.name || one.lower == each.name;
        };
        if (std::ranges::any_of(took, isOf))
            hops.push_back(each);
    }
    return hops;
}

bool PathWatch::leadsOut(const std::vector<device::NetworkInterface> &took) const
{
    const auto hasName = [&took](const QString &name) {
        return std::ranges::any_of(
            took, [&name](const device::NetworkInterface &one) { return one.name == name; });
    };
    const auto isOnRoute = [this](const device::NetworkInterface &one) {
        return one.master == m_before.route;
    };
    // What a bridge passes on from one of its own to another is not counted as its own.
    const bool byBridge = std::ranges::count_if(took, isOnRoute) >= 2;
    // A macvtap's packets go past the device's routes, by what it stands on; those of a tap on
    // another bridge by what else is on that.
    const auto goesPast = [&](const device::NetworkInterface &one) {
        const auto isBeside = [&one](const device::NetworkInterface &other) {
            return other.name != one.name && other.master == one.master;
        };
        const bool byLower = one.kind == "macvtap"_L1 && hasName(one.lower);
        const bool byOther =
            one.kind == "tap"_L1 && !one.master.isEmpty() && std::ranges::any_of(took, isBeside);
        return byLower || byOther;
    };
    return hasName(m_before.route) || byBridge || std::ranges::any_of(took, goesPast);
}

std::optional<QString> PathWatch::detour(double payloadBytes, bool hasOwnNetwork) const
{
    // Below that, other traffic (the link to Runwatt itself) is as much.
    if (m_before.route.isEmpty() || payloadBytes < kLeastJudged)
        return std::nullopt;
    const std::vector<device::NetworkInterface> took = carriers(payloadBytes);
    const QString seen = took.empty() ? Campaign::tr("none carried as much") : namesOf(took);
    const auto leadsIn = [this](const device::NetworkInterface &interface) {
        const bool isInner = interface.kind == "tap"_L1 || interface.kind == "veth"_L1
            || interface.kind == "macvtap"_L1;
        return isInner && interface.name != m_before.route;
    };
    const auto isLoopback = [](const device::NetworkInterface &interface) {
        return interface.kind == "loopback"_L1;
    };
    // To an address of its own, packets go by no card.
    const bool wentOut =
        m_before.isLocal ? hasOwnNetwork || std::ranges::any_of(took, isLoopback) : leadsOut(took);
    if (!wentOut) {
        return Campaign::tr("The packets did not go by %1, which leads to the peer: %2.")
            .arg(m_before.route, seen);
    }
    if (hasOwnNetwork && std::ranges::none_of(took, leadsIn)) {
        return Campaign::tr("The packets went by no interface that leads into the runtime: %1.")
            .arg(seen);
    }
    return std::nullopt;
}

QList<device::Fact> PathWatch::facts(double payloadBytes) const
{
    const std::vector<device::NetworkInterface> took = carriers(payloadBytes);
    QList<device::Fact> facts{{u"network.path"_s, {}, namesOf(took)}};
    for (const device::NetworkInterface &interface : hops(payloadBytes))
        facts += factsOf(interface, u"network."_s + interface.name);
    return facts;
}

QList<device::Fact> factsOf(const device::NetworkInterface &interface, const QString &prefix)
{
    const auto told = [](const QString &value) { return value.isEmpty() ? kNotTold : value; };
    const QString speed = interface.megabits > 0 ? QString::number(interface.megabits) : QString();
    return {{prefix + u".kind", {}, interface.kind},
            {prefix + u".mtu", {}, QString::number(interface.mtu)},
            {prefix + u".speed", {}, told(speed)},
            {prefix + u".offloads", {}, told(interface.offloads.join(u' '))}};
}

} // namespace runwatt::campaign
