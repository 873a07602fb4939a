// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cpu/pidstat.h"

#include <vector>

namespace runwatt::cpu {

/// Puts together what pidstat told of one interval: on a busy device, or over a slow link, it comes
/// in pieces, and a piece alone would be taken for an interval with little work in it.
class ProcessIntervals
{
public:
    using Interval = std::vector<ProcessSample>; ///< of one time

    /// Takes rows in the order in which they come. Gives the intervals that are whole, which is
    /// known when a row of another time comes.
    [[nodiscard]] std::vector<Interval> add(const std::vector<ProcessSample> &rows);

    /// What has come of the last one; nothing more does.
    [[nodiscard]] Interval finish();

private:
    Interval m_open;
};

} // namespace runwatt::cpu
