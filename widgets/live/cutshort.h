// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/records.h"

#include <limits>
#include <vector>

namespace runwatt::live {

/// A trial whose end is not in the file: whoever ran it was killed.
struct CutShort
{
    store::TrialId trial;
    series::Window known; ///< what the file tells without its samples
    TimeNs latestEndNs = std::numeric_limits<TimeNs>::max();
};

/// All of a campaign's, with what is known of when they ended: at the latest when the next trial on
/// their device began.
[[nodiscard]] std::vector<CutShort> cutShortTrials(const store::CampaignData &data);

} // namespace runwatt::live
