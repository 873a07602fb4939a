// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device/profile.h"

#include <QString>
#include <QVersionNumber>

namespace runwatt::device {

/// Of a device, in bytes: the smallest guest and its monitor.
inline constexpr qint64 kLeastMemoryForGuests = 256 * 1024 * 1024;

/// In bytes, beside the benchmark's file: a guest's file tree and images, with some to spare.
inline constexpr qint64 kDiskForGuests = 512 * 1024 * 1024;

/// Firecracker's I/O engine Async: since this version, and on this kernel and newer ones
/// (Firecracker's docs/api_requests/block-io-engine.md).
inline const QVersionNumber kEngineSince(1, 0);
inline const QVersionNumber kAsyncKernel(5, 10, 51);

/// Whether a device can run the guests of this runtime: "VM" or "QM" (QEMU), "FC" (Firecracker).
/// From the probe's facts, and "guest.boot" of the tiny guest where there is one. Pure.
[[nodiscard]] Capability guestCapability(const Profile &profile, const QString &code);

/// The version of the device's Firecracker; null where there is none, or it does not tell. Pure.
[[nodiscard]] QVersionNumber firecrackerVersion(const Profile &profile);

/// The version of the device's jailer; null where there is none, or it does not tell. Pure.
[[nodiscard]] QVersionNumber jailerVersion(const Profile &profile);

/// Whether its Firecracker can have the I/O engine Async. Pure.
[[nodiscard]] bool hasAsyncEngine(const Profile &profile);

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
