// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/series/sample.h"
#include "core/store/records.h"

#include <QStringList>

namespace runwatt::test {

/// What a made-up campaign is to hold. Its numbers come from a fixed formula with a fixed spread,
/// and are marked as simulated unless a test needs the looks of a measured one.
struct SampleShape
{
    QStringList devices{QStringLiteral("board")};
    QStringList runtimes{QStringLiteral("NT"), QStringLiteral("RC"), QStringLiteral("VM"),
                         QStringLiteral("FC"), QStringLiteral("KC")};
    QStringList patterns{QStringLiteral("random")};
    QStringList operations{QStringLiteral("read"), QStringLiteral("write")};
    std::vector<qint64> sizes{4096, 131072};
    int repetitions = 5;
    Origin origin = Origin::Simulated;
    bool hasHistograms = false; ///< of latency, with a second, lower hill at ten times the first's
};

/// Cells, complete trials with phases, summaries ("throughput", "latency.mean", "watts.mean",
/// "energy.perbyte") and series of the first trial.
[[nodiscard]] store::CampaignData sampleCampaign(const SampleShape &shape);

/// Samples of a series of the first trial of sampleCampaign(), one a second.
[[nodiscard]] Result<series::SharedSamples> sampleSeries(const store::CampaignData &data,
                                                         store::SeriesId series);

} // namespace runwatt::test
