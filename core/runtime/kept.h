// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"

namespace runwatt::runtime {

/// Whether an earlier campaign has made `name`, a file name, known by keep(), in the place's folder
/// for that. False where nothing is kept.
[[nodiscard]] Task<Result<bool>> isKept(RuntimePlace place, QString name, StopToken stop);

/// Makes it known to the next campaigns. What none of them has taken up for 30 days goes. A device
/// that can't keep anything is no error; fails only when stopped or cut off.
[[nodiscard]] Task<Result<void>> keep(RuntimePlace place, QString name, StopToken stop);

} // namespace runwatt::runtime
