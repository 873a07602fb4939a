// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/campaignsession.h"
#include "app/settings.h"
#include "widgets/live/livemodel.h"

#include <QObject>

#include <memory>

namespace runwatt::app {

class BenchKeeper;
class IoThread;
class RecentKeeper;
class ReplayKeeper;
class TalkKeeper;

/// All that works behind the window: the I/O thread with the running campaign, what is known of the
/// devices, the campaign that is shown, its replay and its talk. What shows them can be made anew
/// meanwhile. GUI thread.
class Engine : public QObject
{
    Q_OBJECT

public:
    /// `settings` outlives it.
    explicit Engine(Settings *settings, QObject *parent = nullptr);
    ~Engine() override;
    Q_DISABLE_COPY_MOVE(Engine)

    [[nodiscard]] Settings *settings() const { return m_settings; }

    [[nodiscard]] IoThread *io() const { return m_io.get(); }

    [[nodiscard]] BenchKeeper *bench() const { return m_bench.get(); }

    [[nodiscard]] live::LiveModel &live() { return m_live; }

    [[nodiscard]] CampaignSession *session() const { return m_session; }

    [[nodiscard]] RecentKeeper *recent() const { return m_recent; }

    [[nodiscard]] ReplayKeeper *replay() const { return m_replay; }

    [[nodiscard]] TalkKeeper *talk() const { return m_talk; }

private:
    void takeState(campaign::RunState state);

    Settings *m_settings;
    std::unique_ptr<IoThread> m_io;
    std::unique_ptr<BenchKeeper> m_bench;
    live::LiveModel m_live;
    CampaignSession *m_session;
    RecentKeeper *m_recent;
    ReplayKeeper *m_replay;
    TalkKeeper *m_talk;
};

} // namespace runwatt::app
