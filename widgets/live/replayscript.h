// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/feed.h"
#include "core/store/reader.h"
#include "core/store/records.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace runwatt::live {

/// What happens in a recorded campaign, other than samples. Those of one time come in this order.
enum class MomentKind { PhaseEnds, TrialEnds, TrialBegins, PhaseBegins, SeriesBegins, Event };

struct ReplayMoment
{
    TimeNs timeNs = 0;
    MomentKind kind = MomentKind::Event;
    std::size_t index = 0; ///< in the script's trials, phases or series, or the data's events
};

/// The samples to be read in one go: those after `afterNs` until `untilNs`, of some blocks.
struct BlockPlan
{
    struct Part
    {
        store::SeriesId series;
        qint64 firstChunk = 0; ///< numbers, both inclusive
        qint64 lastChunk = 0;
    };

    TimeNs afterNs = 0;
    TimeNs untilNs = 0; ///< inclusive
    std::vector<Part> parts;
};

/// A recorded campaign in the order of its time: which trial, phase, series and event comes when,
/// and where its samples stand in the file. What a file says is put right where it cannot be:
/// times before the campaign's begin or a century after, ends that nobody told, trials that end
/// before their samples do. Never changed once made; any thread.
class ReplayScript
{
public:
    struct Trial
    {
        campaign::TrialStatus status; ///< as it ended
        TimeNs beginNs = 0;
        TimeNs endNs = 0; ///< after all that belongs to it
        std::vector<std::size_t> phases; ///< of phases(), ascending
        QList<store::SummaryRecord> summaries;
    };

    struct Series
    {
        store::SeriesRecord record;
        std::size_t trial = 0; ///< of trials()
        TimeNs beginNs = 0; ///< of its first sample
        TimeNs endNs = 0; ///< of its last
        std::size_t firstChunk = 0; ///< in the chunks
        std::size_t chunkCount = 0;
        bool isInOrder = true; ///< its chunks ascend
    };

    /// `chunks` as a reader gives them. Series that no band shows are left out.
    ReplayScript(const store::CampaignData &data, std::vector<store::ChunkSpan> chunks);

    /// The campaign without its trials and what belongs to them: as it was before the first.
    [[nodiscard]] const store::CampaignData &blank() const { return m_blank; }

    [[nodiscard]] const std::vector<Trial> &trials() const { return m_trials; }

    /// With ends for all.
    [[nodiscard]] const std::vector<store::PhaseRecord> &phases() const { return m_phases; }

    [[nodiscard]] const std::vector<Series> &series() const { return m_series; }

    [[nodiscard]] const std::vector<store::EventRecord> &events() const { return m_events; }

    /// Ascending.
    [[nodiscard]] const std::vector<ReplayMoment> &moments() const { return m_moments; }

    /// When something was recorded: of each block of samples and each moment, in no order.
    [[nodiscard]] std::vector<series::Window> activity() const;

    /// How many moments are not after `time`.
    [[nodiscard]] std::size_t momentsUntil(TimeNs time) const;

    /// What to read after all samples until `time` are known; some 65,000 samples at most, unless
    /// more come at one time. Without parts at the end.
    [[nodiscard]] BlockPlan blockAfter(TimeNs time) const;

    /// The samples until `time` of the trials that go on then, in pieces of some 260,000.
    [[nodiscard]] std::vector<BlockPlan> historyUntil(TimeNs time) const;

private:
    void addTrials(const store::CampaignData &data);
    void addPhases(const store::CampaignData &data);
    void addSeries(const store::CampaignData &data);
    void endTrials();
    void addMoments();
    [[nodiscard]] std::span<const store::ChunkSpan>
    chunksOf(const Series &series, TimeNs afterNs, TimeNs untilNs) const;

    store::CampaignData m_blank;
    std::vector<Trial> m_trials;
    std::vector<store::PhaseRecord> m_phases;
    std::vector<Series> m_series;
    std::vector<store::EventRecord> m_events;
    std::vector<store::ChunkSpan> m_chunks; ///< of one series side by side
    std::vector<TimeNs> m_chunkBegins; ///< of all, ascending
    std::vector<ReplayMoment> m_moments;
};

} // namespace runwatt::live
