// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/replayfeeder.h"

#include "core/store/records.h"
#include "widgets/live/livemodel.h"
#include "widgets/live/text.h"

#include <QSignalBlocker>

#include <algorithm>

namespace runwatt::live {

using campaign::RunState;
using store::TrialState;

ReplayFeeder::ReplayFeeder(LiveModel &model,
                           std::shared_ptr<const ReplayScript> script,
                           const QString &file)
    : m_model(model)
    , m_script(std::move(script))
{
    for (std::size_t i = 0; i < m_script->trials().size(); ++i)
        m_trialPlaces.insert(m_script->trials()[i].status.id, i);
    m_model.beginReplay(m_script->blank(), file);
    tellQueue();
    tellState();
    tellProgress();
}

void ReplayFeeder::tellQueue()
{
    // The plan gave all of them, if this version can read it.
    for (const ReplayScript::Trial &trial : m_script->trials()) {
        campaign::TrialStatus waiting = trial.status;
        waiting.id = {};
        waiting.state = TrialState::Waiting;
        waiting.phase = store::Phase::Prepare;
        waiting.verdicts.clear();
        waiting.error.clear();
        m_model.queue().update(waiting);
    }
}

void ReplayFeeder::addBlock(std::shared_ptr<const ReplayBlock> block)
{
    m_loadedUntilNs = block->untilNs;
    std::vector<std::size_t> told(block->parts.size(), 0);
    m_blocks.push_back({std::move(block), std::move(told)});
}

void ReplayFeeder::advance(TimeNs time)
{
    const std::vector<ReplayMoment> &moments = m_script->moments();
    const bool hasMoments = m_next < moments.size() && moments[m_next].timeNs <= time;
    for (; m_next < moments.size() && moments[m_next].timeNs <= time; ++m_next) {
        // A trial's end comes after its samples.
        if (moments[m_next].kind == MomentKind::TrialEnds)
            tellSamples(moments[m_next].timeNs - 1);
        tell(moments[m_next]);
    }
    tellSamples(time);
    tellProcesses();
    const bool isNextSecond = time / kNsPerSecond != m_nowNs / kNsPerSecond;
    m_nowNs = time;
    tellState();
    if (hasMoments || isNextSecond)
        tellProgress();
}

void ReplayFeeder::tellSamples(TimeNs until)
{
    for (Open &open : m_blocks) {
        for (std::size_t i = 0; i < open.told.size(); ++i) {
            const auto &[series, samples] = open.block->parts[i];
            const auto from = samples->begin() + static_cast<std::ptrdiff_t>(open.told[i]);
            const auto to =
                std::ranges::upper_bound(from, samples->end(), until, {}, &series::Sample::timeNs);
            if (from == to)
                continue;
            addSamples(series, std::make_shared<const series::Samples>(from, to));
            open.told[i] = static_cast<std::size_t>(to - samples->begin());
        }
    }
    while (!m_blocks.empty() && m_blocks.front().block->untilNs <= until)
        m_blocks.pop_front();
}

void ReplayFeeder::tellSeries(const store::SeriesRecord &series)
{
    m_processes.addSeries(series);
    m_model.seriesAdded(series);
}

void ReplayFeeder::addSamples(store::SeriesId series, const series::SharedSamples &samples)
{
    m_processes.append(series, *samples);
    m_model.samplesAdded({series, samples});
}

void ReplayFeeder::tellProcesses()
{
    for (const campaign::ProcessTable &table : m_processes.takeChanged())
        m_model.processesChanged(table);
}

std::size_t ReplayFeeder::ownerOf(const store::PhaseRecord &phase) const
{
    return m_trialPlaces.value(phase.trial);
}

void ReplayFeeder::tellRunning(std::size_t trial, store::Phase phase)
{
    std::erase_if(m_running, [trial](const Running &known) { return known.trial == trial; });
    m_running.push_back({trial, phase});
    campaign::TrialStatus status = m_script->trials()[trial].status;
    status.state = TrialState::Running;
    status.phase = phase;
    status.verdicts.clear(); // nobody knew them yet
    status.error.clear();
    m_model.trialChanged(status);
}

void ReplayFeeder::tell(const ReplayMoment &moment)
{
    switch (moment.kind) {
    case MomentKind::TrialBegins:
        tellRunning(moment.index, store::Phase::Prepare);
        return;
    case MomentKind::PhaseBegins: {
        store::PhaseRecord phase = m_script->phases()[moment.index];
        phase.endNs = 0;
        m_model.phaseChanged(phase);
        tellRunning(ownerOf(phase), phase.phase);
        return;
    }
    case MomentKind::PhaseEnds:
        m_model.phaseChanged(m_script->phases()[moment.index]);
        return;
    case MomentKind::SeriesBegins:
        tellSeries(m_script->series()[moment.index].record);
        return;
    case MomentKind::TrialEnds:
        tellEnd(moment.index);
        return;
    case MomentKind::Event:
        m_model.eventHappened(m_script->events()[moment.index]);
        return;
    }
}

void ReplayFeeder::tellEnd(std::size_t index)
{
    const ReplayScript::Trial &trial = m_script->trials()[index];
    std::erase_if(m_running, [index](const Running &known) { return known.trial == index; });
    m_processes.endTrial(trial.status.id);
    m_model.trialChanged(trial.status);
    // A runner tells the ends of all phases; what it was killed in has an end here as well.
    m_model.tracks().setTrialWindow(trial.status.id, {trial.beginNs, trial.endNs});
    m_model.trialSummarised(trial.status.id, trial.summaries);
}

void ReplayFeeder::tellState()
{
    const std::vector<ReplayMoment> &moments = m_script->moments();
    const RunState state = m_next < moments.size() ? RunState::Running : RunState::Finished;
    m_model.setMoment(QDateTime::fromMSecsSinceEpoch(
        (m_script->blank().campaign.createdUtcNs + std::max<TimeNs>(m_nowNs, 0)) / kNsPerMs));
    if (std::exchange(m_state, state) != state || m_model.state() != state)
        m_model.stateChanged(state);
}

void ReplayFeeder::tellProgress()
{
    campaign::Progress progress;
    const TrialQueueModel &queue = m_model.queue();
    progress.total = queue.rowCount();
    for (int row = 0; row < progress.total; ++row) {
        const TrialState state = queue.trialAt(row).state;
        progress.done += state == TrialState::Complete ? 1 : 0;
        progress.failed += state == TrialState::Failed ? 1 : 0;
    }
    progress.elapsed = std::chrono::seconds(std::max<TimeNs>(m_nowNs, 0) / kNsPerSecond);
    if (!m_running.empty()) {
        const campaign::TrialStatus &trial = m_script->trials()[m_running.back().trial].status;
        progress.activity = Live::tr("%1: %2, %3, repetition %4: %5")
                                .arg(trial.device, trial.runtime, trial.workload)
                                .arg(trial.repetition)
                                .arg(store::displayName(m_running.back().phase));
    }
    m_model.progressChanged(progress);
}

void ReplayFeeder::retranslate()
{
    tellProgress();
}

void ReplayFeeder::rewind(TimeNs time)
{
    {
        // Thousands of moments are one change for who watches.
        const QSignalBlocker blocker(m_model);
        m_processes.clear();
        m_model.rewindReplay(m_script->blank());
        tellQueue();
        recall(time);
    }
    m_blocks.clear();
    m_loadedUntilNs = time;
    m_nowNs = time;
    m_next = m_script->momentsUntil(time);
    m_state = RunState::Idle; // told again
    tellState();
    tellProgress();
    emit m_model.originsChanged();
    emit m_model.curvesChanged();
}

void ReplayFeeder::recall(TimeNs time)
{
    m_running.clear();
    std::vector<store::EventRecord> events;
    const std::size_t end = m_script->momentsUntil(time);
    for (std::size_t i = 0; i < end; ++i) {
        const ReplayMoment &moment = m_script->moments()[i];
        const auto isOver = [this, time](std::size_t trial) {
            return m_script->trials()[trial].endNs <= time;
        };
        switch (moment.kind) {
        case MomentKind::SeriesBegins:
            recallSeries(moment.index, time);
            break;
        case MomentKind::TrialEnds:
            recallTrial(moment.index);
            break;
        case MomentKind::TrialBegins:
            if (!isOver(moment.index))
                tell(moment);
            break;
        case MomentKind::PhaseBegins:
        case MomentKind::PhaseEnds:
            if (!isOver(ownerOf(m_script->phases()[moment.index])))
                tell(moment);
            break;
        case MomentKind::Event:
            events.push_back(m_script->events()[moment.index]);
            break;
        }
    }
    m_model.events().setEvents(events);
}

void ReplayFeeder::recallSeries(std::size_t index, TimeNs time)
{
    const ReplayScript::Series &series = m_script->series()[index];
    const bool isOver = m_script->trials()[series.trial].endNs <= time;
    // The store takes nothing without a length: one that has a single sample is given a nanosecond,
    // which its trial lasts longer anyway.
    const series::Window extent{series.beginNs, std::max(series.endNs, series.beginNs + 1)};
    if (isOver)
        m_model.tracks().addStoredSeries(series.record, extent);
    else
        tellSeries(series.record);
}

void ReplayFeeder::recallTrial(std::size_t index)
{
    const ReplayScript::Trial &trial = m_script->trials()[index];
    TrackStore &tracks = m_model.tracks();
    m_model.queue().update(trial.status);
    m_model.addOrigins(trial.status);
    tracks.nameTrial(trial.status.id, TrialQueueModel::title(trial.status), trial.status.runtime,
                     trial.status.device);
    for (const std::size_t phase : trial.phases)
        tracks.setPhase(m_script->phases()[phase]);
    tracks.setTrialWindow(trial.status.id, {trial.beginNs, trial.endNs});
    m_model.trialSummarised(trial.status.id, trial.summaries);
}

void ReplayFeeder::addHistory(const ReplayBlock &block)
{
    // Not more in one piece than the model puts away at once.
    for (const auto &[series, samples] : block.parts) {
        for (std::size_t from = 0; from < samples->size(); from += kPieceSamples) {
            const std::size_t to = std::min(from + kPieceSamples, samples->size());
            addSamples(series,
                       std::make_shared<const series::Samples>(
                           samples->begin() + static_cast<std::ptrdiff_t>(from),
                           samples->begin() + static_cast<std::ptrdiff_t>(to)));
        }
    }
    tellProcesses();
}

std::optional<TimeNs> ReplayFeeder::nextChange() const
{
    std::optional<TimeNs> next = momentAfter(m_nowNs);
    for (const Open &open : m_blocks) {
        for (std::size_t i = 0; i < open.told.size(); ++i) {
            const series::Samples &samples = *open.block->parts[i].second;
            if (open.told[i] < samples.size())
                next = std::min(next.value_or(samples[open.told[i]].timeNs),
                                samples[open.told[i]].timeNs);
        }
    }
    return next;
}

std::optional<TimeNs> ReplayFeeder::momentAfter(TimeNs time) const
{
    const std::vector<ReplayMoment> &moments = m_script->moments();
    const auto next = std::find_if(
        moments.begin() + static_cast<std::ptrdiff_t>(m_script->momentsUntil(time)), moments.end(),
        [](const ReplayMoment &moment) { return moment.kind != MomentKind::SeriesBegins; });
    return next != moments.end() ? std::optional(next->timeNs) : std::nullopt;
}

std::optional<TimeNs> ReplayFeeder::momentBefore(TimeNs time) const
{
    const std::vector<ReplayMoment> &moments = m_script->moments();
    for (std::size_t i = m_script->momentsUntil(time - 1); i > 0; --i) {
        if (moments[i - 1].kind != MomentKind::SeriesBegins)
            return moments[i - 1].timeNs;
    }
    return std::nullopt;
}

} // namespace runwatt::live
