// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/flowlayout.h"

#include "widgets/common/theme.h"

#include <algorithm>

namespace runwatt::common {

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing::kTiny);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

bool FlowLayout::hasHeightForWidth() const
{
    return true;
}

int FlowLayout::heightForWidth(int width) const
{
    return places(QRect(0, 0, width, 0)).back().height();
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    for (const auto &item : m_items)
        width += item->sizeHint().width() + spacing();
    return {width, minimumSize().height()};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

Qt::Orientations FlowLayout::expandingDirections() const
{
    return {};
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const std::vector<QRect> all = places(rect);
    for (std::size_t i = 0; i < m_items.size(); ++i)
        m_items[i]->setGeometry(all[i]);
}

std::vector<QRect> FlowLayout::places(const QRect &rect) const
{
    std::vector<QRect> all;
    int x = rect.x();
    int y = rect.y();
    int rowHeight = 0;
    std::size_t first = 0; // of the row
    const auto centreRow = [&all, &first, &rowHeight] {
        for (; first < all.size(); ++first)
            all[first].translate(0, (rowHeight - all[first].height()) / 2);
    };
    for (const auto &item : m_items) {
        const QSize size = item->isEmpty() ? QSize(0, 0) : item->sizeHint();
        if (x > rect.x() && x + size.width() > rect.right() + 1) {
            centreRow();
            x = rect.x();
            y += rowHeight + spacing();
            rowHeight = 0;
        }
        all.emplace_back(QPoint(x, y), size);
        x += size.width() + (size.isEmpty() ? 0 : spacing());
        rowHeight = std::max(rowHeight, size.height());
    }
    centreRow();
    all.emplace_back(rect.x(), rect.y(), rect.width(), y + rowHeight - rect.y());
    return all;
}

} // namespace runwatt::common
