// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/stage/show.h"

// Where a recording is at the same place as another campaign, so that one can stand in for the
// other in a talk. Ids are of one file each; what trials have in common is what they measure. Pure.

namespace runwatt::stage {

/// What a campaign says of one of its trials; without an id where it does not hold it.
[[nodiscard]] TrialNow trialNamed(const store::CampaignData &campaign, store::TrialId trial);

/// The trial of a recording that measures the same: of device, runtime, workload and repetition, in
/// this order of need: all four; runtime and workload; runtime. A complete one goes before others,
/// then the first. None when no trial has the runtime.
[[nodiscard]] store::TrialId sameTrial(const TrialNow &trial, const store::CampaignData &recording);

/// The workload of a recording with this title; none when there is none.
[[nodiscard]] store::WorkloadId sameWorkload(const QString &title,
                                             const store::CampaignData &recording);

/// The moment of a recording that is as far, `intoNs`, into the same trial as this one, and no
/// further than its end; the begin of a trial that has no end yet, since there is nothing after
/// what is recorded of it; the recording's begin when it has no such trial.
[[nodiscard]] TimeNs
samePlace(const TrialNow &trial, TimeNs intoNs, const store::CampaignData &recording);

} // namespace runwatt::stage
