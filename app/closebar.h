// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/askingframe.h"

class QLabel;
class QPushButton;

namespace runwatt::app {

/// What is to become of a running campaign when its window is closed; asked in the window.
class CloseBar : public common::AskingFrame
{
    Q_OBJECT

public:
    explicit CloseBar(QWidget *parent = nullptr);

    void ask();

    /// Without an answer: there is nothing to ask any more.
    void withdraw();

signals:
    void stopAfterTrialChosen(); ///< and quit then
    void stopNowChosen(); ///< and quit
    void keepRunningChosen();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    QLabel *m_question;
    QPushButton *m_keep;
    QPushButton *m_after;
    QPushButton *m_now;
};

} // namespace runwatt::app
