// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace runwatt::cpu {

/// A worker that the kernel runs for a guest, by its name: "vhost-NUMBER", which does a network
/// card's work, and KVM's own, "kvm-nx-lpage-recovery" and "kvm-pit/NUMBER". Until Linux 6.3
/// vhost's workers are threads of the kernel, from 6.4 on threads of the monitor's process, and
/// since 6.14 so is kvm-nx-lpage-recovery (drivers/vhost/vhost.c, kernel/vhost_task.c,
/// virt/kvm/kvm_main.c).
struct GuestWorker
{
    QString kind; ///< "vhost", "kvm-nx-lpage", "kvm-pit"
    /// Of the monitor: the thread that asked for the worker, mostly its first one. 0 where the name
    /// does not tell, or was cut.
    qint64 owner = 0;
};

/// Nothing where the name is no such worker's.
[[nodiscard]] std::optional<GuestWorker> guestWorker(const QString &name);

} // namespace runwatt::cpu
