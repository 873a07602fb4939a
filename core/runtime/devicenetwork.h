// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/guestcard.h"
#include "core/runtime/runtime.h"

namespace runwatt::runtime {

/// A network of two on the device, made anew for each start: itself, and a guest or a container.
/// Everything of it carries the campaign's tag (see network.sh). I/O thread.
class DeviceNetwork
{
public:
    enum class Kind {
        Tap, ///< a tap of the user who is logged in, for a guest; it leads nowhere else
        BridgedTap, ///< the same on a bridge, from where the device routes it out
        BridgedSpace, ///< a network namespace on such a bridge, for a container
        Macvtap, ///< a tap, and beside it a macvtap on an interface of the device
        OnBridge ///< a tap, and beside it one on a bridge of the person's, which stays as it is
    };

    DeviceNetwork(RuntimePlace place, Kind kind);

    /// Makes it anew, as root: with the addresses that it had before, else with two that nothing on
    /// the device uses. A second card is where the place's GuestOptions::onDevice says.
    Task<Result<void>> make(StopToken stop);

    Task<Result<void>> remove(StopToken stop);

    /// What the device knows of it, in ip's words, for an error that it is the cause of: its
    /// interfaces with their addresses, and whether somebody has answered there. Empty when there
    /// are none.
    Task<Result<QString>> look(StopToken stop);

    /// On the device, "rw0123456789ab": the tap, or its end of the veth pair; empty before make().
    [[nodiscard]] const QString &interface() const { return m_interface; }

    /// The guest's, or the container's, with its prefix: "169.254.3.6/30".
    [[nodiscard]] const QString &address() const { return m_address; }

    /// The way out of it, which is the device: "169.254.3.5"; empty where none leads out.
    [[nodiscard]] QString gateway() const;

    /// The guest's second card; none unless the kind has one, or before make().
    [[nodiscard]] const GuestCard &card() const { return m_card; }

    /// Of the namespace, absolute on the device.
    [[nodiscard]] QString namespacePath() const;

    /// Of the trial; none before make().
    [[nodiscard]] QList<device::Fact> facts() const;

private:
    [[nodiscard]] bool isBridged() const;
    [[nodiscard]] bool hasCard() const;
    [[nodiscard]] Error failureOf(const ssh::CommandResult &made) const;
    Task<Result<ssh::CommandResult>> run(QStringList words, StopToken stop);

    RuntimePlace m_place;
    Kind m_kind;
    QString m_interface;
    QString m_address;
    QString m_bridge;
    QString m_mtu;
    GuestCard m_card;
    bool m_mayExist = false; ///< on the device
};

/// The kind that guests made so have.
[[nodiscard]] DeviceNetwork::Kind networkKindOf(const GuestOptions &options);

/// Whether a device can make bridges, with a way out of them: else what it lacks, and what to do.
[[nodiscard]] Result<void> checkBridge(const device::Profile &profile);

} // namespace runwatt::runtime
