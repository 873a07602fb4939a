// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/guestmachine.h"

#include <QString>
#include <QStringList>

namespace runwatt::runtime {

/// Whether the device's kernel moves a tap's packets (vhost-net), or QEMU does.
enum class Vhost { Off, On };

/// A guest that QEMU is to start: "VM" is a conventional machine, "QM" a microvm. It writes its
/// process id beside the images.
struct QemuMachine
{
    /// How it is told things while it runs.
    enum class Control {
        None,
        Fifos ///< QMP by qmp.in and qmp.out in the guest's folder, and into qmp.log
    };

    QemuMachine() = default;

    QString program; ///< qemu-system-..., on the device
    GuestMachine guest;
    Vhost vhost = Vhost::Off; ///< with a tap
    Control control = Control::None;
    quint16 port = 0; ///< without one: on the device's loopback, leads to the guest's SSH server
};

/// QEMU's machine for this code: "q35", "virt", "microvm"; empty where there is none.
[[nodiscard]] QString qemuMachineOf(const QString &code, const QString &architecture);

/// The guest's address on its own network, which leads nowhere but to QEMU: "10.0.2.15/24".
[[nodiscard]] QString qemuGuestAddress();

/// The words that start it with no device but the console, which is on standard output. Pure.
[[nodiscard]] QStringList qemuTinyCommand(const QemuMachine &machine);

/// The words that start it: the console on standard output, no window, no other device than the two
/// disks (root and data, by their serial numbers), the network cards and a source of randomness. It
/// ends when the guest does. After QEMU 7.2's documentation of its command line; pure.
[[nodiscard]] QStringList qemuCommand(const QemuMachine &machine);

} // namespace runwatt::runtime
