// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/replayscript.h"

#include "widgets/live/livebands.h"
#include "widgets/live/trialstatus.h"

#include <QHash>

#include <algorithm>
#include <tuple>

namespace runwatt::live {

namespace {

constexpr TimeNs kLatest = 100LL * 366 * 24 * 3600 * kNsPerSecond;
constexpr std::size_t kChunksAtOnce = 256;
constexpr std::size_t kHistoryAtOnce = 1024;

bool isSane(TimeNs time)
{
    return time >= 0 && time <= kLatest;
}

TimeNs sane(TimeNs time)
{
    return std::clamp<TimeNs>(time, 0, kLatest);
}

store::CampaignData blankOf(const store::CampaignData &data)
{
    store::CampaignData blank;
    blank.campaign = data.campaign;
    blank.devices = data.devices;
    blank.facts = data.facts;
    blank.meters = data.meters;
    blank.workloads = data.workloads;
    blank.cells = data.cells;
    return blank;
}

// A clock that was put back within a block turns its ends round.
std::vector<store::ChunkSpan> saneChunks(std::vector<store::ChunkSpan> chunks)
{
    for (store::ChunkSpan &chunk : chunks) {
        if (chunk.beginNs > chunk.endNs)
            std::swap(chunk.beginNs, chunk.endNs);
    }
    std::erase_if(chunks, [](const store::ChunkSpan &chunk) {
        return !isSane(chunk.beginNs) || !isSane(chunk.endNs);
    });
    std::ranges::sort(chunks, {}, [](const store::ChunkSpan &chunk) {
        return std::tuple(chunk.series, chunk.number);
    });
    return chunks;
}

} // namespace

ReplayScript::ReplayScript(const store::CampaignData &data, std::vector<store::ChunkSpan> chunks)
    : m_blank(blankOf(data))
    , m_events(data.events)
    , m_chunks(saneChunks(std::move(chunks)))
{
    addTrials(data);
    addSeries(data);
    addPhases(data);
    endTrials();
    addMoments();
}

void ReplayScript::addTrials(const store::CampaignData &data)
{
    const TrialStatuses statuses(data);
    QHash<store::TrialId, std::size_t> places;
    for (const store::TrialRecord &record : data.trials) {
        Trial trial;
        trial.status = statuses.of(record);
        places.insert(record.id, m_trials.size());
        trial.beginNs = sane(record.beginNs);
        trial.endNs = std::max(sane(record.endNs), trial.beginNs + 1);
        m_trials.push_back(std::move(trial));
    }
    for (const store::SummaryRecord &summary : data.summaries) {
        const auto owner = places.constFind(summary.trial);
        if (owner != places.constEnd())
            m_trials[*owner].summaries.append(summary);
    }
}

void ReplayScript::addSeries(const store::CampaignData &data)
{
    QHash<store::TrialId, std::size_t> trials;
    for (std::size_t i = 0; i < m_trials.size(); ++i)
        trials.insert(m_trials[i].status.id, i);
    for (const store::SeriesRecord &record : data.series) {
        const auto trial = trials.constFind(record.trial);
        const auto [first, last] =
            std::ranges::equal_range(m_chunks, record.id, {}, &store::ChunkSpan::series);
        if (trial == trials.constEnd() || first == last || !bandOf(record.descriptor))
            continue;
        Series series;
        series.record = record;
        series.trial = *trial;
        series.firstChunk = static_cast<std::size_t>(first - m_chunks.begin());
        series.chunkCount = static_cast<std::size_t>(last - first);
        series.beginNs = first->beginNs;
        series.endNs = first->endNs;
        for (auto chunk = first; chunk != last; ++chunk) {
            series.isInOrder = series.isInOrder && chunk->beginNs >= series.beginNs
                && chunk->endNs >= series.endNs;
            series.beginNs = std::min(series.beginNs, chunk->beginNs);
            series.endNs = std::max(series.endNs, chunk->endNs);
            m_chunkBegins.push_back(chunk->beginNs);
        }
        Trial &owner = m_trials[*trial];
        owner.beginNs = std::min(owner.beginNs, series.beginNs);
        owner.endNs = std::max(owner.endNs, series.endNs + 1);
        m_series.push_back(std::move(series));
    }
    std::ranges::sort(m_chunkBegins);
}

void ReplayScript::addPhases(const store::CampaignData &data)
{
    QHash<store::TrialId, std::size_t> trials;
    for (std::size_t i = 0; i < m_trials.size(); ++i)
        trials.insert(m_trials[i].status.id, i);
    for (store::PhaseRecord phase : data.phases) {
        const auto owner = trials.constFind(phase.trial);
        if (owner == trials.constEnd())
            continue;
        phase.beginNs = sane(phase.beginNs);
        phase.endNs = sane(phase.endNs);
        Trial &trial = m_trials[*owner];
        trial.beginNs = std::min(trial.beginNs, phase.beginNs);
        trial.endNs = std::max({trial.endNs, phase.endNs, phase.beginNs + 1});
        trial.phases.push_back(m_phases.size());
        m_phases.push_back(phase);
    }
}

void ReplayScript::endTrials()
{
    for (Trial &trial : m_trials) {
        std::ranges::stable_sort(trial.phases, {},
                                 [this](std::size_t i) { return m_phases[i].beginNs; });
        for (std::size_t i = 0; i < trial.phases.size(); ++i) {
            store::PhaseRecord &phase = m_phases[trial.phases[i]];
            if (phase.endNs > phase.beginNs)
                continue;
            phase.endNs =
                i + 1 < trial.phases.size() ? m_phases[trial.phases[i + 1]].beginNs : trial.endNs;
        }
    }
}

void ReplayScript::addMoments()
{
    for (std::size_t i = 0; i < m_trials.size(); ++i) {
        const Trial &trial = m_trials[i];
        if (trial.status.state == store::TrialState::Waiting)
            continue;
        m_moments.push_back({trial.beginNs, MomentKind::TrialBegins, i});
        m_moments.push_back({trial.endNs, MomentKind::TrialEnds, i});
        for (const std::size_t phase : trial.phases) {
            m_moments.push_back({m_phases[phase].beginNs, MomentKind::PhaseBegins, phase});
            m_moments.push_back({m_phases[phase].endNs, MomentKind::PhaseEnds, phase});
        }
    }
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        if (m_trials[m_series[i].trial].status.state != store::TrialState::Waiting)
            m_moments.push_back({m_series[i].beginNs, MomentKind::SeriesBegins, i});
    }
    for (std::size_t i = 0; i < m_events.size(); ++i) {
        m_events[i].timeNs = sane(m_events[i].timeNs);
        m_moments.push_back({m_events[i].timeNs, MomentKind::Event, i});
    }
    std::ranges::sort(m_moments, {}, [](const ReplayMoment &moment) {
        return std::tuple(moment.timeNs, moment.kind, moment.index);
    });
}

