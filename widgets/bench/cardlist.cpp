// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/cardlist.h"

#include "widgets/bench/carddelegate.h"

#include <algorithm>

namespace runwatt::bench {

CardList::CardList(QAbstractItemModel *model, const QString &name, QWidget *parent)
    : QListView(parent)
{
    setModel(model);
    setItemDelegate(new CardDelegate(this));
    setAccessibleName(name);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false); // it lies on the window
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, change, this, &CardList::followModel);
    connect(model, &QAbstractItemModel::modelReset, this, &CardList::followModel);
    followModel();
}

QSize CardList::sizeHint() const
{
    return {QListView::sizeHint().width(), heightOf(model()->rowCount())};
}

QSize CardList::minimumSizeHint() const
{
    return {QListView::minimumSizeHint().width(), heightOf(std::min(1, model()->rowCount()))};
}

void CardList::followModel()
{
    setVisible(model()->rowCount() > 0); // Tab goes to nothing that is empty
    updateGeometry();
}

int CardList::heightOf(int rows) const
{
    int height = 2 * frameWidth();
    for (int row = 0; row < rows; ++row)
        height += sizeHintForRow(row);
    return height;
}

} // namespace runwatt::bench
