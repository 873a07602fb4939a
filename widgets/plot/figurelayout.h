// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figuredata.h"
#include "widgets/plot/figurelook.h"

#include <QPointF>
#include <QRectF>
#include <QSize>

#include <memory>
#include <optional>
#include <vector>

class QCPAxis;
class QCustomPlot;

namespace runwatt::plot {

/// A bar of a figure: indices into FigureData::panels and BarPanel::bars.
struct BarPlace
{
    int panel = 0;
    int bar = 0;

    bool operator==(const BarPlace &) const = default;
};

/// Where things stand in a plot after layOutFigure(). Valid until the plot is laid out again.
class FigureScene
{
public:
    FigureScene() = default;

    /// The bar whose column, from the axis up, is under a point of the plot; of a histogram, the
    /// piece of line in that step which is nearest.
    [[nodiscard]] std::optional<BarPlace> barAt(const QPointF &point) const;

    /// Where a bar or its trials stand, in the plot's pixels; empty for a place that does not
    /// exist.
    [[nodiscard]] QRectF rectOf(const BarPlace &place) const;

    /// Whether the panels are too low to be read: what is beside them takes their room.
    [[nodiscard]] bool isCramped() const { return m_isCramped; }

    /// All bars, panel by panel, from left to right.
    [[nodiscard]] const std::vector<BarPlace> &places() const { return m_places; }

private:
    friend class BarAssembler;

    [[nodiscard]] std::optional<BarPlace> stepAt(const QPointF &point) const;

    struct PanelAxes
    {
        const QCPAxis *groups = nullptr;
        const QCPAxis *values = nullptr;
    };

    std::shared_ptr<const figure::FigureData> m_data;
    std::vector<PanelAxes> m_axes;
    std::vector<BarPlace> m_places;
    bool m_isCramped = false;
};

/// Fills the plot with the figure, in place of all that it held, for a plot of `size` pixels. The
/// one way in which figures are drawn: on screen and into every kind of file. GUI thread.
FigureScene layOutFigure(QCustomPlot &plot,
                         const std::shared_ptr<const figure::FigureData> &data,
                         const FigureLook &look,
                         const QSize &size);

} // namespace runwatt::plot
