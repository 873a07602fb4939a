// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/reread.h"

namespace runwatt::campaign {

/// Whether two numbers differ by rounding alone.
[[nodiscard]] bool isSameNumber(double kept, double again);

/// Runs the readers of mpstat and pidstat over the output that the file keeps of a trial, and holds
/// each series that they made against what they make of it now: sample by sample, since the times
/// are the file's, and the mean over the window against the summary. Adds to `result`: a series
/// that is the same counts once. Processes' series begin where a process was first worth one, so
/// they are the end of what is read. What needs to know whose a process is ("load.foreign",
/// "cpu.account") can't be had again: the helper's readings are not kept. An Error when the file
/// itself can't be read.
[[nodiscard]] Result<void> rereadSampled(const store::CampaignReader &reader,
                                         const store::CampaignData &data,
                                         const store::TrialRecord &trial,
                                         RereadTrial *result);

} // namespace runwatt::campaign
