// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/guestcard.h"
#include "core/runtime/guestoptions.h"

#include <QString>

namespace runwatt::runtime {

/// What a guest starts from, whatever monitor it has: files in `folder` and the root image.
struct GuestMachine
{
    GuestMachine() = default;

    QString code; ///< "VM", "QM", "FC"
    QString architecture; ///< "x86_64", "aarch64"
    QString name; ///< of its process
    GuestOptions options; ///< with a kernel
    qint64 memoryBytes = 0;
    int processors = 1;
    qint64 timeStampKilohertz = 0; ///< of the device's processor; 0: unknown
    QString folder; ///< on the device: kernel, initrd, data.img, and its process id (pid)
    QString rootImage;
    bool hasTables = false; ///< the kernel was given ACPI tables, see KernelWish
    QString tap; ///< the network interface on the device that leads to it; empty: none does
    QString tapAddress; ///< its own address there, with the prefix: "169.254.3.6/30"
    GuestCard card; ///< beside the tap, on a network of the person's
};

struct RuntimePlace;

/// What the guest of this runtime starts from, by the person's wishes and the device's facts;
/// without what is known only once it is prepared.
[[nodiscard]] GuestMachine machineFor(const QString &code, const RuntimePlace &place);

} // namespace runwatt::runtime
