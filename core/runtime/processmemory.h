// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"

#include <optional>

namespace runwatt::runtime {

/// Of which processes processMemory() tells: that of the file, or the one that started it too.
enum class Memory { OfProcess, WithParent };

/// The proportional set size, in bytes, of a process on the place's device whose number is in
/// `pidFile` there: memory that several share is counted by parts. `rootPrefix`: the words that
/// give the right to read it. None where it can't be read; fails only when stopped or cut off.
[[nodiscard]] Task<Result<std::optional<qint64>>> processMemory(
    RuntimePlace place, QStringList rootPrefix, Memory which, QString pidFile, StopToken stop);

} // namespace runwatt::runtime
