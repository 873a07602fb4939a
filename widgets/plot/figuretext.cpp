// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/figuretext.h"

#include "widgets/plot/hatch.h"

#include <QFontMetricsF>
#include <QPen>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::plot {

namespace {

constexpr double kKeyWidth = 9; // points, of a legend's swatch or line
constexpr double kKeyHeight = 5.6;

struct Wrapped
{
    QStringList lines;
    bool cut = false;
};

Wrapped wrap(const QString &text, const QFont &font, double width, int mostLines)
{
    const QFontMetricsF metrics(font);
    Wrapped result;
    QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    QString line;
    for (qsizetype index = 0; index < words.size(); ++index) {
        const QString longer =
            line.isEmpty() ? words.at(index) : u"%1 %2"_s.arg(line, words.at(index));
        if (line.isEmpty() || metrics.horizontalAdvance(longer) <= width) {
            line = longer;
            continue;
        }
        if (result.lines.size() + 1 == mostLines) {
            words = words.mid(index);
            words.prepend(line);
            line = words.join(u' ');
            break;
        }
        result.lines.append(line);
        line = words.at(index);
    }
    if (!line.isEmpty())
        result.lines.append(line);
    for (QString &shown : result.lines) {
        const QString elided = metrics.elidedText(shown, Qt::ElideRight, width);
        result.cut = result.cut || elided != shown;
        shown = elided;
    }
    return result;
}

} // namespace

QStringList wrapText(const QString &text, const QFont &font, double width, int mostLines)
{
    return wrap(text, font, width, mostLines).lines;
}

bool fitsWrapped(const QString &text, const QFont &font, double width, int mostLines)
{
    return !wrap(text, font, width, mostLines).cut;
}

double linesHeight(const QFont &font, qsizetype lines)
{
    const QFontMetricsF metrics(font);
    return lines == 0 ? 0
                      : metrics.height() + metrics.lineSpacing() * static_cast<double>(lines - 1);
}

void drawLines(QPainter &painter,
               const QRectF &rect,
               const QStringList &lines,
               const QFont &font,
               const QColor &colour,
               Qt::Alignment alignment)
{
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(colour);
    double baseline = rect.top() + metrics.ascent();
    for (const QString &line : lines) {
        const double slack = rect.width() - metrics.horizontalAdvance(line);
        double left = rect.left();
        if (alignment & Qt::AlignHCenter)
            left += slack / 2;
        else if (alignment & Qt::AlignRight)
            left += slack;
        painter.drawText(QPointF(left, baseline), line);
        baseline += metrics.lineSpacing();
    }
}

std::vector<PlacedEntry>
flowLegend(const std::vector<figure::LegendEntry> &entries, const FigureLook &look, double width)
{
    const QFont font = look.font(textsize::kTick);
    const QFontMetricsF metrics(font);
    const double key = look.px(kKeyWidth + 2.5);
    const double gap = look.px(8);
    const double rowHeight = metrics.height() + look.px(1.5);
    std::vector<PlacedEntry> placed;
    double left = 0;
    double top = 0;
    for (const figure::LegendEntry &entry : entries) {
        const QString text = metrics.elidedText(entry.label, Qt::ElideMiddle, width - key);
        const double needed = key + metrics.horizontalAdvance(text);
        if (left > 0 && left + needed > width) {
            left = 0;
            top += rowHeight;
        }
        placed.push_back({entry, text, QRectF(left, top, needed, rowHeight)});
        left += needed + gap;
    }
    return placed;
}

double legendHeight(const std::vector<PlacedEntry> &entries)
{
    return entries.empty() ? 0 : entries.back().rect.bottom();
}

void drawLegend(QPainter &painter,
                const QPointF &topLeft,
                const std::vector<PlacedEntry> &entries,
                const FigureLook &look,
                KeyShape shape)
{
    const QFont font = look.font(textsize::kTick);
    for (const PlacedEntry &placed : entries) {
        const QRectF row = placed.rect.translated(topLeft);
        const figure::Style &style = placed.entry.style;
        const QSizeF keySize(look.px(kKeyWidth), look.px(kKeyHeight));
        const QRectF key(QPointF(row.left(), row.center().y() - keySize.height() / 2), keySize);
        if (shape == KeyShape::Swatch || shape == KeyShape::Both)
            drawSwatch(painter, key, style, look);
        if (shape == KeyShape::Marker || shape == KeyShape::Both)
            drawMarker(painter, key.center(), style, look.px(4), look);
        if (shape == KeyShape::Line) {
            QPen pen(look.colour(style.colour), look.px(1.6), Qt::SolidLine, Qt::FlatCap);
            if (style.dash != figure::Dash::Solid)
                pen.setDashPattern(keyDashPattern(style.dash));
            painter.setPen(pen);
            painter.drawLine(QLineF(key.left(), row.center().y(), key.right(), row.center().y()));
        }
        const double textLeft = key.right() + look.px(2.5);
        const QFontMetricsF metrics(font);
        const double textTop = row.center().y() - metrics.height() / 2;
        drawLines(painter, QRectF(textLeft, textTop, row.right() - textLeft, metrics.height()),
                  {placed.text}, font, look.text);
    }
}

namespace {

QFont markFont(const FigureLook &look)
{
    // Not spaced out: in some fonts a search of the PDF would no longer find the word.
    return look.font(textsize::kMark, QFont::Bold);
}

} // namespace

QSizeF markSize(const QString &mark, const FigureLook &look)
{
    if (mark.isEmpty())
        return {};
    const QFontMetricsF metrics(markFont(look));
    return {metrics.horizontalAdvance(mark) + look.px(7), metrics.height() + look.px(2.4)};
}

void drawMark(QPainter &painter,
              const QPointF &topLeft,
              const QString &mark,
              const FigureLook &look)
{
    const QSizeF size = markSize(mark, look);
    if (size.isEmpty())
        return;
    const double half = look.px(0.45);
    const QRectF frame = QRectF(topLeft, size).adjusted(half, half, -half, -half);
    painter.setPen(QPen(look.mark, 2 * half));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(frame, look.px(2.2), look.px(2.2));
    const QFont font = markFont(look);
    const QFontMetricsF metrics(font);
    const double textTop = frame.center().y() - metrics.height() / 2;
    // The last letter's spacing is empty: move half of it to the left side.
    drawLines(painter,
              QRectF(frame.left() + look.px(0.35), textTop, frame.width(), metrics.height()),
              {mark}, font, look.mark, Qt::AlignHCenter);
}

} // namespace runwatt::plot
