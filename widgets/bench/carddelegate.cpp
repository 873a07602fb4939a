// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/carddelegate.h"

#include "core/base/origin.h"
#include "widgets/bench/cardroles.h"
#include "widgets/common/icons.h"
#include "widgets/common/markbadge.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QPainter>

namespace runwatt::bench {

using common::Colours;
using common::Theme;

namespace {

QColor colourOf(Tone tone, const Colours &colours)
{
    switch (tone) {
    case Tone::Muted:
        return colours.mutedText;
    case Tone::Accent:
        return colours.accent;
    case Tone::Success:
        return colours.success;
    case Tone::Warning:
        return colours.warning;
    case Tone::Problem:
        return colours.problem;
    }
    return colours.text;
}

} // namespace

void CardDelegate::paint(QPainter *painter,
                         const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    using namespace common::spacing;
    // Not the list's palette: a list that lies on the window has a see-through one.
    const QPalette palette = QApplication::palette();
    const Colours &colours = Theme::colours(palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF card = QRectF(option.rect).adjusted(2.5, 1.5, -2.5, -1.5);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    // A row that merely is the current one looks chosen only to who walks by keyboard.
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange);
    // Wider with the focus: a chosen row has a line around it without the focus too.
    const QPen outline(colours.accent, hasFocus ? 2 : 1);
    painter->setPen(hasFocus || isSelected ? outline : QPen(Qt::NoPen));
    painter->setBrush(isSelected || isHovered ? QBrush(colours.raised) : Qt::NoBrush);
    painter->drawRoundedRect(card, kRadius, kRadius);

    const QRect inner = option.rect.adjusted(kMedium, kSmall, -kMedium, -kSmall);
    const int line = option.fontMetrics.height();
    const QRect sign(inner.left(), inner.top() + (inner.height() - line) / 2, line, line);
    const auto symbol = static_cast<common::Symbol>(index.data(SymbolRole).toInt());
    const QColor tone = colourOf(static_cast<Tone>(index.data(ToneRole).toInt()), colours);
    common::icon(symbol, tone).paint(painter, sign);

    QRect text = inner.adjusted(line + kSmall, 0, 0, 0);
    const QString figure = index.data(FigureRole).toString();
    QFont bold = option.font;
    bold.setBold(true);
    if (!figure.isEmpty()) {
        const int width = QFontMetrics(bold).horizontalAdvance(figure);
        painter->setFont(bold);
        painter->setPen(colours.text);
        painter->drawText(text, Qt::AlignRight | Qt::AlignTop, figure);
        text.setRight(text.right() - width - kSmall);
    }
    painter->setFont(option.font);
    painter->setPen(colours.text);
    const QString name = index.data(Qt::DisplayRole).toString();
    painter->drawText(text, Qt::AlignLeft | Qt::AlignTop,
                      option.fontMetrics.elidedText(name, Qt::ElideRight, text.width()));
    QFont small = option.font;
    small.setPointSizeF(small.pointSizeF() * 0.88);
    QRect below = inner.adjusted(line + kSmall, line, 0, 0);
    const auto origin = static_cast<Origin>(index.data(OriginRole).toInt());
    if (origin != Origin::Measured) {
        const QRect taken = common::MarkBadge::paint(*painter, below.topLeft() + QPoint(0, 1),
                                                     origin, palette, small);
        below.setLeft(taken.right() + kSmall);
    }
    painter->setFont(small);
    painter->setPen(colours.mutedText);
    const QString subtitle = index.data(SubtitleRole).toString();
    painter->drawText(below, Qt::AlignLeft | Qt::AlignTop,
                      QFontMetrics(small).elidedText(subtitle, Qt::ElideRight, below.width()));
    painter->restore();
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, option.fontMetrics.height() * 2 + common::spacing::kSmall * 2};
}

} // namespace runwatt::bench
