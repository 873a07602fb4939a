// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/campaign/plan.h"
#include "core/device/leftovers.h"
#include "core/device/packages.h"
#include "core/device/profile.h"

#include <QMetaType>

#include <optional>

namespace runwatt::bench {

/// How far the connection to a device is. The order is that of a connection being made.
enum class LinkState {
    Disconnected,
    Resolving, ///< what ssh_config says, or starting this computer's own server
    Connecting, ///< name, TCP, key exchange
    HostKey, ///< checking it; a person may be asked
    Authenticating,
    Probing,
    Ready,
    Lost, ///< tries again by itself
    Failed
};

/// Packages that are being, or have been, installed on a device.
struct Installation
{
    bool isRunning = true;
    QStringList packages;
    device::InstallStep::Stage stage = device::InstallStep::Stage::Downloading;
    int percent = -1; ///< of the stage; -1 while it is not known
    QStringList log; ///< the newest lines that apt has printed
    std::optional<Error> error; ///< why it failed; Cancelled when the person has stopped it
};

/// A device of the Bench, and what is known about it now.
struct DeviceEntry
{
    campaign::DevicePlan plan;
    LinkState state = LinkState::Disconnected;
    LinkState failedAt = LinkState::Disconnected; ///< the step that gave the error
    std::optional<Error> error;
    QString address; ///< as it was resolved: "user@host:port"
    QString fingerprint; ///< of the host key, once it was seen
    std::optional<device::Profile> profile;
    std::optional<double> celsius;
    QList<device::Leftover> leftovers; ///< of earlier campaigns
    QList<device::Leftover> removedLeftovers; ///< the last that were, since it was connected
    std::optional<Error> leftoversError; ///< why they could not be removed
    std::optional<Installation> installation; ///< since it was connected
    bool isTryingGuest = false; ///< whether one boots, a tiny one tells
    std::optional<Error> guestError; ///< why that could not be tried
    int probes = 0; ///< how often `profile` was set: it may be another with the same state
};

/// The machine that Runwatt runs on, as a device like every other.
[[nodiscard]] campaign::DevicePlan thisComputer();

/// For people: "connected", "asking for its host key".
[[nodiscard]] QString displayName(LinkState state);

/// Where a device is reached, as far as the person said: "pi@192.0.2.7:2222".
[[nodiscard]] QString addressText(const campaign::DevicePlan &plan);

} // namespace runwatt::bench

Q_DECLARE_METATYPE(runwatt::bench::LinkState)
