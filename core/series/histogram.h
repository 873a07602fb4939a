// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstddef>
#include <map>
#include <span>
#include <vector>

// How the values of a quantity are spread. Plain values; any thread.

namespace runwatt::series {

/// How many values were at least `low` and below `high`. Not whole where only shares were told.
struct HistogramBin
{
    double low = 0;
    double high = 0;
    double count = 0;

    bool operator==(const HistogramBin &) const = default;
};

using HistogramBins = std::vector<HistogramBin>;

/// The spread of a quantity over a stretch of time. SI base units.
struct Histogram
{
    QString measure; ///< "latency" (s, until completion)
    QString unit; ///< "s": of the bins' ends
    QString detail; ///< "read", "write"; empty: all together
    HistogramBins bins; ///< ascending, apart from one another, none of them empty

    bool operator==(const Histogram &) const = default;
};

/// More bins than any tool has: fio's own are at most 1856.
inline constexpr std::size_t kMostHistogramBins = 4096;

/// Whether bins are such as a measurement has: at least one and at most kMostHistogramBins, from 0
/// on, ascending and apart from one another, finite, and with more than nothing in each.
[[nodiscard]] bool isSpread(std::span<const HistogramBin> bins);

/// How many values there are in all.
[[nodiscard]] double countIn(std::span<const HistogramBin> bins);

/// Steps of a logarithmic axis: ten a decade, so that step 0 begins at 1, 3 at nearly 2, 10 at 10.
inline constexpr int kStepsPerDecade = 10;

/// Where a step begins: 10^(step/10).
[[nodiscard]] double stepBegin(int step);

/// The share of all values (0 to 1) in each step that has any. A bin that reaches over several is
/// spread evenly along the logarithmic axis; of one that begins at 0, the upper half counts as all
/// of it. Steps lie within 1e-12 and 1e12, and what is beyond is in the outermost. Empty for bins
/// that are no isSpread().
[[nodiscard]] std::map<int, double> sharesByStep(std::span<const HistogramBin> bins);

} // namespace runwatt::series
