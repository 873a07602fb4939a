// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace runwatt::app {

/// Presses a window's button by Enter where the button has the focus: outside of dialogs Qt leaves
/// Enter alone, and people press it. An event filter of the application; GUI thread.
class EnterKey : public QObject
{
    Q_OBJECT

public:
    explicit EnterKey(QWidget *window)
        : QObject(window)
        , m_window(window)
    { }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_window;
};

} // namespace runwatt::app
