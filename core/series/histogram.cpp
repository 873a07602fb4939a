// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/histogram.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace runwatt::series {

namespace {

constexpr double kOutermost = 12 * kStepsPerDecade;
constexpr double kLargest = 1e30; // so that sums stay finite

/// A place along the axis, in steps.
double placeOf(double value)
{
    return std::clamp(std::log10(value) * kStepsPerDecade, -kOutermost, kOutermost);
}

} // namespace

bool isSpread(std::span<const HistogramBin> bins)
{
    double end = 0;
    for (const HistogramBin &bin : bins) {
        // Written so that what is not a number is refused.
        const bool isGood = bin.low >= end && bin.high > bin.low && bin.high <= kLargest
            && bin.count > 0 && bin.count <= kLargest;
        if (!isGood)
            return false;
        end = bin.high;
    }
    return !bins.empty() && bins.size() <= kMostHistogramBins;
}

double countIn(std::span<const HistogramBin> bins)
{
    return std::accumulate(bins.begin(), bins.end(), 0.0,
                           [](double count, const HistogramBin &bin) { return count + bin.count; });
}

double stepBegin(int step)
{
    return std::pow(10, static_cast<double>(step) / kStepsPerDecade);
}

std::map<int, double> sharesByStep(std::span<const HistogramBin> bins)
{
    std::map<int, double> shares;
    if (!isSpread(bins))
        return shares;
    const double all = countIn(bins);
    for (const HistogramBin &bin : bins) {
        const double from = placeOf(bin.low > 0 ? bin.low : bin.high / 2);
        const double to = placeOf(bin.high);
        const double share = bin.count / all;
        const int first = static_cast<int>(std::floor(from));
        const int last = std::max(first, static_cast<int>(std::ceil(to)) - 1);
        if (first == last) {
            shares[first] += share;
            continue;
        }
        for (int step = first; step <= last; ++step) {
            const double part = std::min(to, step + 1.0) - std::max<double>(from, step);
            shares[step] += share * part / (to - from);
        }
    }
    return shares;
}

} // namespace runwatt::series
