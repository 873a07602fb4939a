// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/statistics.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <vector>

namespace runwatt::analysis {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

RunningMoments momentsOf(std::span<const double> values)
{
    RunningMoments moments;
    for (const double value : values)
        moments.add(value);
    return moments;
}

} // namespace

void RunningMoments::add(double value)
{
    ++m_count;
    const double before = value - m_mean;
    m_mean += before / static_cast<double>(m_count);
    m_squares += before * (value - m_mean);
}

double RunningMoments::mean() const
{
    return m_count == 0 ? kNan : m_mean;
}

double RunningMoments::variance() const
{
    return m_count < 2 ? kNan : m_squares / static_cast<double>(m_count - 1);
}

double RunningMoments::standardDeviation() const
{
    return std::sqrt(variance());
}

double mean(std::span<const double> values)
{
    return momentsOf(values).mean();
}

double standardDeviation(std::span<const double> values)
{
    return momentsOf(values).standardDeviation();
}

double median(std::span<const double> values)
{
    return quantile(values, 0.5);
}

double quantile(std::span<const double> values, double share)
{
    const auto isNan = [](double value) { return std::isnan(value); };
    if (values.empty() || !(share >= 0 && share <= 1) || std::ranges::any_of(values, isNan))
        return kNan;
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    const double position = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double fraction = position - static_cast<double>(below);
    // Equal neighbours stay what they are, also infinite ones.
    if (fraction == 0 || sorted[below] == sorted[above])
        return sorted[below];
    return sorted[below] + fraction * (sorted[above] - sorted[below]);
}

std::optional<double> studentHalfWidth(std::span<const double> values, double confidence)
{
    const RunningMoments moments = momentsOf(values);
    const double deviation = moments.standardDeviation();
    if (moments.count() < 2 || !std::isfinite(deviation) || !(confidence > 0 && confidence < 1))
        return std::nullopt;
    const auto count = static_cast<double>(moments.count());
    const boost::math::students_t_distribution<double> student(count - 1);
    const double t = boost::math::quantile(boost::math::complement(student, (1 - confidence) / 2));
    return t * deviation / std::sqrt(count);
}

std::optional<Interval> studentInterval(std::span<const double> values, double confidence)
{
    const std::optional<double> halfWidth = studentHalfWidth(values, confidence);
    if (!halfWidth)
        return std::nullopt;
    const double middle = mean(values);
    return Interval{middle - *halfWidth, middle + *halfWidth};
}

} // namespace runwatt::analysis
