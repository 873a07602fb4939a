// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

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

private:
    [[nodiscard]] QAbstractButton *buttonFor(const QKeyEvent &event) const;
};

} // namespace runwatt::common
