// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

class QAbstractButton;
class QKeyEvent;

namespace runwatt::common {

/// A question above a page that stays usable. While the focus is in it, its buttons' letters are
/// its own, also where a button of the page has the same one: without that, Qt would take the
/// letter for ambiguous and press neither.
class AskingFrame : public QFrame
{
    Q_OBJECT

public:
    explicit AskingFrame(QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;

    /// Gives the focus to one of the frame's, and remembers who has it now.
    void takeFocus(QWidget *first);
    /// Before the frame hides: the focus, if it is here, goes back to who had it. Qt would give it
    /// to whatever comes next in the window.
    void giveFocusBack();

private:
    [[nodiscard]] QAbstractButton *buttonFor(const QKeyEvent &event) const;

    QPointer<QWidget> m_before;
};

} // namespace runwatt::common
