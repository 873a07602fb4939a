// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/flatstyle.h"

#include "widgets/common/flatpaint.h"
#include "widgets/common/theme.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QHeaderView>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::common {

using flat::Direction;

namespace {

constexpr int kToolMargin = 5; ///< around what a tool button shows; counted by its size

/// The colour of a tab's words: the focus is shown by it.
QColor tabWords(const QStyleOption &option, const Colours &colours)
{
    if (option.state.testFlag(QStyle::State_HasFocus))
        return colours.accent;
    const bool isChosen = option.state.testFlag(QStyle::State_Selected)
        || option.state.testFlag(QStyle::State_MouseOver);
    return isChosen ? colours.text : colours.mutedText;
}

/// A scroll area with a frame, whose rounded corners its viewport must not paint over.
QAbstractScrollArea *framedArea(QWidget *widget)
{
    auto *area = qobject_cast<QAbstractScrollArea *>(widget);
    return area != nullptr && area->frameShape() == QFrame::StyledPanel ? area : nullptr;
}

void drawSpinBox(QPainter *painter,
                 const QStyleOptionSpinBox *option,
                 const QRect &up,
                 const QRect &down)
{
    const Colours &colours = Theme::colours(option->palette);
    flat::drawField(painter, option);
    if (option->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto colour = [&](QAbstractSpinBox::StepEnabledFlag step) {
        return option->state.testFlag(QStyle::State_Enabled) && option->stepEnabled.testFlag(step)
            ? colours.mutedText
            : colours.border;
    };
    flat::drawChevron(painter, up, colour(QAbstractSpinBox::StepUpEnabled), Direction::Up);
    flat::drawChevron(painter, down, colour(QAbstractSpinBox::StepDownEnabled), Direction::Down);
}

/// A frame, by what it is around.
void drawFrame(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const Colours &colours = Theme::colours(option->palette);
    if (widget != nullptr && Theme::role(widget) == Role::Card) {
        flat::drawBox(painter, option->rect, colours.surface, colours.border);
        return;
    }
    const bool isArea = qobject_cast<const QAbstractScrollArea *>(widget) != nullptr;
    const bool focused = option->state.testFlag(QStyle::State_HasFocus);
    // Views show which of their rows has the keyboard; a text shows it by its frame.
    const bool isText =
        isArea && (widget->inherits("QPlainTextEdit") || widget->inherits("QTextEdit"));
    flat::drawBox(painter, option->rect, isArea ? colours.surface : QColor(Qt::transparent),
                  isText && focused ? colours.accent : colours.border);
}

void drawRow(QPainter *painter, const QStyleOptionViewItem *option)
{
    const Colours &colours = Theme::colours(option->palette);
    if (option->state.testFlag(QStyle::State_Selected))
        painter->fillRect(option->rect, colours.selection);
    else if (option->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option->rect, option->backgroundBrush);
    else if (option->features.testFlag(QStyleOptionViewItem::Alternate))
        painter->fillRect(option->rect, colours.window);
}

} // namespace

FlatStyle::FlatStyle()
    : QProxyStyle(QStyleFactory::create(u"fusion"_s))
{ }

void FlatStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (QAbstractScrollArea *area = framedArea(widget))
        area->viewport()->setAutoFillBackground(false);
    if (auto *header = qobject_cast<QHeaderView *>(widget)) {
        QFont bold;
        bold.setWeight(QFont::DemiBold);
        header->setFont(bold);
    }
}

void FlatStyle::unpolish(QWidget *widget)
{
    if (QAbstractScrollArea *area = framedArea(widget))
        area->viewport()->setAutoFillBackground(true);
    if (auto *header = qobject_cast<QHeaderView *>(widget))
        header->setFont(QFont());
    QProxyStyle::unpolish(widget);
}

void FlatStyle::drawComplexControl(ComplexControl control,
                                   const QStyleOptionComplex *option,
                                   QPainter *painter,
                                   const QWidget *widget) const
{
    const Colours &colours = Theme::colours(option->palette);
    const bool enabled = option->state.testFlag(State_Enabled);
    switch (control) {
    case CC_ComboBox:
        flat::drawField(painter, option);
        flat::drawChevron(painter, subControlRect(control, option, SC_ComboBoxArrow, widget),
                          enabled ? colours.mutedText : colours.border, Direction::Down);
        return;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            drawSpinBox(painter, spin, subControlRect(control, option, SC_SpinBoxUp, widget),
                        subControlRect(control, option, SC_SpinBoxDown, widget));
        }
        return;
    case CC_ScrollBar:
        flat::drawScrollHandle(painter, option,
                               subControlRect(control, option, SC_ScrollBarSlider, widget));
        return;
    case CC_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            flat::drawToolButton(painter, option);
            QStyleOptionToolButton label = *button;
            label.rect.adjust(kToolMargin, kToolMargin, -kToolMargin, -kToolMargin);
            label.state.setFlag(State_Sunken, false); // pressed words do not move
            drawControl(CE_ToolButtonLabel, &label, painter, widget);
        }
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

