// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/meterstatistics.h"

#include <cmath>

namespace runwatt::power {

namespace {

// Steps below this are the noise of binary fractions (97.2 - 97.1), not of a meter.
constexpr double kSmallestStepWatts = 1e-7;

double perSecond(qint64 count, TimeNs spanNs)
{
    if (spanNs <= 0)
        return 0;
    return static_cast<double>(count) * static_cast<double>(kNsPerSecond)
        / static_cast<double>(spanNs);
}

bool sameValues(const Reading &a, const Reading &b)
{
    return a.watts == b.watts && a.volts == b.volts && a.amperes == b.amperes;
}

} // namespace

StatisticsCollector::StatisticsCollector(TimeNs periodNs)
    : m_longestNs(std::llround(kGapPeriods * static_cast<double>(periodNs)))
{ }

std::optional<StatisticsCollector::Gap> StatisticsCollector::add(const Reading &reading)
{
    ++m_statistics.readings;
    const std::optional<Gap> gap = openGap(reading.steadyNs);
    m_statistics.gaps += gap ? 1 : 0;
    if (m_last) {
        const bool same = sameValues(*m_last, reading);
        m_statistics.duplicates += same ? 1 : 0;
        if (!gap) {
            m_spanNs += reading.steadyNs - m_last->steadyNs;
            ++m_intervals;
            m_freshIntervals += same ? 0 : 1;
        }
        if (reading.watts && m_last->watts) {
            const double step = std::abs(*reading.watts - *m_last->watts);
            double &finest = m_statistics.resolutionWatts;
            if (step > kSmallestStepWatts && (finest <= 0 || step < finest))
                finest = step;
        }
    }
    m_statistics.rateHz = perSecond(m_intervals, m_spanNs);
    m_statistics.updateHz = perSecond(m_freshIntervals, m_spanNs);
    m_interrupted = false;
    m_last = reading;
    return gap;
}

void StatisticsCollector::interrupt()
{
    m_interrupted = true;
}

std::optional<StatisticsCollector::Gap> StatisticsCollector::openGap(TimeNs nowNs) const
{
    const std::optional<TimeNs> from =
        m_last ? std::optional<TimeNs>(m_last->steadyNs) : m_expectedFromNs;
    if (!from || (!m_interrupted && nowNs - *from <= m_longestNs))
        return std::nullopt;
    return Gap{*from, nowNs};
}

} // namespace runwatt::power
