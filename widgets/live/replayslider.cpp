// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/replayslider.h"

#include "core/figure/palette.h"
#include "widgets/common/formatters.h"
#include "widgets/common/theme.h"
#include "widgets/common/tooltip.h"
#include "widgets/plot/timepainting.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace runwatt::live {

namespace {

constexpr TimeNs kKeyStepNs = 5 * kNsPerSecond;
constexpr int kHandle = 7; // radius
constexpr int kGrooveHeight = 8;

} // namespace

ReplaySlider::ReplaySlider(QWidget *parent)
    : QAbstractSlider(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setOrientation(Qt::Horizontal);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Place in the replay"));
    setMouseTracking(true);
}

void ReplaySlider::setTrials(std::vector<Replay::TrialMark> trials, TimeNs lengthNs)
{
    m_trials = std::move(trials);
    m_lengthNs = std::max<TimeNs>(lengthNs, 0);
    // What a screen reader tells, in seconds.
    setRange(0, static_cast<int>(std::min<TimeNs>(m_lengthNs / kNsPerSecond, 1'000'000'000)));
    update();
}

void ReplaySlider::showPosition(TimeNs positionNs)
{
    const int before = xOf(m_positionNs);
    m_positionNs = positionNs;
    setValue(static_cast<int>(std::min<TimeNs>(positionNs / kNsPerSecond, maximum())));
    if (xOf(positionNs) != before)
        update();
}

QRect ReplaySlider::groove() const
{
    return {kHandle + 1, (height() - kGrooveHeight) / 2, width() - 2 * kHandle - 2, kGrooveHeight};
}

int ReplaySlider::xOf(TimeNs positionNs) const
{
    const double share =
        m_lengthNs > 0 ? static_cast<double>(positionNs) / static_cast<double>(m_lengthNs) : 0;
    return groove().left() + static_cast<int>(std::clamp(share, 0.0, 1.0) * groove().width());
}

TimeNs ReplaySlider::positionAt(int x) const
{
    const double share = static_cast<double>(x - groove().left()) / std::max(groove().width(), 1);
    return static_cast<TimeNs>(std::clamp(share, 0.0, 1.0) * static_cast<double>(m_lengthNs));
}

void ReplaySlider::goTo(TimeNs positionNs)
{
    positionNs = std::clamp<TimeNs>(positionNs, 0, m_lengthNs);
    showPosition(positionNs);
    emit sought(positionNs);
}

void ReplaySlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        goTo(positionAt(event->position().toPoint().x()));
}

void ReplaySlider::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        goTo(positionAt(event->position().toPoint().x()));
}

void ReplaySlider::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        goTo(m_positionNs - kKeyStepNs);
        return;
    case Qt::Key_Right:
        goTo(m_positionNs + kKeyStepNs);
        return;
    case Qt::Key_Home:
        goTo(0);
        return;
    case Qt::Key_End:
        goTo(m_lengthNs);
        return;
    case Qt::Key_PageUp: {
        // Near a trial's begin, the one before is meant.
        TimeNs to = 0;
        for (const Replay::TrialMark &trial : m_trials) {
            if (trial.beginNs < m_positionNs - kNsPerSecond)
                to = std::max(to, trial.beginNs);
        }
        goTo(to);
        return;
    }
    case Qt::Key_PageDown: {
        TimeNs to = m_lengthNs;
        for (const Replay::TrialMark &trial : m_trials) {
            if (trial.beginNs > m_positionNs)
                to = std::min(to, trial.beginNs);
        }
        goTo(to);
        return;
    }
    default:
        QWidget::keyPressEvent(event); // not the slider's own: up and down are the speed's
    }
}

bool ReplaySlider::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractSlider::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const TimeNs position = positionAt(help->pos().x());
    QString text = common::formatCampaignTime(position);
    for (const Replay::TrialMark &trial : m_trials) {
        if (position >= trial.beginNs && position < trial.endNs)
            text = tr("%1: %2").arg(text, trial.text);
    }
    QToolTip::showText(help->globalPos(), common::toolTipOf(text), this);
    return true;
}

void ReplaySlider::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const common::Colours &colours = common::Theme::colours(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRect all = groove();
    painter.setBrush(colours.border);
    painter.drawRoundedRect(all, 2, 2);
    const int now = xOf(m_positionNs);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const Replay::TrialMark &trial : m_trials) {
        const int left = xOf(trial.beginNs);
        const int right = std::max(xOf(trial.endNs) - 1, left + 1);
        const QColor colour =
            plot::screenColour(figure::runtimeStyle(trial.runtime).colour, palette());
        const QColor faded = QColor(colour.red(), colour.green(), colour.blue(), 90);
        // What is still to come is paler.
        painter.fillRect(QRect(QPoint(left, all.top()), QPoint(right - 1, all.bottom())), faded);
        if (now > left)
            painter.fillRect(
                QRect(QPoint(left, all.top()), QPoint(std::min(now, right) - 1, all.bottom())),
                colour);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF centre(now, all.center().y() + 0.5);
    painter.setBrush(colours.accent);
    painter.setPen(QPen(colours.surface, 2));
    painter.drawEllipse(centre, kHandle, kHandle);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.accent, 1.5));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

} // namespace runwatt::live
