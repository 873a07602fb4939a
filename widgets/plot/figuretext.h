// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figuredata.h"
#include "widgets/plot/figurelook.h"

#include <QPainter>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <vector>

namespace runwatt::plot {

/// The text in lines that fit `width`, broken between words; the last of `mostLines` is cut with an
/// ellipsis when there is more, and so is a word that is wider than a line.
[[nodiscard]] QStringList
wrapText(const QString &text, const QFont &font, double width, int mostLines);

/// Whether wrapText() would have to cut.
[[nodiscard]] bool fitsWrapped(const QString &text, const QFont &font, double width, int mostLines);

/// The height of so many lines.
[[nodiscard]] double linesHeight(const QFont &font, qsizetype lines);

/// Lines of text from the top left of `rect`, each aligned in its width.
void drawLines(QPainter &painter,
               const QRectF &rect,
               const QStringList &lines,
               const QFont &font,
               const QColor &colour,
               Qt::Alignment alignment = Qt::AlignLeft);

/// A legend's entry in its place.
struct PlacedEntry
{
    figure::LegendEntry entry;
    QString text; ///< cut to fit
    QRectF rect; ///< from (0, 0)
};

/// What stands before a legend's text.
enum class KeyShape { Swatch, Marker, Both, Line };

/// Entries from left to right, and in new rows where they do not fit `width`.
[[nodiscard]] std::vector<PlacedEntry>
flowLegend(const std::vector<figure::LegendEntry> &entries, const FigureLook &look, double width);

/// The height of a flowed legend; 0 for none.
[[nodiscard]] double legendHeight(const std::vector<PlacedEntry> &entries);

void drawLegend(QPainter &painter,
                const QPointF &topLeft,
                const std::vector<PlacedEntry> &entries,
                const FigureLook &look,
                KeyShape shape);

/// The size of the mark (SIMULATED) in its frame; empty for no mark.
[[nodiscard]] QSizeF markSize(const QString &mark, const FigureLook &look);

void drawMark(QPainter &painter,
              const QPointF &topLeft,
              const QString &mark,
              const FigureLook &look);

} // namespace runwatt::plot
