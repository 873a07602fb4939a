// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/trialstatus.h"

namespace runwatt::live {

campaign::TrialStatus statusOf(const store::TrialRecord &trial, const store::CampaignData &data)
{
    campaign::TrialStatus status;
    status.id = trial.id;
    status.position = trial.position;
    status.repetition = trial.repetition;
    status.state = trial.state;
    status.error = trial.error;
    status.origin = trial.origin;
    if (const store::CellRecord *cell = data.find(trial.cell)) {
        status.runtime = cell->runtime;
        if (const store::DeviceRecord *device = data.find(cell->device))
            status.device = device->name;
        if (const store::WorkloadRecord *workload = data.find(cell->workload))
            status.workload = workload->title;
    }
    for (const store::VerdictRecord &verdict : data.verdicts) {
        if (verdict.trial == trial.id)
            status.verdicts.append(verdict.code);
    }
    return status;
}

} // namespace runwatt::live
