// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/deviceclock.h"

#include <QtGlobal>

#include <algorithm>
#include <cstdlib>

namespace runwatt::device {

namespace {

constexpr TimeNs kShortestForDriftNs = 10 * kNsPerSecond;
/// A crystal is off by tens of parts per million; time daemons bend a clock by at most 500
/// (adjtimex).
constexpr double kMostDrift = 500e-6;

} // namespace

std::optional<ClockOffset> bestOffset(std::span<const ClockExchange> exchanges, TimeNs stepNs)
{
    if (exchanges.empty())
        return std::nullopt;
    const auto best = std::min_element(exchanges.begin(), exchanges.end(),
                                       [](const ClockExchange &a, const ClockExchange &b) {
                                           return a.roundTripNs() < b.roundTripNs();
                                       });
    // A clock that counts in steps reads half a step too early on average.
    const TimeNs deviceNs = best->deviceNs + stepNs / 2;
    return ClockOffset{best->middleNs(), deviceNs - best->middleNs(),
                       best->roundTripNs() / 2 + stepNs / 2};
}

std::vector<ClockOffset>::const_iterator DeviceClock::firstAfter(TimeNs steadyNs) const
{
    return std::find_if(
        m_offsets.cbegin(), m_offsets.cend(),
        [steadyNs](const ClockOffset &offset) { return offset.steadyNs > steadyNs; });
}

void DeviceClock::add(const ClockOffset &offset)
{
    m_offsets.insert(firstAfter(offset.steadyNs), offset);
}

TimeNs DeviceClock::offsetAt(TimeNs steadyNs) const
{
    Q_ASSERT(isKnown());
    const auto after = firstAfter(steadyNs);
    if (after == m_offsets.cbegin())
        return after->offsetNs;
    if (after == m_offsets.cend())
        return m_offsets.back().offsetNs;
    const ClockOffset &before = *std::prev(after);
    const double share = static_cast<double>(steadyNs - before.steadyNs)
        / static_cast<double>(after->steadyNs - before.steadyNs);
    return before.offsetNs
        + static_cast<TimeNs>(share * static_cast<double>(after->offsetNs - before.offsetNs));
}

TimeNs DeviceClock::toSteady(TimeNs deviceNs) const
{
    // The offset belongs to a host time, which is what is sought: one correction is enough, for the
    // offset changes by parts per million.
    const TimeNs rough = deviceNs - m_offsets.back().offsetNs;
    return deviceNs - offsetAt(rough);
}

TimeNs DeviceClock::uncertaintyNs(TimeNs steadyNs) const
{
    Q_ASSERT(isKnown());
    const auto outside = [steadyNs](const ClockOffset &nearest) {
        return nearest.uncertaintyNs
            + static_cast<TimeNs>(kMostDrift
                                  * static_cast<double>(std::abs(steadyNs - nearest.steadyNs)));
    };
    const auto after = firstAfter(steadyNs);
    if (after == m_offsets.cbegin())
        return outside(*after);
    const ClockOffset &before = *std::prev(after);
    if (after == m_offsets.cend())
        return outside(before);
    return std::max(before.uncertaintyNs, after->uncertaintyNs)
        + std::abs(after->offsetNs - before.offsetNs);
}

double DeviceClock::driftPpm() const
{
    if (m_offsets.size() < 2)
        return 0;
    const ClockOffset &first = m_offsets.front();
    const ClockOffset &last = m_offsets.back();
    const TimeNs span = last.steadyNs - first.steadyNs;
    if (span < kShortestForDriftNs)
        return 0;
    return 1e6 * static_cast<double>(last.offsetNs - first.offsetNs) / static_cast<double>(span);
}

} // namespace runwatt::device
