// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/stagepaint.h"

#include "widgets/common/theme.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace runwatt::stage {

namespace {

constexpr double kSmaller = 0.92; ///< of a font that is too large, one step after another

bool fitsInto(const QRectF &taken, const QSizeF &place)
{
    return taken.height() <= place.height() + 1 && taken.width() <= place.width() + 1;
}

} // namespace

double stageUnit(const QSizeF &size)
{
    return std::max(1.0, std::min(size.height(), size.width() * 9 / 16) / 100);
}

QFont stageFont(const QWidget &widget, double units, QFont::Weight weight)
{
    QFont font = QApplication::font();
    font.setPointSizeF(std::max(1.0, units * stageUnit(widget.size()) * 72 / widget.logicalDpiY()));
    font.setWeight(weight);
    return font;
}

QRectF writeText(QPainter &painter, const QRectF &place, int flags, const QString &text, QFont font)
{
    const int wrapped = flags | Qt::TextWordWrap;
    const double whole = font.pointSizeF();
    painter.setFont(font);
    QRectF taken = painter.boundingRect(place, wrapped, text);
    const auto fits = [&] { return fitsInto(taken, place.size()); };
    while (!fits() && font.pointSizeF() > whole / 2) {
        font.setPointSizeF(font.pointSizeF() * kSmaller);
        painter.setFont(font);
        taken = painter.boundingRect(place, wrapped, text);
    }
    QString shown = text;
    if (!fits()) {
        const QFontMetricsF metrics(font);
        const double lines = std::max(1.0, std::floor(place.height() / metrics.lineSpacing()));
        shown = metrics.elidedText(text.simplified(), Qt::ElideRight,
                                   lines > 1 ? place.width() * (lines - 0.5) : place.width());
        taken = painter.boundingRect(place, wrapped, shown);
        painter.save();
        painter.setClipRect(place);
        painter.drawText(place, wrapped, shown);
        painter.restore();
        return taken & place;
    }
    painter.drawText(place, wrapped, shown);
    return taken;
}

QFont fontForAll(QPainter &painter, const QSizeF &place, const QStringList &texts, QFont font)
{
    const double whole = font.pointSizeF();
    const QRectF room({}, place);
    const auto fits = [&](const QString &text) {
        painter.setFont(font);
        return fitsInto(painter.boundingRect(room, Qt::TextWordWrap, text), place);
    };
    while (!std::ranges::all_of(texts, fits) && font.pointSizeF() > whole / 2)
        font.setPointSizeF(font.pointSizeF() * kSmaller);
    return font;
}

namespace {

QString markWords(const Origins &origins, const QString &text)
{
    return text.isEmpty() ? marks(origins) : marks(origins) + QChar(u' ') + text;
}

QFont markFont(QFont font)
{
    font.setBold(true);
    return font;
}

} // namespace

QSizeF markSize(const Origins &origins, const QString &text, const QFont &font)
{
    if (origins.empty())
        return {};
    const QFontMetricsF metrics(markFont(font));
    return {metrics.horizontalAdvance(markWords(origins, text)) + 0.7 * metrics.height(),
            1.25 * metrics.height()};
}

QRectF paintMark(QPainter &painter,
                 const QPointF &right,
                 const Origins &origins,
                 const QString &text,
                 const QPalette &palette,
                 const QFont &font)
{
    const QSizeF size = markSize(origins, text, font);
    if (size.isEmpty())
        return {};
    const common::Colours &colours = common::Theme::colours(palette);
    const QRectF box(QPointF(right.x() - size.width(), right.y()), size);
    const double round = size.height() * 0.17;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(furthest(origins) == Origin::Replayed ? colours.information
                                                           : colours.simulated);
    painter.drawRoundedRect(box, round, round);
    painter.setPen(common::Theme::isDark(palette) ? colours.window : QColor(Qt::white));
    painter.setFont(markFont(font));
    painter.drawText(box, Qt::AlignCenter, markWords(origins, text));
    painter.restore();
    return box;
}

} // namespace runwatt::stage
