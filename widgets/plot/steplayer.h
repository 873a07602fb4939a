// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figuredata.h"
#include "widgets/plot/figurelook.h"

#include <QRectF>
#include <QString>

#include <vector>

class QCPAxis;

namespace runwatt::plot {

/// Puts a histogram's panel on the axes (which own it): a line in steps for each series, group i
/// from i - 0.5 to i + 0.5. Values are drawn divided by `divisor`.
void addSteps(QCPAxis *groups,
              QCPAxis *values,
              const figure::BarPanel &panel,
              double divisor,
              const FigureLook &look);

/// The piece of line that is one bar's, in the plot's pixels, high enough to be seen and pointed
/// at. Valid after the plot's layout is done.
[[nodiscard]] QRectF
stepRect(const QCPAxis *groups, const QCPAxis *values, const figure::Bar &bar, double divisor);

/// Those labels that have room along an axis of so many groups and pixels: all of them, else where
/// decades begin, and of these as many as fit.
[[nodiscard]] std::vector<figure::AxisTick> fittingTicks(const std::vector<figure::AxisTick> &ticks,
                                                         std::size_t groups,
                                                         double width,
                                                         const FigureLook &look);

} // namespace runwatt::plot
