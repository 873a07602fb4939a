// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/askingframe.h"

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
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *m_keep;
};

} // namespace runwatt::app
