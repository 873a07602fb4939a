// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/keptintervals.h"

#include <iterator>
#include <utility>

namespace runwatt::campaign {

void KeptIntervals::add(cpu::TaskInterval interval)
{
    // After the window's end what was in flight may still come, and no more than that is wanted.
    if (m_isOver && m_intervals.size() >= kMost)
        return;
    if (m_intervals.size() >= kMost)
        letGo();
    m_intervals.push_back(std::move(interval));
}

void KeptIntervals::letGo()
{
    const auto young = m_intervals.begin() + static_cast<std::ptrdiff_t>(kMost / 2);
    std::vector<cpu::TaskInterval> kept;
    for (auto each = m_intervals.begin(); each != young; ++each) {
        m_inside.learn(*each);
        if (m_beganNs && each->window.beginNs >= *m_beganNs)
            m_inside.add(*each);
        else if (m_beganNs && each->window.endNs > *m_beganNs)
            kept.push_back(std::move(*each));
    }
    kept.insert(kept.end(), std::make_move_iterator(young),
                std::make_move_iterator(m_intervals.end()));
    m_intervals = std::move(kept);
}

} // namespace runwatt::campaign
