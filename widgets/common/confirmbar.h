// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/askingframe.h"

class QLabel;
class QPushButton;

namespace runwatt::common {

/// A question where the person is looking, in place of a modal dialog: "Stop now? ..." with a
/// button that does it and one that does not. Hidden until asked. Escape is no.
class ConfirmBar : public AskingFrame
{
    Q_OBJECT

public:
    explicit ConfirmBar(QWidget *parent = nullptr);

    /// Asks, with the focus on the button that changes nothing. A question asked before is
    /// answered with no.
    void ask(const QString &question, const QString &yesText, const QString &noText);

    /// Takes the question back without an answer.
    void withdraw();

signals:
    void confirmed();
    void refused();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_question;
    QPushButton *m_yes;
    QPushButton *m_no;
};

} // namespace runwatt::common
