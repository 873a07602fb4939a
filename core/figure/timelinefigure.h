// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figure.h"

namespace runwatt::figure {

/// One trial over time: throughput, CPU in parts, watts. Errors: NotFound when there is no such
/// trial or nothing was sampled in it; what `samples` fails with.
[[nodiscard]] Result<FigureData> buildTimeline(const store::CampaignData &campaign,
                                               const Figure &figure,
                                               const SamplesSource &samples);

} // namespace runwatt::figure
