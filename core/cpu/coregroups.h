// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/arrivalfilter.h"
#include "core/cpu/cpusample.h"

#include <optional>
#include <vector>

namespace runwatt::cpu {

/// Gathers mpstat's rows of one interval, so that they get one time, and the row of all cores
/// together gets the number of cores that it is over.
class CoreGroups
{
public:
    explicit CoreGroups(TimeNs intervalNs);

    /// How many cores the tool says there are; 0 = not said.
    void setCoreCount(int count);

    /// One row, without times. All zero is a core that is offline: left out.
    void add(const CpuSample &row, TimeNs arrivalNs, std::vector<CpuSample> *samples);

    /// The interval's last row has come.
    void end(std::vector<CpuSample> *samples);

    /// What is waiting goes out as soon as as many rows have come as are expected: text has no end.
    void endWhenExpected(std::vector<CpuSample> *samples);

private:
    void finishRow(CpuSample *row) const;

    TimeNs m_intervalNs;
    ArrivalFilter m_arrivals;
    TimeNs m_count = 0; ///< intervals so far
    std::optional<TimeNs> m_middleNs; ///< of the last interval that went out
    TimeNs m_arrivalNs = 0;
    int m_coreCount = 0;
    std::size_t m_expected = 0; ///< rows an interval
    std::vector<CpuSample> m_rows;
    bool m_ended = true; ///< rows of this interval have gone out
};

} // namespace runwatt::cpu
