// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/records.h"

#include <QStringList>

namespace runwatt::app {

/// What a person must know of a campaign that has come to its end, beyond its numbers.
struct ClosingReport
{
    /// What the plan asks for and complete trials lack, a sentence each: the watts of a meter, the
    /// governor. The campaign is not what was planned.
    QStringList shortfalls;
    /// Verdicts against trials, and what was noted in them, each once with how many it concerns.
    QStringList notes;
};

/// Counts over the complete trials. Pure; any thread.
[[nodiscard]] ClosingReport closingReport(const store::CampaignData &data);

} // namespace runwatt::app
