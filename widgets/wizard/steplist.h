// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace runwatt::wizard {

/// The steps of the wizard down its left side: each with what was chosen there, and a sign whether
/// it is done or has a problem. A click goes to a step that can be reached.
class StepList : public QWidget
{
    Q_OBJECT

public:
    enum class State { Ahead, Done, Problem };
    enum class Reach { Closed, Open };

    explicit StepList(QWidget *parent = nullptr);

    void addStep(const QString &title);
    void setStep(int step, const QString &summary, State state, Reach reach);
    void setCurrent(int step);

signals:
    void stepChosen(int step);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class StepButton;

    std::vector<StepButton *> m_buttons;
    QVBoxLayout *m_layout;
};

} // namespace runwatt::wizard
