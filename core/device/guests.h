// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device/profile.h"

#include <QString>
#include <QVersionNumber>

namespace runwatt::device {

/// Whether a device can run the guests of this runtime: "VM" or "QM" (QEMU), "FC" (Firecracker).
/// From the probe's facts, and "guest.boot" of the tiny guest where there is one. Pure.
[[nodiscard]] Capability guestCapability(const Profile &profile, const QString &code);

/// The version of the device's Firecracker; null where there is none, or it does not tell. Pure.
[[nodiscard]] QVersionNumber firecrackerVersion(const Profile &profile);

/// The version of the device's jailer; null where there is none, or it does not tell. Pure.
[[nodiscard]] QVersionNumber jailerVersion(const Profile &profile);

/// Whether a guest could boot in its Firecracker with KVM, as far as is known without one: the
/// program, the right to use KVM, a kernel and the programs that its images are made with are
/// there. What its network needs is not asked. Pure.
[[nodiscard]] bool canBootFirecracker(const Profile &profile);

/// Whether it is a stand-in for Firecracker, as it says with its version: results are marked so.
/// Pure.
[[nodiscard]] bool isFirecrackerStandIn(const Profile &profile);

/// Whether a kernel learns of this Firecracker's devices by the command line alone: on x86_64
/// before 1.8, which brought ACPI (its change log). Pure.
[[nodiscard]] bool namesDevicesOnly(const Profile &profile);

} // namespace runwatt::device
