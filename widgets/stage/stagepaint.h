// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origins.h"

#include <QFont>
#include <QPalette>
#include <QRectF>
#include <QString>
#include <QStringList>

class QPainter;
class QWidget;

// What all scenes write with: type that grows with the stage, so that a picture of 1280x720 and one
// of 3840x2160 differ in sharpness only.

namespace runwatt::stage {

/// The stage's measure: a hundredth of its height, less where it is narrower than 16:9. Pixels.
[[nodiscard]] double stageUnit(const QSizeF &size);

/// The program's font, `units` of stageUnit() high. In points, as charts need it.
[[nodiscard]] QFont
stageFont(const QWidget &widget, double units, QFont::Weight weight = QFont::Normal);

/// Writes plain text, wrapped, into a rectangle; what does not fit is written smaller, down to
/// half, and then cut with an ellipsis. Gives the rectangle that it took.
QRectF
writeText(QPainter &painter, const QRectF &place, int flags, const QString &text, QFont font);

/// The font in which each of these texts fits into such a place, as writeText() would make it for
/// the longest: what belongs together is written alike.
[[nodiscard]] QFont
fontForAll(QPainter &painter, const QSizeF &place, const QStringList &texts, QFont font);

/// How large paintMark() will be; empty where there are none.
[[nodiscard]] QSizeF markSize(const Origins &origins, const QString &text, const QFont &font);

/// Paints the marks of what is not measured as one with its right end at `right`, `text` after its
/// words (a date); gives the rectangle that it took, empty where there are none.
QRectF paintMark(QPainter &painter,
                 const QPointF &right,
                 const Origins &origins,
                 const QString &text,
                 const QPalette &palette,
                 const QFont &font);

} // namespace runwatt::stage
