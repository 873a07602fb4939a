// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/device/profile.h"
#include "core/runtime/guestoptions.h"
#include "core/ssh/connection.h"

namespace runwatt::runtime {

/// Boots the smallest guest that there is, once, and ends it: of the device's kernel and its shell,
/// on the machine of VM. Whether that works, /dev/kvm alone doesn't tell: on a device that is a
/// virtual machine itself every guest may hang in it. Needs no root and takes seconds. Gives why it
/// does not boot, in words, empty when it does. Errors: the test itself could not be made. I/O
/// thread.
[[nodiscard]] Task<Result<QString>> tryTinyGuest(ssh::Connection *connection,
                                                 device::Profile profile,
                                                 Accelerator accelerator,
                                                 StopToken stop);

/// The profile with what that says of KVM (the fact "guest.boot" and the capabilities that hang on
/// it), or as it is, where nothing is to be tried: no KVM, no QEMU, no kernel, or no answer.
[[nodiscard]] Task<device::Profile>
withTinyGuest(ssh::Connection *connection, device::Profile profile, StopToken stop);

} // namespace runwatt::runtime
