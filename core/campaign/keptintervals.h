// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cpu/accounting.h"

#include <optional>
#include <vector>

namespace runwatt::campaign {

/// Keeps who used the CPU in one trial, reading by reading, in bounded memory however long it is:
/// what the account of its window needs, whose end is known only when all is over. Intervals that
/// have been in the window for long are summed up, and those that can't be in it are let go.
class KeptIntervals
{
public:
    /// From so many on the older half is looked at. As the device's answers may be late, the window
    /// may have ended some intervals ago when that is heard of: at a second each, five minutes.
    static constexpr std::size_t kMost = 600;

    /// In the order of time.
    void add(cpu::TaskInterval interval);

    /// The window has begun then, on the clock of the intervals.
    void beginWindow(TimeNs beganNs) { m_beganNs = beganNs; }

    /// It has ended by now.
    void endWindow() { m_isOver = true; }

    [[nodiscard]] cpu::WindowAccount account(series::Window window) const
    {
        return cpu::account(m_intervals, window, m_inside);
    }

    /// At most kMost.
    [[nodiscard]] std::size_t size() const { return m_intervals.size(); }

private:
    void letGo();

    std::vector<cpu::TaskInterval> m_intervals;
    cpu::CpuAccountSum m_inside; ///< of those that are not among them any more
    std::optional<TimeNs> m_beganNs;
    bool m_isOver = false;
};

} // namespace runwatt::campaign
