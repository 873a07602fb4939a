// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figure.h"

namespace runwatt::figure {

/// A comparison as a figure of grouped bars, so that what a table shows is what the figure draws.
[[nodiscard]] FigureData buildBars(const store::CampaignData &campaign,
                                   const Figure &figure,
                                   const analysis::Comparison &comparison);

} // namespace runwatt::figure
