// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"

namespace runwatt::runtime {

/// The packages of a distribution that its root file system is made of, and those of them that are
/// taken only where the distribution has them.
struct RootPackages
{
    QStringList needed;
    QStringList wanted;
};

/// What the benchmarks, the wrapper and a guest's SSH server are in.
[[nodiscard]] RootPackages rootPackages();

/// The tar of a root file system of the device's own distribution, from where its apt gets it: a
/// path on the device. It is kept in the user's cache there, so it is made once (an hour at most)
/// and then is there at once; device::leftovers() lists and removes it. Progress goes to
/// place.tell. Errors: ToolMissing and System quote what mmdebstrap has said, its log stays beside
/// the tar; Cancelled when `stop` has ended it: the device
/// then removes what is half made. I/O thread.
[[nodiscard]] Task<Result<QString>>
makeDistributionTar(RuntimePlace place, RootPackages packages, StopToken stop);

} // namespace runwatt::runtime
