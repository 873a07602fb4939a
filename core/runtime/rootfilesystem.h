// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"

namespace runwatt::runtime {

/// A root file system of the device's own programs, made on it: what runs in it is byte for byte
/// what NT runs, on the same libraries. Value type.
struct RootFilesystem
{
    QString folder; ///< on the device, absolute
    QString sha256; ///< over every file's path and contents
    qint64 bytes = 0; ///< of its files together
};

/// Makes it anew in the place's folder, with the place's tools, a shell and what our own scripts
/// need; the place's folder is there in it too, empty. Belongs to the campaign's folder and goes
/// with it. Needs no root. ToolMissing when one of the programs is not on the device.
[[nodiscard]] Task<Result<RootFilesystem>> makeRootFilesystem(RuntimePlace place, StopToken stop);

} // namespace runwatt::runtime
