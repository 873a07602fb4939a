// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/campaignsession.h"
#include "widgets/live/replay.h"

#include <QObject>

#include <optional>

namespace runwatt::live {
class LiveModel;
class LiveView;
} // namespace runwatt::live

namespace runwatt::app {

/// Replays the campaign that the window shows: begins when the person asks for it, or once the file
/// that is about to be opened is read, and ends when another campaign comes or one is measured. GUI
/// thread.
class ReplayKeeper : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    ReplayKeeper(const CampaignSession *session, live::LiveModel &model, QObject *parent = nullptr);

    /// Offers the replay in a view of the model, and begins it from there.
    void show(live::LiveView *view);

    /// The campaign that is opened next is replayed at once, so many times as fast as it was.
    void expect(int speed) { m_expectedSpeed = speed; }

    [[nodiscard]] live::Replay &replay() { return m_replay; }

    /// Replays the campaign that is shown, from its begin; nothing while none is, or it is
    /// measured.
    void begin();

private:
    void takeLoaded();

    const CampaignSession *m_session;
    live::LiveModel &m_model;
    live::Replay m_replay;
    std::optional<int> m_expectedSpeed;
};

} // namespace runwatt::app
