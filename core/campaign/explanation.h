// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"

namespace runwatt::campaign {

/// The last lines of what a tool complained, for a message: four at the most, joined by "; ", and
/// of those the last 600 characters.
[[nodiscard]] QString lastWords(const QByteArray &errorTail);

/// An error of what ran in a runtime on a device, or what happened to the runtime itself if that is
/// the reason: a guest that has ended, a process that the kernel ended for want of memory.
[[nodiscard]] Task<Error>
explained(Error error, runtime::Runtime *runtime, QString device, StopToken stop);

} // namespace runwatt::campaign
