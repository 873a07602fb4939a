// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/steplayer.h"

#include "widgets/plot/figuretext.h"
#include "widgets/plot/hatch.h"

#include <QFontMetricsF>
#include <qcustomplot.h>

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::plot {

namespace {

/// The lines of one panel.
class StepsPlottable : public QCPAbstractPlottable
{
public:
    StepsPlottable(QCPAxis *groups,
                   QCPAxis *values,
                   const figure::BarPanel &panel,
                   double divisor,
                   FigureLook look)
        : QCPAbstractPlottable(groups, values)
        , m_divisor(divisor)
        , m_look(std::move(look))
    {
        setAntialiased(true);
        for (const figure::Bar &bar : panel.bars)
            m_lines[bar.place].push_back(bar);
        for (auto &[place, bars] : m_lines)
            std::ranges::sort(bars, {}, &figure::Bar::group);
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
        // The baseline's is solid and would hide the dashes of others: it lies below.
        for (const auto &[place, bars] : m_lines)
            drawLine(*painter, bars);
        drawDaggers(*painter);
    }

    void drawLegendIcon(QCPPainter *, const QRectF &) const override { }

private:
    [[nodiscard]] QPointF pixel(double key, double value) const
    {
        return coordsToPixels(key, value / m_divisor);
    }

    void drawLine(QCPPainter &painter, const std::vector<figure::Bar> &bars) const
    {
        QPolygonF line;
        for (const figure::Bar &bar : bars) {
            const double left = bar.group - 0.5;
            const bool goesOn = !line.isEmpty() && line.back().x() + 0.5 > pixel(left, 0).x();
            if (!goesOn && !line.isEmpty())
                line << QPointF(line.back().x(), pixel(0, 0).y());
            if (!goesOn)
                line << pixel(left, 0);
            line << pixel(left, bar.level()) << pixel(left + 1, bar.level());
        }
        line << QPointF(line.back().x(), pixel(0, 0).y());
        const figure::Style &style = bars.front().style;
        QPen pen(m_look.colour(style.colour), m_look.px(1.1), Qt::SolidLine, Qt::FlatCap,
                 Qt::MiterJoin);
        if (style.dash != figure::Dash::Solid)
            pen.setDashPattern(dashPattern(style.dash));
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(line);
    }

    /// One for a series, where it is highest; side by side, as hills often stand in one place.
    void drawDaggers(QCPPainter &painter) const
    {
        std::vector<const figure::Bar *> marked;
        for (const auto &[place, bars] : m_lines) {
            const bool isKnown = std::ranges::any_of(
                bars, [](const figure::Bar &bar) { return !bar.verdictsAgainst.isEmpty(); });
            if (isKnown)
                marked.push_back(&*std::ranges::max_element(bars, {}, &figure::Bar::level));
        }
        const QFont font = m_look.font(textsize::kTick, QFont::Bold);
        const double height = linesHeight(font, 1);
        double shift = -height / 3 * (static_cast<double>(marked.size()) - 1);
        for (const figure::Bar *bar : marked) {
            const QPointF top = pixel(bar->group, bar->level()) + QPointF(shift, -m_look.px(1));
            const QRectF place(top.x() - height, top.y() - height, 2 * height, height);
            drawLines(painter, place, {u"†"_s}, font, m_look.colour(bar->style.colour),
                      Qt::AlignHCenter);
            shift += 2 * height / 3;
        }
    }

    std::map<int, std::vector<figure::Bar>> m_lines; ///< by place; none is empty
    double m_divisor;
    FigureLook m_look;
};

} // namespace

void addSteps(QCPAxis *groups,
              QCPAxis *values,
              const figure::BarPanel &panel,
              double divisor,
              const FigureLook &look)
{
    // The plot takes ownership in the constructor.
    new StepsPlottable(groups, values, panel, divisor, look);
}

QRectF
stepRect(const QCPAxis *groups, const QCPAxis *values, const figure::Bar &bar, double divisor)
{
    constexpr double kReach = 3;
    const double y = values->coordToPixel(bar.level() / divisor);
    return {QPointF(groups->coordToPixel(bar.group - 0.5), y - kReach),
            QPointF(groups->coordToPixel(bar.group + 0.5), y + kReach)};
}

std::vector<figure::AxisTick> fittingTicks(const std::vector<figure::AxisTick> &ticks,
                                           std::size_t groups,
                                           double width,
                                           const FigureLook &look)
{
    const QFontMetricsF metrics(look.font(textsize::kTick));
    const double perGroup = width / static_cast<double>(std::max<std::size_t>(groups, 1));
    const auto fitting = [&](const std::vector<figure::AxisTick> &wanted) {
        std::vector<figure::AxisTick> kept;
        double end = -width;
        for (const figure::AxisTick &tick : wanted) {
            const double centre = (tick.place + 0.5) * perGroup;
            const double half = metrics.horizontalAdvance(tick.label) / 2;
            if (centre - half < end + look.px(4) || centre + half > width + look.px(4))
                continue;
            end = centre + half;
            kept.push_back(tick);
        }
        return kept;
    };
    std::vector<figure::AxisTick> all = fitting(ticks);
    if (all.size() == ticks.size())
        return all;
    std::vector<figure::AxisTick> decades;
    std::ranges::copy_if(ticks, std::back_inserter(decades), &figure::AxisTick::isDecade);
    std::vector<figure::AxisTick> few = fitting(decades);
    return few.size() > 1 ? few : all;
}

} // namespace runwatt::plot
