// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/figurelook.h"

#include "widgets/common/theme.h"
#include "widgets/plot/timepainting.h"

#include <QFontInfo>

#include <algorithm>
#include <cmath>

namespace runwatt::plot {

QFont FigureLook::font(double points, QFont::Weight weight) const
{
    QFont result;
    result.setFamilies(families);
    result.setPixelSize(std::max(1, static_cast<int>(std::lround(px(points)))));
    result.setWeight(weight);
    // Layout in whole hinted pixels would differ from one scale to the next.
    result.setHintingPreference(QFont::PreferNoHinting);
    return result;
}

FigureLook paperLook(double pixelsPerPoint)
{
    FigureLook look;
    // TrueType faces only: Qt's PDF writer embeds these as they are, others as outlines.
    look.families = {QStringLiteral("Liberation Sans"), QStringLiteral("Arial"),
                     QStringLiteral("Arimo"), QStringLiteral("DejaVu Sans")};
    look.unit = pixelsPerPoint;
    look.background = Qt::white;
    look.text = QColor(0x1A, 0x1A, 0x1A);
    look.muted = QColor(0x4A, 0x4A, 0x4A);
    look.grid = QColor(0xDD, 0xDD, 0xDD);
    look.axis = QColor(0x55, 0x55, 0x55);
    look.phase = QColor(0xF1, 0xF3, 0xF6);
    look.mark = QColor(0xA8, 0x1C, 0x5B);
    return look;
}

FigureLook screenLook(const QPalette &palette, const QFont &font, const QSize &size)
{
    const common::Colours &colours = common::Theme::colours(palette);
    FigureLook look;
    look.families = QStringList{QFontInfo(font).family()};
    // Tick labels a little smaller than the program's text; in a chart that fills a large screen,
    // text and marks grow more slowly than the chart.
    constexpr QSize kUsual(760, 520);
    const double spare = std::min(static_cast<double>(size.width()) / kUsual.width(),
                                  static_cast<double>(size.height()) / kUsual.height());
    const double growth = std::clamp(std::sqrt(spare), 1.0, 2.0);
    look.unit = 0.92 * growth * QFontInfo(font).pixelSize() / textsize::kTick;
    look.palette = palette;
    look.background = colours.surface;
    look.text = colours.text;
    look.muted = colours.mutedText;
    look.grid = colours.grid;
    look.axis = colours.mutedText;
    look.phase = colours.raised;
    look.mark = colours.simulated;
    return look;
}

QColor FigureLook::colour(figure::Rgb paperColour) const
{
    if (palette)
        return screenColour(paperColour, *palette);
    return {paperColour.red, paperColour.green, paperColour.blue};
}

} // namespace runwatt::plot
