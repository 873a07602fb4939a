// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/talk.h"

#include "widgets/stage/proposedsteps.h"
#include "widgets/stage/sameplace.h"
#include "widgets/stage/show.h"

#include <algorithm>
#include <utility>

namespace runwatt::stage {

using namespace std::chrono_literals;
using store::StepKind;
using store::StepRecord;

namespace {

constexpr int kReplayTickMs = 500;

} // namespace

Talk::Talk(Show *show, QObject *parent)
    : QObject(parent)
{
    m_subject.show = show;
    connect(&m_steps, &QAbstractItemModel::modelReset, this, [this] { goTo(m_lastRow); });
    // Rows that come, go or move, and texts that change, may change what is next. The step that is
    // shown stays, and with it what it replays, unless it goes itself.
    connect(&m_steps, &QAbstractItemModel::rowsRemoved, this, [this] { goTo(current()); });
    connect(&m_steps, &QAbstractItemModel::rowsInserted, this, [this] { goTo(current()); });
    connect(&m_steps, &QAbstractItemModel::rowsMoved, this, [this] { goTo(current()); });
    connect(&m_steps, &QAbstractItemModel::dataChanged, this, &Talk::takeChange);
    m_replayTick.setInterval(kReplayTickMs);
    connect(&m_replayTick, &QTimer::timeout, this, &Talk::refreshed);
    listenTo(m_subject);
}

void Talk::listenTo(const StageSubject &subject)
{
    if (subject.show != nullptr) {
        connect(subject.show, &Show::trialChanged, this, &Talk::refreshed);
        connect(subject.show, &Show::lostChanged, this, &Talk::refreshed);
    }
    if (subject.player != nullptr)
        connect(subject.player, &Player::changed, this, &Talk::takePlayer);
}

void Talk::ignore(const StageSubject &subject)
{
    if (subject.show != nullptr)
        subject.show->disconnect(this);
    if (subject.player != nullptr)
        subject.player->disconnect(this);
}

void Talk::takePlayer()
{
    if (player() != nullptr && player()->isReplay()) {
        m_replayTick.start();
    } else {
        m_replayTick.stop();
        m_hasBegunReplay = false;
    }
    emit subjectChanged();
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
    ignore(m_subject);
    m_subject.player = player;
    listenTo(m_subject);
    takePlayer();
}

void Talk::setStandIn(std::optional<StageSubject> standIn)
{
    if (m_standIn)
        ignore(*m_standIn);
    m_standIn = std::move(standIn);
    m_hasBegunReplay = false; // no step ends what stands in
    if (m_standIn)
        listenTo(*m_standIn);
    takePlayer();
}

bool Talk::showsCurves(int row) const
{
    if (row < 0 || row >= m_steps.count())
        return false;
    const StepKind kind = m_steps.at(row).kind;
    return kind == StepKind::Live || kind == StepKind::Race;
}

const StageSubject &Talk::subjectOf(int row) const
{
    return m_standIn && showsCurves(row) ? *m_standIn : m_subject;
}

StepRecord Talk::shownStep(int row) const
{
    StepRecord step = m_steps.at(row);
    if (!m_standIn || m_subject.campaign == nullptr || &subjectOf(row) == &m_subject)
        return step;
    const store::CampaignData &own = *m_subject.campaign;
    const store::CampaignData &other = *m_standIn->campaign;
    const TrialNow trial = trialNamed(own, step.trial);
    if (const store::TrialRecord *begun = own.find(step.trial); begun != nullptr && step.timeNs)
        step.timeNs = samePlace(trial, *step.timeNs - begun->beginNs, other);
    else
        step.timeNs.reset(); // of no trial, it has no place in another campaign
    step.trial = sameTrial(trial, other);
    const store::WorkloadRecord *workload = own.find(step.workload);
    step.workload =
        workload != nullptr ? sameWorkload(workload->title, other) : store::WorkloadId();
    return step;
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
    const QPersistentModelIndex next = m_steps.index(shown);
    const bool isAnother = !m_current.isValid() || m_current.row() != shown;
    // Before the step is the one that is shown: a race that is entered while a replay runs would be
    // taken for a live one, whose results come by themselves, and be shown with all of them at
    // once.
    if (isAnother && m_hasBegunReplay && next.isValid() && m_steps.at(shown).kind != StepKind::Live)
        leaveLive(m_steps.at(shown).kind);
    m_current = next;
    m_lastRow = std::max(shown, 0);
    emit stepChanged();
    if (isAnother)
        enterStep();
}

void Talk::takeChange()
{
    emit stepChanged();
    if (!m_current.isValid())
        return;
    // Where it shows another trial now, or another moment, that is what its audience waits for.
    const StepRecord &step = m_steps.at(m_current.row());
    if (step.trial != m_entered.trial || step.timeNs != m_entered.timeNs)
        enterStep();
}

void Talk::enterStep()
{
    m_entered = m_current.isValid() ? m_steps.at(m_current.row()) : StepRecord();
    Player *player = this->player();
    if (player == nullptr || !m_current.isValid())
        return;
    const StepRecord step = shownStep(m_current.row());
    if (step.kind != StepKind::Live) {
        leaveLive(step.kind);
        return;
    }
    // Who gives a talk expects a live step to play; who prepares one looks at what is recorded.
    if (!m_standIn && !player->isReplay() && m_clock.isValid()) {
        player->begin();
        m_hasBegunReplay = player->isReplay();
    }
    if (!player->isReplay())
        return;
    if (step.timeNs)
        player->goTo(*step.timeNs);
    else if (step.trial.isValid())
        player->goToTrial(step.trial);
    else if (const store::TrialRecord *first = m_hasBegunReplay && m_subject.campaign != nullptr
                 ? firstComplete(*m_subject.campaign)
                 : nullptr)
        player->goToTrial(first->id); // the one that the step shows while nothing is replayed
    player->play();
}

void Talk::leaveLive(StepKind kind)
{
    if (!player()->isReplay())
        return;
    if (m_hasBegunReplay)
        player()->end(); // other steps show all that is recorded
    else if (kind != StepKind::Race)
        player()->pause(); // results of a race go on coming in
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
    if (from == From::First && current() != 0)
        first();
    else
        enterStep();
    emit started();
}

void Talk::end()
{
    if (m_clock.isValid())
        m_took = elapsed();
    m_clock.invalidate();
    if (m_isBlank)
        toggleBlank();
    if (player() != nullptr)
        leaveLive(StepKind::End);
    emit ended();
}

void Talk::toggleBlank()
{
    m_isBlank = !m_isBlank;
    emit blankChanged();
}

void Talk::goOnInReplay()
{
    if (m_standIn) {
        emit liveRequested();
        return;
    }
    if (m_hasBegunReplay) {
        m_subject.player->end();
        return;
    }
    const auto isReplay = [this] {
        return m_subject.player != nullptr && m_subject.player->isReplay();
    };
    if (m_subject.show == nullptr || m_subject.campaign == nullptr || isReplay())
        return;
    emit replayRequested();
    if (m_standIn || !isReplay())
        return;
    m_hasBegunReplay = true;
    if (m_current.isValid() && m_steps.at(m_current.row()).kind == StepKind::Live)
        enterStep(); // a race is replayed from the campaign's begin
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
