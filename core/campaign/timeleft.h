// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/matrix.h"

#include <chrono>
#include <vector>

namespace runwatt::campaign {

/// Foretells how long the rest of a campaign takes, as a range: at first from the benchmarks' own
/// run times, then from how far the trials so far were from those. Plain values; any thread.
class TimeLeft
{
public:
    TimeLeft(const Plan &plan, const Matrix &matrix);

    /// A trial (index into Matrix::trials) took this long, in all.
    void add(std::size_t trial, std::chrono::nanoseconds took);

    struct Range
    {
        std::chrono::seconds low{0};
        std::chrono::seconds high{0};
    };

    /// For these trials, of which `intoFirst` of the first is over already.
    [[nodiscard]] Range remaining(const std::vector<std::size_t> &trials,
                                  std::chrono::nanoseconds intoFirst) const;

private:
    std::vector<double> m_expected; ///< seconds a trial, at the best
    std::vector<double> m_longest; ///< seconds a trial, at the worst
    std::vector<double> m_ratios; ///< took / expected
};

} // namespace runwatt::campaign
