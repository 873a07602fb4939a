// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/linelayer.h"

#include "core/figure/names.h"
#include "widgets/plot/figureframe.h"
#include "widgets/plot/hatch.h"

#include <QFontMetricsF>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::plot {

namespace {

constexpr double kPenPoints = 1.1; ///< of a line

/// The smallest and largest that a band shows, in its axis' unit.
figure::Range shownRange(const figure::LineBand &band)
{
    figure::Range range{0, 0};
    for (const figure::Line &line : band.lines) {
        for (const double value : line.values) {
            if (!std::isfinite(value))
                continue;
            range.low = std::min(range.low, value / band.axis.divisor);
            range.high = std::max(range.high, value / band.axis.divisor);
        }
    }
    if (band.top > 0)
        range.high = band.top / band.axis.divisor;
    return range;
}

QPen linePen(const figure::Style &style, const FigureLook &look, double points)
{
    QPen pen(look.colour(style.colour), look.px(points), Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (style.dash != figure::Dash::Solid)
        pen.setDashPattern(dashPattern(style.dash));
    return pen;
}

class TimelineAssembler
{
public:
    TimelineAssembler(QCustomPlot &plot,
                      const figure::FigureData &data,
                      const FigureLook &look,
                      const QSize &size)
        : m_plot(plot)
        , m_data(data)
        , m_look(look)
        , m_locale(figure::localeOf(data.language))
        , m_frame(plot, data, look, size)
        , m_body(m_frame.body())
    { }

    void assemble()
    {
        if (m_data.bands.empty())
            return;
        const QFont tickFont = m_look.font(textsize::kTick);
        const double labelHeight = linesHeight(m_look.font(textsize::kAxis), 1);
        const double tickHeight = linesHeight(tickFont, 1) + m_look.px(3);
        // Half of the topmost tick label stands above the band, under its title.
        const double titleHeight = linesHeight(m_look.font(textsize::kPanel), 1) + m_look.px(5.5);
        const double phaseHeight =
            m_data.phases.empty() ? 0 : linesHeight(m_look.font(textsize::kNote), 1) + m_look.px(1);
        const auto count = static_cast<double>(m_data.bands.size());
        const double bottom = m_body.bottom() - labelHeight - tickHeight;
        const double room = bottom - m_body.top() - phaseHeight;
        const double gap = m_look.px(3);
        const double height = std::max(4.0, (room - gap * (count - 1)) / count - titleHeight);
        findTicks(height);
        const double left = m_body.left() + m_tickWidth + m_look.px(4);
        const QRectF inner(left, 0, m_body.right() - left - m_look.px(4), height);
        const QRectF label(inner.left(), m_body.bottom() - labelHeight, inner.width(), labelHeight);
        double top = m_body.top() + titleHeight;
        for (std::size_t index = 0; index < m_data.bands.size(); ++index) {
            placeTitle(m_data.bands[index],
                       QRectF(m_body.left(), top - titleHeight, m_body.width(), titleHeight));
            if (index == 0) {
                placePhaseNames(QRectF(left, top, inner.width(), phaseHeight));
                top += phaseHeight;
            }
            placeBand(index, inner.translated(0, top));
            top += height + gap + titleHeight;
        }
        m_frame.addPainting(
            [look = m_look, label, text = m_data.horizontal.label](QPainter &painter) {
                drawLines(painter, label, {text}, look.font(textsize::kAxis), look.text,
                          Qt::AlignHCenter);
            });
    }

private:
    void findTicks(double bandHeight)
    {
        const int wanted = std::clamp(static_cast<int>(bandHeight / m_look.px(18)), 2, 6);
        for (const figure::LineBand &band : m_data.bands) {
            const figure::Range range = shownRange(band);
            m_ticks.push_back(figure::valueTicks(range.low, range.high, wanted, m_locale));
            m_tickWidth =
                std::max(m_tickWidth, widest(m_ticks.back().labels, m_look.font(textsize::kTick)));
        }
    }

    [[nodiscard]] double pixelOf(double seconds, const QRectF &rect) const
    {
        return rect.left() + rect.width() * seconds / std::max(m_data.lengthSeconds, 1e-9);
    }

    /// Names the phases that are wide enough for their name.
    void placePhaseNames(const QRectF &row)
    {
        const QFont font = m_look.font(textsize::kNote);
        const QFontMetricsF metrics(font);
        for (const figure::PhaseSpan &phase : m_data.phases) {
            const QRectF place(QPointF(pixelOf(phase.beginSeconds, row), row.top()),
                               QPointF(pixelOf(phase.endSeconds, row), row.bottom()));
            if (metrics.horizontalAdvance(phase.label) > place.width())
                continue;
            m_frame.addPainting(
                [look = m_look, font, place, text = phase.label](QPainter &painter) {
                    drawLines(painter, place, {text}, font, look.muted, Qt::AlignHCenter);
                });
        }
    }

    void placeTitle(const figure::LineBand &band, const QRectF &row)
    {
        const QFont font = m_look.font(textsize::kPanel, QFont::DemiBold);
        const double titleWidth = QFontMetricsF(font).horizontalAdvance(band.axis.label);
        std::vector<figure::LegendEntry> entries;
        for (const figure::Line &line : band.lines)
            entries.push_back(
                {line.mark.isEmpty() ? line.label : u"%1 (%2)"_s.arg(line.label, line.mark),
                 line.style});
        const double left = row.left() + titleWidth + m_look.px(8);
        auto placed = flowLegend(entries, m_look, row.right() - left);
        std::erase_if(placed, [](const PlacedEntry &entry) { return entry.rect.top() > 0; });
        const KeyShape shape =
            band.mode == figure::LineBand::Mode::Stacked ? KeyShape::Swatch : KeyShape::Line;
        m_frame.addPainting([look = m_look, row, font, left, placed, shape,
                             title = band.axis.label](QPainter &painter) {
            drawLines(painter, row, {title}, font, look.text);
            drawLegend(painter, QPointF(left, row.top()), placed, look, shape);
        });
    }

    void placeBand(std::size_t index, const QRectF &inner)
    {
        const figure::LineBand &band = m_data.bands[index];
        const figure::Ticks &ticks = m_ticks[index];
        const bool isLast = index + 1 == m_data.bands.size();
        QCPAxisRect *axes = m_frame.addAxes(inner);
        QCPAxis *time = axes->axis(QCPAxis::atBottom);
        QCPAxis *values = axes->axis(QCPAxis::atLeft);
        styleAxis(*time, AxisRole::Along, m_look);
        styleAxis(*values, AxisRole::Values, m_look);
        const int wanted = std::clamp(static_cast<int>(inner.width() / m_look.px(36)), 2, 12);
        const figure::Ticks times = figure::timeTicks(m_data.lengthSeconds, wanted, m_locale);
        setTicks(*time, times.positions, times.labels);
        time->setTickLabels(isLast);
        time->setRange(0, std::max(m_data.lengthSeconds, 1e-9));
        setTicks(*values, ticks.positions, ticks.labels);
        // A line along the topmost tick is not cut in half.
        const double pen = (ticks.high - ticks.low) * m_look.px(kPenPoints) / inner.height();
        values->setRange(ticks.low, ticks.high + pen);
        addPhaseSpans(axes, values->range());
        if (band.mode == figure::LineBand::Mode::Stacked)
            addStack(band, time, values);
        else
            addGraphs(band, time, values);
    }

    /// The measure phase is the one that every number comes from: it stands out. The others are
    /// told apart by a thin line.
    void addPhaseSpans(QCPAxisRect *axes, const QCPRange &values)
    {
        for (const figure::PhaseSpan &phase : m_data.phases) {
            const bool isMeasure = phase.phase == store::Phase::Measure;
            auto *area = new QCPItemRect(&m_plot);
            area->setLayer(QStringLiteral("background"));
            area->setClipAxisRect(axes);
            area->setPen(isMeasure ? QPen(Qt::NoPen)
                                   : QPen(m_look.grid, m_look.px(0.4), Qt::SolidLine));
            area->setBrush(isMeasure ? QBrush(m_look.phase) : QBrush(Qt::NoBrush));
            for (QCPItemPosition *position : {area->topLeft, area->bottomRight}) {
                position->setAxisRect(axes);
                position->setAxes(axes->axis(QCPAxis::atBottom), axes->axis(QCPAxis::atLeft));
            }
            area->topLeft->setCoords(phase.beginSeconds, values.upper);
            area->bottomRight->setCoords(phase.endSeconds, values.lower);
        }
    }

    void addGraphs(const figure::LineBand &band, QCPAxis *time, QCPAxis *values)
    {
        for (const figure::Line &line : band.lines) {
            QCPGraph *graph = m_plot.addGraph(time, values);
            setData(*graph, line.seconds, line.values, band.axis.divisor);
            graph->setPen(linePen(line.style, m_look, kPenPoints));
        }
    }

    void addStack(const figure::LineBand &band, QCPAxis *time, QCPAxis *values)
    {
        std::vector<double> sums(band.lines.front().values.size(), 0.0);
        QCPGraph *below = nullptr;
        for (const figure::Line &line : band.lines) {
            std::transform(sums.begin(), sums.end(), line.values.begin(), sums.begin(),
                           std::plus<>());
            QCPGraph *graph = m_plot.addGraph(time, values);
            setData(*graph, line.seconds, sums, band.axis.divisor);
            graph->setPen(QPen(m_look.colour(line.style.colour).darker(160), m_look.px(0.4)));
            graph->setBrush(m_look.colour(line.style.colour));
            if (below)
                graph->setChannelFillGraph(below);
            below = graph;
        }
    }

    static void setData(QCPGraph &graph,
                        const std::vector<double> &seconds,
                        const std::vector<double> &values,
                        double divisor)
    {
        QVector<QCPGraphData> points;
        points.reserve(static_cast<qsizetype>(seconds.size()));
        for (std::size_t index = 0; index < seconds.size(); ++index)
            points.append(QCPGraphData(seconds[index], values[index] / divisor));
        graph.data()->set(points, true);
        graph.setAntialiased(true);
        graph.setAntialiasedFill(true);
    }

    QCustomPlot &m_plot;
    const figure::FigureData &m_data;
    FigureLook m_look;
    QLocale m_locale;
    FigureFrame m_frame;
    QRectF m_body;
    double m_tickWidth = 0;
    std::vector<figure::Ticks> m_ticks;
};

} // namespace

void layOutTimeline(QCustomPlot &plot,
                    const figure::FigureData &data,
                    const FigureLook &look,
                    const QSize &size)
{
    TimelineAssembler(plot, data, look, size).assemble();
}

} // namespace runwatt::plot
