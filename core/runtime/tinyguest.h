// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/device/profile.h"
#include "core/runtime/guestoptions.h"
#include "core/ssh/connection.h"

namespace runwatt::runtime {

/// Boots the smallest guest that there is, once, and ends it: of the device's kernel and its shell,
/// on the machine of VM, or in Firecracker where there is no QEMU. Whether that works, /dev/kvm
/// alone doesn't tell: on a device that is a virtual machine itself every guest may hang in it.
/// Needs no root and takes seconds. Gives why it does not boot, in words, empty when it does.
/// Errors: the test itself could not be made. I/O thread.
[[nodiscard]] Task<Result<QString>> tryTinyGuest(ssh::Connection *connection,
                                                 device::Profile profile,
                                                 Accelerator accelerator,
                                                 StopToken stop);

/// Whether it could tell something: what VM needs is there, or without a QEMU what a guest in
/// Firecracker boots from. Pure.
[[nodiscard]] bool canTryGuest(const device::Profile &profile);

/// The profile with the fact "guest.boot" ("boots", or why not in words; empty for none) and the
/// capabilities that hang on it. Pure.
[[nodiscard]] device::Profile withGuestBoot(device::Profile profile, const QString &boot);

/// The profile with what a tiny guest says of its KVM, or as it is, where none can be tried. Errors
/// as tryTinyGuest(). I/O thread.
[[nodiscard]] Task<Result<device::Profile>>
withTinyGuest(ssh::Connection *connection, device::Profile profile, StopToken stop);

} // namespace runwatt::runtime
