// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/trialstatus.h"

#include "core/analysis/trialorigins.h"

namespace runwatt::live {

TrialStatuses::TrialStatuses(const store::CampaignData &data)
    : m_data(data)
    , m_emulated(analysis::emulatedDevices(data))
{
    for (const store::VerdictRecord &verdict : data.verdicts)
        m_verdicts[verdict.trial].append(verdict.code);
}

campaign::TrialStatus TrialStatuses::of(const store::TrialRecord &trial) const
{
    campaign::TrialStatus status;
    status.id = trial.id;
    status.position = trial.position;
    status.repetition = trial.repetition;
    status.state = trial.state;
    status.error = trial.error;
    status.origin = trial.origin;
    if (const store::CellRecord *cell = m_data.find(trial.cell)) {
        status.runtime = cell->runtime;
        status.isOnEmulated = m_emulated.contains(cell->device);
        if (const store::DeviceRecord *device = m_data.find(cell->device))
            status.device = device->name;
        if (const store::WorkloadRecord *workload = m_data.find(cell->workload))
            status.workload = workload->title;
    }
    status.verdicts = m_verdicts.value(trial.id);
    return status;
}

} // namespace runwatt::live
