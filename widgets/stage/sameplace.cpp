// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/sameplace.h"

#include <algorithm>

namespace runwatt::stage {

namespace {

/// How much two trials have in common; 0 for nothing that counts.
int likeness(const TrialNow &wanted, const TrialNow &other)
{
    if (other.runtime != wanted.runtime)
        return 0;
    if (other.workload != wanted.workload)
        return 1;
    const bool isAll = other.device == wanted.device && other.repetition == wanted.repetition;
    return isAll ? 3 : 2;
}

} // namespace

TrialNow trialNamed(const store::CampaignData &campaign, store::TrialId trial)
{
    const store::TrialRecord *record = campaign.find(trial);
    if (record == nullptr)
        return {};
    TrialNow named{trial, {}, {}, {}, record->repetition};
    if (const store::CellRecord *cell = campaign.find(record->cell)) {
        named.runtime = cell->runtime;
        if (const store::WorkloadRecord *workload = campaign.find(cell->workload))
            named.workload = workload->title;
        if (const store::DeviceRecord *device = campaign.find(cell->device))
            named.device = device->name;
    }
    return named;
}

store::TrialId sameTrial(const TrialNow &trial, const store::CampaignData &recording)
{
    store::TrialId best;
    int bestLikeness = 0;
    for (const store::TrialRecord &record : recording.trials) {
        if (record.state == store::TrialState::Waiting)
            continue;
        const int isComplete = record.state == store::TrialState::Complete ? 1 : 0;
        const int common = likeness(trial, trialNamed(recording, record.id));
        if (common > 0 && 2 * common + isComplete > bestLikeness) {
            best = record.id;
            bestLikeness = 2 * common + isComplete;
        }
    }
    return best;
}

store::WorkloadId sameWorkload(const QString &title, const store::CampaignData &recording)
{
    const auto found = std::ranges::find(recording.workloads, title, &store::WorkloadRecord::title);
    return found != recording.workloads.end() ? found->id : store::WorkloadId();
}

TimeNs samePlace(const TrialNow &trial, TimeNs intoNs, const store::CampaignData &recording)
{
    const store::TrialRecord *same = recording.find(sameTrial(trial, recording));
    if (same == nullptr)
        return 0;
    const TimeNs length = std::max<TimeNs>(same->endNs - same->beginNs, 0);
    return same->beginNs + std::clamp<TimeNs>(intoNs, 0, length);
}

} // namespace runwatt::stage
