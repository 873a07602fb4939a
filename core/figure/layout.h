// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figuredata.h"

#include <QLocale>
#include <QString>

#include <vector>

// The parts of a figure's layout that need no fonts: shared by the painter and by other writers.
// Pure functions; any thread.

namespace runwatt::figure {

/// A value axis with round numbers.
struct Ticks
{
    double low = 0; ///< the axis begins here: 0, or below the smallest value when that is negative
    double high = 1; ///< and ends here, at a tick
    double step = 1;
    std::vector<double> positions;
    std::vector<QString> labels; ///< all with the same number of decimals
};

/// Ticks from zero over all values (already divided by the axis' divisor), about `wanted` of them,
/// in steps of 1, 2, 2.5 or 5 times a power of ten. An empty or flat range gives 0 to 1.
[[nodiscard]] Ticks valueTicks(double smallest, double largest, int wanted, const QLocale &locale);

/// Ticks of a time axis in seconds: steps of 1, 2, 5, 10, 15, 30, 60 s and so on; the axis ends at
/// `length`, not at a tick.
[[nodiscard]] Ticks timeTicks(double length, int wanted, const QLocale &locale);

/// How many bars' room a panel of so many groups takes: a histogram's lines need that of two dozen.
[[nodiscard]] int barsAcross(Kind kind, int groups, int placesPerGroup);

/// How many panels stand side by side: as many as stay readable with `barsPerPanel` bars in
/// `widthPoints`, and no fewer than it takes to fill the rows evenly.
[[nodiscard]] int panelColumns(int panels, int barsPerPanel, double widthPoints);

} // namespace runwatt::figure
