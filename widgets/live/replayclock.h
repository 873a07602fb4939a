// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <array>

namespace runwatt::live {

/// Where a replay stands and how fast it goes on: plain numbers, without a timer.
class ReplayClock
{
public:
    static constexpr std::array kSpeeds{1, 2, 5, 10, 20, 50, 100};

    /// How long the replay is at speed 1; the position stays inside.
    void setLength(TimeNs lengthNs);

    [[nodiscard]] TimeNs lengthNs() const { return m_lengthNs; }

    [[nodiscard]] TimeNs positionNs() const { return m_positionNs; }

    [[nodiscard]] bool isAtEnd() const { return m_positionNs >= m_lengthNs; }

    [[nodiscard]] bool isPlaying() const { return m_isPlaying; }

    void play() { m_isPlaying = true; }

    void pause() { m_isPlaying = false; }

    [[nodiscard]] int speed() const { return m_speed; }

    /// From 1 to 100; others are taken for the nearest of these.
    void setSpeed(int speed);
    /// To the next of kSpeeds, if there is one.
    void goFaster();
    void goSlower();

    [[nodiscard]] bool isLooping() const { return m_isLooping; }

    void setLooping(bool isOn) { m_isLooping = isOn; }

    void seek(TimeNs positionNs);

    /// What became of time that passed.
    enum class Passed {
        Nothing, ///< it is paused
        Time, ///< the position is further on
        End, ///< the position is the end now, and it is paused
        Round ///< it looped: the position is the begin
    };

    /// So much real time passed. Longer than half a second counts as that: who was away, or whose
    /// computer slept, goes on where they were.
    Passed pass(TimeNs realNs);

private:
    TimeNs m_lengthNs = 0;
    TimeNs m_positionNs = 0;
    int m_speed = 1;
    bool m_isPlaying = false;
    bool m_isLooping = false;
};

} // namespace runwatt::live
