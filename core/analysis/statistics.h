// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace runwatt::analysis {

/// From and to, in the values' unit.
struct Interval
{
    double low = 0;
    double high = 0;

    bool operator==(const Interval &) const = default;
};

/// Mean and variance in one pass that stays exact for large values with small spread (Welford,
/// Technometrics 4(3), 1962).
class RunningMoments
{
public:
    void add(double value);

    [[nodiscard]] std::size_t count() const { return m_count; }

    [[nodiscard]] double mean() const; ///< NaN without values

    /// Of the sample (divided by n - 1); NaN below two values.
    [[nodiscard]] double variance() const;
    [[nodiscard]] double standardDeviation() const;

private:
    std::size_t m_count = 0;
    double m_mean = 0;
    double m_squares = 0; ///< sum of squared differences from the mean
};

/// NaN without values.
[[nodiscard]] double mean(std::span<const double> values);
[[nodiscard]] double standardDeviation(std::span<const double> values);
[[nodiscard]] double median(std::span<const double> values);

/// The value below which `share` (0 to 1) of the values lie, between two of them by straight line
/// (Hyndman and Fan's type 7, as R and numpy do by default). NaN without values.
[[nodiscard]] double quantile(std::span<const double> values, double share);

/// Half-width of the confidence interval of the mean by Student's t with n - 1 degrees of freedom:
/// t(1 - (1 - confidence) / 2) x s / sqrt(n). Right for a mean of independent values that are about
/// normal. Nothing below two values, for a value that is not finite, or for a confidence that is
/// not between 0 and 1.
[[nodiscard]] std::optional<double> studentHalfWidth(std::span<const double> values,
                                                     double confidence);

/// The interval itself.
[[nodiscard]] std::optional<Interval> studentInterval(std::span<const double> values,
                                                      double confidence);

} // namespace runwatt::analysis
