// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>

namespace runwatt::plot {

/// How much larger than usual what stands beside text is to be: 1 with the program's usual type,
/// more on a stage, less in a small picture of one.
[[nodiscard]] inline double typeScale(const QFontMetrics &metrics)
{
    constexpr double kSmallType = 14;
    constexpr double kLargeType = 20;
    const double type = metrics.height();
    if (type < kSmallType)
        return type / kSmallType;
    return type > kLargeType ? type / kLargeType : 1;
}

} // namespace runwatt::plot
