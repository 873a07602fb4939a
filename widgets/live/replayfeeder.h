// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/live/replayloader.h"
#include "widgets/live/replayprocesses.h"
#include "widgets/live/replayscript.h"

#include <QHash>

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace runwatt::live {

class LiveModel;

/// Tells a model what happened in a recorded campaign, in the order of its time and by the same
/// slots as a runner does. What the model holds at a moment is the same however it got there. GUI
/// thread.
class ReplayFeeder
{
public:
    /// Empties the model for the campaign. `model` outlives it.
    ReplayFeeder(LiveModel &model, std::shared_ptr<const ReplayScript> script, const QString &file);

    /// Until when the samples are known that were added.
    [[nodiscard]] TimeNs loadedUntilNs() const { return m_loadedUntilNs; }

    /// Until when all is told.
    [[nodiscard]] TimeNs nowNs() const { return m_nowNs; }

    /// How many blocks are not told to their end.
    [[nodiscard]] std::size_t blocksHeld() const { return m_blocks.size(); }

    /// Adds the samples after those that were added before.
    void addBlock(std::shared_ptr<const ReplayBlock> block);

    /// Tells all until `time`, which is not before nowNs() and not after loadedUntilNs().
    void advance(TimeNs time);

    /// Tells all until `time` anew, but for the samples of the trials that go on then: those of
    /// ReplayScript::historyUntil() are to be given to addHistory(). Trials that are over are told
    /// as being in the file, which the model reads when they come into view.
    void rewind(TimeNs time);
    void addHistory(const ReplayBlock &block);

    /// Tells once more what is told in words, in the language that is installed.
    void retranslate();

    /// The first sample or moment after nowNs(), as far as is loaded.
    [[nodiscard]] std::optional<TimeNs> nextChange() const;

    /// The first phase, trial or event after `time`; the last before it.
    [[nodiscard]] std::optional<TimeNs> momentAfter(TimeNs time) const;
    [[nodiscard]] std::optional<TimeNs> momentBefore(TimeNs time) const;

private:
    struct Open
    {
        std::shared_ptr<const ReplayBlock> block;
        std::vector<std::size_t> told; ///< samples, of each part
    };

    struct Running
    {
        std::size_t trial = 0; ///< of the script's
        store::Phase phase = store::Phase::Prepare;
    };

    void tellQueue();
    void tell(const ReplayMoment &moment);
    void tellRunning(std::size_t trial, store::Phase phase);
    void tellSamples(TimeNs until);
    void tellSeries(const store::SeriesRecord &series);
    void addSamples(store::SeriesId series, const series::SharedSamples &samples);
    void tellProcesses();
    void tellEnd(std::size_t trial);
    void tellProgress();
    void tellState();
    void recall(TimeNs time);
    void recallTrial(std::size_t trial);
    void recallSeries(std::size_t series, TimeNs time);
    [[nodiscard]] std::size_t ownerOf(const store::PhaseRecord &phase) const;

    LiveModel &m_model;
    std::shared_ptr<const ReplayScript> m_script;
    QHash<store::TrialId, std::size_t> m_trialPlaces;
    std::size_t m_next = 0; ///< of the moments
    TimeNs m_nowNs = -1;
    TimeNs m_loadedUntilNs = -1;
    std::deque<Open> m_blocks;
    ReplayProcesses m_processes;
    std::vector<Running> m_running; ///< the one whose phase began last at the back
    campaign::RunState m_state = campaign::RunState::Idle;
};

} // namespace runwatt::live
