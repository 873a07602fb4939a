// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/timeplot.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

// How TimePlot is moved by hand: mouse, wheel and keys.

namespace runwatt::plot {

namespace {

constexpr double kZoomStep = 0.8;

TimeNs partOf(TimeNs length, double part)
{
    return static_cast<TimeNs>(static_cast<double>(length) * part);
}

} // namespace

void TimePlot::setMode(TimeNavigator::Mode mode)
{
    const TimeNavigator::Mode before = m_navigator.mode();
    m_navigator.setMode(mode);
    navigated(before);
}

void TimePlot::fit(series::Window window)
{
    // The extent may not be known yet when nothing has been drawn.
    if (m_source != nullptr)
        m_navigator.setExtent(m_source->extent());
    const TimeNavigator::Mode before = m_navigator.mode();
    m_navigator.fit(window);
    navigated(before);
}

void TimePlot::setNavigator(const TimeNavigator &navigator)
{
    const TimeNavigator::Mode before = m_navigator.mode();
    m_navigator = navigator;
    navigated(before);
}

void TimePlot::zoomIn()
{
    const TimeNavigator::Mode before = m_navigator.mode();
    m_navigator.zoom(kZoomStep * kZoomStep,
                     m_cursor.value_or(view().beginNs + view().lengthNs() / 2));
    navigated(before);
}

void TimePlot::zoomOut()
{
    const TimeNavigator::Mode before = m_navigator.mode();
    m_navigator.zoom(1 / (kZoomStep * kZoomStep),
                     m_cursor.value_or(view().beginNs + view().lengthNs() / 2));
    navigated(before);
}

void TimePlot::navigated(TimeNavigator::Mode modeBefore)
{
    if (m_navigator.mode() != modeBefore)
        emit modeChanged(m_navigator.mode());
    emit viewChanged(view());
    sourceChanged();
}

void TimePlot::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange)
        applyPalette();
    QWidget::changeEvent(event);
}

void TimePlot::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_dirty)
        scheduleFrame();
}

void TimePlot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
    sourceChanged();
}

void TimePlot::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    redrawCursor();
}

void TimePlot::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    redrawCursor();
}

