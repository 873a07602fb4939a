// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/replaykeeper.h"

#include "widgets/live/livemodel.h"
#include "widgets/live/liveview.h"

#include <utility>

namespace runwatt::app {

ReplayKeeper::ReplayKeeper(const CampaignSession *session, live::LiveModel &model, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_model(model)
    , m_replay(model)
{
    connect(session, &CampaignSession::loaded, this, &ReplayKeeper::takeLoaded);
    connect(session, &CampaignSession::failed, this, [this] { m_expectedSpeed.reset(); });
    // Told before the runner tells the model anything.
    connect(session, &CampaignSession::stateChanged, this, [this] {
        if (m_session->isRunning())
            m_replay.close();
    });
}

void ReplayKeeper::show(live::LiveView *view)
{
    view->setReplay(m_replay);
    connect(view, &live::LiveView::replayRequested, this, &ReplayKeeper::begin);
}

void ReplayKeeper::takeLoaded()
{
    m_replay.abandon();
    m_model.load(m_session->data(), m_session->file());
    if (const std::optional<int> speed = std::exchange(m_expectedSpeed, std::nullopt)) {
        m_replay.setSpeed(*speed);
        begin();
    }
}

void ReplayKeeper::begin()
{
    if (m_session->data() && !m_session->isRunning())
        m_replay.open(m_session->data(), m_session->file());
}

} // namespace runwatt::app
