// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/streamsum.h"

#include <algorithm>
#include <cstdlib>

namespace runwatt::benchmark {

StreamSum::StreamSum(int streams)
    : m_streams(static_cast<std::size_t>(std::max(streams, 1)))
{ }

StreamSum::Stream *StreamSum::find(int number, TimeNs beginNs)
{
    Stream *best = nullptr;
    for (Stream &stream : m_streams) {
        if (stream.given != number)
            continue;
        if (!best || std::abs(stream.endNs - beginNs) < std::abs(best->endNs - beginNs))
            best = &stream;
    }
    return best;
}

std::vector<RateInterval> StreamSum::add(int number, const RateInterval &interval)
{
    std::vector<RateInterval> sums;
    Stream *stream = find(number, interval.beginNs);
    if (!stream || interval.endNs <= interval.beginNs)
        return sums;
    RateInterval next = interval;
    if (stream->joins && interval.endNs <= stream->endNs) {
        restart(); // the producer's clock was set back
    } else if (stream->joins) {
        // It begins where the one before ended, but for the tool's rounding of both.
        const TimeNs lengthNs = interval.endNs - interval.beginNs;
        next.beginNs = stream->endNs;
        next.rate *= static_cast<double>(lengthNs) / static_cast<double>(next.endNs - next.beginNs);
    }
    ++stream->given;
    stream->joins = true;
    stream->endNs = next.endNs;
    stream->waiting.push_back(next);
    if (stream->waiting.size() > kMostWaiting)
        restart();
    while (ready()) {
        // The first stream's intervals are those of the sums.
        const Stream &first = m_streams.front();
        const auto whole = std::find_if(first.waiting.begin(), first.waiting.end(),
                                        [this](const RateInterval &waiting) {
                                            return waiting.endNs - *m_summedNs >= kShortestNs;
                                        });
        if (whole == first.waiting.end())
            break;
        const TimeNs endNs = whole->endNs;
        const bool covered = std::all_of(m_streams.begin(), m_streams.end(),
                                         [endNs](const Stream &one) { return one.endNs >= endNs; });
        if (!covered)
            break;
        sums.push_back(sumUntil(endNs));
        m_summedNs = endNs;
    }
    return sums;
}

/// Whether every stream runs; drops what is summed.
bool StreamSum::ready()
{
    for (const Stream &stream : m_streams) {
        if (!m_summedNs && stream.waiting.empty())
            return false;
    }
    if (!m_summedNs) {
        m_summedNs = m_streams.front().waiting.front().beginNs;
        for (const Stream &stream : m_streams)
            m_summedNs = std::max(*m_summedNs, stream.waiting.front().beginNs);
        m_beganNs = m_beganNs.value_or(*m_summedNs);
    }
    for (Stream &stream : m_streams) {
        while (!stream.waiting.empty() && stream.waiting.front().endNs <= *m_summedNs)
            stream.waiting.pop_front();
    }
    return true;
}

RateInterval StreamSum::sumUntil(TimeNs endNs) const
{
    RateInterval sum{*m_summedNs, endNs, 0};
    double amount = 0;
    for (const Stream &stream : m_streams) {
        for (const RateInterval &one : stream.waiting) {
            const TimeNs sharedNs = std::min(one.endNs, endNs) - std::max(one.beginNs, *m_summedNs);
            if (sharedNs > 0)
                amount += one.rate * static_cast<double>(sharedNs);
        }
    }
    sum.rate = amount / static_cast<double>(sum.endNs - sum.beginNs);
    return sum;
}

std::optional<RateInterval> StreamSum::last() const
{
    if (!m_summedNs)
        return std::nullopt;
    TimeNs endNs = m_streams.front().endNs;
    for (const Stream &stream : m_streams)
        endNs = std::min(endNs, stream.endNs);
    if (endNs - *m_summedNs < kShortestNs)
        return std::nullopt;
    return sumUntil(endNs);
}

void StreamSum::restart()
{
    for (Stream &stream : m_streams) {
        stream.waiting.clear();
        stream.joins = false;
    }
    m_summedNs.reset();
}

} // namespace runwatt::benchmark
