// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/feed.h"
#include "core/store/records.h"

namespace runwatt::live {

/// A trial of a file as the queue shows it.
[[nodiscard]] campaign::TrialStatus statusOf(const store::TrialRecord &trial,
                                             const store::CampaignData &data);

} // namespace runwatt::live
