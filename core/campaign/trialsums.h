// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/trialsummary.h"
#include "core/benchmark/benchmark.h"
#include "core/campaign/verdicts.h"
#include "core/runtime/runtime.h"

#include <optional>
#include <vector>

namespace runwatt::campaign {

/// What was found in a trial that is complete, beside what it is judged by.
struct TrialFindings
{
    TrialFindings() = default;

    store::TrialRecord record; ///< with its window
    std::optional<series::Window> idle; ///< campaign time
    std::vector<benchmark::Summary> results;
    std::vector<analysis::TrialSeries> series;
    runtime::RuntimeCost cost;
    Origin device = Origin::Measured;
    Origin runtime = Origin::Measured;
    QString fileSystem; ///< of the campaign's folder on the device
};

/// A trial in numbers.
struct TrialSums
{
    std::vector<store::SummaryRecord> summaries;
    QStringList notes; ///< sentences for people
};

/// Sums a trial up: the benchmark's own figures, means and energy over the window, who used the
/// CPU, what reached the storage, what the runtime took, and what the meters have shown of
/// themselves. Pure; any thread.
[[nodiscard]] TrialSums sumUp(const TrialFindings &findings, const TrialEvidence &evidence);

} // namespace runwatt::campaign
