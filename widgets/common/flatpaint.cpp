// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/flatpaint.h"

#include "widgets/common/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace runwatt::common::flat {

namespace {

/// Keeps the painter's state, and smooths edges meanwhile.
class Smooth
{
public:
    explicit Smooth(QPainter *painter)
        : m_painter(painter)
    {
        m_painter->save();
        m_painter->setRenderHint(QPainter::Antialiasing);
    }

    ~Smooth() { m_painter->restore(); }

    Smooth(const Smooth &) = delete;
    Smooth &operator=(const Smooth &) = delete;

private:
    QPainter *m_painter;
};

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

/// Has the keyboard, and would take a key.
bool isFocused(const QStyleOption *option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_Enabled);
}

void drawOutline(QPainter *painter, const QRectF &rect, const QPen &pen, double radius)
{
    const Smooth smooth(painter);
    const double half = pen.widthF() / 2;
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius);
}

} // namespace

void drawChevron(QPainter *painter, const QRectF &place, const QColor &colour, Direction direction)
{
    constexpr double kHalf = 3.5;
    constexpr double kRise = 2;
    const Smooth smooth(painter);
    painter->translate(place.center());
    switch (direction) {
    case Direction::Up:
        painter->rotate(180);
        break;
    case Direction::Left:
        painter->rotate(90);
        break;
    case Direction::Right:
        painter->rotate(-90);
        break;
    case Direction::Down:
        break;
    }
    painter->setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(
        QPolygonF({QPointF(-kHalf, -kRise), QPointF(0, kRise), QPointF(kHalf, -kRise)}));
}

void drawBox(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &border)
{
    const Smooth smooth(painter);
    painter->setPen(QPen(border, 1));
    painter->setBrush(fill);
    painter->drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), spacing::kRadius,
                             spacing::kRadius);
}

void drawFocusRing(QPainter *painter, const QStyleOption *option)
{
    constexpr double kRadius = 3;
    drawOutline(painter, option->rect, QPen(Theme::colours(option->palette).accent, 1), kRadius);
}

void drawField(QPainter *painter, const QStyleOption *option)
{
    const Colours &colours = Theme::colours(option->palette);
    drawBox(painter, option->rect,
            has(option, QStyle::State_Enabled) ? colours.surface : colours.window,
            isFocused(option) ? colours.accent : colours.border);
}

