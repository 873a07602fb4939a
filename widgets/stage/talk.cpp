// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/talk.h"

#include "widgets/stage/proposedsteps.h"
#include "widgets/stage/show.h"

#include <algorithm>
#include <utility>

namespace runwatt::stage {

using namespace std::chrono_literals;
using store::StepKind;

namespace {

constexpr int kReplayTickMs = 500;

} // namespace

Talk::Talk(Show *show, QObject *parent)
    : QObject(parent)
{
    m_subject.show = show;
    connect(&m_steps, &QAbstractItemModel::modelReset, this, [this] { goTo(m_lastRow); });
    // Rows that come, go or move, and texts that change, may change what is shown or what is next.
    connect(&m_steps, &QAbstractItemModel::rowsRemoved, this, [this] { goTo(current()); });
    connect(&m_steps, &QAbstractItemModel::rowsInserted, this, [this] { goTo(current()); });
    connect(&m_steps, &QAbstractItemModel::rowsMoved, this, [this] { goTo(current()); });
    connect(&m_steps, &QAbstractItemModel::dataChanged, this, &Talk::stepChanged);
    m_replayTick.setInterval(kReplayTickMs);
    connect(&m_replayTick, &QTimer::timeout, this, &Talk::refreshed);
    if (show != nullptr) {
        connect(show, &Show::trialChanged, this, &Talk::refreshed);
        connect(show, &Show::lostChanged, this, &Talk::refreshed);
    }
}

void Talk::setCampaign(std::shared_ptr<const store::CampaignData> campaign,
                       std::vector<store::StepRecord> steps)
{
    m_subject.campaign = std::move(campaign);
    if (steps.empty() && m_subject.campaign != nullptr)
        steps = proposedSteps(*m_subject.campaign);
    m_current = QPersistentModelIndex();
    m_lastRow = 0;
    m_steps.setSteps(std::move(steps));
    emit subjectChanged();
}

void Talk::updateCampaign(std::shared_ptr<const store::CampaignData> campaign)
{
    m_subject.campaign = std::move(campaign);
    emit subjectChanged();
}

void Talk::setPlayer(Player *player)
{
    if (m_subject.player != nullptr)
        m_subject.player->disconnect(this);
    m_subject.player = player;
    if (player != nullptr) {
        connect(player, &Player::changed, this, [this] {
            if (m_subject.player->isReplay())
                m_replayTick.start();
            else
                m_replayTick.stop();
            emit subjectChanged();
        });
        if (player->isReplay())
            m_replayTick.start();
    } else {
        m_replayTick.stop();
    }
    emit subjectChanged();
}

int Talk::current() const
{
    if (m_current.isValid())
        return m_current.row();
    return std::clamp(m_lastRow, m_steps.count() > 0 ? 0 : -1, m_steps.count() - 1);
}

void Talk::goTo(int row)
{
    const int last = m_steps.count() - 1;
    const int shown = std::clamp(row, last >= 0 ? 0 : -1, last);
    const bool isAnother = !m_current.isValid() || m_current.row() != shown;
    m_current = m_steps.index(shown);
    m_lastRow = std::max(shown, 0);
    emit stepChanged();
    if (isAnother)
        enterStep();
}

void Talk::enterStep()
{
    Player *player = m_subject.player;
    if (player == nullptr || !player->isReplay() || !m_current.isValid())
        return;
    const store::StepRecord &step = m_steps.at(m_current.row());
    if (step.kind == StepKind::Live) {
        if (step.timeNs)
            player->goTo(*step.timeNs);
        else if (step.trial.isValid())
            player->goToTrial(step.trial);
        player->play();
    } else if (step.kind != StepKind::Race) {
        player->pause(); // results of a race go on coming in
    }
}

void Talk::next()
{
    if (m_isBlank)
        toggleBlank();
    else
        goTo(current() + 1);
}

void Talk::previous()
{
    if (m_isBlank)
        toggleBlank();
    else
        goTo(current() - 1);
}

void Talk::first()
{
    goTo(0);
}

void Talk::last()
{
    goTo(m_steps.count() - 1);
}

void Talk::start(From from)
{
    if (m_isBlank)
        toggleBlank();
    m_clock.start();
    if (from == From::First)
        first();
    emit started();
}

void Talk::end()
{
    m_clock.invalidate();
    if (m_isBlank)
        toggleBlank();
    if (player() != nullptr && player()->isReplay())
        player()->pause();
    emit ended();
}

void Talk::toggleBlank()
{
    m_isBlank = !m_isBlank;
    emit blankChanged();
}

void Talk::goOnInReplay()
{
    const bool isReplay = player() != nullptr && player()->isReplay();
    if (m_subject.show != nullptr && m_subject.campaign != nullptr && !isReplay)
        emit replayRequested(m_subject.show->now());
}

std::optional<std::chrono::seconds> Talk::elapsed() const
{
    if (!m_clock.isValid())
        return std::nullopt;
    return std::chrono::seconds(m_clock.elapsed() / 1000);
}

void Talk::setPlanned(std::chrono::minutes length)
{
    m_planned = std::max(length, 1min);
    emit plannedChanged();
}

Talk::Pace Talk::paceOf(std::chrono::seconds elapsed, std::chrono::minutes planned)
{
    const std::chrono::seconds whole = planned;
    if (elapsed >= whole)
        return Pace::Over;
    const std::chrono::seconds end = std::max<std::chrono::seconds>(whole / 10, 1min);
    return elapsed >= whole - end ? Pace::NearEnd : Pace::InTime;
}

} // namespace runwatt::stage
