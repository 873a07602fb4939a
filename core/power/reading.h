// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QMetaType>

#include <optional>

namespace runwatt::power {

/// One record of a meter. A value that the meter does not give is empty, never 0.
/// `steadyNs` is on the host's steady clock: arrival of the record's first byte less the meter's
/// configured latency. The value of an averaging meter stands for the period that ends there, the
/// value of an instantaneous one for that moment.
struct Reading
{
    Reading() = default;

    Reading(TimeNs atSteadyNs,
            std::optional<double> inWatts,
            std::optional<double> inVolts = {},
            std::optional<double> inAmperes = {})
        : steadyNs(atSteadyNs)
        , watts(inWatts)
        , volts(inVolts)
        , amperes(inAmperes)
    { }

    TimeNs steadyNs = 0;
    std::optional<double> watts; ///< active power, W
    std::optional<double> volts; ///< V
    std::optional<double> amperes; ///< A
    std::optional<double> wattHours; ///< the meter's own energy counter, Wh; for cross-checks

    bool operator==(const Reading &) const = default;
};

} // namespace runwatt::power

Q_DECLARE_METATYPE(runwatt::power::Reading)
