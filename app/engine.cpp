// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine.h"

#include "app/benchkeeper.h"
#include "app/crossings.h"
#include "app/devicemonitor.h"
#include "app/iothread.h"
#include "app/recentkeeper.h"
#include "app/replaykeeper.h"
#include "app/talkkeeper.h"

namespace runwatt::app {

Engine::Engine(Settings *settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_io(std::make_unique<IoThread>())
    , m_bench(std::make_unique<BenchKeeper>(settings, m_io->devices()))
    , m_session(new CampaignSession(m_io.get(), this))
    , m_recent(new RecentKeeper(settings, m_session, this))
    , m_replay(new ReplayKeeper(m_session, m_live, this))
    , m_talk(new TalkKeeper(settings, m_session, m_live, *m_replay, this))
{
    connectLiveModel(&m_live, m_io->campaigns());
    connect(m_session, &CampaignSession::dataChanged, &m_live,
            [this] { m_live.learnDevices(*m_session->data()); });
    connect(m_session, &CampaignSession::stateChanged, this, &Engine::takeState);
}

Engine::~Engine()
{
    // Who sends goes before who listens.
    delete m_talk;
    delete m_recent;
    delete m_session;
    m_io.reset();
    delete m_replay;
}

void Engine::takeState(campaign::RunState state)
{
    const bool isRunning = m_session->isRunning();
    DeviceMonitor *monitor = m_io->devices();
    const Quiet quiet = isRunning ? Quiet::Yes : Quiet::No;
    m_io->post([monitor, quiet] { monitor->setQuiet(quiet); });
    if (state == campaign::RunState::Preparing)
        m_bench->pauseMeters();
    if (!isRunning)
        m_bench->resumeMeters();
}

} // namespace runwatt::app
