// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/enterkey.h"

#include <QAbstractButton>
#include <QKeyEvent>

namespace runwatt::app {

bool EnterKey::eventFilter(QObject *watched, QEvent *event)
{
    // Only on what gets the key itself: a field that handles Enter passes it on, and the focus may
    // be on another button by then. A key that is held presses once.
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        auto *button = qobject_cast<QAbstractButton *>(watched);
        if (isEnter && button && !button->isCheckable() && m_window->isAncestorOf(button)) {
            if (!key->isAutoRepeat())
                button->click();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace runwatt::app
