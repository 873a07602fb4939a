// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/hatch.h"

#include <QPen>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace runwatt::plot {

namespace {

using figure::Hatch;
using figure::Marker;

// A rectangle of more lines than this is no picture any more; guards against absurd sizes.
constexpr int kMostLines = 4000;

void addStraight(QList<QLineF> &lines, const QRectF &rect, double spacing, Qt::Orientation way)
{
    const bool level = way == Qt::Horizontal;
    const double length = level ? rect.height() : rect.width();
    const int count = std::min(static_cast<int>(length / spacing), kMostLines);
    for (int index = 1; index <= count; ++index) {
        const double at = spacing * (index - 0.5);
        if (level)
            lines.append({rect.left(), rect.bottom() - at, rect.right(), rect.bottom() - at});
        else
            lines.append({rect.left() + at, rect.top(), rect.left() + at, rect.bottom()});
    }
}

/// 45 degrees, falling to the right; anchored at the bottom left so that bars of one series match.
void addFalling(QList<QLineF> &lines, const QRectF &rect, double spacing)
{
    const double pitch = spacing * std::sqrt(2.0);
    const double reach = rect.width() + rect.height();
    const int count = std::min(static_cast<int>(reach / pitch), kMostLines);
    for (int index = 0; index <= count; ++index) {
        // From the left or top edge to the bottom or right edge.
        const double along = pitch * (index + 0.5);
        if (along >= reach)
            break;
        const double startX = std::max(0.0, along - rect.height());
        const double startY = std::max(0.0, rect.height() - along);
        const double run = std::min(rect.width() - startX, rect.height() - startY);
        lines.append({rect.left() + startX, rect.top() + startY, rect.left() + startX + run,
                      rect.top() + startY + run});
    }
}

QList<QLineF> mirrored(const QList<QLineF> &lines, const QRectF &rect)
{
    QList<QLineF> result;
    result.reserve(lines.size());
    const double sum = rect.left() + rect.right();
    for (const QLineF &line : lines)
        result.append({sum - line.x1(), line.y1(), sum - line.x2(), line.y2()});
    return result;
}

QPolygonF markerPolygon(Marker marker, const QPointF &centre, double radius)
{
    QPolygonF shape;
    switch (marker) {
    case Marker::Square:
        shape = QPolygonF({{-0.85, -0.85}, {0.85, -0.85}, {0.85, 0.85}, {-0.85, 0.85}});
        break;
    case Marker::Diamond:
        shape = QPolygonF({{0, -1.15}, {1.15, 0}, {0, 1.15}, {-1.15, 0}});
        break;
    case Marker::TriangleUp:
        shape = QPolygonF({{0, -1.1}, {1.1, 0.85}, {-1.1, 0.85}});
        break;
    case Marker::TriangleDown:
        shape = QPolygonF({{0, 1.1}, {1.1, -0.85}, {-1.1, -0.85}});
        break;
    default:
        return {};
    }
    for (QPointF &point : shape)
        point = centre + point * radius;
    return shape;
}

} // namespace

QList<QLineF> hatchLines(const QRectF &rect, Hatch hatch, double spacing)
{
    QList<QLineF> lines;
    if (rect.isEmpty() || spacing <= 0)
        return lines;
    if (hatch == Hatch::Horizontal || hatch == Hatch::Grid)
        addStraight(lines, rect, spacing, Qt::Horizontal);
    if (hatch == Hatch::Vertical || hatch == Hatch::Grid)
        addStraight(lines, rect, spacing, Qt::Vertical);
    if (hatch == Hatch::Backward || hatch == Hatch::Cross)
        addFalling(lines, rect, spacing);
    if (hatch == Hatch::Forward || hatch == Hatch::Cross) {
        QList<QLineF> falling;
        addFalling(falling, rect, spacing);
        lines += mirrored(falling, rect);
    }
    return lines;
}

QList<QPointF> hatchDots(const QRectF &rect, Hatch hatch, double spacing)
{
    QList<QPointF> dots;
    if (hatch != Hatch::Dots || rect.isEmpty() || spacing <= 0)
        return dots;
    const int columns = std::max(1, static_cast<int>(rect.width() / spacing));
    const int rows = std::min(static_cast<int>(rect.height() / spacing), kMostLines / columns);
    const double inset = (rect.width() - (columns - 1) * spacing) / 2;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column)
            dots.append(
                {rect.left() + inset + column * spacing, rect.bottom() - (row + 0.5) * spacing});
    }
    return dots;
}

QList<qreal> dashPattern(figure::Dash dash)
{
    switch (dash) {
    case figure::Dash::Solid:
        break;
    case figure::Dash::Dashed:
        return {4, 2};
    case figure::Dash::Dotted:
        return {1.2, 1.6};
    case figure::Dash::DashDotted:
        return {5, 2, 1.2, 2};
    }
    return {};
}

QList<qreal> keyDashPattern(figure::Dash dash)
{
    QList<qreal> pattern = dashPattern(dash);
    for (qreal &length : pattern)
        length /= 2;
    return pattern;
}

void drawSwatch(QPainter &painter,
                const QRectF &rect,
                const figure::Style &style,
                const FigureLook &look)
{
    const double unit = look.unit;
    const QColor colour = look.colour(style.colour);
    const QColor ink = colour.darker(200);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRect(rect);
    const double spacing = 2.6 * unit;
    painter.setPen(QPen(ink, 0.45 * unit, Qt::SolidLine, Qt::FlatCap));
    for (const QLineF &line : hatchLines(rect, style.hatch, spacing))
        painter.drawLine(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    for (const QPointF &dot : hatchDots(rect, style.hatch, spacing))
        painter.drawEllipse(dot, 0.5 * unit, 0.5 * unit);
    painter.setPen(QPen(ink, 0.5 * unit, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect);
}

void drawMarker(QPainter &painter,
                const QPointF &centre,
                const figure::Style &style,
                double size,
                const FigureLook &look)
{
    const double unit = look.unit;
    const double radius = size / 2;
    const QColor colour = look.colour(style.colour);
    const QPen outline(colour.darker(200), 0.45 * unit, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (style.marker == Marker::Plus || style.marker == Marker::Cross) {
        const double turn = style.marker == Marker::Cross ? std::sqrt(0.5) : 0;
        painter.setPen(QPen(colour.darker(130), 1.1 * unit, Qt::SolidLine, Qt::FlatCap));
        const QPointF one = turn > 0 ? QPointF(turn, turn) : QPointF(1, 0);
        const QPointF other = turn > 0 ? QPointF(turn, -turn) : QPointF(0, 1);
        painter.drawLine(QLineF(centre - one * radius, centre + one * radius));
        painter.drawLine(QLineF(centre - other * radius, centre + other * radius));
        return;
    }
    if (style.marker == Marker::Ring) {
        painter.setPen(QPen(colour.darker(115), 1.0 * unit));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(centre, radius * 0.85, radius * 0.85);
        return;
    }
    painter.setPen(outline);
    painter.setBrush(colour);
    const QPolygonF shape = markerPolygon(style.marker, centre, radius);
    if (shape.isEmpty())
        painter.drawEllipse(centre, radius, radius);
    else
        painter.drawPolygon(shape);
}

} // namespace runwatt::plot
