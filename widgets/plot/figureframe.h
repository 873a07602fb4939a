// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figuredata.h"
#include "core/figure/layout.h"
#include "widgets/plot/figurelook.h"
#include "widgets/plot/figuretext.h"

#include <QRectF>
#include <QSize>

#include <functional>

class QCPAxis;
class QCPAxisRect;
class QCPLayoutElement;
class QCPLayoutInset;
class QCustomPlot;

namespace runwatt::plot {

/// What is around every figure: title and mark above, note below, and the free area between. All
/// places are computed here and not left to the plot's own layout, so that they are the same on
/// every device and at every scale.
class FigureFrame
{
public:
    /// Empties the plot and places title, mark and note. `data` must outlive the call only.
    FigureFrame(QCustomPlot &plot,
                const figure::FigureData &data,
                const FigureLook &look,
                const QSize &size);

    /// What is left for legend and panels.
    [[nodiscard]] QRectF body() const { return m_body; }

    /// Paints over the plot at each of its replots, in its pixels.
    void addPainting(std::function<void(QPainter &)> paint);

    /// An axis rect whose inner rect (between the axes) is `inner`.
    QCPAxisRect *addAxes(const QRectF &inner);

private:
    void placeHeader(const figure::FigureData &data);
    void placeNote(const figure::FigureData &data);
    void place(QCPLayoutElement *element, const QRectF &rect);

    QCustomPlot &m_plot;
    FigureLook m_look;
    QSizeF m_size;
    QRectF m_body;
    QCPLayoutInset *m_layout = nullptr;
};

/// Gives an axis the figure's ticks and look: a value axis has grid lines and no line of its own, a
/// category or time axis a line and no grid.
enum class AxisRole { Values, Along };
void styleAxis(QCPAxis &axis, AxisRole role, const FigureLook &look);
void setTicks(QCPAxis &axis,
              const std::vector<double> &positions,
              const std::vector<QString> &labels);

/// The widest of the labels, in pixels.
[[nodiscard]] double widest(const std::vector<QString> &labels, const QFont &font);

} // namespace runwatt::plot
