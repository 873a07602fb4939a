// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origin.h"
#include "core/figure/palette.h"
#include "core/series/sample.h"

#include <QString>
#include <QtGlobal>

#include <optional>
#include <vector>

namespace runwatt::plot {

/// A point of a line, ready to draw: seconds of campaign time, and a value in SI units. A value
/// that is NaN breaks the line.
struct TimePoint
{
    double seconds = 0;
    double value = 0;
};

using TimePoints = std::vector<TimePoint>;

enum class BandKind {
    Lines, ///< each trace is a line over zero
    Stack ///< the traces are parts of a whole, drawn upon each other in their order
};

/// One of the charts that share the time axis.
struct Band
{
    QString title; ///< "Throughput"
    QString unit; ///< SI, as series name it
    BandKind kind = BandKind::Lines;
    double fixedTop = 0; ///< upper end of the value axis; 0: follows the values, calmly
    QString emptyText; ///< what is missing, and why, when no trace has come
};

/// One line or part of a band.
struct Trace
{
    QString key; ///< stable name in its band, for colour and tests ("board/read")
    QString label; ///< for people: "read", "board: write"
    QString seriesName; ///< gives the colour, with detail
    QString detail;
    Origin origin = Origin::Measured;
    bool shownInStack = true; ///< false: only its value is told (CPU idle)
    int variant = 0; ///< 1, 2, ...: the same thing of another device; drawn in another shade
    std::optional<figure::Style> style; ///< its own look, in place of that of its series
};

/// A stretch of time with a name: a trial or one of its phases.
struct TimeSpan
{
    series::Window window; ///< an open one ends at the source's extent
    QString text;
    QString colourKey; ///< a trial's runtime, a phase's word
    qint64 id = 0; ///< the trial's
};

/// What a TimePlot draws. It asks for the stretch that is in view only, at the resolution it needs.
/// Lives in the GUI thread.
class TimeSource
{
public:
    TimeSource() = default;
    virtual ~TimeSource() = default;
    Q_DISABLE_COPY_MOVE(TimeSource)

    /// All that is asked from here on is for one picture.
    virtual void beginFrame() { }

    /// From the first to the last known moment; empty when there is nothing yet.
    [[nodiscard]] virtual series::Window extent() const = 0;

    [[nodiscard]] virtual const std::vector<Trace> &traces(int band) const = 0;

    /// The mark of what a trace has in `window` and of the values that are told at its end
    /// (valueAt(), newestValue()), wherever these are from. None where it has nothing of these.
    [[nodiscard]] virtual std::optional<Origin>
    originIn(int band, int trace, series::Window window) const
    {
        Q_UNUSED(window)
        return traces(band)[static_cast<std::size_t>(trace)].origin;
    }

    /// The line of a trace in `window`, two points a pixel at most (minimum and maximum), ascending
    /// in time, with one point beyond each end so that lines reach the edges.
    virtual void
    line(int band, int trace, series::Window window, int pixels, TimePoints &points) = 0;

    /// All traces of a stacked band: the means per pixel, at the same times for each trace and not
    /// yet added up. `points` gets one entry a trace.
    virtual void
    stack(int band, series::Window window, int pixels, std::vector<TimePoints> &points) = 0;

    /// The value at a moment where the trace is drawn: the last at or before it. None where it is
    /// not: before its first, after its last, and in a gap.
    [[nodiscard]] virtual std::optional<double> valueAt(int band, int trace, TimeNs time) const = 0;

    /// The value now, at the end of the extent, though others were told later by less than a gap.
    [[nodiscard]] virtual std::optional<double> newestValue(int band, int trace) const = 0;

    /// Ascending, those that touch the window.
    [[nodiscard]] virtual std::vector<TimeSpan> trials(series::Window window) const = 0;
    [[nodiscard]] virtual std::vector<TimeSpan> phases(series::Window window) const = 0;
};

} // namespace runwatt::plot
