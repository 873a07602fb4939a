// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/trialqueueview.h"

#include "widgets/live/trialdelegate.h"
#include "widgets/live/trialqueuemodel.h"

namespace runwatt::live {

TrialQueueView::TrialQueueView(QWidget *parent)
    : QListView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new TrialDelegate(this));
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void TrialQueueView::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &TrialQueueView::showFocus);
    connect(model, &QAbstractItemModel::rowsInserted, this, &TrialQueueView::showFocus);
}

void TrialQueueView::focusInEvent(QFocusEvent *event)
{
    showFocus();
    QListView::focusInEvent(event);
}

void TrialQueueView::showFocus()
{
    if (!hasFocus() || currentIndex().isValid() || model()->rowCount() == 0)
        return;
    int shown = 0;
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (model()->index(row, 0).data(TrialQueueModel::StateRole).toInt()
            == static_cast<int>(store::TrialState::Running))
            shown = row;
    }
    // Not selected: nobody has pressed it.
    selectionModel()->setCurrentIndex(model()->index(shown, 0), QItemSelectionModel::NoUpdate);
}

} // namespace runwatt::live
