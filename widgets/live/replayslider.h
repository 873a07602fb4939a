// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/live/replay.h"

#include <QAbstractSlider>

#include <vector>

namespace runwatt::live {

/// Where a replay stands, and its trials in the colours of their runtimes: click or drag to go
/// there. Keys: left and right 5 s, page up and down to the trial before and after, Home and End.
class ReplaySlider : public QAbstractSlider
{
    Q_OBJECT

public:
    explicit ReplaySlider(QWidget *parent = nullptr);

    void setTrials(std::vector<Replay::TrialMark> trials, TimeNs lengthNs);

    /// Moves the handle, without sought().
    void showPosition(TimeNs positionNs);

    [[nodiscard]] QSize sizeHint() const override { return {240, 30}; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 30}; }

signals:
    void sought(runwatt::TimeNs positionNs);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QRect groove() const;
    [[nodiscard]] int xOf(TimeNs positionNs) const;
    [[nodiscard]] TimeNs positionAt(int x) const;
    void goTo(TimeNs positionNs);

    std::vector<Replay::TrialMark> m_trials;
    TimeNs m_lengthNs = 0;
    TimeNs m_positionNs = 0;
};

} // namespace runwatt::live
