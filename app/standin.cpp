// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/standin.h"

#include <utility>

namespace runwatt::app {

using live::Replay;

StandIn::StandIn(QObject *parent)
    : QObject(parent)
    , m_replay(m_model)
    , m_show(m_model)
    , m_player(m_replay, m_model, [] {}) // play() begins it
{
    connect(&m_replay, &Replay::settled, this, [this] {
        if (std::exchange(m_isAwaited, false))
            emit ready();
    });
    connect(&m_replay, &Replay::failed, this, [this](const Error &error) {
        m_isAwaited = false;
        emit failed(error);
    });
}

void StandIn::play(const Recording &recording, TimeNs at)
{
    m_isAwaited = true;
    m_replay.open(recording.data, recording.file);
    m_replay.seekCampaign(at);
}

void StandIn::close()
{
    m_isAwaited = false;
    m_replay.abandon();
    m_model.clear();
}

stage::StageSubject StandIn::subject()
{
    return {m_replay.data(), &m_show, &m_player};
}

} // namespace runwatt::app
