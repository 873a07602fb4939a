// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/device/profile.h"
#include "core/runtime/guestoptions.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace runwatt::runtime {

/// A guest's second card as it was made on the device (see network.sh). None without an interface.
struct GuestCard
{
    GuestCard() = default;

    QString interface; ///< "rw0123456789abc": a macvtap, or a tap on the person's bridge
    QString node; ///< of a macvtap: the file by which it is opened, "/dev/tap7"; of a tap empty
    QString on; ///< the person's interface or bridge: "eth0"
    QString hardwareAddress; ///< the guest's: "0a:12:34:56:78:9a"
    QString mtu; ///< bytes, as the device tells it
    GuestAddress where;

    [[nodiscard]] bool exists() const { return !interface.isEmpty(); }

    [[nodiscard]] bool isMacvtap() const { return !node.isEmpty(); }
};

/// What kind of network it is on: "macvtap on eth0, 192.0.2.30/24"; for facts.
[[nodiscard]] QString networkWords(const GuestCard &card);

/// Of the trial; none where there is no card.
[[nodiscard]] QList<device::Fact> factsOf(const GuestCard &card);

/// The file /run/guest/card in the guest, by which guestinit.sh sets it up; an empty line without a
/// card.
[[nodiscard]] QByteArray cardFile(const GuestCard &card);

/// Whether what the plan says of the device's guests is enough for their second card, and the
/// device has what it takes: else why not, and what to do. Only making it tells whether the
/// interface can have it.
[[nodiscard]] Result<void> checkGuestAddress(const GuestOptions &options,
                                             const device::Profile &profile);

/// What network.sh says of an interface that can't have a guest's card: its word, and what more
/// there is to it.
[[nodiscard]] Error cardObstacle(const QString &word,
                                 const QString &detail,
                                 const GuestOptions &options,
                                 const QString &device);

} // namespace runwatt::runtime
