// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace runwatt::figure {

namespace {

// Okabe and Ito's colours, in the order of nothing in particular.
constexpr Rgb kOrange{0xE6, 0x9F, 0x00};
constexpr Rgb kSkyBlue{0x56, 0xB4, 0xE9};
constexpr Rgb kGreen{0x00, 0x9E, 0x73};
constexpr Rgb kYellow{0xF0, 0xE4, 0x42};
constexpr Rgb kBlue{0x00, 0x72, 0xB2};
constexpr Rgb kVermillion{0xD5, 0x5E, 0x00};
constexpr Rgb kPurple{0xCC, 0x79, 0xA7};
// Not black, which would vanish on a dark screen.
constexpr Rgb kGrey{0x84, 0x8B, 0x94};

struct NamedStyle
{
    QStringView name;
    QStringView detail; ///< empty: any
    Style style;
};

constexpr std::array kRuntimes{
    NamedStyle{u"NT", {}, {kGrey, Hatch::None, Marker::Disc, Dash::Solid}},
    NamedStyle{u"RC", {}, {kSkyBlue, Hatch::Forward, Marker::Square, Dash::Dashed}},
    NamedStyle{u"VM", {}, {kOrange, Hatch::Backward, Marker::Diamond, Dash::Dotted}},
    NamedStyle{u"FC", {}, {kVermillion, Hatch::Cross, Marker::TriangleUp, Dash::DashDotted}},
    NamedStyle{u"KC", {}, {kGreen, Hatch::Horizontal, Marker::TriangleDown, Dash::Dashed}},
    NamedStyle{u"QM", {}, {kPurple, Hatch::Dots, Marker::Ring, Dash::Dotted}},
};

constexpr std::array kCycle{
    Style{kBlue, Hatch::None, Marker::Disc, Dash::Solid},
    Style{kOrange, Hatch::Backward, Marker::Square, Dash::Dashed},
    Style{kGreen, Hatch::Forward, Marker::Diamond, Dash::Dotted},
    Style{kPurple, Hatch::Dots, Marker::TriangleUp, Dash::DashDotted},
    Style{kSkyBlue, Hatch::Horizontal, Marker::TriangleDown, Dash::Solid},
    Style{kVermillion, Hatch::Cross, Marker::Ring, Dash::Dashed},
    Style{kYellow, Hatch::Vertical, Marker::Plus, Dash::Dotted},
    Style{kGrey, Hatch::Grid, Marker::Cross, Dash::DashDotted},
};

// In a timeline: user CPU green, system orange, softirq vermillion, guest purple, the rest grey.
constexpr std::array kSeries{
    NamedStyle{u"throughput", u"read", {kBlue, Hatch::None, Marker::Disc, Dash::Solid}},
    NamedStyle{u"throughput", u"write", {kVermillion, Hatch::None, Marker::Disc, Dash::Dashed}},
    NamedStyle{u"throughput", {}, {kBlue, Hatch::None, Marker::Disc, Dash::Solid}},
    NamedStyle{
        u"network.throughput", u"received", {kVermillion, Hatch::None, Marker::Disc, Dash::Dashed}},
    NamedStyle{u"network.throughput", {}, {kBlue, Hatch::None, Marker::Disc, Dash::Solid}},
    NamedStyle{u"transactions", {}, {kBlue, Hatch::None, Marker::Disc, Dash::Solid}},
    NamedStyle{u"latency.mean", u"write", {kVermillion, Hatch::None, Marker::Disc, Dash::Dashed}},
    NamedStyle{u"latency.mean", {}, {kBlue, Hatch::None, Marker::Disc, Dash::Solid}},
    NamedStyle{u"cpu.user", {}, {kGreen, Hatch::None, Marker::Disc, Dash::Solid}},
    NamedStyle{u"cpu.system", {}, {kOrange, Hatch::Forward, Marker::Disc, Dash::Solid}},
    NamedStyle{u"cpu.softirq", {}, {kVermillion, Hatch::Cross, Marker::Disc, Dash::Solid}},
    NamedStyle{u"cpu.guest", {}, {kPurple, Hatch::Dots, Marker::Disc, Dash::Solid}},
    NamedStyle{u"cpu.rest", {}, {kGrey, Hatch::None, Marker::Disc, Dash::Solid}},
    NamedStyle{u"watts", {}, {kVermillion, Hatch::None, Marker::Disc, Dash::Solid}},
};

// Yellow last: a thin line of it is hardly seen on paper.
constexpr std::array kMeters{
    Style{kVermillion, Hatch::None, Marker::Disc, Dash::Solid},
    Style{kBlue, Hatch::None, Marker::Square, Dash::Dashed},
    Style{kGreen, Hatch::None, Marker::Diamond, Dash::Dotted},
    Style{kPurple, Hatch::None, Marker::TriangleUp, Dash::DashDotted},
    Style{kSkyBlue, Hatch::None, Marker::TriangleDown, Dash::Solid},
    Style{kOrange, Hatch::None, Marker::Ring, Dash::Dashed},
    Style{kGrey, Hatch::None, Marker::Cross, Dash::Dotted},
    Style{kYellow, Hatch::None, Marker::Plus, Dash::DashDotted},
};

const NamedStyle *findRuntime(QStringView code)
{
    const auto found = std::find_if(kRuntimes.begin(), kRuntimes.end(),
                                    [code](const NamedStyle &entry) { return entry.name == code; });
    return found == kRuntimes.end() ? nullptr : &*found;
}

double linear(std::uint8_t channel)
{
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

} // namespace

Style runtimeStyle(QStringView code)
{
    if (const NamedStyle *entry = findRuntime(code))
        return entry->style;
    unsigned sum = 0;
    for (const QChar letter : code)
        sum = sum * 31 + letter.unicode();
    return cycleStyle(static_cast<int>(sum % kCycle.size()));
}

bool isRuntime(QStringView code)
{
    return findRuntime(code) != nullptr;
}

Style cycleStyle(int index)
{
    return kCycle.at(static_cast<std::size_t>(std::max(index, 0)) % kCycle.size());
}

Style seriesStyle(QStringView name, QStringView detail)
{
    for (const NamedStyle &entry : kSeries) {
        if (entry.name == name && (entry.detail.isEmpty() || entry.detail == detail))
            return entry.style;
    }
    return cycleStyle(static_cast<int>(kCycle.size()) - 1);
}

Style meterStyle(int index)
{
    return kMeters.at(static_cast<std::size_t>(std::max(index, 0)) % kMeters.size());
}

double luminance(Rgb colour)
{
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green)
        + 0.0722 * linear(colour.blue);
}

} // namespace runwatt::figure
