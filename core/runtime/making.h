// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"

namespace runwatt::runtime {

/// One of the scripts that make something large on a device, and what is to be said when it can't.
struct Making
{
    Making() = default;

    QString script; ///< its name, without ".sh"
    QStringList words;
    QString folder; ///< on the device, which what it makes is in
    Milliseconds limit{};
    QString what; ///< that could not be done
    QString remedy; ///< where it is not space that was wanting
    ErrorCode code = ErrorCode::System; ///< likewise
    QStringList halfMade; ///< paths of what is of no use without the rest: they go when it fails
};

/// Runs it, and gives what it says. NoSpace, with what has run out and where, when the device's
/// file system was full; nothing half made stays then to fill it further. I/O thread.
[[nodiscard]] Task<Result<QByteArray>> make(RuntimePlace place, Making making, StopToken stop);

/// Removes what is of no use without the rest. What can't be removed goes with the campaign's
/// folder. Fails only when stopped or cut off.
[[nodiscard]] Task<Result<void>>
removeHalfMade(RuntimePlace place, QStringList paths, StopToken stop);

} // namespace runwatt::runtime
