// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/stagekeys.h"

#include "widgets/common/messagebar.h"
#include "widgets/stage/talk.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace runwatt::stage {

namespace {

KeyFocus focusOf(const QWidget *widget)
{
    if (qobject_cast<const QLineEdit *>(widget) != nullptr
        || qobject_cast<const QPlainTextEdit *>(widget) != nullptr
        || qobject_cast<const QAbstractSpinBox *>(widget) != nullptr
        || qobject_cast<const QComboBox *>(widget) != nullptr)
        return KeyFocus::Typing;
    return qobject_cast<const QAbstractButton *>(widget) != nullptr ? KeyFocus::Button
                                                                    : KeyFocus::Nothing;
}

/// Whether a message has the focus: Esc hides it then.
bool isInMessage(const QWidget &widget)
{
    for (const QWidget *part = &widget; part != nullptr; part = part->parentWidget()) {
        if (qobject_cast<const common::MessageBar *>(part) != nullptr)
            return true;
    }
    return false;
}

} // namespace

std::optional<StageCommand> commandOf(QKeyCombination keys, KeyFocus focus)
{
    const Qt::KeyboardModifiers modifiers = keys.keyboardModifiers() & ~Qt::KeypadModifier;
    const Qt::Key key = keys.key();
    if (key == Qt::Key_F5 && modifiers == Qt::ShiftModifier)
        return StageCommand::StartHere;
    if (modifiers != Qt::NoModifier)
        return std::nullopt;
    switch (key) {
    case Qt::Key_PageDown:
        return StageCommand::Next;
    case Qt::Key_PageUp:
        return StageCommand::Previous;
    case Qt::Key_F5:
        return StageCommand::StartFirst;
    default:
        break;
    }
    if (focus == KeyFocus::Typing)
        return std::nullopt;
    switch (key) {
    case Qt::Key_Space:
        if (focus == KeyFocus::Button)
            return std::nullopt;
        return StageCommand::Next;
    case Qt::Key_Right:
        return StageCommand::Next;
    case Qt::Key_Left:
    case Qt::Key_Backspace:
        return StageCommand::Previous;
    case Qt::Key_Home:
        return StageCommand::First;
    case Qt::Key_End:
        return StageCommand::Last;
    case Qt::Key_B:
    case Qt::Key_Period:
        return StageCommand::Blank;
    case Qt::Key_R:
        return StageCommand::Replay;
    case Qt::Key_Escape:
        return StageCommand::End;
    default:
        return std::nullopt;
    }
}

StageKeys::StageKeys(Talk &talk, QObject *parent)
    : QObject(parent)
    , m_talk(talk)
{
    // Whatever part of a window has the focus; a window's own handler would come after it.
    qApp->installEventFilter(this);
}

void StageKeys::watch(QWidget *window)
{
    m_windows.push_back(window);
    connect(window, &QObject::destroyed, this, [this, window] { std::erase(m_windows, window); });
}

void StageKeys::run(StageCommand command)
{
    switch (command) {
    case StageCommand::Next:
        return m_talk.next();
    case StageCommand::Previous:
        return m_talk.previous();
    case StageCommand::First:
        return m_talk.first();
    case StageCommand::Last:
        return m_talk.last();
    case StageCommand::StartFirst:
        return m_talk.start(Talk::From::First);
    case StageCommand::StartHere:
        return m_talk.start(Talk::From::Current);
    case StageCommand::Blank:
        return m_talk.toggleBlank();
    case StageCommand::Replay:
        return m_talk.goOnInReplay();
    case StageCommand::End:
        return m_talk.end();
    }
}

bool StageKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease)
        return false;
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (widget == nullptr || std::ranges::find(m_windows, widget->window()) == m_windows.end())
        return false;
    const auto *keys = static_cast<QKeyEvent *>(event);
    if (event->type() == QEvent::KeyRelease) {
        m_released = {keys->key(), keys->timestamp()};
        return false;
    }
    const std::optional<StageCommand> command = commandOf(keys->keyCombination(), focusOf(widget));
    if (!command || (command == StageCommand::End && isInMessage(*widget)))
        return false;
    // A key that is held would run through the talk.
    if (!isRepeat(*keys))
        run(*command);
    return true;
}

bool StageKeys::isRepeat(const QKeyEvent &press) const
{
    // X11 repeats a key as a release and a press of the same moment, which Qt tells from a person's
    // only when both have arrived at once.
    const bool follows = press.timestamp() != 0 && m_released.key == press.key()
        && m_released.timestampMs == press.timestamp();
    return press.isAutoRepeat() || follows;
}

} // namespace runwatt::stage
