// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/palette.h"

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace runwatt::plot {

/// What differs between a screen and paper when the same figure is drawn: its scale and its plain
/// colours. Everything else is in figure::FigureData.
struct FigureLook
{
    QStringList families; ///< fonts, in order of preference
    double unit = 1; ///< pixels of the plot in one point of paper
    QColor background; ///< not valid: none
    QColor text;
    QColor muted; ///< tick labels, notes
    QColor grid;
    QColor axis;
    QColor phase; ///< behind the measure phase of a timeline
    QColor mark; ///< SIMULATED
    std::optional<QPalette> palette; ///< of the screen that it is for; none: paper

    /// A series' colour as it stands on the background: dark ones are lifted on a dark screen.
    [[nodiscard]] QColor colour(figure::Rgb paperColour) const;

    /// So many points of paper, in pixels of the plot.
    [[nodiscard]] double px(double points) const { return points * unit; }

    /// A font of so many points of paper.
    [[nodiscard]] QFont font(double points, QFont::Weight weight = QFont::Normal) const;
};

/// Black on white, in a face that journals take, at `pixelsPerPoint`.
[[nodiscard]] FigureLook paperLook(double pixelsPerPoint);

/// The colours of a widget's palette (light or dark) in the widget's own font, a little larger in a
/// chart of many pixels.
[[nodiscard]] FigureLook screenLook(const QPalette &palette, const QFont &font, const QSize &size);

/// The sizes of text in points of paper.
namespace textsize {
inline constexpr double kTitle = 8.5;
inline constexpr double kPanel = 7.5;
inline constexpr double kAxis = 7.5;
inline constexpr double kTick = 7;
inline constexpr double kNote = 6;
inline constexpr double kMark = 6.2;
} // namespace textsize

} // namespace runwatt::plot
