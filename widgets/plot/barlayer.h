// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figuredata.h"
#include "widgets/plot/figurelook.h"

#include <QRectF>

class QCPAxis;

namespace runwatt::plot {

/// From and to along the axis of groups; group i is centred on i.
struct BarSlot
{
    double left = 0;
    double right = 0;

    [[nodiscard]] double centre() const { return (left + right) / 2; }
};

[[nodiscard]] BarSlot barSlot(int group, int place, int placesPerGroup);

/// The largest and smallest thing that a bar draws (interval, trials), in the value's unit.
[[nodiscard]] figure::Range extent(const figure::Bar &bar);

/// Puts the panel's bars on the axes (which own them). Values are drawn divided by `divisor`.
void addBars(QCPAxis *groups,
             QCPAxis *values,
             const figure::BarPanel &panel,
             int placesPerGroup,
             double divisor,
             const FigureLook &look);

/// Where a bar stands, or its single trials, in the plot's pixels. Valid after the plot's layout is
/// done.
[[nodiscard]] QRectF barRect(const QCPAxis *groups,
                             const QCPAxis *values,
                             const figure::Bar &bar,
                             int placesPerGroup,
                             double divisor);

} // namespace runwatt::plot
