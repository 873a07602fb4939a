// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device/profile.h"

#include <QString>
#include <QStringList>
#include <QVersionNumber>

namespace runwatt::device {

/// What can start Kata containers, by their programs' names: "ctr" (containerd's own command line),
/// "nerdctl", "docker".
[[nodiscard]] const QStringList &kataEngineNames();

/// The words that call one of them on this device: as root, where this user is not heard. Pure.
[[nodiscard]] QStringList kataEngineWords(const Profile &profile, const QString &engine);

/// Whether a device can run Kata containers that are started so, by the probe's facts, and by
/// "guest.boot" of the tiny guest where there is one; why not, and what to do. Named "KC.NAME".
/// Pure.
[[nodiscard]] Capability kataEngineCapability(const Profile &profile, const QString &engine);

/// Whether it can run them at all, by what is there. Named "KC". Pure.
[[nodiscard]] Capability kataCapability(const Profile &profile);

/// Whether its Kata containers can be given a disk of the device, a direct-assigned volume, on a
/// loop device. Named "KC.block". Pure.
[[nodiscard]] Capability kataVolumeCapability(const Profile &profile);

/// The version of the device's Kata runtime; null where there is none, or it does not tell. Pure.
[[nodiscard]] QVersionNumber kataVersion(const Profile &profile);

/// Whether it is a stand-in for Kata, as it says with its version: results are marked so. Pure.
[[nodiscard]] bool isKataStandIn(const Profile &profile);

} // namespace runwatt::device
