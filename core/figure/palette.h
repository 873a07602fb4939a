// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <cstdint>

// The one palette of all charts, on screen and on paper. Plain values, so that the writers without
// a window use the same ones. Any thread.

namespace runwatt::figure {

/// A colour in sRGB.
struct Rgb
{
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;

    bool operator==(const Rgb &) const = default;
};

/// What lies over a bar's colour, so that print in grey still tells bars apart.
enum class Hatch { None, Forward, Backward, Horizontal, Vertical, Cross, Grid, Dots };

/// What a single value is drawn with.
enum class Marker { Disc, Square, Diamond, TriangleUp, TriangleDown, Cross, Plus, Ring };

/// How a line is drawn.
enum class Dash { Solid, Dashed, Dotted, DashDotted };

/// How one series looks everywhere: colour, and what carries the same in print without colour.
struct Style
{
    Rgb colour;
    Hatch hatch = Hatch::None;
    Marker marker = Marker::Disc;
    Dash dash = Dash::Solid;

    bool operator==(const Style &) const = default;
};

/// A runtime's look by its code ("NT", "RC", "VM", "FC", "KC", "QM"), the same in every chart. The
/// colours are Okabe and Ito's (Color Universal Design, 2008), with a neutral grey for NT, the
/// baseline; each has a hatch and a marker of its own. Any other code gets one of cycleStyle().
[[nodiscard]] Style runtimeStyle(QStringView code);

/// Whether the code is one of the six runtimes.
[[nodiscard]] bool isRuntime(QStringView code);

/// The looks of series that are not runtimes (devices, request sizes, workloads), by place from 0;
/// repeats after eight. Neighbours differ in colour, lightness and hatch.
[[nodiscard]] Style cycleStyle(int index);

/// Reads, writes, parts of the CPU and watts in a timeline, by the series' name and detail
/// ("throughput", "write"), the same in every chart.
[[nodiscard]] Style seriesStyle(QStringView name, QStringView detail);

/// The look of a meter's watts, by the meter's place among the campaign's from 0, the same in every
/// chart; repeats after eight. The first is that of watts in general; neighbours differ in colour
/// and dash.
[[nodiscard]] Style meterStyle(int index);

/// The colour's relative luminance (WCAG 2.1), 0 to 1: how light it is in grey print.
[[nodiscard]] double luminance(Rgb colour);

} // namespace runwatt::figure
