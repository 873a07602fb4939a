// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/replayclock.h"

#include <algorithm>

namespace runwatt::live {

namespace {

constexpr TimeNs kMostAtOnceNs = kNsPerSecond / 2;

} // namespace

void ReplayClock::setLength(TimeNs lengthNs)
{
    m_lengthNs = std::max<TimeNs>(lengthNs, 0);
    seek(m_positionNs);
}

void ReplayClock::setSpeed(int speed)
{
    m_speed = std::clamp(speed, kSpeeds.front(), kSpeeds.back());
}

void ReplayClock::goFaster()
{
    const auto next = std::ranges::upper_bound(kSpeeds, m_speed);
    if (next != kSpeeds.end())
        m_speed = *next;
}

void ReplayClock::goSlower()
{
    const auto known = std::ranges::lower_bound(kSpeeds, m_speed);
    if (known != kSpeeds.begin())
        m_speed = *std::prev(known);
}

void ReplayClock::seek(TimeNs positionNs)
{
    m_positionNs = std::clamp<TimeNs>(positionNs, 0, m_lengthNs);
}

ReplayClock::Passed ReplayClock::pass(TimeNs realNs)
{
    if (!m_isPlaying)
        return Passed::Nothing;
    if (isAtEnd() && m_isLooping && m_lengthNs > 0) {
        m_positionNs = 0;
        return Passed::Round;
    }
    seek(m_positionNs + std::clamp<TimeNs>(realNs, 0, kMostAtOnceNs) * m_speed);
    if (!isAtEnd())
        return Passed::Time;
    if (m_isLooping && m_lengthNs > 0)
        return Passed::Time; // the end is seen before it goes round
    m_isPlaying = false;
    return Passed::End;
}

} // namespace runwatt::live
