// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/replay.h"

#include "widgets/live/livemodel.h"

#include <algorithm>
#include <utility>

namespace runwatt::live {

namespace {

// The charts draw 60 times a second at most.
constexpr int kTickMs = 16;
constexpr std::size_t kBlocksAhead = 2;

} // namespace

Replay::Replay(LiveModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    m_timer.setInterval(kTickMs);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Replay::tick);
    connect(&m_loader, &ReplayLoader::scriptReady, this, &Replay::takeScript);
    connect(&m_loader, &ReplayLoader::blockReady, this, &Replay::takeBlock);
    connect(&m_loader, &ReplayLoader::failed, this, &Replay::fail);
    // One that stands would else show the other language until it goes on.
    connect(&model, &LiveModel::retranslated, this, [this] {
        if (m_feeder)
            m_feeder->retranslate();
    });
}

Replay::~Replay() = default;

void Replay::open(const std::shared_ptr<const store::CampaignData> &data, const QString &file)
{
    abandon();
    m_data = data;
    m_file = file;
    m_isActive = true;
    m_clock.setLength(0);
    m_clock.play();
    m_loader.open(data, file);
    emit activeChanged();
    emit playingChanged();
}

void Replay::abandon()
{
    if (!m_isActive)
        return;
    m_isActive = false;
    m_timer.stop();
    m_clock.pause();
    m_loader.forget();
    m_feeder.reset();
    m_script.reset();
    m_time = {};
    m_clock.setLength(0);
    m_isReading = false;
    m_seeking = false;
    m_seekAgain = false;
    m_firstNs.reset();
    emit activeChanged();
}

void Replay::close()
{
    if (!m_isActive)
        return;
    const auto data = m_data;
    abandon();
    m_model.load(data, m_file);
}

void Replay::fail(const Error &error)
{
    pause();
    m_isReading = false;
    m_seeking = false;
    m_seekAgain = false;
    if (!m_feeder) // it has not begun, and the model shows what it did
        abandon();
    emit failed(error);
}

void Replay::takeScript(const std::shared_ptr<const ReplayScript> &script)
{
    m_script = script;
    layOutTime();
    m_feeder = std::make_unique<ReplayFeeder>(m_model, script, m_file);
    emit lengthChanged();
    emit positionChanged();
    if (const std::optional<TimeNs> first = std::exchange(m_firstNs, std::nullopt)) {
        seekCampaign(*first);
        return;
    }
    readAhead();
    run();
    emit settled();
}

void Replay::layOutTime()
{
    m_time = ReplayTime(m_script->activity(), m_pauses);
    m_clock.setLength(m_time.lengthNs());
}

void Replay::readAhead()
{
    if (!m_feeder || m_isReading || m_seeking || m_feeder->blocksHeld() >= kBlocksAhead)
        return;
    if (m_feeder->loadedUntilNs() >= m_time.endNs())
        return;
    m_isReading = true;
    m_loader.read({m_script->blockAfter(m_feeder->loadedUntilNs())});
}

void Replay::takeBlock(const std::shared_ptr<const ReplayBlock> &block)
{
    if (m_seeking) {
        takeHistory(*block);
        return;
    }
    m_isReading = false;
    m_feeder->addBlock(block);
    readAhead();
}

void Replay::run()
{
    if (m_clock.isPlaying() && m_feeder && !m_seeking) {
        m_sinceTick.start();
        m_timer.start();
    }
}

void Replay::tick()
{
    const TimeNs passed = m_sinceTick.nsecsElapsed();
    m_sinceTick.start();
    const TimeNs before = positionNs();
    // Its first samples may not be there yet, or the disk is slow: the time waits for them.
    if (m_feeder->nowNs() >= m_feeder->loadedUntilNs() && m_isReading)
        return;
    switch (m_clock.pass(passed)) {
    case ReplayClock::Passed::Nothing:
        m_timer.stop();
        return;
    case ReplayClock::Passed::Round:
        seek(0);
        return;
    case ReplayClock::Passed::Time:
        break;
    case ReplayClock::Passed::End:
        m_timer.stop();
        break;
    }
    const TimeNs loaded = m_time.toReplay(m_feeder->loadedUntilNs());
    if (m_feeder->loadedUntilNs() < m_time.endNs() && positionNs() > loaded) {
        m_clock.seek(std::max(loaded, before));
        if (!m_timer.isActive()) { // the end is not reached after all
            m_clock.play();
            m_timer.start();
        }
    }
    showPosition();
    if (!m_clock.isPlaying())
        emit playingChanged();
}

