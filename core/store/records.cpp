// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/records.h"

#include "core/store/text.h"

#include <algorithm>
#include <array>

namespace runwatt::store {

namespace {

template<typename Enum>
struct Word
{
    Enum value;
    QLatin1String word;
};

constexpr std::array<Word<TrialState>, 5> kTrialStates{{
    {TrialState::Waiting, QLatin1String("waiting")},
    {TrialState::Running, QLatin1String("running")},
    {TrialState::Complete, QLatin1String("complete")},
    {TrialState::Interrupted, QLatin1String("interrupted")},
    {TrialState::Failed, QLatin1String("failed")},
}};

constexpr std::array<Word<Phase>, 7> kPhases{{
    {Phase::Prepare, QLatin1String("prepare")},
    {Phase::Idle, QLatin1String("idle")},
    {Phase::Start, QLatin1String("start")},
    {Phase::WarmUp, QLatin1String("warm-up")},
    {Phase::Measure, QLatin1String("measure")},
    {Phase::Stop, QLatin1String("stop")},
    {Phase::CoolDown, QLatin1String("cool-down")},
}};

constexpr std::array<Word<Severity>, 3> kSeverities{{
    {Severity::Information, QLatin1String("information")},
    {Severity::Warning, QLatin1String("warning")},
    {Severity::Problem, QLatin1String("problem")},
}};

template<typename Enum, std::size_t Size>
QString wordOf(const std::array<Word<Enum>, Size> &words, Enum value)
{
    for (const Word<Enum> &entry : words) {
        if (entry.value == value)
            return entry.word;
    }
    return {};
}

template<typename Enum, std::size_t Size>
Enum valueOf(const std::array<Word<Enum>, Size> &words, const QString &word, Enum otherwise)
{
    for (const Word<Enum> &entry : words) {
        if (entry.word == word)
            return entry.value;
    }
    return otherwise;
}

/// Rows are in the order of their ids.
template<typename Record, typename RecordId>
const Record *findById(const std::vector<Record> &rows, RecordId id)
{
    const auto found =
        std::lower_bound(rows.cbegin(), rows.cend(), id,
                         [](const Record &row, RecordId wanted) { return row.id < wanted; });
    return found != rows.cend() && found->id == id ? &*found : nullptr;
}

} // namespace

QString toWord(TrialState state)
{
    return wordOf(kTrialStates, state);
}

TrialState trialStateFromWord(const QString &word)
{
    return valueOf(kTrialStates, word, TrialState::Interrupted);
}

QString toWord(Phase phase)
{
    return wordOf(kPhases, phase);
}

Phase phaseFromWord(const QString &word)
{
    return valueOf(kPhases, word, Phase::Prepare);
}

QString displayName(Phase phase)
{
    switch (phase) {
    case Phase::Prepare:
        return Store::tr("Prepare");
    case Phase::Idle:
        return Store::tr("Idle");
    case Phase::Start:
        return Store::tr("Start");
    case Phase::WarmUp:
        return Store::tr("Warm-up");
    case Phase::Measure:
        return Store::tr("Measure");
    case Phase::Stop:
        return Store::tr("Stop");
    case Phase::CoolDown:
        return Store::tr("Cool-down");
    }
    return {};
}

QString toWord(Severity severity)
{
    return wordOf(kSeverities, severity);
}

Severity severityFromWord(const QString &word)
{
    return valueOf(kSeverities, word, Severity::Warning);
}

const DeviceRecord *CampaignData::find(DeviceId id) const
{
    return findById(devices, id);
}

const MeterRecord *CampaignData::find(MeterId id) const
{
    return findById(meters, id);
}

const WorkloadRecord *CampaignData::find(WorkloadId id) const
{
    return findById(workloads, id);
}

const CellRecord *CampaignData::find(CellId id) const
{
    return findById(cells, id);
}

const TrialRecord *CampaignData::find(TrialId id) const
{
    return findById(trials, id);
}

const SeriesRecord *CampaignData::find(SeriesId id) const
{
    return findById(series, id);
}

Origin CampaignData::origin() const
{
    Origin result = Origin::Measured;
    for (const MeterRecord &meter : meters)
        result = combined(result, meter.origin);
    for (const TrialRecord &trial : trials)
        result = combined(result, trial.origin);
    return result;
}

} // namespace runwatt::store
