// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origin.h"
#include "core/store/records.h"

#include <QHash>
#include <QString>

#include <optional>

namespace runwatt::stage {

/// What a trial has of a measure, as one number.
struct TrialValue
{
    double value = 0;
    QString unit{}; ///< SI
    Origin origin = Origin::Measured;
};

/// Of every trial that has the measure. A row without a detail is the whole; else details that are
/// parts of it add up (see analysis::addsUp()). Of those that are none one counts: of a network's
/// throughput what was received, of several meters the first. What is not finite is left out.
[[nodiscard]] QHash<store::TrialId, TrialValue> trialValues(const store::CampaignData &campaign,
                                                            const QString &measure);

/// The same of one trial; none where it has nothing.
[[nodiscard]] std::optional<TrialValue>
trialValue(const store::CampaignData &campaign, store::TrialId trial, const QString &measure);

} // namespace runwatt::stage
