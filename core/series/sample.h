// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/origin.h"

#include <QLatin1String>
#include <QString>

#include <memory>
#include <span>
#include <vector>

namespace runwatt::series {

/// One value of a series. `timeNs` is campaign time once a sample is in a campaign; before that the
/// clock that the producer names. Not finite (NaN) means "known to be missing here": a gap.
struct Sample
{
    TimeNs timeNs = 0;
    double value = 0;

    bool operator==(const Sample &) const = default;
};

/// Samples in order of time; shared and never changed once published. Any thread.
using Samples = std::vector<Sample>;
using SharedSamples = std::shared_ptr<const Samples>;

/// What a series is. `name` is the field's term, lower case with dots: "throughput" (B/s), "iops"
/// (1/s), "latency.mean" (s), "cpu.user" (%), "cpu.system", "cpu.softirq", "cpu.guest", "cpu.rest",
/// "cpu.iowait", "mpstat.usr" (%) and mpstat's other columns, "guest.cpu.user", "guest.mpstat.usr"
/// (by a guest itself), "process.cpu" (%, 100 = one core), "watts" (W), "volts" (V), "amperes" (A),
/// "temperature" (degC), "frequency" (Hz), "swap" (B), "disk.read", "disk.written" (B/s, of the
/// block device under the file), "load.foreign" (%, CPU used by what does not belong to the trial).
/// SI base units, so no prefixes.
struct Descriptor
{
    QString name;
    QString unit; ///< "B/s", "1/s", "s", "%", "W", "V", "A", "degC", "Hz", "B"
    QString device; ///< device's name in the plan; empty for a meter that no device owns
    QString source; ///< what made it: the meter's name, "fio", "mpstat", "pidstat", "telemetry",
                    ///< "diskstats", "procfs" (the helper, where mpstat or pidstat is missing)
    QString detail; ///< which one of several: process name and pid, core, "read", "write"
    Origin origin = Origin::Measured;

    bool operator==(const Descriptor &) const = default;
};

/// The detail of a "cpu.*" or "mpstat.*" series over all cores together, as mpstat calls them.
inline constexpr QLatin1String kAllCores("all");

/// Half-open stretch of time, [beginNs, endNs).
struct Window
{
    TimeNs beginNs = 0;
    TimeNs endNs = 0;

    [[nodiscard]] TimeNs lengthNs() const { return endNs - beginNs; }

    [[nodiscard]] double seconds() const
    {
        return static_cast<double>(lengthNs()) / static_cast<double>(kNsPerSecond);
    }

    [[nodiscard]] bool contains(TimeNs timeNs) const { return timeNs >= beginNs && timeNs < endNs; }

    bool operator==(const Window &) const = default;
};

} // namespace runwatt::series
