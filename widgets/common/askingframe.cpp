// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/askingframe.h"

#include <QAbstractButton>
#include <QKeyEvent>

namespace runwatt::common {

AskingFrame::AskingFrame(QWidget *parent)
    : QFrame(parent)
{ }

bool AskingFrame::event(QEvent *event)
{
    // Both come up from the widget with the focus; the first asks whether the key is wanted here.
    const bool isAsked = event->type() == QEvent::ShortcutOverride;
    if (isAsked || event->type() == QEvent::KeyPress) {
        if (QAbstractButton *button = buttonFor(*static_cast<QKeyEvent *>(event))) {
            event->accept();
            if (!isAsked)
                button->click();
            return true;
        }
    }
    return QFrame::event(event);
}

void AskingFrame::takeFocus(QWidget *first)
{
    QWidget *now = window()->focusWidget();
    if (now && now != this && !isAncestorOf(now))
        m_before = now;
    first->setFocus(Qt::OtherFocusReason);
}

void AskingFrame::giveFocusBack()
{
    const QWidget *now = window()->focusWidget();
    const bool isHere = now && (now == this || isAncestorOf(now));
    if (isHere && m_before && m_before->isVisible() && m_before->isEnabled())
        m_before->setFocus(Qt::OtherFocusReason);
    m_before.clear();
}

QAbstractButton *AskingFrame::buttonFor(const QKeyEvent &event) const
{
    const QKeySequence pressed(event.keyCombination());
    for (QAbstractButton *button : findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->isEnabled() && !button->text().isEmpty()
            && QKeySequence::mnemonic(button->text()) == pressed)
            return button;
    }
    return nullptr;
}

} // namespace runwatt::common
