// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <cmath>

// What readers of a campaign file give, whoever made it: numbers that can be added up. Pure.

namespace runwatt::store {

/// Times lie within +-36 years of campaign time, so that no difference of two is out of range, nor
/// a view that is somewhat larger.
inline constexpr TimeNs kFarthestNs = TimeNs(1) << 60;

/// Far beyond any rate or energy, and far from where sums and squares become infinite.
inline constexpr double kLargestValue = 1e30;

/// Whether a value may be one of a measurement, in any unit; readers give NaN for another.
[[nodiscard]] inline bool isUsable(double value)
{
    return std::abs(value) <= kLargestValue;
}

} // namespace runwatt::store
