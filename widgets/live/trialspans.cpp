// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/trialspans.h"

#include <algorithm>
#include <limits>

namespace runwatt::live {

namespace {

template<typename Span>
TimeNs beginOf(const Span &span)
{
    return span.beginNs;
}

TimeNs beginOf(const TrialSpans::Trial &trial)
{
    return trial.window.beginNs;
}

template<typename Span>
void sortByBegin(std::vector<Span> &spans)
{
    std::ranges::stable_sort(spans, {}, [](const Span &span) { return beginOf(span); });
}

} // namespace

void TrialSpans::clear()
{
    *this = TrialSpans();
}

TrialSpans::Trial &TrialSpans::trial(store::TrialId id)
{
    const auto known = m_places.constFind(id);
    if (known != m_places.constEnd())
        return m_trials[*known];
    Trial made;
    made.id = id;
    made.window = {std::numeric_limits<TimeNs>::max(), 0};
    m_places.insert(id, m_trials.size());
    m_trials.push_back(std::move(made));
    return m_trials.back();
}

const TrialSpans::Trial *TrialSpans::find(store::TrialId id) const
{
    const auto known = m_places.constFind(id);
    return known == m_places.constEnd() ? nullptr : &m_trials[*known];
}

void TrialSpans::setWindow(store::TrialId id, series::Window window)
{
    trial(id).window = window;
    m_isSorted = m_isSorted && isInPlace(m_places.value(id));
}

bool TrialSpans::isInPlace(std::size_t place) const
{
    const TimeNs begin = beginOf(m_trials[place]);
    return (place == 0 || beginOf(m_trials[place - 1]) <= begin)
        && (place + 1 == m_trials.size() || begin <= beginOf(m_trials[place + 1]));
}

void TrialSpans::setPhase(const store::PhaseRecord &phase)
{
    Phases &own = m_phasesOf[phase.trial];
    m_hasAllPhases = false;
    const auto [first, last] =
        std::ranges::equal_range(own.all, phase.beginNs, {}, &store::PhaseRecord::beginNs);
    const auto known = std::find_if(first, last, [&phase](const store::PhaseRecord &other) {
        return other.phase == phase.phase;
    });
    if (known != last) {
        own.lasting += (phase.endNs == 0 ? 1 : 0) - (known->endNs == 0 ? 1 : 0);
        *known = phase;
        return;
    }
    const auto added = own.all.insert(last, phase);
    if (own.lasting > 0) {
        for (store::PhaseRecord &other : own.all) {
            if (other.endNs == 0)
                other.endNs = phase.beginNs;
        }
        added->endNs = phase.endNs;
    }
    own.lasting = phase.endNs == 0 ? 1 : 0;
}

void TrialSpans::endPhases(store::TrialId id, TimeNs end)
{
    const auto own = m_phasesOf.find(id);
    if (own == m_phasesOf.end() || own->lasting == 0)
        return;
    for (store::PhaseRecord &phase : own->all) {
        if (phase.endNs == 0)
            phase.endNs = std::max(end, phase.beginNs);
    }
    own->lasting = 0;
    m_hasAllPhases = false;
}

const std::vector<TrialSpans::Trial> &TrialSpans::trials() const
{
    if (!m_isSorted) {
        sortByBegin(m_trials);
        for (std::size_t place = 0; place < m_trials.size(); ++place)
            m_places[m_trials[place].id] = place;
        m_isSorted = true;
    }
    return m_trials;
}

const std::vector<store::PhaseRecord> &TrialSpans::phases() const
{
    if (!m_hasAllPhases) {
        m_phases.clear();
        for (const Trial &trial : trials()) {
            const auto own = m_phasesOf.constFind(trial.id);
            if (own != m_phasesOf.constEnd())
                m_phases.insert(m_phases.end(), own->all.begin(), own->all.end());
        }
        sortByBegin(m_phases);
        m_hasAllPhases = true;
    }
    return m_phases;
}

} // namespace runwatt::live