void Replay::showPosition()
{
    const TimeNs now = std::min(campaignNs(), m_feeder->loadedUntilNs());
    m_feeder->advance(std::max(now, m_feeder->nowNs()));
    readAhead();
    emit positionChanged();
}

void Replay::play()
{
    if (!m_isActive || isPlaying())
        return;
    if (m_feeder && m_clock.isAtEnd())
        seek(0);
    m_clock.play();
    run();
    emit playingChanged();
}

void Replay::pause()
{
    if (!isPlaying())
        return;
    m_clock.pause();
    m_timer.stop();
    emit playingChanged();
}

void Replay::togglePlaying()
{
    if (isPlaying())
        pause();
    else
        play();
}

void Replay::setSpeed(int speed)
{
    m_clock.setSpeed(speed);
    emit speedChanged();
}

void Replay::goFaster()
{
    m_clock.goFaster();
    emit speedChanged();
}

void Replay::goSlower()
{
    m_clock.goSlower();
    emit speedChanged();
}

void Replay::setLooping(bool isOn)
{
    m_clock.setLooping(isOn);
    emit loopingChanged();
}

void Replay::setPauses(Pauses pauses)
{
    m_pauses = pauses;
    if (!m_feeder)
        return;
    const TimeNs now = m_seeking ? m_seekNs : campaignNs();
    layOutTime();
    m_clock.seek(m_time.toReplay(now));
    emit lengthChanged();
    emit positionChanged();
}

void Replay::seek(TimeNs positionNs)
{
    if (!m_feeder)
        return;
    m_clock.seek(positionNs);
    m_timer.stop();
    m_seekNs = campaignNs();
    emit positionChanged();
    if (m_seeking)
        m_seekAgain = true;
    else
        beginSeek();
}

void Replay::seekCampaign(TimeNs campaignNs)
{
    if (m_feeder)
        seek(m_time.toReplay(campaignNs));
    else if (m_isActive)
        m_firstNs = campaignNs;
}

void Replay::beginSeek()
{
    m_seeking = true;
    m_seekAgain = false;
    m_isRewound = false;
    m_isReading = false;
    m_loader.forget();
    std::vector<BlockPlan> plans = m_script->historyUntil(m_seekNs);
    m_historyLeft = plans.size();
    m_loader.read(std::move(plans));
}

void Replay::takeHistory(const ReplayBlock &block)
{
    if (m_seekAgain) {
        beginSeek();
        return;
    }
    if (!std::exchange(m_isRewound, true))
        m_feeder->rewind(m_seekNs);
    m_feeder->addHistory(block);
    if (--m_historyLeft > 0)
        return;
    m_seeking = false;
    emit positionChanged();
    readAhead();
    run();
    emit settled();
}

void Replay::stepOn()
{
    if (isSettled())
        stepTo(m_feeder->nextChange().value_or(m_feeder->loadedUntilNs()));
}

void Replay::skipOn()
{
    if (isSettled())
        stepTo(m_feeder->momentAfter(m_feeder->nowNs()).value_or(m_time.endNs()));
}

void Replay::skipBack()
{
    if (isSettled())
        stepTo(m_feeder->momentBefore(m_feeder->nowNs()).value_or(m_time.beginNs()));
}

void Replay::stepTo(TimeNs campaignNs)
{
    pause();
    const TimeNs position = m_time.toReplay(campaignNs);
    if (campaignNs < m_feeder->nowNs() || campaignNs > m_feeder->loadedUntilNs()) {
        seek(position);
        return;
    }
    m_clock.seek(position);
    showPosition();
}

std::vector<Replay::TrialMark> Replay::trialMarks() const
{
    std::vector<TrialMark> marks;
    if (!m_script)
        return marks;
    for (const ReplayScript::Trial &trial : m_script->trials()) {
        if (trial.status.state != store::TrialState::Waiting)
            marks.push_back({m_time.toReplay(trial.beginNs), m_time.toReplay(trial.endNs),
                             trial.status.runtime, TrialQueueModel::title(trial.status)});
    }
    return marks;
}

} // namespace runwatt::live
