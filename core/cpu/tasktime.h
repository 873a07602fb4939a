// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cpu/accounting.h"
#include "core/cpu/procreader.h"

#include <functional>
#include <vector>

namespace runwatt::cpu {

/// Whether a process is the work that is measured; a later reading may have told that it has ended.
using IsMeasured = std::function<bool(const TaskCounters &process)>;

/// What the tasks used between two readings. Processes whose threads are in both are split into
/// these, and what is left of them (threads that have ended) has the process's name; all others are
/// one row each. A process that came and went between the readings is found in what its parent has
/// waited for: it has the name of the largest child that has gone, or else that of the parent.
/// Where a child that has gone `isMeasured`, it has that one's: who starts what is measured, and
/// ends with it, uses next to nothing from then on, although it may have used more before. Owners
/// are left as they are by default. Nothing when the second reading is not later.
///
/// Who ends and is waited for by nobody has what the kernel counts of all tasks (`allTasks`) and
/// none was seen to use, as far as its pace before would have taken it.
///
/// A reading takes a while: a process that ends between its parent's line and its own is in
/// neither, and its whole life comes with what its parent got, an interval later. `vanished` are
/// those that the interval before, which ended with `before`, left unclaimed: theirs is known. What
/// cannot have been used between the readings, since the cores were busy for less, is left out.
[[nodiscard]] TaskInterval taskInterval(const ProcReading &before,
                                        const ProcReading &after,
                                        const std::vector<EndedTask> &vanished = {},
                                        const IsMeasured &isMeasured = {});

} // namespace runwatt::cpu
