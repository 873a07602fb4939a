// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/palette.h"
#include "widgets/plot/timesource.h"

#include <QColor>
#include <QPalette>
#include <QRect>

class QPainter;

namespace runwatt::plot {

/// A colour of the charts' palette on this background: as it is on light, lifted where it would
/// sink into dark.
[[nodiscard]] QColor screenColour(figure::Rgb colour, const QPalette &palette);

/// A trace's look: its own, or that of its series.
[[nodiscard]] figure::Style traceStyle(const Trace &trace);

/// A trace's colour: its own, or that of its series, in another shade for other devices.
[[nodiscard]] QColor traceColour(const Trace &trace, const QPalette &palette);

/// The colour of a phase's band, by the phase's word; drawn softly behind the curves and full in
/// the strip.
[[nodiscard]] QColor phaseColour(const QString &word, const QPalette &palette);

/// Where moments lie on screen.
struct TimeScale
{
    series::Window view;
    QRect area; ///< of the plot: its left and right edges are the view's begin and end

    [[nodiscard]] double x(TimeNs time) const;
    [[nodiscard]] TimeNs time(double x) const;
};

/// The two rows above the charts: trials in their runtime's colour, phases below them; named where
/// there is room.
void paintStrip(QPainter &painter,
                const TimeScale &scale,
                const QRect &strip,
                const std::vector<TimeSpan> &trials,
                const std::vector<TimeSpan> &phases,
                const QPalette &palette);

/// Behind one chart: the phases' soft bands and the trials' begins.
void paintBackdrop(QPainter &painter,
                   const TimeScale &scale,
                   const QRect &area,
                   const std::vector<TimeSpan> &trials,
                   const std::vector<TimeSpan> &phases,
                   const QPalette &palette);

/// One entry of a band's header: a colour, a name and the value at the cursor.
struct HeaderEntry
{
    QColor colour;
    figure::Dash dash = figure::Dash::Solid;
    QString label;
    QString value;
    Origin origin = Origin::Measured; ///< its mark follows the name, in a band of unlike traces
    bool filled = false; ///< an area rather than a line
    bool outlined = false; ///< what an area leaves free
};

/// What stands above one chart.
struct BandHeader
{
    QString title; ///< "Throughput (MB/s)"
    Origin origin = Origin::Measured; ///< of what is shown; its mark follows the title
    std::vector<HeaderEntry> entries;
};

/// Paints the header into its line; entries that don't fit are left out from the end.
void paintHeader(QPainter &painter,
                 const QRect &line,
                 const BandHeader &header,
                 const QPalette &palette);

} // namespace runwatt::plot
