// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/windowstatistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace runwatt::series {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

double secondsBetween(TimeNs from, TimeNs to)
{
    // As doubles: the difference of any two times is within their range.
    return (static_cast<double>(to) - static_cast<double>(from))
        / static_cast<double>(kNsPerSecond);
}

/// Value times seconds of the stretch between two neighbours, as far as it lies in [begin, end).
double area(const Sample &from, const Sample &to, TimeNs begin, TimeNs end, Interpolation how)
{
    const double length = secondsBetween(begin, end);
    switch (how) {
    case Interpolation::HoldUntilNext:
        return from.value * length;
    case Interpolation::MeanSincePrevious:
        return to.value * length;
    case Interpolation::Linear:
        break;
    }
    const double slope = (to.value - from.value) / secondsBetween(from.timeNs, to.timeNs);
    const double middle = secondsBetween(from.timeNs, begin) + length / 2;
    return (from.value + slope * middle) * length;
}

/// Walks the stretches between samples and sums up what lies in the window.
class Walk
{
public:
    Walk(Window window, Interpolation interpolation)
        : m_window(window)
        , m_interpolation(interpolation)
        , m_gapBegin(window.beginNs)
    { }

    void sample(const Sample &sample)
    {
        if (!m_window.contains(sample.timeNs) || !std::isfinite(sample.value))
            return;
        ++result.count;
        result.minimum = std::fmin(result.minimum, sample.value);
        result.maximum = std::fmax(result.maximum, sample.value);
        closeGap(sample.timeNs);
        m_gapBegin = sample.timeNs;
    }

    void stretch(const Sample &from, const Sample &to)
    {
        const TimeNs begin = std::max(from.timeNs, m_window.beginNs);
        const TimeNs end = std::min(to.timeNs, m_window.endNs);
        if (begin >= end || !std::isfinite(from.value) || !std::isfinite(to.value))
            return;
        result.integral += area(from, to, begin, end, m_interpolation);
        result.coveredSeconds += secondsBetween(begin, end);
    }

    void closeGap(TimeNs end)
    {
        result.largestGapNs = std::max(result.largestGapNs, end - m_gapBegin);
    }

    WindowStatistics result;

private:
    Window m_window;
    Interpolation m_interpolation;
    TimeNs m_gapBegin;
};

} // namespace

WindowStatistics statistics(const Samples &samples, Window window, Interpolation interpolation)
{
    Walk walk(window, interpolation);
    walk.result.minimum = kNan;
    walk.result.maximum = kNan;
    walk.result.mean = kNan;
    if (window.endNs <= window.beginNs)
        return walk.result;
    const auto byTime = [](const Sample &sample, TimeNs time) { return sample.timeNs < time; };
    auto at = std::lower_bound(samples.cbegin(), samples.cend(), window.beginNs, byTime);
    if (at != samples.cbegin())
        --at;
    for (; at != samples.cend(); ++at) {
        walk.sample(*at);
        const auto next = std::next(at);
        if (next != samples.cend())
            walk.stretch(*at, *next);
        if (at->timeNs >= window.endNs)
            break;
    }
    walk.closeGap(window.endNs);
    if (walk.result.coveredSeconds > 0)
        walk.result.mean = walk.result.integral / walk.result.coveredSeconds;
    return walk.result;
}

Interpolation interpolationFor(const QString &seriesName)
{
    // Rates (throughput, CPU) are stamped at the middle of their interval, so that straight lines
    // between them are right.
    const bool stands = seriesName == u"frequency" || seriesName == u"swap";
    return stands ? Interpolation::HoldUntilNext : Interpolation::Linear;
}

} // namespace runwatt::series
