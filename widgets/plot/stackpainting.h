// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/timesource.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace runwatt::plot {

/// One part of a stack: from the top of the part below it, or from zero, up to its own.
struct StackArea
{
    QColor colour;
    TimePoints tops; ///< all that is below included; all areas of a stack have the same times
};

/// What of the axes a stack needs: the area's left and right edges are the times, its lower edge is
/// zero and its upper edge is `top`.
struct StackScale
{
    QRectF area;
    double beginSeconds = 0;
    double endSeconds = 1;
    double top = 1;
    double pixelRatio = 1; ///< pixels of the device in one of the area's
};

/// Paints the areas, the lowest first, without soft edges: every pixel whose centre lies in one, as
/// a filled polygon would. Costs by the area's width in pixels, and not by how ragged the curves
/// are, which a polygon with thousands of spikes does. A NaN in the highest area breaks all.
void paintStack(QPainter &painter, const StackScale &scale, const std::vector<StackArea> &areas);

} // namespace runwatt::plot
