// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/flatstyle.h"
#include "widgets/common/theme.h"

#include <QStyleOption>

// How large things are, and where their parts lie. Sizes are device-independent pixels.

namespace runwatt::common {

namespace {

constexpr int kFieldMargin = 5; ///< beside a line edit's text, its own two pixels not counted
constexpr int kItemMargin = 4; ///< around an item of a view
constexpr int kScrollBar = 10;
constexpr int kShortestHandle = 28;
constexpr int kProgressBar = 8;

/// Where the handle of a scroll bar without buttons lies.
QRect handleOf(const QStyleOptionSlider &bar)
{
    const bool horizontal = bar.orientation == Qt::Horizontal;
    const int length = horizontal ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    int handle = length;
    if (range > 0) {
        const qint64 part = bar.pageStep * qint64(length) / (range + bar.pageStep);
        handle = qBound(qMin(kShortestHandle, length), int(part), length);
    }
    const int begin = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                      length - handle, bar.upsideDown);
    return horizontal ? QRect(bar.rect.left() + begin, bar.rect.top(), handle, bar.rect.height())
                      : QRect(bar.rect.left(), bar.rect.top() + begin, bar.rect.width(), handle);
}

QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const QRect handle = handleOf(bar);
    QRect rest = bar.rect;
    const bool horizontal = bar.orientation == Qt::Horizontal;
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return handle;
    case QStyle::SC_ScrollBarGroove:
        return bar.rect;
    case QStyle::SC_ScrollBarSubPage:
        horizontal ? rest.setRight(handle.left() - 1) : rest.setBottom(handle.top() - 1);
        return rest;
    case QStyle::SC_ScrollBarAddPage:
        horizontal ? rest.setLeft(handle.right() + 1) : rest.setTop(handle.bottom() + 1);
        return rest;
    default:
        return {};
    }
}

} // namespace

QSize FlatStyle::sizeFromContents(ContentsType type,
                                  const QStyleOption *option,
                                  const QSize &contents,
                                  const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
        return {contents.width() + 26, qMax(contents.height(), 18) + 12};
    case CT_ToolButton:
        return contents + QSize(10, 10);
    case CT_LineEdit:
        return contents + QSize(2 * kFieldMargin + 4, 10);
    case CT_ProgressBar:
        return {contents.width(), kProgressBar};
    case CT_ItemViewItem:
        return QProxyStyle::sizeFromContents(type, option, contents, widget)
            + QSize(2 * kItemMargin, 2 * kItemMargin);
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item == nullptr)
            break;
        const bool isLine =
            item->menuItemType == QStyleOptionMenuItem::Separator && item->text.isEmpty();
        const bool hasSign =
            item->maxIconWidth > 0 || item->checkType != QStyleOptionMenuItem::NotCheckable;
        const int line = item->fontMetrics.height();
        const int keys =
            item->text.contains(QChar(u'\t')) || item->reservedShortcutWidth > 0 ? 24 : 0;
        return {contents.width() + item->reservedShortcutWidth + keys + 32
                    + (hasSign ? line + spacing::kSmall : 0),
                isLine ? 9 : line + 10};
    }
    case CT_ComboBox:
    case CT_SpinBox: {
        // As high as a line edit, so that a form has one rhythm.
        QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        size.rwidth() += 8;
        size.setHeight(qMax(size.height(), option->fontMetrics.height() + 12));
        return size;
    }
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

QRect FlatStyle::subControlRect(ComplexControl control,
                                const QStyleOptionComplex *option,
                                SubControl part,
                                const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return visualRect(option->direction, option->rect, scrollBarPart(*bar, part));
    }
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if ((control == CC_ComboBox && part == SC_ComboBoxEditField)
        || (control == CC_SpinBox && part == SC_SpinBoxEditField))
        return rect.adjusted(4, 0, 0, 0);
    return rect;
}

QRect FlatStyle::subElementRect(SubElement element,
                                const QStyleOption *option,
                                const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame != nullptr && frame->lineWidth > 0)
            return option->rect.adjusted(kFieldMargin, 1, -kFieldMargin, -1);
        break;
    case SE_ItemViewItemText:
    case SE_ItemViewItemDecoration:
    case SE_ItemViewItemCheckIndicator:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem inner = *item;
            inner.rect.adjust(kItemMargin, 0, -kItemMargin, 0);
            return QProxyStyle::subElementRect(element, &inner, widget);
        }
        break;
    case SE_ItemViewItemFocusRect:
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
    case SE_ProgressBarLabel:
        return option->rect;
    default:
        break;
    }
    return QProxyStyle::subElementRect(element, option, widget);
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
    case PM_DefaultFrameWidth:
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return 3;
    case PM_ScrollBarExtent:
        return kScrollBar;
    case PM_ScrollBarSliderMin:
        return kShortestHandle;
    case PM_HeaderMargin:
        return 6;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabVSpace:
        return 14;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_ToolTipLabelFrameWidth:
        return 5;
    case PM_MenuButtonIndicator:
        return 18;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint,
                         const QStyleOption *option,
                         const QWidget *widget,
                         QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_ComboBox_Popup: // a list below the box, not a menu over it
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_Table_GridLineColor: // as the headings' lines, which it continues
        if (option == nullptr)
            break;
        return static_cast<int>(Theme::colours(option->palette).border.rgba());
    case SH_ItemView_ShowDecorationSelected: // a chosen row is chosen from edge to edge
        return 1;
    default:
        break;
    }
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

} // namespace runwatt::common
