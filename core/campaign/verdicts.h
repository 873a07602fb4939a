// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/metersampling.h"
#include "core/campaign/sampler.h"
#include "core/store/records.h"

#include <QStringList>

#include <vector>

namespace runwatt::campaign {

/// What is known of one trial when it is judged. Times on the host's steady clock, but for the
/// window and the meters (campaign time).
struct TrialEvidence
{
    store::TrialId trial;
    series::Window window; ///< campaign time
    series::Window windowSteady; ///< the same on the host's steady clock
    Observations seen;
    std::vector<MeterSampling::Reading> meters;
    QString cachesNotDropped; ///< why, when the plan asks for it and the device can't
    QString concession; ///< why it ran otherwise than its workload asks; empty: it did not
    QString concessionCode; ///< the verdict that says so
    QString tooWarm; ///< why the cool-down temperature was not reached
    QString offloadsNotSet; ///< why, when the plan asks for it
    QString detour; ///< why a network workload's packets did not go where they should
    QString governorNotSet; ///< why, when the plan asks for one
    QString governor; ///< that the cores ran under; empty when unknown
    TimeNs windowUncertaintyNs = 0;
};

/// The verdicts on a trial: "throttled", "under-voltage", "clock-dropped", "hot", "swap",
/// "foreign-load", "not-observed", "meter-gap", "clock-step", "clock-uncertain", "caches-warm",
/// "too-warm", "governor-not-set", "offloads-not-set", "detour", and of a benchmark's own
/// concession "not-direct"; or "valid" alone. Pure; the limits are constants in verdicts.cpp with
/// their reasons.
[[nodiscard]] std::vector<store::VerdictRecord> judge(const TrialEvidence &evidence);

} // namespace runwatt::campaign
