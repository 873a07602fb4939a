// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/doubleclickguard.h"

#include <QApplication>
#include <QMouseEvent>
#include <QStyleHints>
#include <QWidget>

namespace runwatt::compare {

void DoubleClickGuard::watch(QWidget *widget)
{
    widget->installEventFilter(this);
}

void DoubleClickGuard::swallowRest()
{
    // The program's: the next event comes to another widget, and to its window before that.
    qApp->installEventFilter(this);
    m_state = State::Armed;
}

bool DoubleClickGuard::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove:
    case QEvent::MouseButtonRelease:
        return swallows(*static_cast<QMouseEvent *>(event)) || QObject::eventFilter(watched, event);
    default:
        return QObject::eventFilter(watched, event);
    }
}

bool DoubleClickGuard::swallows(const QMouseEvent &event)
{
    switch (event.type()) {
    case QEvent::MouseButtonRelease:
        if (m_state != State::Swallowing) {
            m_releasedMs = event.timestamp();
            m_place = event.globalPosition();
            return false;
        }
        if (event.button() == Qt::LeftButton)
            finish();
        return true;
    case QEvent::MouseMove:
        if (m_state != State::Swallowing)
            return false;
        if (event.buttons().testFlag(Qt::LeftButton))
            return true;
        finish(); // its release went elsewhere
        return false;
    default:
        break;
    }
    if (m_state == State::Idle)
        return false;
    if (isSecond(event)) {
        m_state = State::Swallowing;
        return true;
    }
    finish();
    return false;
}

bool DoubleClickGuard::isSecond(const QMouseEvent &press) const
{
    const QStyleHints *hints = QGuiApplication::styleHints();
    const QPointF away = press.globalPosition() - m_place;
    const int reach = qMax(hints->mouseDoubleClickDistance(), hints->startDragDistance());
    // By the events' clock: a page that takes long to show holds them up.
    return press.button() == Qt::LeftButton
        && press.timestamp() - m_releasedMs
        < static_cast<quint64>(hints->mouseDoubleClickInterval())
        && away.manhattanLength() <= reach;
}

void DoubleClickGuard::finish()
{
    m_state = State::Idle;
    qApp->removeEventFilter(this);
}

} // namespace runwatt::compare
