// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <span>

namespace runwatt::cpu {

/// How the time of one core, or of all, was spent over an interval, in percent of that core or of
/// all online cores together. The kernel's categories, disjoint: user and nice are without guest
/// time. They sum to 100 but for the tool's rounding. What a tool does not print is 0.
struct CpuSample
{
    TimeNs timeNs = 0; ///< middle of the interval, on the clock of the stamps given to the reader
    TimeNs lengthNs = 0; ///< of the interval
    int core = -1; ///< -1 = all cores together
    int cores = 1; ///< how many cores the percentages are over: those online for -1, else 1
    double user = 0;
    double nice = 0;
    double system = 0;
    double iowait = 0;
    double irq = 0;
    double softirq = 0;
    double steal = 0;
    double guest = 0;
    double guestNice = 0;
    double idle = 0;

    bool operator==(const CpuSample &) const = default;

    /// Everything but idle, iowait and steal, in percent.
    [[nodiscard]] double busy() const
    {
        return user + nice + system + irq + softirq + guest + guestNice;
    }
};

/// A column of mpstat.
struct CpuColumn
{
    const char16_t *word; ///< as mpstat writes it, without the percent sign: "usr"
    double CpuSample::*field;
};

/// All ten, those in front that are looked at first: usr, sys, soft, guest, nice, iowait, irq,
/// steal, gnice, idle.
[[nodiscard]] std::span<const CpuColumn> cpuColumns();

/// The stacked band: five shares of which `user + system + softirq + guest + rest`, added in this
/// order, is exactly 100.
struct CpuShares
{
    double user = 0; ///< user and nice
    double system =
        0; ///< system and irq (hardware interrupts, seldom above 1 % and kernel work too)
    double softirq = 0;
    double guest = 0; ///< guest and guestNice
    double rest = 100; ///< idle, iowait, steal, and what the tool's rounding left over

    bool operator==(const CpuShares &) const = default;
};

/// The shares of a sample. Where rounding brings the first four above 100, they are scaled to 100;
/// negative or not finite input counts as 0.
[[nodiscard]] CpuShares sharesOf(const CpuSample &sample);

} // namespace runwatt::cpu