void drawCheck(QPainter *painter, const QStyleOption *option)
{
    const Colours &colours = Theme::colours(option->palette);
    const bool on = has(option, QStyle::State_On);
    const bool partly = has(option, QStyle::State_NoChange);
    const QRectF box = QRectF(option->rect).adjusted(1.5, 1.5, -1.5, -1.5);
    const QColor filled = has(option, QStyle::State_Enabled) ? colours.accent : colours.border;
    const Smooth smooth(painter);
    painter->setPen(QPen(on || partly ? filled : colours.mutedText, 1));
    painter->setBrush(on || partly ? filled : colours.surface);
    painter->drawRoundedRect(box, 3, 3);
    painter->setPen(QPen(colours.accentText, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const double width = box.width();
    if (on)
        painter->drawPolyline(QPolygonF({box.topLeft() + QPointF(0.22 * width, 0.52 * width),
                                         box.topLeft() + QPointF(0.43 * width, 0.73 * width),
                                         box.topLeft() + QPointF(0.79 * width, 0.28 * width)}));
    else if (partly)
        painter->drawLine(box.topLeft() + QPointF(0.25 * width, 0.5 * width),
                          box.topLeft() + QPointF(0.75 * width, 0.5 * width));
}

void drawRadio(QPainter *painter, const QStyleOption *option)
{
    const Colours &colours = Theme::colours(option->palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const QRectF circle = QRectF(option->rect).adjusted(1.5, 1.5, -1.5, -1.5);
    const Smooth smooth(painter);
    painter->setPen(QPen(on && enabled ? colours.accent : colours.mutedText, 1));
    painter->setBrush(colours.surface);
    painter->drawEllipse(circle);
    if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(enabled ? colours.accent : colours.mutedText);
        const double inset = circle.width() * 0.25;
        painter->drawEllipse(circle.adjusted(inset, inset, -inset, -inset));
    }
}

void drawButton(QPainter *painter, const QStyleOption *option, Role role)
{
    const Colours &colours = Theme::colours(option->palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool hovered = enabled && has(option, QStyle::State_MouseOver);
    const bool pressed = enabled && has(option, QStyle::State_Sunken);
    if (role == Role::Primary) {
        const QColor fill = pressed || hovered ? colours.accentHover : colours.accent;
        drawBox(painter, option->rect, enabled ? fill : colours.raised,
                enabled ? fill : colours.border);
        // Blue on blue would not be seen, so its ring is in the colour of text.
        if (isFocused(option))
            drawOutline(painter, option->rect, QPen(colours.text, 2), spacing::kRadius - 1);
        return;
    }
    QColor fill = colours.surface;
    if (!enabled)
        fill = Qt::transparent;
    else if (pressed)
        fill = colours.border;
    else if (hovered || has(option, QStyle::State_On))
        fill = colours.raised;
    QColor border = colours.border;
    if (enabled && role == Role::Danger)
        border = colours.problem;
    else if (isFocused(option) || (enabled && has(option, QStyle::State_On)))
        border = colours.accent;
    drawBox(painter, option->rect, fill, border);
    // A line in the same colour is there without the focus too, so it gets wider.
    if (isFocused(option) && (role == Role::Danger || has(option, QStyle::State_On)))
        drawOutline(painter, option->rect, QPen(border, 2), spacing::kRadius - 1);
}

QColor buttonText(const QStyleOption *option, Role role)
{
    const Colours &colours = Theme::colours(option->palette);
    if (!has(option, QStyle::State_Enabled))
        return colours.fadedText;
    if (role == Role::Primary)
        return colours.accentText;
    return role == Role::Danger ? colours.problem : colours.text;
}

void drawToolButton(QPainter *painter, const QStyleOption *option)
{
    const Colours &colours = Theme::colours(option->palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    QColor fill = Qt::transparent;
    if (enabled && has(option, QStyle::State_Sunken))
        fill = colours.border;
    else if (on)
        fill = colours.raised;
    else if (enabled && has(option, QStyle::State_MouseOver)) {
        fill = colours.raised;
        fill.setAlphaF(0.5F); // less than what is on
    }
    QColor border = on ? colours.border : QColor(Qt::transparent);
    if (isFocused(option))
        border = colours.accent;
    drawBox(painter, option->rect, fill, border);
}

void drawHeaderSection(QPainter *painter, const QStyleOption *option)
{
    const Colours &colours = Theme::colours(option->palette);
    const QRect &rect = option->rect;
    painter->fillRect(rect, colours.surface);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.border);
}

void drawTab(QPainter *painter, const QStyleOptionTab *option)
{
    constexpr int kLine = 2;
    const QRect &rect = option->rect;
    if (has(option, QStyle::State_Selected)) {
        painter->fillRect(QRect(rect.left(), rect.bottom() - kLine + 1, rect.width(), kLine),
                          Theme::colours(option->palette).accent);
    }
}

void drawProgress(QPainter *painter, const QStyleOptionProgressBar *option)
{
    constexpr double kThickness = 8;
    constexpr double kRadius = kThickness / 2;
    const Colours &colours = Theme::colours(option->palette);
    QRectF bar(option->rect.left(), option->rect.center().y() + 1 - kThickness / 2,
               option->rect.width(), kThickness);
    const Smooth smooth(painter);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours.raised);
    painter->drawRoundedRect(bar, kRadius, kRadius);
    const int range = option->maximum - option->minimum;
    if (range <= 0 || option->progress <= option->minimum)
        return;
    const double part = qBound(0.0, double(option->progress - option->minimum) / range, 1.0);
    bar.setWidth(qMax(kThickness, bar.width() * part));
    painter->setBrush(colours.accent);
    painter->drawRoundedRect(bar, kRadius, kRadius);
}

void drawScrollHandle(QPainter *painter, const QStyleOption *option, const QRect &handle)
{
    constexpr double kRadius = 3;
    const Colours &colours = Theme::colours(option->palette);
    const bool busy = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    const Smooth smooth(painter);
    painter->setPen(Qt::NoPen);
    painter->setBrush(busy ? colours.mutedText : colours.scrollHandle);
    painter->drawRoundedRect(QRectF(handle).adjusted(2, 2, -2, -2), kRadius, kRadius);
}

void drawMenuItem(QPainter *painter, const QStyleOptionMenuItem *option)
{
    constexpr int kLeft = 12;
    constexpr int kRight = 20;
    const Colours &colours = Theme::colours(option->palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QRect &rect = option->rect;
    const Smooth smooth(painter);
    painter->setFont(option->font);
    QRect text = rect.adjusted(kLeft, 0, -kRight, 0);
    if (option->menuItemType == QStyleOptionMenuItem::Separator) {
        if (option->text.isEmpty()) {
            painter->fillRect(
                QRect(rect.left() + kLeft, rect.center().y(), rect.width() - 2 * kLeft, 1),
                colours.border);
        } else {
            painter->setPen(colours.mutedText);
            painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter, option->text);
        }
        return;
    }
    if (has(option, QStyle::State_Selected) && enabled) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.selection);
        painter->drawRoundedRect(rect, 4, 4);
    }
    const int line = option->fontMetrics.height();
    if (option->checkType != QStyleOptionMenuItem::NotCheckable || !option->icon.isNull()
        || option->maxIconWidth > 0) {
        const QRect sign(text.left(), rect.center().y() - line / 2, line, line);
        if (!option->icon.isNull())
            option->icon.paint(painter, sign, Qt::AlignCenter,
                               enabled ? QIcon::Normal : QIcon::Disabled);
        else if (option->checked) {
            QStyleOption check;
            check.palette = option->palette;
            check.rect = sign;
            check.state = option->state | QStyle::State_On;
            option->checkType == QStyleOptionMenuItem::Exclusive ? drawRadio(painter, &check)
                                                                 : drawCheck(painter, &check);
        }
        text.setLeft(text.left() + line + spacing::kSmall);
    }
    painter->setPen(enabled ? colours.text : colours.fadedText);
    const QString words = option->text.section(QChar(u'\t'), 0, 0);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, words);
    const QString keys = option->text.section(QChar(u'\t'), 1);
    if (!keys.isEmpty()) {
        painter->setPen(colours.mutedText);
        painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter, keys);
    }
    if (option->menuItemType == QStyleOptionMenuItem::SubMenu) {
        drawChevron(painter, QRectF(rect.right() - kRight + 4, rect.top(), 12, rect.height()),
                    colours.mutedText, Direction::Right);
    }
}

} // namespace runwatt::common::flat
