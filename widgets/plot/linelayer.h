// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figuredata.h"
#include "widgets/plot/figurelook.h"

#include <QSize>

class QCustomPlot;

namespace runwatt::plot {

/// Fills the plot with a timeline: one band above the other on one time axis, the trial's phases
/// behind them. See layOutFigure().
void layOutTimeline(QCustomPlot &plot,
                    const figure::FigureData &data,
                    const FigureLook &look,
                    const QSize &size);

} // namespace runwatt::plot
