// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/replaytime.h"

#include <algorithm>

namespace runwatt::live {

namespace {

// Where `at` between two values stands between two others. Exact where both are as long.
TimeNs between(TimeNs at, TimeNs from, TimeNs to, TimeNs otherFrom, TimeNs otherTo)
{
    if (to - from == otherTo - otherFrom)
        return otherFrom + (at - from);
    const long double share =
        static_cast<long double>(at - from) / static_cast<long double>(to - from);
    return otherFrom + static_cast<TimeNs>(share * static_cast<long double>(otherTo - otherFrom));
}

} // namespace

ReplayTime::ReplayTime(std::vector<series::Window> activity, Pauses pauses)
{
    if (activity.empty())
        return;
    std::ranges::sort(activity, {}, &series::Window::beginNs);
    m_points = {{activity.front().beginNs, 0}};
    TimeNs known = activity.front().beginNs;
    for (const series::Window &stretch : activity) {
        if (stretch.beginNs - known > kLongestPauseNs) {
            m_hasPauses = true;
            if (pauses == Pauses::Shortened) {
                const Point last = m_points.back();
                const TimeNs until = last.replayNs + (known - last.campaignNs);
                if (known > last.campaignNs)
                    m_points.push_back({known, until});
                m_points.push_back({stretch.beginNs, until + kShortPauseNs});
            }
        }
        known = std::max(known, stretch.endNs);
    }
    const Point last = m_points.back();
    if (known > last.campaignNs)
        m_points.push_back({known, last.replayNs + (known - last.campaignNs)});
}

TimeNs ReplayTime::toCampaign(TimeNs replayNs) const
{
    const auto after = std::ranges::upper_bound(m_points, replayNs, {}, &Point::replayNs);
    if (after == m_points.begin())
        return beginNs();
    if (after == m_points.end())
        return endNs();
    const Point &from = *std::prev(after);
    return between(replayNs, from.replayNs, after->replayNs, from.campaignNs, after->campaignNs);
}

TimeNs ReplayTime::toReplay(TimeNs campaignNs) const
{
    const auto after = std::ranges::upper_bound(m_points, campaignNs, {}, &Point::campaignNs);
    if (after == m_points.begin())
        return 0;
    if (after == m_points.end())
        return lengthNs();
    const Point &from = *std::prev(after);
    return between(campaignNs, from.campaignNs, after->campaignNs, from.replayNs, after->replayNs);
}

} // namespace runwatt::live
