// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/coregroups.h"

#include <algorithm>

namespace runwatt::cpu {

namespace {

constexpr std::size_t kMostRows = 8192;

bool isEmpty(const CpuSample &row)
{
    return row.busy() + row.iowait + row.steal + row.idle <= 0;
}

} // namespace

CoreGroups::CoreGroups(TimeNs intervalNs)
    : m_intervalNs(intervalNs)
{ }

void CoreGroups::setCoreCount(int count)
{
    m_coreCount = count;
    m_expected = static_cast<std::size_t>(count) + 1;
}

void CoreGroups::add(const CpuSample &row, TimeNs arrivalNs, std::vector<CpuSample> *samples)
{
    // mpstat lists cores in order, so one that does not go on begins an interval.
    const bool goesOn = m_rows.empty() || row.core > m_rows.back().core;
    if (!goesOn || row.core < 0 || m_rows.size() >= kMostRows) {
        end(samples);
        m_rows.clear();
    }
    if (isEmpty(row))
        return;
    if (m_rows.empty()) {
        m_ended = false;
        ++m_count;
    }
    m_arrivalNs = arrivalNs;
    m_rows.push_back(row);
    if (m_ended) { // a core that has come online: more rows than were expected
        finishRow(&m_rows.back());
        samples->push_back(m_rows.back());
        m_expected = m_rows.size();
    }
}

void CoreGroups::finishRow(CpuSample *row) const
{
    row->timeNs = m_middleNs.value_or(0);
    row->lengthNs = m_intervalNs;
}

void CoreGroups::end(std::vector<CpuSample> *samples)
{
    if (m_ended || m_rows.empty())
        return;
    m_ended = true;
    m_expected = m_rows.size();
    const TimeNs offsetNs = m_arrivals.add(m_count * m_intervalNs, m_arrivalNs);
    const TimeNs middleNs = offsetNs + m_count * m_intervalNs - m_intervalNs / 2;
    m_middleNs = std::max(middleNs, m_middleNs.value_or(middleNs - 1) + 1);
    const auto single = std::count_if(m_rows.cbegin(), m_rows.cend(),
                                      [](const CpuSample &row) { return row.core >= 0; });
    for (CpuSample &row : m_rows) {
        finishRow(&row);
        if (row.core < 0)
            row.cores = std::max(1, single > 0 ? static_cast<int>(single) : m_coreCount);
        samples->push_back(row);
    }
}

void CoreGroups::endWhenExpected(std::vector<CpuSample> *samples)
{
    if (m_rows.size() >= m_expected && m_expected > 0)
        end(samples);
}

} // namespace runwatt::cpu
