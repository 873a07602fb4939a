// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/records.h"
#include "core/store/steps.h"

#include <vector>

namespace runwatt::stage {

/// A talk about a campaign to begin with: title, each runtime's first complete trial, the race of
/// the first workload, its comparison as a figure, the end. What the campaign has nothing for is
/// left out; one that has not begun gets a live step of whatever runs. Pure.
[[nodiscard]] std::vector<store::StepRecord> proposedSteps(const store::CampaignData &campaign);

/// The runtime in words: "Firecracker"; the code itself for one that is not known.
[[nodiscard]] QString runtimeName(const QString &code);

/// The first complete trial of a campaign; null when there is none yet.
[[nodiscard]] const store::TrialRecord *firstComplete(const store::CampaignData &campaign);

} // namespace runwatt::stage
