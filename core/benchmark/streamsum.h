// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <deque>
#include <optional>
#include <vector>

namespace runwatt::benchmark {

/// A rate over an interval, on the producer's clock.
struct RateInterval
{
    TimeNs beginNs = 0;
    TimeNs endNs = 0;
    double rate = 0; ///< a second
};

/// Adds up the rates of streams that each tell theirs over intervals of their own, which end at
/// moments of their own: in each sum every stream counts with what it did in just that time, evenly
/// over each of its intervals. Time in which not all streams run gives no sum. One stream's
/// intervals come out as they are. Bounded: after kMostWaiting intervals without a sum (a stream
/// that hangs) it begins anew. Value type, pure.
class StreamSum
{
public:
    static constexpr TimeNs kShortestNs = kNsPerSecond / 4; ///< a sum over less is mostly rounding
    static constexpr std::size_t kMostWaiting = 1000;

    explicit StreamSum(int streams);

    /// One stream's next interval. `number` tells how many it gave before; whose it is follows from
    /// that and from when the interval begins. Gives the sums that became known, in order.
    std::vector<RateInterval> add(int number, const RateInterval &interval);

    /// The sum up to where the first stream ended, after the last interval of all.
    [[nodiscard]] std::optional<RateInterval> last() const;

    /// When the last of the streams began, once all have.
    [[nodiscard]] std::optional<TimeNs> beganNs() const { return m_beganNs; }

private:
    struct Stream
    {
        int given = 0;
        bool joins = false; ///< its next interval begins at endNs
        TimeNs endNs = 0;
        std::deque<RateInterval> waiting; ///< those that reach beyond m_summedNs
    };

    [[nodiscard]] Stream *find(int number, TimeNs beginNs);
    [[nodiscard]] bool ready();
    [[nodiscard]] RateInterval sumUntil(TimeNs endNs) const;
    void restart();

    std::vector<Stream> m_streams;
    std::optional<TimeNs> m_beganNs;
    std::optional<TimeNs> m_summedNs; ///< up to where sums were given
};

} // namespace runwatt::benchmark
