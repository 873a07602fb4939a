// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/sample.h"

#include <vector>

namespace runwatt::live {

/// Whether a replay waits where nothing was recorded, as between two evenings' work.
enum class Pauses { Shortened, Kept };

/// The time that a replay takes at speed 1, from 0, beside the campaign's. They differ where
/// nothing was recorded for longer than kLongestPauseNs: shortened, such a pause lasts
/// kShortPauseNs.
class ReplayTime
{
public:
    static constexpr TimeNs kLongestPauseNs = 5 * kNsPerSecond;
    static constexpr TimeNs kShortPauseNs = kNsPerSecond;

    ReplayTime() = default;

    /// `activity`: when something was recorded, in any order, each from its first to its last
    /// moment.
    ReplayTime(std::vector<series::Window> activity, Pauses pauses);

    [[nodiscard]] TimeNs lengthNs() const { return m_points.back().replayNs; }

    /// When the campaign's recording begins and ends.
    [[nodiscard]] TimeNs beginNs() const { return m_points.front().campaignNs; }

    [[nodiscard]] TimeNs endNs() const { return m_points.back().campaignNs; }

    /// Times outside are taken for the nearest inside. In a shortened pause many of the campaign's
    /// times are one of the replay's.
    [[nodiscard]] TimeNs toCampaign(TimeNs replayNs) const;
    [[nodiscard]] TimeNs toReplay(TimeNs campaignNs) const;

    [[nodiscard]] bool hasPauses() const { return m_hasPauses; }

private:
    struct Point
    {
        TimeNs campaignNs = 0;
        TimeNs replayNs = 0;
    };

    std::vector<Point> m_points{Point()}; ///< ascending; straight between two
    bool m_hasPauses = false;
};

} // namespace runwatt::live
