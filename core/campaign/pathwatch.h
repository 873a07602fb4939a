// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device/networkpath.h"
#include "core/device/profile.h"

#include <QList>

#include <optional>

namespace runwatt::campaign {

/// Which way a trial's packets took through the device, by what its interfaces carried meanwhile.
/// Pure.
class PathWatch
{
public:
    PathWatch(device::NetworkPath before, device::NetworkPath after)
        : m_before(std::move(before))
        , m_after(std::move(after))
    { }

    /// The interfaces that carried at least half of the payload (bytes, either way; at least
    /// something), in the device's order. Those that came up or went meanwhile are left out.
    [[nodiscard]] std::vector<device::NetworkInterface> carriers(double payloadBytes) const;

    /// Why the packets did not go where they should: by the interface that leads to the peer and,
    /// for a runtime with a network of its own, by one that leads into it. Nothing when they did,
    /// or when that can't be told: less than a million bytes of payload, or no route that is known.
    [[nodiscard]] std::optional<QString> detour(double payloadBytes, bool hasOwnNetwork) const;

    /// "network.path": the carriers with their kinds; and of every hop, which are the carriers and
    /// the bridges and cards that they are on, what factsOf() tells as "network.NAME".
    [[nodiscard]] QList<device::Fact> facts(double payloadBytes) const;

private:
    [[nodiscard]] std::vector<device::NetworkInterface> hops(double payloadBytes) const;
    [[nodiscard]] bool leadsOut(const std::vector<device::NetworkInterface> &took) const;

    device::NetworkPath m_before;
    device::NetworkPath m_after;
};

/// The facts of one hop: PREFIX.kind, .mtu (bytes), .speed (Mbit/s) and .offloads ("tso=on
/// gso=off"); "not told" where the kernel tells none.
[[nodiscard]] QList<device::Fact> factsOf(const device::NetworkInterface &interface,
                                          const QString &prefix);

} // namespace runwatt::campaign
