// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/cutshort.h"

#include <QHash>

#include <algorithm>

namespace runwatt::live {

std::vector<CutShort> cutShortTrials(const store::CampaignData &data)
{
    QHash<store::TrialId, TimeNs> toldUntil; // of those that began
    for (const store::SeriesRecord &series : data.series) {
        if (series.count > 0)
            toldUntil.insert(series.trial, 0);
    }
    for (const store::PhaseRecord &phase : data.phases) {
        TimeNs &told = toldUntil[phase.trial];
        told = std::max({told, phase.beginNs, phase.endNs});
    }
    const auto deviceOf = [&data](const store::TrialRecord &trial) {
        const store::CellRecord *cell = data.find(trial.cell);
        return cell != nullptr ? cell->device : store::DeviceId();
    };
    QHash<store::DeviceId, std::vector<TimeNs>> begins;
    for (const store::TrialRecord &trial : data.trials)
        begins[deviceOf(trial)].push_back(trial.beginNs);
    for (std::vector<TimeNs> &ofDevice : begins)
        std::ranges::sort(ofDevice);
    std::vector<CutShort> found;
    for (const store::TrialRecord &trial : data.trials) {
        if (trial.endNs > trial.beginNs || !toldUntil.contains(trial.id))
            continue;
        CutShort cut;
        cut.trial = trial.id;
        const std::vector<TimeNs> &ofDevice = begins[deviceOf(trial)];
        const auto next = std::ranges::upper_bound(ofDevice, trial.beginNs);
        if (next != ofDevice.end())
            cut.latestEndNs = *next;
        // Not empty, or it could not be asked for.
        const TimeNs told = std::max(toldUntil.value(trial.id), trial.beginNs + 1);
        cut.known = {trial.beginNs, std::min(told, cut.latestEndNs)};
        found.push_back(cut);
    }
    return found;
}

} // namespace runwatt::live
