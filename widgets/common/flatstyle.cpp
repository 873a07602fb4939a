// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/flatstyle.h"

#include "widgets/common/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::common {

namespace {

void drawField(QPainter *painter, const QStyleOption *option, const QColor &fill)
{
    const Colours &colours = Theme::colours(option->palette);
    const bool focused = option->state.testFlag(QStyle::State_HasFocus)
        && option->state.testFlag(QStyle::State_Enabled);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(focused ? colours.accent : colours.border, 1));
    painter->setBrush(fill);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), spacing::kRadius,
                             spacing::kRadius);
    painter->restore();
}

enum class Direction { Up, Down };

void drawChevron(QPainter *painter, const QRectF &place, const QColor &colour, Direction direction)
{
    const double half = 3.5;
    const double rise = direction == Direction::Down ? 2 : -2;
    const QPointF middle = place.center();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF({middle + QPointF(-half, -rise), middle + QPointF(0, rise),
                                     middle + QPointF(half, -rise)}));
    painter->restore();
}

void drawCheck(QPainter *painter, const QStyleOption *option)
{
    const Colours &colours = Theme::colours(option->palette);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool on = option->state.testFlag(QStyle::State_On);
    const bool partly = option->state.testFlag(QStyle::State_NoChange);
    const QRectF box = QRectF(option->rect).adjusted(1.5, 1.5, -1.5, -1.5);
    const QColor filled = enabled ? colours.accent : colours.border;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
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
    painter->restore();
}

void drawRadio(QPainter *painter, const QStyleOption *option)
{
    const Colours &colours = Theme::colours(option->palette);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool on = option->state.testFlag(QStyle::State_On);
    const QRectF circle = QRectF(option->rect).adjusted(1.5, 1.5, -1.5, -1.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(on && enabled ? colours.accent : colours.mutedText, 1));
    painter->setBrush(colours.surface);
    painter->drawEllipse(circle);
    if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(enabled ? colours.accent : colours.mutedText);
        const double inset = circle.width() * 0.25;
        painter->drawEllipse(circle.adjusted(inset, inset, -inset, -inset));
    }
    painter->restore();
}

} // namespace

FlatStyle::FlatStyle()
    : QProxyStyle(QStyleFactory::create(u"fusion"_s))
{ }

void FlatStyle::drawComplexControl(ComplexControl control,
                                   const QStyleOptionComplex *option,
                                   QPainter *painter,
                                   const QWidget *widget) const
{
    const Colours &colours = Theme::colours(option->palette);
    const bool enabled = option->state.testFlag(State_Enabled);
    const QColor fill = enabled ? colours.surface : colours.window;
    const QColor mark = enabled ? colours.mutedText : colours.border;
    if (control == CC_ComboBox) {
        drawField(painter, option, fill);
        drawChevron(painter, subControlRect(control, option, SC_ComboBoxArrow, widget), mark,
                    Direction::Down);
        return;
    }
    if (control == CC_SpinBox) {
        drawField(painter, option, fill);
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        if (spin != nullptr && spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
            const auto colour = [&](QAbstractSpinBox::StepEnabledFlag step) {
                return spin->stepEnabled.testFlag(step) ? mark : colours.border;
            };
            drawChevron(painter, subControlRect(control, option, SC_SpinBoxUp, widget),
                        colour(QAbstractSpinBox::StepUpEnabled), Direction::Up);
            drawChevron(painter, subControlRect(control, option, SC_SpinBoxDown, widget),
                        colour(QAbstractSpinBox::StepDownEnabled), Direction::Down);
        }
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void FlatStyle::drawPrimitive(PrimitiveElement element,
                              const QStyleOption *option,
                              QPainter *painter,
                              const QWidget *widget) const
{
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(painter, option);
        return;
    case PE_IndicatorRadioButton:
        drawRadio(painter, option);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

QSize FlatStyle::sizeFromContents(ContentsType type,
                                  const QStyleOption *option,
                                  const QSize &contents,
                                  const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    // As high as a line edit of the style sheet, so that a form has one rhythm.
    if (type == CT_ComboBox || type == CT_SpinBox) {
        size.rwidth() += 8;
        size.setHeight(qMax(size.height(), option->fontMetrics.height() + 12));
    }
    return size;
}

QRect FlatStyle::subControlRect(ComplexControl control,
                                const QStyleOptionComplex *option,
                                SubControl part,
                                const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if ((control == CC_ComboBox && part == SC_ComboBoxEditField)
        || (control == CC_SpinBox && part == SC_SpinBoxEditField))
        return rect.adjusted(4, 0, 0, 0);
    return rect;
}

int FlatStyle::pixelMetric(PixelMetric metric,
                           const QStyleOption *option,
                           const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 18;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return spacing::kSmall;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return spacing::kMedium;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint,
                         const QStyleOption *option,
                         const QWidget *widget,
                         QStyleHintReturn *returnData) const
{
    if (hint == SH_ComboBox_Popup)
        return 0; // a list below the box, not a menu over it
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

} // namespace runwatt::common
