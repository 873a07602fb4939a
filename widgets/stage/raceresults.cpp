// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/raceresults.h"

#include "core/analysis/trialorigins.h"
#include "widgets/stage/trialvalue.h"

#include <QHash>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::stage {

namespace {

/// Of which more is better, the first that the workload has.
constexpr std::array<QStringView, 5> kMeasures{u"throughput", u"network.throughput",
                                               u"transactions", u"iops", u"operations"};

const store::WorkloadRecord *workloadOf(const store::CampaignData &campaign, store::WorkloadId id)
{
    if (const store::WorkloadRecord *found = campaign.find(id))
        return found;
    return campaign.workloads.empty() ? nullptr : &campaign.workloads.front();
}

/// The workload's complete trials, by their ends.
std::vector<const store::TrialRecord *> trialsOf(const store::CampaignData &campaign,
                                                 store::WorkloadId workload)
{
    std::vector<const store::TrialRecord *> trials;
    for (const store::TrialRecord &trial : campaign.trials) {
        const store::CellRecord *cell = campaign.find(trial.cell);
        if (trial.state == store::TrialState::Complete && cell != nullptr
            && cell->workload == workload)
            trials.push_back(&trial);
    }
    std::stable_sort(trials.begin(), trials.end(),
                     [](const auto *a, const auto *b) { return a->endNs < b->endNs; });
    return trials;
}

} // namespace

Race raceAfter(const store::CampaignData &campaign, store::WorkloadId workload, int trials)
{
    Race race;
    const store::WorkloadRecord *raced = workloadOf(campaign, workload);
    if (raced == nullptr)
        return race;
    race.workload = raced->title;
    const auto all = trialsOf(campaign, raced->id);
    QHash<store::TrialId, TrialValue> values;
    for (const QStringView measure : kMeasures) {
        race.measure = measure.toString();
        values = trialValues(campaign, race.measure);
        if (std::any_of(all.begin(), all.end(),
                        [&values](const auto *trial) { return values.contains(trial->id); }))
            break;
    }
    const analysis::TrialOrigins origins(campaign);
    for (const auto *trial : all) {
        const auto value = values.constFind(trial->id);
        if (value == values.constEnd() || race.trials >= trials)
            continue;
        ++race.trials;
        const store::CellRecord &cell = *campaign.find(trial->cell);
        const store::DeviceRecord *device = campaign.find(cell.device);
        const QString name =
            campaign.devices.size() > 1 && device != nullptr ? device->name : QString();
        const QString key = cell.runtime + u'\n' + name;
        auto entry = std::find_if(race.entries.begin(), race.entries.end(),
                                  [&key](const RaceEntry &other) { return other.key == key; });
        if (entry == race.entries.end())
            entry = race.entries.insert(entry, {key, cell.runtime, name});
        entry->mean += (value->value - entry->mean) / ++entry->trials;
        entry->origins.merge(origins.of(*trial));
        add(entry->origins, value->origin);
        race.unit = value->unit;
        race.origins.insert(entry->origins.begin(), entry->origins.end());
    }
    std::stable_sort(race.entries.begin(), race.entries.end(),
                     [](const RaceEntry &a, const RaceEntry &b) { return a.mean > b.mean; });
    return race;
}

int completeTrials(const store::CampaignData &campaign, store::WorkloadId workload, TimeNs time)
{
    const store::WorkloadRecord *raced = workloadOf(campaign, workload);
    if (raced == nullptr)
        return 0;
    const auto all = trialsOf(campaign, raced->id);
    return static_cast<int>(std::count_if(
        all.begin(), all.end(), [time](const auto *trial) { return trial->endNs <= time; }));
}

} // namespace runwatt::stage
