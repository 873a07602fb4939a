// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/stackpainting.h"
#include "widgets/plot/timeplot.h"
#include "widgets/plot/timeticks.h"

#include <qcustomplot.h>

#include <vector>

// For the files of TimePlot alone.

namespace runwatt::plot {

/// What of TimePlot is QCustomPlot: a chart for each band, shown or not.
struct TimePlot::Charts
{
    struct Chart
    {
        QCPAxisRect *rect = nullptr;
        ValueTicker ticker;
        std::vector<QCPGraph *> graphs; ///< of lines
        std::vector<StackArea> areas; ///< of a stack, the lowest first
    };

    QCustomPlot *plot = nullptr;
    std::vector<Chart> charts;

    QCPGraph *graph(Chart &chart, size_t index) const
    {
        while (chart.graphs.size() <= index) {
            auto *graph = plot->addGraph(chart.rect->axis(QCPAxis::atBottom),
                                         chart.rect->axis(QCPAxis::atLeft));
            graph->setAdaptiveSampling(true);
            graph->setSelectable(QCP::stNone);
            chart.graphs.push_back(graph);
        }
        return chart.graphs[index];
    }
};

} // namespace runwatt::plot
