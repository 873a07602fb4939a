// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/barlayer.h"

#include "widgets/plot/figuretext.h"
#include "widgets/plot/hatch.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::plot {

namespace {

constexpr double kLargestMarker = 4.6; ///< points

/// The bars of one panel: means with intervals, or single trials.
class BarsPlottable : public QCPAbstractPlottable
{
public:
    BarsPlottable(QCPAxis *groups,
                  QCPAxis *values,
                  figure::BarPanel panel,
                  int placesPerGroup,
                  double divisor,
                  FigureLook look)
        : QCPAbstractPlottable(groups, values)
        , m_panel(std::move(panel))
        , m_placesPerGroup(placesPerGroup)
        , m_divisor(divisor)
        , m_look(std::move(look))
    {
        setAntialiased(true);
    }

    double selectTest(const QPointF &, bool, QVariant *) const override { return -1; }

    QCPRange getKeyRange(bool &foundRange, QCP::SignDomain) const override
    {
        foundRange = false; // the layout sets the ranges
        return {};
    }

    QCPRange getValueRange(bool &foundRange, QCP::SignDomain, const QCPRange &) const override
    {
        foundRange = false;
        return {};
    }

protected:
    void draw(QCPPainter *painter) override
    {
        painter->setAntialiasing(true);
        for (const figure::Bar &bar : m_panel.bars) {
            if (bar.showsMean())
                drawMean(*painter, bar);
            else
                drawTrials(*painter, bar);
            if (!bar.verdictsAgainst.isEmpty())
                drawDagger(*painter, bar);
        }
    }

    void drawLegendIcon(QCPPainter *, const QRectF &) const override { }

    /// With room for the half of a marker that lies beyond an axis.
    [[nodiscard]] QRect clipRect() const override
    {
        const int beyond = static_cast<int>(std::ceil(m_look.px(kLargestMarker / 2))) + 1;
        return QCPAbstractPlottable::clipRect().adjusted(-beyond, -beyond, beyond, beyond);
    }

private:
    [[nodiscard]] QPointF pixel(double key, double value) const
    {
        return coordsToPixels(key, value / m_divisor);
    }

    void drawMean(QCPPainter &painter, const figure::Bar &bar) const
    {
        const BarSlot slot = barSlot(bar.group, bar.place, m_placesPerGroup);
        const QRectF rect = QRectF(pixel(slot.left, bar.mean), pixel(slot.right, 0)).normalized();
        drawSwatch(painter, rect, bar.style, m_look);
        const QPointF low = pixel(slot.centre(), bar.interval->low);
        const QPointF high = pixel(slot.centre(), bar.interval->high);
        const double reach = std::min(rect.width() * 0.28, m_look.px(2.6));
        painter.setPen(QPen(m_look.text, m_look.px(0.85), Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QLineF(low, high));
        for (const QPointF &end : {low, high})
            painter.drawLine(QLineF(end.x() - reach, end.y(), end.x() + reach, end.y()));
    }

    void drawTrials(QCPPainter &painter, const figure::Bar &bar) const
    {
        if (bar.values.empty())
            return;
        const BarSlot slot = barSlot(bar.group, bar.place, m_placesPerGroup);
        const double width = pixel(slot.right, 0).x() - pixel(slot.left, 0).x();
        const auto count = static_cast<double>(bar.values.size());
        const double size = std::clamp(width * 0.75, m_look.px(2.2), m_look.px(kLargestMarker));
        // In the order in which they ran, from left to right, so that equal values stay apart.
        const double step = std::min((width - size) / std::max(count - 1, 1.0), size * 0.8);
        const QPointF median = pixel(slot.centre(), bar.median);
        const double half = std::min(width * 0.46, (step * (count - 1) + size) / 2 + m_look.px(3));
        painter.setPen(QPen(m_look.colour(bar.style.colour).darker(135), m_look.px(0.9),
                            Qt::SolidLine, Qt::FlatCap));
        if (figure::drawsMedian(bar.values.size()))
            painter.drawLine(QLineF(median.x() - half, median.y(), median.x() + half, median.y()));
        for (std::size_t index = 0; index < bar.values.size(); ++index) {
            const QPointF middle = pixel(slot.centre(), bar.values[index]);
            const double shift = step * (static_cast<double>(index) - (count - 1) / 2);
            drawMarker(painter, middle + QPointF(shift, 0), bar.style, size, m_look);
        }
    }

    void drawDagger(QCPPainter &painter, const figure::Bar &bar) const
    {
        const BarSlot slot = barSlot(bar.group, bar.place, m_placesPerGroup);
        const QFont font = m_look.font(textsize::kTick, QFont::Bold);
        const double height = linesHeight(font, 1);
        const QPointF top = pixel(slot.centre(), extent(bar).high);
        const QRectF place(top.x() - height, top.y() - height - m_look.px(1.5), 2 * height, height);
        drawLines(painter, place, {u"†"_s}, font, m_look.text, Qt::AlignHCenter);
    }

    figure::BarPanel m_panel;
    int m_placesPerGroup;
    double m_divisor;
    FigureLook m_look;
};

} // namespace

BarSlot barSlot(int group, int place, int placesPerGroup)
{
    const int places = std::max(placesPerGroup, 1);
    // A group of one stands slimmer, so that single bars do not touch.
    const double groupWidth = places == 1 ? 0.56 : 0.84;
    const double pitch = groupWidth / places;
    const double inset = places == 1 ? 0 : pitch * 0.06;
    const double left = group - groupWidth / 2 + pitch * place;
    return {left + inset, left + pitch - inset};
}

figure::Range extent(const figure::Bar &bar)
{
    figure::Range range{0, 0};
    const auto include = [&range](double value) {
        if (std::isfinite(value)) {
            range.low = std::min(range.low, value);
            range.high = std::max(range.high, value);
        }
    };
    if (bar.showsMean()) {
        include(bar.mean);
        include(bar.interval->low);
        include(bar.interval->high);
    } else {
        for (const double value : bar.values)
            include(value);
    }
    return range;
}

void addBars(QCPAxis *groups,
             QCPAxis *values,
             const figure::BarPanel &panel,
             int placesPerGroup,
             double divisor,
             const FigureLook &look)
{
    // The plot takes ownership in the constructor.
    new BarsPlottable(groups, values, panel, placesPerGroup, divisor, look);
}

QRectF barRect(const QCPAxis *groups,
               const QCPAxis *values,
               const figure::Bar &bar,
               int placesPerGroup,
               double divisor)
{
    const BarSlot slot = barSlot(bar.group, bar.place, placesPerGroup);
    figure::Range range = extent(bar);
    if (!bar.showsMean() && !bar.values.empty())
        range.low = *std::ranges::min_element(bar.values);
    const QRectF rect =
        QRectF(QPointF(groups->coordToPixel(slot.left), values->coordToPixel(range.high / divisor)),
               QPointF(groups->coordToPixel(slot.right), values->coordToPixel(range.low / divisor)))
            .normalized();
    // Values that are all alike have no height of their own.
    return rect.height() < 6 ? rect.adjusted(0, -3, 0, 3) : rect;
}

} // namespace runwatt::plot
