// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/guestlink.h"
#include "core/runtime/monitor.h"
#include "core/runtime/rootfilesystem.h"

#include <vector>

namespace runwatt::runtime {

/// The folder in the guest of the files that makeGuestImages() is given.
[[nodiscard]] QString guestFilesFolder();

/// The kernel that a guest was given.
struct GuestKernel
{
    GuestKernel() = default;

    QString sha256; ///< of the file on the device as it is there
    bool hasTables = false; ///< see GuestMachine
};

/// Makes on the device what `machine` starts from: its kernel, an initrd with `files` (of
/// GuestLink and "address"), an empty data disk, and of `root` its image, unless that is there
/// already or kept. I/O thread.
[[nodiscard]] Task<Result<GuestKernel>> makeGuestImages(RuntimePlace place,
                                                        GuestMachine machine,
                                                        RootFilesystem root,
                                                        KernelWish wish,
                                                        std::vector<GuestLink::File> files,
                                                        StopToken stop);

} // namespace runwatt::runtime
