// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/sample.h"

#include <cstddef>

namespace runwatt::series {

/// How a value holds between samples.
enum class Interpolation {
    Linear, ///< read at an instant (temperature), or a mean stamped at its middle: trapezoids
    HoldUntilNext, ///< a value that stands until the next one: clock frequency, a state
    MeanSincePrevious ///< a mean over the time since the previous sample: an averaging meter
};

/// Statistics of a series over a window.
struct WindowStatistics
{
    double mean = 0; ///< weighted by time over the part that is covered; NaN without any
    double integral = 0; ///< value times seconds over the covered part (watts give joules)
    double minimum = 0; ///< of the samples in the window; NaN without any
    double maximum = 0;
    std::size_t count = 0; ///< finite samples in the window
    double coveredSeconds = 0; ///< of the window, how much has values on both sides and no gap
    TimeNs largestGapNs = 0; ///< longest stretch of the window without a sample or marked missing
};

/// Time-weighted statistics over [window.beginNs, window.endNs). `samples` ascend in time and may
/// reach beyond the window: the neighbours outside give the values at its ends. A stretch next to a
/// NaN sample is not covered; nothing is extrapolated beyond the first and last sample.
[[nodiscard]] WindowStatistics statistics(const Samples &samples,
                                          Window window,
                                          Interpolation interpolation = Interpolation::Linear);

/// The interpolation that fits the quantity of a descriptor's name.
[[nodiscard]] Interpolation interpolationFor(const QString &seriesName);

} // namespace runwatt::series
