// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/accounting.h"

#include <algorithm>
#include <cmath>

namespace runwatt::cpu {

namespace {

/// Seconds of a sample's interval that lie in the window.
double overlapSeconds(TimeNs middleNs, TimeNs lengthNs, series::Window window)
{
    const TimeNs beginNs = std::max(middleNs - lengthNs / 2, window.beginNs);
    const TimeNs endNs = std::min(middleNs - lengthNs / 2 + lengthNs, window.endNs);
    if (endNs <= beginNs)
        return 0;
    return static_cast<double>(endNs - beginNs) / static_cast<double>(kNsPerSecond);
}

double secondsOf(double percent, double seconds)
{
    return std::isfinite(percent) ? percent / 100 * seconds : 0.0;
}

} // namespace

CpuSeconds cpuSeconds(std::span<const CpuSample> samples, series::Window window, int core)
{
    CpuSeconds sum;
    for (const CpuSample &sample : samples) {
        const double seconds = overlapSeconds(sample.timeNs, sample.lengthNs, window);
        const double printed = sample.busy() + sample.iowait + sample.steal + sample.idle;
        if (sample.core != core || seconds <= 0 || !(printed > 0))
            continue;
        const double scale = seconds * sample.cores / printed;
        sum.user += (sample.user + sample.nice) * scale;
        sum.system += sample.system * scale;
        sum.irq += sample.irq * scale;
        sum.softirq += sample.softirq * scale;
        sum.guest += (sample.guest + sample.guestNice) * scale;
        sum.iowait += sample.iowait * scale;
        sum.steal += sample.steal * scale;
        sum.idle += sample.idle * scale;
        sum.covered += seconds;
    }
    return sum;
}

CpuAccount account(std::span<const CpuSample> total,
                   std::span<const ProcessSample> processes,
                   series::Window window)
{
    CpuAccount result;
    result.total = cpuSeconds(total, window);
    for (const ProcessSample &sample : processes) {
        const double seconds = overlapSeconds(sample.timeNs, sample.lengthNs, window);
        if (sample.tid != 0 || seconds <= 0)
            continue;
        ProcessSeconds &process = result.processes[sample.pid];
        process.command = sample.command;
        process.user += secondsOf(sample.user, seconds);
        process.system += secondsOf(sample.system, seconds);
        process.guest += secondsOf(sample.guest, seconds);
    }
    for (const auto &entry : result.processes)
        result.explained += entry.second.busy();
    result.unexplained = result.total.busy() - result.explained;
    return result;
}

} // namespace runwatt::cpu
