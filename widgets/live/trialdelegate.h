// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QStyledItemDelegate>

namespace runwatt::live {

/// What the second line of a trial holds: what runs where at the left, its state at the right.
struct TrialLine
{
    QString place; ///< cut to fit
    int placeWidth = 0;
    QString state; ///< cut to fit
    int stateWidth = 0;
};

/// The second line of a trial of TrialQueueModel in `width` pixels. The place comes first: the
/// state gets what it leaves, yet always a part of the line, and says less where it has too little.
[[nodiscard]] TrialLine
layOutTrialLine(const QModelIndex &trial, const QFontMetrics &metrics, int width);

/// Draws a trial in two lines: its state as a sign, what runs and where, the state in words, and
/// its runtime's colour at the edge.
class TrialDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

} // namespace runwatt::live
