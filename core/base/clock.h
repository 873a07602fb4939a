// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>
#include <cstdint>

namespace runwatt {

/// Nanoseconds on some clock. Which clock is said by the name of the variable or field:
/// `steadyNs` the host's steady clock, `deviceNs` a device's boot-time clock (CLOCK_BOOTTIME),
/// anything in a campaign the campaign's time. Never mixed without a conversion by name.
using TimeNs = std::int64_t;

inline constexpr TimeNs kNsPerSecond = 1'000'000'000;
inline constexpr TimeNs kNsPerMs = 1'000'000;

/// Now on the host's steady clock, in ns. Any thread.
[[nodiscard]] inline TimeNs steadyNowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// Now as UTC, in ns since the Unix epoch. May step; only for anchors and file dates.
[[nodiscard]] inline TimeNs utcNowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// Turns the host's steady clock into the campaign's time: ns since the campaign was created.
/// One UTC anchor places the campaign's zero; each opening for writing takes an anchor of its own
/// (a steady clock does not survive a reboot), which the campaign file keeps in table `session`.
class CampaignClock
{
public:
    CampaignClock() = default;

    /// `createdUtcNs` is the campaign's zero; the other two were read together at this opening.
    CampaignClock(TimeNs createdUtcNs, TimeNs anchorUtcNs, TimeNs anchorSteadyNs)
        : m_createdUtcNs(createdUtcNs)
        , m_steadyToCampaignNs(anchorUtcNs - createdUtcNs - anchorSteadyNs)
    { }

    [[nodiscard]] TimeNs fromSteady(TimeNs steadyNs) const
    {
        return steadyNs + m_steadyToCampaignNs;
    }

    [[nodiscard]] TimeNs now() const { return fromSteady(steadyNowNs()); }

    [[nodiscard]] QDateTime toUtc(TimeNs campaignNs) const
    {
        return QDateTime::fromMSecsSinceEpoch((m_createdUtcNs + campaignNs) / kNsPerMs, Qt::UTC);
    }

private:
    TimeNs m_createdUtcNs = 0;
    TimeNs m_steadyToCampaignNs = 0;
};

} // namespace runwatt
