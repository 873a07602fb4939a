// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"

#include <QString>

#include <vector>

namespace runwatt::analysis {

/// One of several measures that stand along an axis.
struct MeasurePlace
{
    QString measure; ///< as in the summaries
    FactorValue place; ///< along the axis
};

/// A comparison for each measure, put side by side on an axis called `axis`, in their order. A
/// factor that was to be the axis, and tells nothing else apart, tells the series apart where
/// nothing else does, and else the panels. Gives `nothing` where no trial has any of them. Errors:
/// as compare()'s.
[[nodiscard]] Result<Comparison> compareSideBySide(const store::CampaignData &data,
                                                   const ComparisonRequest &request,
                                                   const QString &axis,
                                                   const std::vector<MeasurePlace> &measures,
                                                   Error nothing);

} // namespace runwatt::analysis
