// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/trialorigins.h"

namespace runwatt::analysis {

QSet<store::DeviceId> emulatedDevices(const store::CampaignData &data)
{
    QSet<store::DeviceId> emulated;
    for (const store::FactRecord &fact : data.facts) {
        if (fact.name == u"emulated" && fact.value == u"yes")
            emulated.insert(fact.device);
    }
    return emulated;
}

TrialOrigins::TrialOrigins(const store::CampaignData &data)
{
    const QSet<store::DeviceId> emulated = emulatedDevices(data);
    for (const store::CellRecord &cell : data.cells) {
        if (emulated.contains(cell.device))
            m_onEmulated.insert(cell.id);
    }
}

Origins TrialOrigins::of(const store::TrialRecord &trial) const
{
    Origins origins;
    add(origins, trial.origin);
    if (m_onEmulated.contains(trial.cell))
        add(origins, Origin::Emulated);
    return origins;
}

} // namespace runwatt::analysis
