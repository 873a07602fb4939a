// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/feed.h"
#include "core/store/records.h"

#include <QHash>
#include <QSet>

namespace runwatt::live {

/// A file's trials as the queue shows them. Holds on to the data, which must outlive it.
class TrialStatuses
{
public:
    explicit TrialStatuses(const store::CampaignData &data);

    [[nodiscard]] campaign::TrialStatus of(const store::TrialRecord &trial) const;

private:
    const store::CampaignData &m_data;
    QHash<store::TrialId, QStringList> m_verdicts; ///< codes
    QSet<store::DeviceId> m_emulated;
};

} // namespace runwatt::live
