// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/processintervals.h"

#include <utility>

namespace runwatt::cpu {

std::vector<ProcessIntervals::Interval>
ProcessIntervals::add(const std::vector<ProcessSample> &rows)
{
    std::vector<Interval> whole;
    for (const ProcessSample &row : rows) {
        if (!m_open.empty() && row.timeNs != m_open.front().timeNs)
            whole.push_back(finish());
        m_open.push_back(row);
    }
    return whole;
}

ProcessIntervals::Interval ProcessIntervals::finish()
{
    return std::exchange(m_open, {});
}

} // namespace runwatt::cpu
