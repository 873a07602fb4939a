// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

namespace runwatt {

/// The arrival of what was kept in a file, of which nobody knows when it came.
inline constexpr TimeNs kArrivalUnknown = std::numeric_limits<TimeNs>::min();

/// Finds when a stream's items were made from when they arrived. The producer counts its own time
/// evenly (seconds of a run, ticks of a timer); a link adds a delay that varies but is never
/// negative. So the smallest of the last arrivals' delays is the best guess at the true offset, and
/// items that arrive in a burst after a stall keep their distances. Only the last 16 count, since a
/// producer's count may drift. Value type.
class ArrivalFilter
{
public:
    /// The offset from the producer's time to the arrival clock after one more arrival; 0 for one
    /// that is unknown (kArrivalUnknown), so that times stay on the producer's own clock.
    TimeNs add(TimeNs producerNs, TimeNs arrivalNs)
    {
        if (arrivalNs == kArrivalUnknown)
            return 0;
        m_offsets[m_next % m_offsets.size()] = arrivalNs - producerNs;
        ++m_next;
        const auto end =
            m_offsets.cbegin() + static_cast<std::ptrdiff_t>(std::min(m_next, m_offsets.size()));
        return *std::min_element(m_offsets.cbegin(), end);
    }

private:
    std::array<TimeNs, 16> m_offsets{};
    std::size_t m_next = 0;
};

} // namespace runwatt
