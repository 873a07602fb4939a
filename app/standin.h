// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recording.h"
#include "app/stageplayer.h"
#include "app/stageshow.h"
#include "widgets/live/livemodel.h"
#include "widgets/live/replay.h"
#include "widgets/stage/scene.h"

namespace runwatt::app {

/// A recording that plays for the stage alone, beside whatever the window shows: its own model,
/// replay and player. GUI thread; files on a worker.
class StandIn : public QObject
{
    Q_OBJECT

public:
    explicit StandIn(QObject *parent = nullptr);

    /// Begins to play a recording at a moment of its campaign. ready() or failed() answers.
    void play(const Recording &recording, TimeNs at);

    /// Ends it; nothing is shown.
    void close();

    /// For the talk, once it is ready.
    [[nodiscard]] stage::StageSubject subject();

    [[nodiscard]] live::Replay &replay() { return m_replay; }

signals:
    void ready();
    void failed(const runwatt::Error &error);

private:
    live::LiveModel m_model;
    live::Replay m_replay;
    StageShow m_show;
    StagePlayer m_player;
    bool m_isAwaited = false;
};

} // namespace runwatt::app
