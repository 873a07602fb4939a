// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QFrame>

class QAction;
class QActionGroup;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace runwatt::live {

class Replay;
class ReplaySlider;

/// Plays a replay: hidden while there is none. Its actions have keys: period steps to the next
/// sample, N and P skip to the next phase and back, O loops; and for the charts and the slider,
/// where no button wants them, space plays and pauses, up and down change the speed.
class ReplayBar : public QFrame
{
    Q_OBJECT

public:
    /// `replay` outlives the bar.
    explicit ReplayBar(Replay &replay, QWidget *parent = nullptr);

    /// Gives the keys of the replay to a view: `everywhere` in it, and where `charts` has the
    /// focus.
    void addKeysTo(QWidget &everywhere, QWidget &charts);

private:
    QAction *makeAction(const QString &name, const QString &text, const QKeySequence &key);
    QToolButton *addButton(QHBoxLayout &row, QAction *action);
    QToolButton *makeSpeedButton();
    void connectActions();
    void connectReplay();
    void updateActive();
    void updatePlaying();
    void updateSpeed();
    void updateLength();
    void updatePosition();

    Replay &m_replay;
    ReplaySlider *m_slider;
    QLabel *m_place;
    QToolButton *m_speed;
    QActionGroup *m_speeds;
    QAction *m_play;
    QAction *m_back;
    QAction *m_next;
    QAction *m_step;
    QAction *m_faster;
    QAction *m_slower;
    QAction *m_loop;
    QAction *m_shorten;
    QToolButton *m_shortenButton = nullptr;
    QAction *m_close;
};

} // namespace runwatt::live
