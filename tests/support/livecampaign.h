// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/feed.h"
#include "core/store/records.h"
#include "tests/support/livecpu.h"

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace runwatt::test {

/// What a made-up campaign for the live view is to hold.
struct LiveShape
{
    QString title = QStringLiteral("MicroVMs on a Pi: file I/O");
    QStringList devices{QStringLiteral("pi4")};
    QStringList runtimes{QStringLiteral("NT"), QStringLiteral("RC"), QStringLiteral("FC")};
    int repetitions = 2;
    std::chrono::seconds measure{30};
    int processes = 10;
    Origin meter = Origin::Simulated;
    bool network = false; ///< a network is measured beside files, and latencies are told
    bool files = true; ///< false: of a network nothing but its own bands, by two tools
    int cores =
        0; ///< of which each is told, with a guest's, the processes and the account; 0: none
};

/// One thing that a runner tells, at a time of the campaign.
struct LiveTrial
{
    campaign::TrialStatus status; ///< as when it is complete
    std::vector<store::PhaseRecord> phases;
    std::map<qint64, series::Samples> samples; ///< by series
    series::Window window;
    std::optional<LiveCpu> cpu; ///< where the shape has cores
};

/// A campaign second by second, from a fixed formula with a fixed spread: the curves look like
/// those of a board (caches that fill, watts that lag behind the CPU), and mean nothing.
class LiveCampaign
{
public:
    explicit LiveCampaign(const LiveShape &shape);

    /// Everything but samples.
    store::CampaignData data;
    std::vector<LiveTrial> trials;

    [[nodiscard]] TimeNs endNs() const { return trials.back().window.endNs; }

    [[nodiscard]] const store::SeriesRecord *series(qint64 id) const
    {
        return data.find(store::SeriesId{id});
    }

    /// The processes at a moment of a trial.
    [[nodiscard]] campaign::ProcessTable processes(const LiveTrial &trial, TimeNs time) const;

    /// The queue with all trials waiting.
    [[nodiscard]] QList<campaign::TrialStatus> queue() const;

    /// The records as they were when it was created: no trial yet.
    [[nodiscard]] store::CampaignData created() const;

    /// Where it stands at a moment.
    [[nodiscard]] campaign::Progress progress(TimeNs time) const;

private:
    void addTrial(
        const LiveShape &shape, store::CellId cell, int repetition, int workload, TimeNs begin);
    void addSeries(LiveTrial &trial,
                   const series::Descriptor &descriptor,
                   const series::Samples &samples);

    int m_processes = 10;
};

/// Tells a model (LiveModel's slots) everything from `from` up to `until`, second by second,
/// calling `afterSecond` each time.
template<typename Model, typename AfterSecond>
void play(
    const LiveCampaign &campaign, Model &model, TimeNs from, TimeNs until, AfterSecond afterSecond)
{
    for (const LiveTrial &trial : campaign.trials) {
        if (trial.window.endNs <= from || trial.window.beginNs >= until)
            continue;
        campaign::TrialStatus status = trial.status;
        status.state = store::TrialState::Running;
        status.verdicts.clear();
        if (trial.window.beginNs >= from) {
            for (const auto &[id, samples] : trial.samples)
                model.seriesAdded(*campaign.series(id));
        }
        for (TimeNs time = std::max(from, trial.window.beginNs);
             time < std::min(until, trial.window.endNs); time += kNsPerSecond) {
            const series::Window second{time, time + kNsPerSecond};
            for (store::PhaseRecord phase : trial.phases) {
                if (!second.contains(phase.beginNs))
                    continue;
                phase.endNs = 0;
                status.phase = phase.phase;
                model.phaseChanged(phase);
                model.trialChanged(status);
            }
            for (const auto &[id, samples] : trial.samples) {
                auto part = std::make_shared<series::Samples>();
                for (const series::Sample &sample : samples) {
                    if (second.contains(sample.timeNs))
                        part->push_back(sample);
                }
                if (!part->empty())
                    model.samplesAdded({store::SeriesId{id}, part});
            }
            model.processesChanged(campaign.processes(trial, time));
            if constexpr (requires { model.accountChanged({}); }) {
                if (trial.cpu)
                    model.accountChanged({trial.status.id, trial.cpu->account(time)});
            }
            model.progressChanged(campaign.progress(time));
            afterSecond();
        }
        if (until >= trial.window.endNs) {
            for (const store::PhaseRecord &phase : trial.phases)
                model.phaseChanged(phase);
            model.trialChanged(trial.status);
            if constexpr (requires { model.accountChanged({}); }) {
                if (trial.cpu)
                    model.trialSummarised(trial.status.id, trial.cpu->summaries(trial.status.id));
            }
        }
    }
}

} // namespace runwatt::test
