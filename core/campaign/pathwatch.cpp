// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/pathwatch.h"

#include "core/campaign/text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

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
        const qint64 carried =
            std::max(now.receivedBytes - then->receivedBytes, now.sentBytes - then->sentBytes);
        if (static_cast<double>(carried) >= least)
            carriers.push_back(now);
    }
    return carriers;
}

std::optional<QString> PathWatch::detour(double payloadBytes, bool hasOwnNetwork) const
{
    const std::vector<device::NetworkInterface> took = carriers(payloadBytes);
    const QString seen = took.empty() ? Campaign::tr("none carried as much") : namesOf(took);
    const auto leadsOut = [this](const device::NetworkInterface &interface) {
        return interface.name == m_before.route;
    };
    // A macvtap's packets go past the device's routes, by what it stands on.
    const auto leadsIn = [this](const device::NetworkInterface &interface) {
        const bool isInner = interface.kind == "tap"_L1 || interface.kind == "veth"_L1
            || interface.kind == "macvtap"_L1;
        return isInner && interface.name != m_before.route;
    };
    const bool byCard = std::ranges::any_of(took, [&took](const device::NetworkInterface &one) {
        const auto isLower = [&one](const device::NetworkInterface &other) {
            return other.name == one.lower;
        };
        return one.kind == "macvtap"_L1 && std::ranges::any_of(took, isLower);
    });
    if (!byCard && std::ranges::none_of(took, leadsOut)) {
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
    for (const device::NetworkInterface &interface : took)
        facts += factsOf(interface, u"network."_s + interface.name);
    return facts;
}

QList<device::Fact> factsOf(const device::NetworkInterface &interface, const QString &prefix)
{
    QList<device::Fact> facts{{prefix + u".mtu", {}, QString::number(interface.mtu)}};
    if (interface.megabits > 0)
        facts.append({prefix + u".speed", {}, QString::number(interface.megabits)});
    if (!interface.offloads.isEmpty())
        facts.append({prefix + u".offloads", {}, interface.offloads.join(u' ')});
    return facts;
}

} // namespace runwatt::campaign