void TimePlot::keyPressEvent(QKeyEvent *event)
{
    const TimeNavigator::Mode before = m_navigator.mode();
    const double direction = event->key() == Qt::Key_Left ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (event->modifiers().testFlag(Qt::ControlModifier)) {
            m_navigator.pan(partOf(view().lengthNs(), 0.2 * direction));
            navigated(before);
        } else {
            moveCursor(direction * (event->modifiers().testFlag(Qt::ShiftModifier) ? 0.1 : 0.01));
        }
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    case Qt::Key_Home:
        m_navigator.pan(m_source != nullptr ? m_source->extent().beginNs - view().beginNs : 0);
        navigated(before);
        return;
    case Qt::Key_End:
        m_navigator.pan(m_source != nullptr ? m_source->extent().endNs - view().endNs : 0);
        navigated(before);
        return;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (m_bar->maximum() > 0) {
            m_bar->triggerAction(event->key() == Qt::Key_PageUp
                                     ? QAbstractSlider::SliderPageStepSub
                                     : QAbstractSlider::SliderPageStepAdd);
            return;
        }
        break;
    case Qt::Key_Escape:
        if (m_cursor) {
            setCursorTime(std::nullopt);
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void TimePlot::moveCursor(double partOfView)
{
    const TimeNavigator::Mode before = m_navigator.mode();
    const TimeNs from = m_cursor.value_or(newestInView().value_or(view().beginNs));
    TimeNs to = from + partOf(view().lengthNs(), partOfView);
    if (m_source != nullptr && m_source->extent().lengthNs() > 0)
        to = std::clamp(to, m_source->extent().beginNs, m_source->extent().endNs);
    m_navigator.reveal(to);
    if (m_navigator.mode() != before)
        navigated(before);
    setCursorTime(to);
    setAccessibleDescription(readout());
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
}

bool TimePlot::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        pressed(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseMove:
        moved(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseButtonRelease:
        released(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseButtonDblClick:
        if (const TimeSpan *span = spanAt(static_cast<QMouseEvent *>(event)->pos()))
            emit trialActivated(span->id);
        return true;
    case QEvent::Wheel:
        wheeled(*static_cast<QWheelEvent *>(event));
        event->accept();
        return true;
    case QEvent::Leave:
        setCursorTime(std::nullopt);
        break;
    case QEvent::ToolTip:
        showToolTip(*static_cast<QHelpEvent *>(event));
        return true;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void TimePlot::pressed(const QMouseEvent &event)
{
    setFocus(Qt::MouseFocusReason);
    if (event.button() != Qt::LeftButton)
        return;
    m_pressed = true;
    m_dragging = false;
    m_pressedAt = m_draggedTo = event.pos();
}

void TimePlot::moved(const QMouseEvent &event)
{
    const TimeScale now = scale();
    if (m_pressed) {
        if (!m_dragging && std::abs(event.pos().x() - m_pressedAt.x()) > 3) {
            m_dragging = true;
            QWidget::setCursor(Qt::ClosedHandCursor);
        }
        if (m_dragging) {
            const TimeNavigator::Mode before = m_navigator.mode();
            m_navigator.pan(now.time(m_draggedTo.x()) - now.time(event.pos().x()));
            m_draggedTo = event.pos();
            navigated(before);
            return;
        }
    }
    const QRect area = chartArea(m_inSight.front());
    const int x = event.pos().x();
    if (x < area.left() || x > area.right())
        setCursorTime(std::nullopt);
    else
        setCursorTime(now.time(x));
}

void TimePlot::released(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return;
    if (m_pressed && !m_dragging && stripArea().contains(event.pos())) {
        if (const TimeSpan *span = spanAt(event.pos()))
            emit trialActivated(span->id);
    }
    m_pressed = m_dragging = false;
    unsetCursor();
}

void TimePlot::wheeled(const QWheelEvent &event)
{
    const TimeNavigator::Mode before = m_navigator.mode();
    const QPoint angle = event.angleDelta();
    const bool sideways =
        event.modifiers().testFlag(Qt::ShiftModifier) || std::abs(angle.x()) > std::abs(angle.y());
    const double steps = (sideways && angle.y() == 0 ? angle.x() : angle.y()) / 120.0;
    if (steps == 0)
        return;
    if (sideways)
        m_navigator.pan(partOf(view().lengthNs(), -0.1 * steps));
    else
        m_navigator.zoom(std::pow(kZoomStep, steps), scale().time(event.position().x()));
    navigated(before);
}

const TimeSpan *TimePlot::spanAt(const QPoint &place) const
{
    const TimeNs time = scale().time(place.x());
    const auto found =
        std::find_if(m_trials.rbegin(), m_trials.rend(),
                     [time](const TimeSpan &span) { return span.window.contains(time); });
    return found == m_trials.rend() ? nullptr : &*found;
}

void TimePlot::showToolTip(const QHelpEvent &event)
{
    const TimeSpan *trial = stripArea().contains(event.pos()) ? spanAt(event.pos()) : nullptr;
    if (trial == nullptr) {
        QToolTip::hideText();
        return;
    }
    QString text = trial->text;
    const TimeNs time = scale().time(event.pos().x());
    for (const TimeSpan &phase : m_phases) {
        if (phase.window.contains(time))
            text += QStringLiteral("\n") + phase.text;
    }
    // Escaped: a device's name is text, whatever it looks like.
    QToolTip::showText(event.globalPos(),
                       QStringLiteral("<span style='white-space:pre'>") + text.toHtmlEscaped()
                           + QStringLiteral("</span>"),
                       this);
}

} // namespace runwatt::plot
