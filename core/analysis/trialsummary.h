// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/power/settings.h"
#include "core/series/sample.h"
#include "core/store/records.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace runwatt::analysis {

/// A series of a trial with all its samples (campaign time), also those before and after the
/// window.
struct TrialSeries
{
    series::Descriptor descriptor;
    series::SharedSamples samples;
};

/// How a meter's values are to be taken; by the name that its series have as `source`.
struct MeterTraits
{
    QString name;
    power::Sampling sampling = power::Sampling::Averaging;
    TimeNs periodNs = kNsPerSecond;
};

/// All that a trial brought.
struct TrialMaterial
{
    store::TrialId trial;
    Origin origin = Origin::Measured; ///< of the work
    series::Window window; ///< the measure phase
    TimeNs windowUncertaintyNs = 0;
    std::optional<series::Window> idleWindow; ///< before the trial, for the idle baseline
    std::vector<benchmark::Summary> benchmark; ///< the tool's own final figures
    std::vector<TrialSeries> series;
    std::vector<MeterTraits> meters;
};

/// What a trial comes to.
struct TrialSummary
{
    std::vector<store::SummaryRecord> summaries;
    QStringList notes; ///< what could not be summed up and why, sentences for people
};

/// Sums a trial up over its window:
/// - the benchmark's figures as they are ("throughput", "latency.p99", "bytes" ...);
/// - means over covered time of "cpu.*", "mpstat.*", the same of a guest ("guest.cpu.*",
///   "guest.mpstat.*"), "load.foreign", "frequency" and "temperature", and "temperature.max";
///   detail as in the series;
/// - for each series of watts, detail its meter's name: "watts.mean", "watts.max", "energy" (J),
///   "energy.perbyte" (J/B, over the benchmark's bytes); with an idle window also "watts.idle",
///   "watts.net" and "energy.net". Uncertainties as in core/power/energy.h. Where joules cannot be
///   answered for, they are left out and the reason is a note.
/// Pure; any thread.
[[nodiscard]] TrialSummary summarise(const TrialMaterial &material);

} // namespace runwatt::analysis
