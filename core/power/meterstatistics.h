// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/power/reading.h"

#include <QMetaType>

#include <optional>

namespace runwatt::power {

/// A silence that is longer than so many of a meter's periods is a gap: two periods, and a tenth
/// for jitter, so that one lost record is none and two are.
constexpr double kGapPeriods = 2.1;

/// What a meter has shown of itself so far: its self-test.
struct MeterStatistics
{
    qint64 readings = 0;
    qint64 duplicates = 0; ///< readings equal in every value to the one before: a meter that is
                           ///< asked faster than it measures, or a load that is very steady
    qint64 gaps = 0; ///< stretches longer than kGapPeriods, or over a lost port
    qint64 damaged = 0; ///< records dropped because they were broken
    double rateHz = 0; ///< readings per second, gaps left out; 0 until there are two
    double updateHz = 0; ///< the same without duplicates: the true update rate
    double resolutionWatts = 0; ///< smallest step seen between two readings; 0 until one was seen

    bool operator==(const MeterStatistics &) const = default;
};

/// Computes MeterStatistics reading by reading, in constant memory. Any one thread.
class StatisticsCollector
{
public:
    explicit StatisticsCollector(TimeNs periodNs);

    struct Gap
    {
        TimeNs fromNs = 0;
        TimeNs toNs = 0;
    };

    /// Readings are expected from this moment on; without it, from the first one on.
    void expectFrom(TimeNs steadyNs) { m_expectedFromNs = steadyNs; }

    /// Takes the next reading. Gives the gap before it, if there is one.
    [[nodiscard]] std::optional<Gap> add(const Reading &reading);

    /// The port was lost: the stretch up to the next reading is a gap, however short.
    void interrupt();

    /// The gap that is open now, if interrupted or overdue at `nowNs`.
    [[nodiscard]] std::optional<Gap> openGap(TimeNs nowNs) const;

    void setDamaged(qint64 damaged) { m_statistics.damaged = damaged; }

    [[nodiscard]] const MeterStatistics &statistics() const { return m_statistics; }

private:
    TimeNs m_longestNs; ///< between two readings; beyond it is a gap
    MeterStatistics m_statistics;
    std::optional<TimeNs> m_expectedFromNs;
    std::optional<Reading> m_last;
    bool m_interrupted = false;
    TimeNs m_spanNs = 0; ///< time between readings, gaps left out
    qint64 m_intervals = 0;
    qint64 m_freshIntervals = 0;
};

} // namespace runwatt::power

Q_DECLARE_METATYPE(runwatt::power::MeterStatistics)
