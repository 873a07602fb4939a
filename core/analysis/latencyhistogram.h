// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"

#include <optional>

namespace runwatt::analysis {

/// The measure that is how many requests took how long: "latency.histogram".
[[nodiscard]] QString latencyHistogram();

/// The share of requests (%) of each trial in each step of latency, ten steps a decade
/// (series::sharesByStep()), put side by side on the axis "latency", whose keys are where a step
/// begins (s). A trial without a request in a step has 0 there; steps at either end in which no
/// trial has any are left out. As compareDistribution() otherwise.
[[nodiscard]] Result<Comparison> compareHistogram(const store::CampaignData &data,
                                                  const ComparisonRequest &request);

/// The measure, with its details, where complete trials have histograms of latency.
[[nodiscard]] std::optional<Measure> histogramMeasure(const store::CampaignData &data);

/// A step of latency for people: "13–16 µs".
[[nodiscard]] QString stepLabel(int step);

/// Where a step begins, for people: "13 µs".
[[nodiscard]] QString stepBeginLabel(int step);

/// The step that a key of the axis "latency" stands for.
[[nodiscard]] int stepOf(const QString &key);

} // namespace runwatt::analysis
