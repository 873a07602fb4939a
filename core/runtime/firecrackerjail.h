// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/guestmachine.h"
#include "core/runtime/runtime.h"

namespace runwatt::runtime {

/// Whether the device's jailer can start its Firecracker: else why not, and what to do. It must be
/// of the same version (docs/jailer.md of Firecracker), of 1.0 or newer (an older one makes control
/// groups of its own, which leave the budget's), and it needs root. Pure.
[[nodiscard]] Result<void> checkJailer(const device::Profile &profile);

/// The machine as Firecracker sees it inside: its files are at the top. Pure.
[[nodiscard]] GuestMachine insideJail(GuestMachine machine);

/// Starts Firecracker by its jailer, within a chroot in the guest's folder that holds the guest's
/// files and no others. The jailer begins as root and becomes Firecracker, as the user who is
/// logged in: the same process, in the control groups that it began in. I/O thread.
class FirecrackerJail
{
public:
    explicit FirecrackerJail(const RuntimePlace &place);

    /// Makes the chroot anew, with the files of this machine, its config.json among them.
    Task<Result<void>> make(GuestMachine machine, StopToken stop);

    /// The words that start Firecracker in it, as root, with these of its own. After make().
    [[nodiscard]] QStringList command(const QStringList &firecrackerWords) const;

private:
    ssh::Connection *m_connection;
    device::Profile m_profile;
    GuestMachine m_machine;
    QString m_user; ///< its number
    QString m_group;
    QString m_program; ///< Firecracker's own path, without links
};

} // namespace runwatt::runtime
