// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"

namespace runwatt::analysis {

/// The measure that is all percentiles of latency at once: "latency.distribution".
[[nodiscard]] QString latencyDistribution();

/// A comparison for each percentile that the campaign has ("latency.p50" ...), put side by side on
/// the axis "percentile". A factor that was to be the axis tells the series
/// apart where nothing else does, and else the panels. Errors: as
/// compare()'s.
[[nodiscard]] Result<Comparison> compareDistribution(const store::CampaignData &data,
                                                     const ComparisonRequest &request);

} // namespace runwatt::analysis
