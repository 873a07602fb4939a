// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/layout.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace runwatt::figure {

namespace {

double roundStep(double rough)
{
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= rough * (1 - 1e-9))
            return factor * power;
    }
    return 10 * power;
}

int decimalsOf(double step)
{
    for (int decimals = 0; decimals < 9; ++decimals) {
        const double scaled = step * std::pow(10, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-6)
            return decimals;
    }
    return 9;
}

void fill(Ticks &ticks, const QLocale &locale)
{
    const int decimals = decimalsOf(ticks.step);
    const auto first = std::llround(std::ceil(ticks.low / ticks.step - 1e-9));
    const auto last = std::llround(std::floor(ticks.high / ticks.step + 1e-9));
    for (auto index = first; index <= last; ++index) {
        const double position = static_cast<double>(index) * ticks.step;
        ticks.positions.push_back(position);
        ticks.labels.push_back(locale.toString(position, 'f', decimals));
    }
}

} // namespace

Ticks valueTicks(double smallest, double largest, int wanted, const QLocale &locale)
{
    Ticks ticks;
    const double low = std::isfinite(smallest) ? std::min(smallest, 0.0) : 0.0;
    const double high = std::isfinite(largest) ? std::max(largest, 0.0) : 0.0;
    const double range = high > low ? high - low : 1.0;
    ticks.step = roundStep(range / std::max(wanted, 1));
    ticks.low = std::floor(low / ticks.step + 1e-9) * ticks.step;
    ticks.high = std::ceil((low + range) / ticks.step - 1e-9) * ticks.step;
    fill(ticks, locale);
    return ticks;
}

Ticks timeTicks(double length, int wanted, const QLocale &locale)
{
    constexpr std::array kSteps{1.0,   2.0,   5.0,   10.0,  15.0,   20.0,   30.0,  60.0,
                                120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0};
    Ticks ticks;
    ticks.high = std::isfinite(length) && length > 0 ? length : 1;
    const double rough = ticks.high / std::max(wanted, 1);
    const auto found =
        std::find_if(kSteps.begin(), kSteps.end(), [rough](double step) { return step >= rough; });
    ticks.step = rough < 0.5 || found == kSteps.end() ? roundStep(rough) : *found;
    fill(ticks, locale);
    return ticks;
}

int barsAcross(Kind kind, int groups, int placesPerGroup)
{
    constexpr int kHistogram = 24;
    return kind == Kind::Histogram ? kHistogram : groups * placesPerGroup;
}

int panelColumns(int panels, int barsPerPanel, double widthPoints)
{
    constexpr double kAxisPoints = 22; // tick labels beside each panel
    constexpr double kBarPoints = 4.5; // narrower bars lose their hatch
    constexpr double kLeastPoints = 84;
    constexpr int kMost = 4;
    const double needed = std::max(kLeastPoints, kAxisPoints + kBarPoints * barsPerPanel);
    const int fitting = std::clamp(static_cast<int>((widthPoints - 14) / needed), 1, kMost);
    const int atMost = std::clamp(panels, 1, fitting);
    const int rows = (std::max(panels, 1) + atMost - 1) / atMost;
    return (std::max(panels, 1) + rows - 1) / rows;
}

} // namespace runwatt::figure
