// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"

#include <QString>

#include <vector>

namespace runwatt::wizard {

/// A set of workloads to begin with.
struct Preset
{
    QString word; ///< "quick", "demo", "study"
    QString title;
    QString explanation;
    campaign::WorkloadPlan workload;
};

/// In the order in which they are offered; translated.
[[nodiscard]] std::vector<Preset> workloadPresets();

} // namespace runwatt::wizard
