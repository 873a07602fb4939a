// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/addedways.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

/// What a runtime tells of its network on the device; what it does not tell is empty.
struct Told
{
    explicit Told(const QList<device::Fact> &facts)
        : interface(valueOf(facts, u"network.interface"_s))
        , bridge(valueOf(facts, u"network.bridge"_s))
        , card(valueOf(facts, u"network.card"_s))
    { }

    static QString valueOf(const QList<device::Fact> &facts, const QString &name)
    {
        const auto found = std::ranges::find(facts, name, &device::Fact::name);
        return found == facts.end() ? QString() : found->value;
    }

    [[nodiscard]] bool isNothing() const { return interface.isEmpty() && bridge.isEmpty(); }

    [[nodiscard]] bool isOf(const device::NetworkInterface &one) const
    {
        if (isNothing() || one.name == interface || one.name == bridge || one.name == card)
            return true;
        return interface.isEmpty() && one.master == bridge;
    }

    QString interface;
    QString bridge;
    QString card;
};

} // namespace

QStringList addedWays(const device::NetworkPath &path,
                      const QSet<QString> &before,
                      const QList<device::Fact> &facts)
{
    const Told told(facts);
    const QStringList kinds{u"bridge"_s, u"tap"_s, u"macvtap"_s, u"veth"_s};
    const auto isAdded = [&](const device::NetworkInterface &one) {
        return !before.contains(one.name) && kinds.contains(one.kind) && told.isOf(one);
    };
    QStringList ways;
    for (const device::NetworkInterface &one : path.interfaces) {
        if (!isAdded(one))
            continue;
        ways += one.name;
        // From a bridge that the device routes out of, no packet goes to what else is on it.
        const bool isBridgedOut = one.name == told.card || told.isNothing();
        if (isBridgedOut)
            ways += path.waysBy(one.master);
        else if (!one.master.isEmpty())
            ways += one.master;
        ways += path.waysBy(one.lower);
    }
    ways.removeDuplicates();
    const QStringList route = path.waysToAddress();
    const auto isOthers = [&](const QString &name) {
        if (before.contains(name))
            return route.contains(name);
        const device::NetworkInterface *const one = path.find(name);
        return one == nullptr || !isAdded(*one);
    };
    ways.removeIf(isOthers);
    return ways;
}

} // namespace runwatt::campaign
