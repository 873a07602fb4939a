// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/palette.h"
#include "widgets/plot/figurelook.h"

#include <QLineF>
#include <QList>
#include <QPainter>
#include <QRectF>

namespace runwatt::plot {

/// The lines of a hatch, cut to the rectangle: geometry rather than a pattern brush, so that it
/// prints alike on every device and scales with the figure. Empty for None and Dots.
[[nodiscard]] QList<QLineF> hatchLines(const QRectF &rect, figure::Hatch hatch, double spacing);

/// The dots of Hatch::Dots; empty for any other.
[[nodiscard]] QList<QPointF> hatchDots(const QRectF &rect, figure::Hatch hatch, double spacing);

/// The dashes of a line as QPen takes them, in widths of the pen; empty for a solid one. Meant for
/// flat caps: square ones would close the gaps.
[[nodiscard]] QList<qreal> dashPattern(figure::Dash dash);

/// The same for the short piece of line in a legend, whose pen is thicker.
[[nodiscard]] QList<qreal> keyDashPattern(figure::Dash dash);

/// A filled, outlined and hatched rectangle in a series' look.
void drawSwatch(QPainter &painter,
                const QRectF &rect,
                const figure::Style &style,
                const FigureLook &look);

/// One value: the series' marker, `size` across.
void drawMarker(QPainter &painter,
                const QPointF &centre,
                const figure::Style &style,
                double size,
                const FigureLook &look);

} // namespace runwatt::plot
