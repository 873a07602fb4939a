// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/trialdelegate.h"

#include "core/store/records.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/live/trialqueuemodel.h"
#include "widgets/plot/timepainting.h"

#include <QApplication>
#include <QPainter>

namespace runwatt::live {

namespace {

using common::Colours;
using common::Symbol;
using store::TrialState;
using namespace common::spacing;

struct Sign
{
    Symbol symbol{};
    QColor colour;
};

Sign signOf(TrialState state, bool inDoubt, const Colours &colours)
{
    switch (state) {
    case TrialState::Waiting:
        return {Symbol::Waiting, colours.mutedText};
    case TrialState::Running:
        return {Symbol::Running, colours.accent};
    case TrialState::Complete:
        return inDoubt ? Sign{Symbol::Warning, colours.warning}
                       : Sign{Symbol::Check, colours.success};
    case TrialState::Interrupted:
        return {Symbol::Interrupted, colours.warning};
    case TrialState::Failed:
        break;
    }
    return {Symbol::Cross, colours.problem};
}

} // namespace

TrialLine layOutTrialLine(const QModelIndex &trial, const QFontMetrics &metrics, int width)
{
    constexpr int kSlack = 2; // glyphs may reach beyond their advance
    const QString place =
        TrialDelegate::tr("%1, %2").arg(trial.data(TrialQueueModel::RuntimeRole).toString(),
                                        trial.data(TrialQueueModel::PlaceRole).toString());
    const auto widthOf = [&metrics](const QString &text) {
        return metrics.horizontalAdvance(text) + kSlack;
    };
    const int room = qMax(width - widthOf(place) - kSmall, width / 4);
    QString state = trial.data(TrialQueueModel::StateWordRole).toString();
    if (widthOf(state) > room)
        state = trial.data(TrialQueueModel::ShortStateRole).toString();
    // The symbol and the tooltip say it, too: better no word than the half of one.
    if (widthOf(state) > room && !state.contains(u' '))
        state.clear();
    TrialLine line;
    line.stateWidth = state.isEmpty() ? 0 : qMin(widthOf(state), room);
    line.state = metrics.elidedText(state, Qt::ElideRight, line.stateWidth);
    line.placeWidth = state.isEmpty() ? width : width - line.stateWidth - kSmall;
    // In the middle: the runtime begins the place, and the repetition ends it.
    line.place = metrics.elidedText(place, Qt::ElideMiddle, line.placeWidth);
    return line;
}

void TrialDelegate::paint(QPainter *painter,
                          const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const QPalette palette = QApplication::palette();
    const Colours &colours = common::Theme::colours(palette);
    const auto state = static_cast<TrialState>(index.data(TrialQueueModel::StateRole).toInt());
    const Sign sign = signOf(state, index.data(TrialQueueModel::DoubtRole).toBool(), colours);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool running = state == TrialState::Running;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    if (running || selected || hovered) {
        QColor fill = running ? colours.accent : colours.raised;
        if (running)
            fill.setAlphaF(0.12F);
        painter->fillRect(option.rect, fill);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(colours.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    const QString runtime = index.data(TrialQueueModel::RuntimeRole).toString();
    const QRect inner = option.rect.adjusted(kSmall, kTiny, -kMedium, -kTiny);
    painter->setPen(Qt::NoPen);
    painter->setBrush(plot::screenColour(figure::runtimeStyle(runtime).colour, palette));
    painter->drawRoundedRect(QRectF(inner.left(), inner.top() + 2, 4, inner.height() - 4), 2, 2);

    const int icon = option.fontMetrics.height();
    const QRect signPlace(inner.left() + 12, inner.center().y() - icon / 2, icon, icon);
    common::icon(sign.symbol, sign.colour).paint(painter, signPlace);

    QFont small = option.font;
    small.setPointSizeF(small.pointSizeF() * 0.88);
    const QFontMetrics smallMetrics(small);
    const int left = signPlace.right() + kSmall;
    const int width = inner.right() - left + 1;
    const int half = inner.height() / 2;
    QFont name = option.font;
    name.setWeight(running ? QFont::DemiBold : QFont::Normal);
    painter->setFont(name);
    painter->setPen(state == TrialState::Waiting ? colours.mutedText : colours.text);
    const QString workload = index.data(TrialQueueModel::WorkloadRole).toString();
    painter->drawText(QRect(left, inner.top(), width, half), Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(name).elidedText(workload, Qt::ElideRight, width));
    painter->setFont(small);
    const TrialLine line = layOutTrialLine(index, smallMetrics, width);
    painter->setPen(sign.colour);
    painter->drawText(
        QRect(inner.right() - line.stateWidth, inner.top() + half, line.stateWidth, half),
        Qt::AlignRight | Qt::AlignVCenter, line.state);
    painter->setPen(colours.mutedText);
    painter->drawText(QRect(left, inner.top() + half, line.placeWidth, half),
                      Qt::AlignLeft | Qt::AlignVCenter, line.place);
    painter->restore();
}

QSize TrialDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index)
    return {120, 2 * option.fontMetrics.height() + 2 * kTiny + 2};
}

} // namespace runwatt::live