void FlatStyle::drawControl(ControlElement element,
                            const QStyleOption *option,
                            QPainter *painter,
                            const QWidget *widget) const
{
    const Colours &colours = Theme::colours(option->palette);
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton label = *button;
            const Role role = widget != nullptr ? Theme::role(widget) : Role::Plain;
            label.palette.setColor(QPalette::ButtonText, flat::buttonText(option, role));
            QProxyStyle::drawControl(element, &label, painter, widget);
        }
        return;
    case CE_ComboBoxLabel:
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            QStyleOptionComboBox label = *box; // Qt would cut what does not fit
            const QRect room = subControlRect(CC_ComboBox, box, SC_ComboBoxEditField, widget);
            label.currentText =
                box->fontMetrics.elidedText(box->currentText, Qt::ElideRight, room.width() - 2);
            QProxyStyle::drawControl(element, &label, painter, widget);
        }
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        flat::drawHeaderSection(painter, option);
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeaderV2 label;
            if (const auto *later = qstyleoption_cast<const QStyleOptionHeaderV2 *>(option))
                label = *later;
            else
                static_cast<QStyleOptionHeader &>(label) = *header;
            label.palette.setColor(QPalette::ButtonText, colours.mutedText);
            // Fusion breaks what is too long into lines, of which one is seen: a name without its
            // end, and nothing that says so.
            const auto *view = qobject_cast<const QHeaderView *>(widget);
            if (view != nullptr && view->textElideMode() != Qt::ElideNone) {
                label.text = painter->fontMetrics().elidedText(label.text, view->textElideMode(),
                                                               label.rect.width());
            }
            QProxyStyle::drawControl(element, &label, painter, widget);
        }
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            flat::drawTab(painter, tab);
        return;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QStyleOptionTab label = *tab;
            label.palette.setColor(QPalette::WindowText, tabWords(*option, colours));
            label.state.setFlag(State_HasFocus, false); // shown by the colour
            QProxyStyle::drawControl(element, &label, painter, widget);
        }
        return;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            flat::drawProgress(painter, bar);
        return;
    case CE_Splitter:
        if (option->state.testFlag(State_MouseOver))
            painter->fillRect(option->rect, colours.border);
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            flat::drawMenuItem(painter, item);
        return;
    case CE_MenuEmptyArea:
    case CE_ScrollBarAddLine:
    case CE_ScrollBarSubLine:
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void FlatStyle::drawPrimitive(PrimitiveElement element,
                              const QStyleOption *option,
                              QPainter *painter,
                              const QWidget *widget) const
{
    const Colours &colours = Theme::colours(option->palette);
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        flat::drawCheck(painter, option);
        return;
    case PE_IndicatorRadioButton:
        flat::drawRadio(painter, option);
        return;
    case PE_PanelButtonCommand:
        flat::drawButton(painter, option, widget != nullptr ? Theme::role(widget) : Role::Plain);
        return;
    case PE_PanelButtonTool:
        flat::drawToolButton(painter, option);
        return;
    case PE_IndicatorArrowDown:
        flat::drawChevron(painter, option->rect, colours.mutedText, Direction::Down);
        return;
    case PE_IndicatorArrowUp:
        flat::drawChevron(painter, option->rect, colours.mutedText, Direction::Up);
        return;
    case PE_IndicatorArrowLeft:
        flat::drawChevron(painter, option->rect, colours.mutedText, Direction::Left);
        return;
    case PE_IndicatorArrowRight:
        flat::drawChevron(painter, option->rect, colours.mutedText, Direction::Right);
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            const bool up = header->sortIndicator == QStyleOptionHeader::SortUp;
            flat::drawChevron(painter, option->rect, colours.mutedText,
                              up ? Direction::Up : Direction::Down);
        }
        return;
    case PE_PanelLineEdit:
        // Inside a spin box or a box with a list the field around it is drawn already.
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame != nullptr && frame->lineWidth > 0)
            flat::drawField(painter, option);
        return;
    case PE_Frame:
        drawFrame(painter, option, widget);
        return;
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            drawRow(painter, item);
        return;
    case PE_FrameFocusRect:
        // Buttons show it by their border.
        if (widget == nullptr || !widget->inherits("QPushButton"))
            flat::drawFocusRing(painter, option);
        return;
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
        painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)),
                          colours.border);
        return;
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, element == PE_PanelMenu ? colours.surface : colours.raised);
        painter->setPen(colours.border);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameLineEdit:
    case PE_FrameMenu:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

} // namespace runwatt::common
