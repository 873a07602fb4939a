// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/sample.h"
#include "core/store/records.h"

#include <QHash>

#include <optional>
#include <vector>

namespace runwatt::live {

/// The trials and phases of a time axis. Looked up by trial at once, and put in order only when
/// they are asked for in order: a file may have very many, in any. GUI thread.
class TrialSpans
{
public:
    struct Trial
    {
        store::TrialId id;
        series::Window window; ///< endNs 0 while it runs
        QString text;
        QString runtime;
        QString device;
        std::optional<TimeNs> latestEndNs; ///< see TrackStore::setCutShort()
    };

    void clear();

    /// Makes one that is not known, which begins behind everything until it has a window. Valid
    /// until the next call.
    Trial &trial(store::TrialId id);

    [[nodiscard]] const Trial *find(store::TrialId id) const; ///< null when there is none

    void setWindow(store::TrialId id, series::Window window);

    /// Sets a phase, or adds it, which ends what was before it in the same trial; endNs 0 while it
    /// lasts.
    void setPhase(const store::PhaseRecord &phase);

    /// Ends the trial's phases that last.
    void endPhases(store::TrialId id, TimeNs end);

    [[nodiscard]] const std::vector<Trial> &trials() const; ///< ascending by begin
    [[nodiscard]] const std::vector<store::PhaseRecord> &phases() const; ///< ascending by begin

private:
    struct Phases
    {
        std::vector<store::PhaseRecord> all; ///< ascending by begin
        int lasting = 0; ///< how many have no end yet
    };

    [[nodiscard]] bool isInPlace(std::size_t place) const;

    mutable std::vector<Trial> m_trials;
    mutable QHash<store::TrialId, std::size_t> m_places; ///< in m_trials
    mutable bool m_isSorted = true;
    QHash<store::TrialId, Phases> m_phasesOf;
    mutable std::vector<store::PhaseRecord> m_phases;
    mutable bool m_hasAllPhases = true;
};

} // namespace runwatt::live