std::vector<series::Window> ReplayScript::activity() const
{
    std::vector<series::Window> stretches;
    stretches.reserve(m_chunks.size() + m_moments.size());
    for (const Series &series : m_series) {
        for (std::size_t i = 0; i < series.chunkCount; ++i) {
            const store::ChunkSpan &chunk = m_chunks[series.firstChunk + i];
            stretches.push_back({chunk.beginNs, chunk.endNs});
        }
    }
    for (const ReplayMoment &moment : m_moments)
        stretches.push_back({moment.timeNs, moment.timeNs});
    return stretches;
}

std::size_t ReplayScript::momentsUntil(TimeNs time) const
{
    return static_cast<std::size_t>(
        std::ranges::upper_bound(m_moments, time, {}, &ReplayMoment::timeNs) - m_moments.begin());
}

std::span<const store::ChunkSpan>
ReplayScript::chunksOf(const Series &series, TimeNs afterNs, TimeNs untilNs) const
{
    auto first = m_chunks.begin() + static_cast<std::ptrdiff_t>(series.firstChunk);
    auto last = first + static_cast<std::ptrdiff_t>(series.chunkCount);
    if (series.isInOrder) {
        first = std::partition_point(first, last, [afterNs](const store::ChunkSpan &chunk) {
            return chunk.endNs <= afterNs;
        });
        last = std::partition_point(first, last, [untilNs](const store::ChunkSpan &chunk) {
            return chunk.beginNs <= untilNs;
        });
    }
    return {first, last};
}

BlockPlan ReplayScript::blockAfter(TimeNs time) const
{
    BlockPlan plan;
    plan.afterNs = time;
    plan.untilNs = kLatest;
    const auto next = std::ranges::upper_bound(m_chunkBegins, time);
    if (static_cast<std::size_t>(m_chunkBegins.end() - next) > kChunksAtOnce)
        plan.untilNs = *(next + static_cast<std::ptrdiff_t>(kChunksAtOnce));
    for (const Series &series : m_series) {
        if (series.beginNs > plan.untilNs || series.endNs <= time)
            continue;
        const auto chunks = chunksOf(series, time, plan.untilNs);
        if (!chunks.empty())
            plan.parts.push_back({series.record.id, chunks.front().number, chunks.back().number});
    }
    return plan;
}

std::vector<BlockPlan> ReplayScript::historyUntil(TimeNs time) const
{
    std::vector<BlockPlan> plans;
    BlockPlan plan{-1, time, {}};
    std::size_t chunks = 0;
    for (const Series &series : m_series) {
        if (series.beginNs > time || m_trials[series.trial].endNs <= time)
            continue;
        const auto all = chunksOf(series, -1, time);
        // One that is not in order has to be sorted as a whole.
        const std::size_t step = series.isInOrder ? kHistoryAtOnce : all.size();
        // By their places: their numbers are what the file says.
        for (std::size_t from = 0; from < all.size(); from += step) {
            const auto some = all.subspan(from, std::min(step, all.size() - from));
            plan.parts.push_back({series.record.id, some.front().number, some.back().number});
            chunks += some.size();
            if (chunks < kHistoryAtOnce)
                continue;
            plans.push_back(std::exchange(plan, BlockPlan{-1, time, {}}));
            chunks = 0;
        }
    }
    plans.push_back(plan);
    return plans;
}

} // namespace runwatt::live
