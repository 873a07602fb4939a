// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/timeleft.h"

#include <algorithm>
#include <cmath>

namespace runwatt::campaign {

namespace {

constexpr std::size_t kEnoughTrials = 3;

} // namespace

TimeLeft::TimeLeft(const Plan &plan, const Matrix &matrix)
{
    for (const PlannedTrial &trial : matrix.trials) {
        Matrix one = matrix;
        one.trials = {trial};
        const Estimate estimated = estimate(plan, one);
        m_expected.push_back(static_cast<double>(estimated.shortest.count()));
        m_longest.push_back(static_cast<double>(estimated.longest.count()));
    }
}

void TimeLeft::add(std::size_t trial, std::chrono::nanoseconds took)
{
    const double seconds = std::chrono::duration<double>(took).count();
    m_ratios.push_back(seconds / std::max(1.0, m_expected[trial]));
    std::sort(m_ratios.begin(), m_ratios.end());
}

TimeLeft::Range TimeLeft::remaining(const std::vector<std::size_t> &trials,
                                    std::chrono::nanoseconds intoFirst) const
{
    double low = 0;
    double high = 0;
    for (const std::size_t trial : trials) {
        low += m_expected[trial];
        high += m_longest[trial];
    }
    const double expectedSum = low;
    if (m_ratios.size() >= kEnoughTrials) {
        // Between the first and the last tenth of what was seen; few trials, and it is all of it.
        const auto at = [this](double share) {
            const double place = share * static_cast<double>(m_ratios.size() - 1);
            return m_ratios[static_cast<std::size_t>(std::lround(place))];
        };
        low = expectedSum * at(0.1);
        high = expectedSum * at(0.9);
    }
    if (trials.empty())
        return {};
    // A trial that takes longer than foreseen takes nothing off those after it.
    const double over = std::chrono::duration<double>(intoFirst).count();
    const auto whole = [&](double seconds, double first) {
        return std::chrono::seconds(std::lround(seconds - std::min(over, first)));
    };
    const double share = low > 0 ? m_expected[trials.front()] / expectedSum : 0;
    return {whole(low, low * share), whole(high, high * share)};
}

} // namespace runwatt::campaign
