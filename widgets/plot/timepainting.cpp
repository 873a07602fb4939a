// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/timepainting.h"

#include "widgets/common/markbadge.h"
#include "widgets/common/theme.h"
#include "widgets/plot/hatch.h"
#include "widgets/plot/typescale.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::plot {

namespace {

constexpr qsizetype kLeastCut = 7; ///< letters: a name that is cut to fewer tells nothing

QColor mixed(const QColor &a, const QColor &b, double part)
{
    const auto mix = [part](int x, int y) {
        return static_cast<int>(std::lround(x + (y - x) * part));
    };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

QColor textOn(const QColor &background)
{
    const figure::Rgb rgb{static_cast<std::uint8_t>(background.red()),
                          static_cast<std::uint8_t>(background.green()),
                          static_cast<std::uint8_t>(background.blue())};
    // Where both contrast alike, by WCAG's (L1 + 0.05) / (L2 + 0.05).
    constexpr double kEven = 0.197;
    return figure::luminance(rgb) > kEven ? QColor(0x10161d) : QColor(Qt::white);
}

// The part of a row that a span takes: at least one pixel, within the area.
QRectF placeOf(const TimeSpan &span, const TimeScale &scale, double top, double height)
{
    const double left = std::max<double>(scale.x(span.window.beginNs), scale.area.left());
    const double right = std::min<double>(scale.x(span.window.endNs), scale.area.right() + 1);
    return {left, top, std::max(right - left, 1.0), height};
}

void paintRow(QPainter &painter,
              const TimeScale &scale,
              const QRect &row,
              const std::vector<TimeSpan> &spans,
              const std::function<QColor(const TimeSpan &)> &colourOf)
{
    const QFontMetrics metrics = painter.fontMetrics();
    double painted = scale.area.left() - 1;
    for (const TimeSpan &span : spans) {
        QRectF place = placeOf(span, scale, row.top(), row.height());
        // Thousands of spans in view are many to a pixel: one is enough.
        if (place.right() < painted + 1)
            continue;
        painted = place.right();
        if (place.width() > 3)
            place.setWidth(place.width() - 1);
        const QColor colour = colourOf(span);
        painter.fillRect(place, colour);
        const int room = static_cast<int>(place.width()) - 8;
        if (room < metrics.averageCharWidth() * 3)
            continue;
        const QString text = metrics.elidedText(span.text, Qt::ElideRight, room);
        if (text.size() < kLeastCut && text != span.text)
            continue;
        painter.setPen(textOn(colour));
        painter.drawText(place.adjusted(4, 0, -4, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

} // namespace

QColor screenColour(figure::Rgb colour, const QPalette &palette)
{
    const QColor onPaper(colour.red, colour.green, colour.blue);
    if (!common::Theme::isDark(palette))
        return onPaper;
    const double lift = std::clamp(0.55 - figure::luminance(colour) * 1.2, 0.0, 0.45);
    return mixed(onPaper, Qt::white, lift);
}

figure::Style traceStyle(const Trace &trace)
{
    return trace.style.value_or(figure::seriesStyle(trace.seriesName, trace.detail));
}

QColor traceColour(const Trace &trace, const QPalette &palette)
{
    const QColor colour = screenColour(traceStyle(trace).colour, palette);
    if (trace.variant == 0 || trace.style)
        return colour;
    const QColor away = common::Theme::isDark(palette) ? QColor(Qt::white) : QColor(Qt::black);
    return mixed(colour, away, std::min(0.35 * trace.variant, 0.7));
}

QColor phaseColour(const QString &word, const QPalette &palette)
{
    const common::Colours &colours = common::Theme::colours(palette);
    if (word == u"measure")
        return colours.accent;
    if (word == u"warm-up")
        return colours.warning;
    if (word == u"idle")
        return colours.success;
    if (word == u"cool-down")
        return mixed(colours.mutedText, colours.accent, 0.35);
    return mixed(colours.border, colours.mutedText, 0.35);
}

double TimeScale::x(TimeNs time) const
{
    const double part = static_cast<double>(time - view.beginNs)
        / static_cast<double>(std::max<TimeNs>(view.lengthNs(), 1));
    return area.left() + part * area.width();
}

TimeNs TimeScale::time(double x) const
{
    const double part = (x - area.left()) / std::max(area.width(), 1);
    return view.beginNs + static_cast<TimeNs>(part * static_cast<double>(view.lengthNs()));
}

void paintStrip(QPainter &painter,
                const TimeScale &scale,
                const QRect &strip,
                const std::vector<TimeSpan> &trials,
                const std::vector<TimeSpan> &phases,
                const QPalette &palette)
{
    painter.save();
    painter.setClipRect(strip);
    painter.setRenderHint(QPainter::Antialiasing, false);
    QFont font = painter.font();
    font.setPointSizeF(font.pointSizeF() * 0.88);
    painter.setFont(font);
    const common::Colours &colours = common::Theme::colours(palette);
    const int rowHeight = (strip.height() - 2) / 2;
    const QRect upper(strip.left(), strip.top(), strip.width(), rowHeight);
    const QRect lower = upper.translated(0, rowHeight + 2);
    paintRow(painter, scale, upper, trials, [&palette](const TimeSpan &span) {
        return screenColour(figure::runtimeStyle(span.colourKey).colour, palette);
    });
    paintRow(painter, scale, lower, phases, [&](const TimeSpan &span) {
        return mixed(colours.surface, phaseColour(span.colourKey, palette), 0.32);
    });
    painter.restore();
}

void paintBackdrop(QPainter &painter,
                   const TimeScale &scale,
                   const QRect &area,
                   const std::vector<TimeSpan> &trials,
                   const std::vector<TimeSpan> &phases,
                   const QPalette &palette)
{
    painter.save();
    painter.setClipRect(area);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const common::Colours &colours = common::Theme::colours(palette);
    const bool dark = common::Theme::isDark(palette);
    for (const TimeSpan &span : phases) {
        const QRectF place = placeOf(span, scale, area.top(), area.height());
        if (place.width() < 2)
            continue;
        const bool measure = span.colourKey == u"measure";
        const double part = measure ? (dark ? 0.13 : 0.09) : (dark ? 0.07 : 0.05);
        painter.fillRect(place, mixed(colours.surface, phaseColour(span.colourKey, palette), part));
    }
    // Where trials are many, lines would hide the curves; the strip tells them apart.
    if (static_cast<int>(trials.size()) * 24 > area.width()) {
        painter.restore();
        return;
    }
    for (const TimeSpan &span : trials) {
        const double x = std::floor(scale.x(span.window.beginNs));
        if (x < area.left())
            continue;
        painter.fillRect(QRectF(x, area.top(), 1, area.height()),
                         screenColour(figure::runtimeStyle(span.colourKey).colour, palette));
    }
    painter.restore();
}

void paintHeader(QPainter &painter,
                 const QRect &line,
                 const BandHeader &header,
                 const QPalette &palette)
{
    painter.save();
    painter.setClipRect(line);
    const common::Colours &colours = common::Theme::colours(palette);
    const QFont plain = painter.font();
    QFont bold = plain;
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(colours.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, header.title);
    const double scale = typeScale(QFontMetrics(plain));
    const auto px = [scale](int usual) { return static_cast<int>(std::lround(usual * scale)); };
    int x = line.left() + painter.fontMetrics().horizontalAdvance(header.title) + px(10);
    painter.setFont(plain);
    if (header.origin != Origin::Measured) {
        const QFontMetrics metrics(plain);
        const int top = line.top() + std::max(0, (line.height() - metrics.height() - 1) / 2);
        x = common::MarkBadge::paint(painter, QPoint(x, top), header.origin, palette, plain).right()
            + px(12);
    }
    const QFontMetrics metrics(plain);
    QFont small = bold;
    small.setPointSizeF(plain.pointSizeF() * 0.82);
    // As wide as the widest usual value, so that entries stand still while values change.
    const bool isPercent = std::ranges::any_of(
        header.entries, [](const HeaderEntry &entry) { return entry.value.endsWith(u'%'); });
    const int usualWidth =
        metrics.horizontalAdvance(isPercent ? u"888.8 %"_s : u"8888.8 MB/s"_s) * 9 / 10;
    const int moreWidth = metrics.horizontalAdvance(u"+888"_s);
    for (std::size_t index = 0; index < header.entries.size(); ++index) {
        const HeaderEntry &entry = header.entries[index];
        const std::size_t left = header.entries.size() - index;
        const int nameWidth = metrics.horizontalAdvance(entry.label);
        const QString ownMark = mark(entry.origin);
        const int markWidth =
            ownMark.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(ownMark) + px(6);
        const int labelWidth = nameWidth + markWidth;
        const int valueWidth = std::max(metrics.horizontalAdvance(entry.value), usualWidth);
        const int width = px(16) + labelWidth + px(6) + valueWidth + px(10);
        if (x + width - px(10) > line.right() - (left > 1 ? moreWidth : 0)) {
            painter.setPen(colours.mutedText);
            painter.drawText(QRect(x, line.top(), moreWidth, line.height()),
                             Qt::AlignLeft | Qt::AlignVCenter, u"+%1"_s.arg(left));
            break;
        }
        const int middle = line.center().y() + 1;
        if (entry.outlined) {
            painter.setPen(entry.colour);
            painter.drawRect(QRect(x, middle - px(5), px(9), px(9)));
        } else if (entry.filled) {
            painter.fillRect(QRect(x, middle - px(5), px(10), px(10)), entry.colour);
        } else if (entry.dash == figure::Dash::Solid) {
            painter.fillRect(QRect(x, middle - px(1), px(12), px(3)), entry.colour);
        } else {
            QPen pen(entry.colour, px(3), Qt::SolidLine, Qt::FlatCap);
            pen.setDashPattern(keyDashPattern(entry.dash));
            painter.setPen(pen);
            painter.drawLine(QLineF(x, middle + 0.5, x + px(12), middle + 0.5));
        }
        painter.setPen(colours.mutedText);
        painter.drawText(QRect(x + px(16), line.top(), nameWidth + 2, line.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, entry.label);
        if (markWidth > 0) {
            painter.setFont(small);
            painter.setPen(entry.origin == Origin::Replayed ? colours.information
                                                            : colours.simulated);
            painter.drawText(QRect(x + px(22) + nameWidth, line.top(), markWidth, line.height()),
                             Qt::AlignLeft | Qt::AlignVCenter, ownMark);
            painter.setFont(plain);
        }
        painter.setPen(colours.text);
        painter.drawText(QRect(x + px(22) + labelWidth, line.top(), valueWidth, line.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, entry.value);
        x += width;
    }
    painter.restore();
}

} // namespace runwatt::plot
