// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stageplayer.h"

#include "widgets/live/livemodel.h"
#include "widgets/live/replay.h"

#include <utility>

namespace runwatt::app {

using live::Replay;

StagePlayer::StagePlayer(Replay &replay,
                         const live::LiveModel &model,
                         std::function<void()> begin,
                         QObject *parent)
    : Player(parent)
    , m_replay(replay)
    , m_model(model)
    , m_begin(std::move(begin))
{
    connect(&replay, &Replay::activeChanged, this, [this] {
        m_until.reset();
        emit changed();
    });
    connect(&replay, &Replay::settled, this, &Player::changed);
    connect(&replay, &Replay::positionChanged, this, &StagePlayer::keepToTrial);
}

bool StagePlayer::isReplay() const
{
    return m_replay.isActive();
}

QString StagePlayer::recordedOn() const
{
    if (m_replay.data() == nullptr)
        return {};
    // Until the first moment is shown, the campaign's own.
    const QDateTime moment = m_model.moment();
    const QDateTime shown = moment.isValid()
        ? moment
        : QDateTime::fromMSecsSinceEpoch(m_replay.data()->campaign.createdUtcNs / kNsPerMs);
    return shown.date().toString(Qt::ISODate);
}

TimeNs StagePlayer::position() const
{
    return m_replay.campaignNs();
}

void StagePlayer::begin()
{
    m_begin();
}

void StagePlayer::end()
{
    m_replay.close();
}

void StagePlayer::goTo(TimeNs time)
{
    m_until.reset();
    // Whoever watched it faster in the window before did not mean the audience.
    m_replay.setSpeed(1);
    m_replay.seekCampaign(time);
}

void StagePlayer::goToTrial(store::TrialId trial)
{
    const store::TrialRecord *record =
        m_replay.data() != nullptr ? m_replay.data()->find(trial) : nullptr;
    if (record == nullptr)
        return;
    // What comes before the window is of no interest to an audience; one that was interrupted may
    // have none.
    const bool hasWindow = record->window.endNs > record->window.beginNs;
    goTo(hasWindow ? record->window.beginNs : record->beginNs);
    m_until = hasWindow ? record->window.endNs : record->endNs;
}

void StagePlayer::keepToTrial()
{
    if (!m_until || !m_replay.isPlaying() || !m_replay.isSettled() || position() < *m_until)
        return;
    m_until.reset();
    m_replay.pause();
}

void StagePlayer::play()
{
    m_replay.play();
}

void StagePlayer::pause()
{
    m_replay.pause();
}

} // namespace runwatt::app
