// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device/networkpath.h"
#include "core/device/profile.h"

#include <QList>
#include <QSet>
#include <QStringList>

namespace runwatt::campaign {

/// The interfaces on a device by which the packets of a runtime with a network of its own go, but
/// for those that lead from the device itself to the peer, which are the campaign's: what the
/// runtime has added, and what of the device's own that leads to, an engine's bridge for one.
/// `before` are the interfaces that were there without it. What somebody else has added since is
/// told apart by the runtime's facts (network.interface, .bridge, .card); all that was added is
/// taken for a runtime's that tells none of them.
[[nodiscard]] QStringList addedWays(const device::NetworkPath &path,
                                    const QSet<QString> &before,
                                    const QList<device::Fact> &facts);

} // namespace runwatt::campaign
