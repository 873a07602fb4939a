// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origins.h"
#include "core/figure/palette.h"
#include "core/store/records.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

// A figure written out: every number, label and look that is drawn, and nothing that a painter
// would have to find out. Plain values; any thread. Values are in the unit of `unit` (SI); what an
// axis shows is value / axis.divisor.

namespace runwatt::figure {

enum class Kind {
    GroupedBars, ///< cells of the matrix side by side, with intervals or single trials
    Histogram, ///< the same, whose groups are steps of a logarithmic axis: a line in steps a series
    Timeline ///< one trial: throughput, CPU and watts on one time axis
};

/// Which campaign a figure comes from: goes into every file as its identity.
struct Identity
{
    QString uuid;
    QString title;
    QString planSha256;
    TimeNs createdUtcNs = 0; ///< also the date inside exported files, so that they repeat exactly
    QString runwattVersion; ///< of the program that made the campaign
};

/// From and to, in the value's unit.
struct Range
{
    double low = 0;
    double high = 0;

    bool operator==(const Range &) const = default;
};

/// What stands along an axis.
struct AxisText
{
    QString label; ///< "Throughput (MB/s)"
    QString unit; ///< "MB/s"
    double divisor = 1; ///< shown = value / divisor
};

/// A label of a histogram's axis.
struct AxisTick
{
    double place = 0; ///< in groups: a half before a group where it begins
    QString label;
    bool isDecade = false; ///< stays where there is room for few
};

/// One entry of the legend.
struct LegendEntry
{
    QString label;
    Style style;
};

/// Whether so many single trials have a line at their median: one trial is its own.
[[nodiscard]] constexpr bool drawsMedian(std::size_t trials)
{
    return trials > 1;
}

/// One cell of the comparison, in its place.
struct Bar
{
    int group = 0; ///< into Panel::groups
    int place = 0; ///< within the group, from 0
    QString groupKey; ///< as in the file, in any language
    QString groupLabel;
    QString seriesLabel;
    Style style;
    std::vector<double> values; ///< one a trial, in the order of `trials`
    std::vector<store::TrialId> trials;
    double mean = std::numeric_limits<double>::quiet_NaN(); ///< NaN without an interval
    double median = std::numeric_limits<double>::quiet_NaN();
    std::optional<Range> interval; ///< of the mean; none below five trials: draw `values`
    Origins origins; ///< of its values, and of the trials that they are of
    QStringList verdictsAgainst; ///< codes

    /// Whether the bar is drawn as a mean with its interval (else as its single trials).
    [[nodiscard]] bool showsMean() const { return interval.has_value(); }

    /// What stands for the cell where it has room for one number: its mean, else its median.
    [[nodiscard]] double level() const { return showsMean() ? mean : median; }
};

/// Bars with one axis of groups.
struct BarPanel
{
    QString title; ///< empty with one panel only
    QStringList groups; ///< labels along the axis; the same in every panel
    std::vector<Bar> bars;
};

/// A line, or a part of a stack, in a timeline: times in seconds from the trial's begin.
struct Line
{
    QString label;
    Style style;
    std::vector<double> seconds;
    std::vector<double> values; ///< NaN: a gap
    Origin origin = Origin::Measured;
    QString mark; ///< beside the name, where lines of unlike origin share a band ("SIMULATED")
};

/// One of the bands of a timeline.
struct LineBand
{
    QString name; ///< as in the records: "throughput", "cpu", "watts"
    QString unit; ///< of all values, SI: "B/s"
    AxisText axis;
    enum class Mode { Lines, Stacked } mode = Mode::Lines;
    std::vector<Line> lines; ///< stacked: from the bottom up
    double top = 0; ///< the axis ends here (same unit as values); 0: by the data
};

/// One phase of the trial as drawn behind the bands; seconds from the trial's begin.
struct PhaseSpan
{
    QString label;
    store::Phase phase = store::Phase::Prepare;
    double beginSeconds = 0;
    double endSeconds = 0;
};

/// A figure, ready to be drawn or written.
struct FigureData
{
    Kind kind = Kind::GroupedBars;
    Identity identity;
    QString title;
    QString measure; ///< as in the records: "throughput"
    QString unit; ///< of all values: "B/s"
    AxisText horizontal;
    AxisText vertical; ///< bars only; a timeline's bands have their own
    std::vector<LegendEntry> legend; ///< empty where the axis says it all
    int placesPerGroup = 1;
    std::vector<BarPanel> panels;
    std::vector<AxisTick> ticks; ///< histogram only, in place of the groups' labels
    std::vector<LineBand> bands;
    std::vector<PhaseSpan> phases;
    double lengthSeconds = 0; ///< timeline: the axis ends here
    Origins origins; ///< of all that is drawn
    QString mark; ///< "SIMULATED + EMULATED", or empty
    QString note; ///< one or two sentences under the chart: statistic, n, origin
    QString caption; ///< a paragraph for the paper's caption: all of the above in words
    QString language; ///< for numbers along axes: "en", "de_DE"
    double widthInches = 3.3;
    double heightInches = 2.4;
};

} // namespace runwatt::figure
