// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/fiobins.h"

#include "core/base/clock.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kBinBits = 6; // of a bin's place within its power of two
constexpr quint64 kLongestNs = quint64{1} << 45;
constexpr double kMostRequests = 4e18 / 256; // sums over all jobs stay exact enough

constexpr std::array<qint64, 12> kCoarseEnds{0, 2, 4, 10, 20, 50, 100, 250, 500, 750, 1000, 2000};
constexpr qint64 kNsPerUs = 1000;

double counted(const QJsonValue &value, double most)
{
    const double count = value.toDouble();
    return std::isfinite(count) ? std::clamp(count, 0.0, most) : 0.0;
}

std::pair<qint64, qint64> binAround(quint64 ns)
{
    const auto bits = static_cast<int>(std::bit_width(ns));
    const int rounded = std::max(0, bits - kBinBits - 1);
    const auto low = static_cast<qint64>((ns >> rounded) << rounded);
    return {low, low + (qint64{1} << rounded)};
}

void add(FioBins *bins, std::pair<qint64, qint64> bin, double count)
{
    if (count > 0)
        (*bins)[bin] += count;
}

/// A unit's bins; `first` is where its first begins.
void addUnit(
    const QJsonObject &percents, qint64 unit, qint64 first, double perPercent, FioBins *into)
{
    for (std::size_t end = 1; end < kCoarseEnds.size(); ++end) {
        const QJsonValue percent = percents.value(QString::number(kCoarseEnds[end]));
        const qint64 low = end == 1 ? first : kCoarseEnds[end - 1] * unit;
        add(into, {low, kCoarseEnds[end] * unit}, perPercent * counted(percent, 100));
    }
}

} // namespace

void addFineBins(const QJsonObject &bins, FioBins *into)
{
    for (auto bin = bins.begin(); bin != bins.end(); ++bin) {
        bool isNumber = false;
        const quint64 ns = bin.key().toULongLong(&isNumber);
        if (isNumber && ns < kLongestNs)
            add(into, binAround(ns), counted(bin.value(), kMostRequests));
    }
}

void addCoarseBins(const QJsonObject &job, double requests, qint64 longestNs, FioBins *into)
{
    const QJsonObject ns = job.value("latency_ns"_L1).toObject();
    const QJsonObject us = job.value("latency_us"_L1).toObject();
    const QJsonObject ms = job.value("latency_ms"_L1).toObject();
    double percent = 0;
    for (const QJsonObject &unit : {ns, us, ms}) {
        for (const QJsonValue value : unit)
            percent += counted(value, 100);
    }
    if (percent < 1) // nothing was counted
        return;
    // What is rare is printed as 0.01 %, so all together is some hundredths more than 100 %.
    const double perPercent = requests / percent;
    addUnit(ns, 1, 0, perPercent, into);
    addUnit(us, kNsPerUs, ns.isEmpty() ? 0 : kNsPerUs, perPercent, into);
    addUnit(ms, kNsPerMs, kNsPerMs, perPercent, into);
    const qint64 last = kCoarseEnds.back() * kNsPerMs;
    const qint64 end = std::clamp<qint64>(longestNs, 2 * last, qint64{kLongestNs});
    add(into, {last, end}, perPercent * counted(ms.value(">=2000"_L1), 100));
}

series::HistogramBins histogramOf(const FioBins &bins)
{
    constexpr double kSecondsPerNs = 1e-9;
    series::HistogramBins histogram;
    qint64 endNs = 0;
    for (const auto &[bin, count] : bins) {
        if (!histogram.empty() && bin.first < endNs) {
            histogram.back().count += count;
            endNs = std::max(endNs, bin.second);
            histogram.back().high = static_cast<double>(endNs) * kSecondsPerNs;
            continue;
        }
        endNs = bin.second;
        histogram.push_back({static_cast<double>(bin.first) * kSecondsPerNs,
                             static_cast<double>(bin.second) * kSecondsPerNs, count});
    }
    return histogram;
}

} // namespace runwatt::benchmark
