// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/power/meterstatistics.h"
#include "core/power/settings.h"
#include "core/series/sample.h"

#include <QStringList>

#include <optional>
#include <span>

namespace runwatt::power {

/// How energy is taken from samples of watts, and when it is refused.
struct EnergyOptions
{
    EnergyOptions() = default;

    EnergyOptions(Sampling meterSampling, TimeNs meterPeriodNs)
        : sampling(meterSampling)
        , periodNs(meterPeriodNs)
    { }

    Sampling sampling = Sampling::Averaging;
    TimeNs periodNs = kNsPerSecond; ///< T, the meter's update period
    int minimumSamples = 10; ///< fewer in the window: no joules
    /// A longer gap, in periods: no joules. Two, and a tenth for jitter: one lost record passes.
    double maximumGapPeriods = kGapPeriods;
    TimeNs edgeUncertaintyNs = 0; ///< of the window's edges on the samples' clock (device's offset)
};

/// Energy of a device over a window. Joules are empty when they cannot be answered for; `reasons`
/// then says why, in translated sentences, and the mean of what was covered may still be there.
struct Energy
{
    std::optional<double> joules; ///< J
    std::optional<double> joulesUncertainty; ///< J, plus or minus, at worst; with `joules`
    std::optional<double> meanWatts; ///< W, over the covered part of the window
    double coverage = 0; ///< covered part of the window, 0 to 1
    TimeNs largestGapNs = 0; ///< longest stretch without a reading that touches the window
    int samples = 0; ///< readings stamped in the window
    int duplicates = 0; ///< of these, equal to the one before
    QStringList reasons; ///< why there are no joules; empty when there are

    /// The joules, or the reasons as an Error.
    [[nodiscard]] Result<double> checkedJoules() const;
};

/// Energy over `window` from samples of watts in order of time, on the window's clock. Give the
/// samples around the window too: they serve its edges. Not finite samples are gaps.
///
/// Averaging meters: a value counts from the reading before (at most two periods back, else one
/// period) to its own stamp, clipped to the window: sum of value x dt. Instantaneous ones:
/// trapezoids between neighbours, interpolated at the window's edges. Parts that no reading covers
/// are taken at the mean of the covered ones, and refused when longer than the limit.
///
/// Uncertainty (worst case, added up): at each edge P_step x (T + edge uncertainty), since a
/// reading there mixes what was before and after; P_step is the range of the readings within two
/// periods of the edge. For uncovered time, the range of all the readings x that time.
[[nodiscard]] Energy energyOver(std::span<const series::Sample> watts,
                                const series::Window &window,
                                const EnergyOptions &options);

/// Joules with their uncertainty.
struct NetEnergy
{
    double joules = 0;
    double joulesUncertainty = 0;
};

/// What the work cost above idling: `work` over `workWindow` less the mean power of `idle` (over
/// `idleWindow`) for as long. Uncertainties are combined in quadrature, the idle one scaled to the
/// length of the work. Fails when either lacks its joules. May be negative: noise is not hidden.
[[nodiscard]] Result<NetEnergy> energyAboveIdle(const Energy &work,
                                                const series::Window &workWindow,
                                                const Energy &idle,
                                                const series::Window &idleWindow);

} // namespace runwatt::power
