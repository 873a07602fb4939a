// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/formatters.h"
#include "widgets/common/theme.h"
#include "widgets/plot/hatch.h"
#include "widgets/plot/timeplotcharts.h"
#include "widgets/plot/timeticks.h"

#include <QEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::plot {

namespace {

constexpr int kFrameMs = 16; // at most 60 a second

double toSeconds(TimeNs time)
{
    return static_cast<double>(time) / static_cast<double>(kNsPerSecond);
}

QVector<QCPGraphData> toGraphData(const TimePoints &points)
{
    QVector<QCPGraphData> data;
    data.reserve(static_cast<qsizetype>(points.size()));
    for (const TimePoint &point : points)
        data.append(QCPGraphData(point.seconds, point.value));
    return data;
}

} // namespace

TimePlot::TimePlot(std::vector<Band> bands, QWidget *parent)
    : QWidget(parent)
    , m_bands(std::move(bands))
    , m_shown(m_bands.size())
    , m_charts(std::make_unique<Charts>())
    , m_tops(m_bands.size())
    , m_headers(m_bands.size())
    , m_units(m_bands.size())
{
    std::iota(m_shown.begin(), m_shown.end(), 0);
    m_inSight = m_shown;
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Charts over time"));
    setAccessibleDescription(
        tr("Left and Right move the cursor and tell the values there, plus and "
           "minus zoom, Ctrl with Left and Right move the view."));
    buildCharts();
    applyPalette();
    m_frameTimer.setSingleShot(true);
    m_frameTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_frameTimer, &QTimer::timeout, this, [this] {
        fillFrame();
        m_charts->plot->replot(QCustomPlot::rpQueuedReplot);
    });
}

TimePlot::~TimePlot() = default;

void TimePlot::setSource(TimeSource *source)
{
    m_source = source;
    m_trials.clear();
    m_phases.clear();
    sourceChanged();
}

void TimePlot::setEmptyText(int band, const QString &text)
{
    m_bands[static_cast<size_t>(band)].emptyText = text;
    sourceChanged();
}

void TimePlot::sourceChanged()
{
    m_dirty = true;
    scheduleFrame();
}

void TimePlot::scheduleFrame()
{
    if (!isVisible() || m_frameTimer.isActive())
        return;
    const qint64 since = m_sinceFrame.isValid() ? m_sinceFrame.elapsed() : kFrameMs;
    m_frameTimer.start(static_cast<int>(std::clamp<qint64>(kFrameMs - since, 0, kFrameMs)));
}

void TimePlot::drawNow()
{
    m_frameTimer.stop();
    fillFrame();
    m_charts->plot->replot(QCustomPlot::rpImmediateRefresh);
}

void TimePlot::fillFrame()
{
    m_sinceFrame.start();
    m_dirty = false;
    ++m_framesDrawn;
    QCustomPlot *plot = m_charts->plot;
    if (!qFuzzyCompare(plot->bufferDevicePixelRatio(), devicePixelRatioF()))
        plot->setBufferDevicePixelRatio(devicePixelRatioF());
    const series::Window before = m_navigator.view();
    if (m_source != nullptr) {
        m_source->beginFrame();
        m_navigator.setExtent(m_source->extent());
        m_trials = m_source->trials(view());
        m_phases = m_source->phases(view());
    }
    for (const int band : m_inSight) {
        const auto i = static_cast<size_t>(band);
        m_charts->charts[i]
            .rect->axis(QCPAxis::atBottom)
            ->setRange(toSeconds(view().beginNs), toSeconds(view().endNs));
        if (m_bands[i].kind == BandKind::Lines)
            fillLines(static_cast<int>(i));
        else
            fillStack(static_cast<int>(i));
        // Without any value a scale would be made up.
        const bool known = m_source != nullptr && !m_source->traces(static_cast<int>(i)).empty();
        QCPAxis *value = m_charts->charts[i].rect->axis(QCPAxis::atLeft);
        value->setTickLabels(known || m_bands[i].fixedTop > 0);
        // In a low band, or with large text, fewer numbers: they would stand in each other.
        const int height = std::max(chartArea(band).height(), 1);
        const int numbers = height / (2 * fontMetrics().height());
        m_charts->charts[i].ticker.setTickCount(std::clamp(numbers, 2, 4));
        m_charts->charts[i].ticker.setLeastDistance(static_cast<double>(labelHeight()) / height);
        value->grid()->setVisible(known || m_bands[i].fixedTop > 0);
    }
    updateHeaders();
    if (view() != before)
        emit viewChanged(view());
}

void TimePlot::fillLines(int band)
{
    const auto index = static_cast<size_t>(band);
    Charts::Chart &chart = m_charts->charts[index];
    const std::vector<Trace> none;
    const std::vector<Trace> &traces = m_source != nullptr ? m_source->traces(band) : none;
    const int pixels = std::max(chartArea(band).width(), 1);
    double largest = std::numeric_limits<double>::quiet_NaN();
    TimePoints points;
    for (size_t i = 0; i < traces.size(); ++i) {
        QCPGraph *graph = m_charts->graph(chart, i);
        m_source->line(band, static_cast<int>(i), view(), pixels, points);
        for (const TimePoint &point : points) {
            if (std::isfinite(point.value))
                largest = std::fmax(largest, point.value);
        }
        // A pen wider than a device's pixel is slow where a line is dense; there it is not needed.
        const bool sparse = points.size() < static_cast<size_t>(pixels) / 4;
        QPen pen(traceColour(traces[i], palette()), sparse ? lineWidth() : 1 / devicePixelRatioF());
        // Dashes are measured out from point to point: they cost nothing where these are few.
        if (const figure::Dash dash = traceStyle(traces[i]).dash;
            sparse && dash != figure::Dash::Solid) {
            pen.setCapStyle(Qt::FlatCap);
            pen.setDashPattern(dashPattern(dash));
        }
        graph->setPen(pen);
        graph->data()->set(toGraphData(points), true);
        graph->setVisible(true);
    }
    for (size_t i = traces.size(); i < chart.graphs.size(); ++i)
        chart.graphs[i]->setVisible(false);
    const Band &description = m_bands[index];
    const double top =
        description.fixedTop > 0 ? description.fixedTop : m_tops[index].update(largest);
    m_units[index] = scaleFor(top, description.unit);
    chart.ticker.setDivisor(m_units[index].divisor);
    chart.rect->axis(QCPAxis::atLeft)->setRange(0, top);
}

void TimePlot::fillStack(int band)
{
    const auto index = static_cast<size_t>(band);
    Charts::Chart &chart = m_charts->charts[index];
    std::vector<TimePoints> parts;
    if (m_source != nullptr)
        m_source->stack(band, view(), std::max(chartArea(band).width(), 1), parts);
    const std::vector<Trace> none;
    const std::vector<Trace> &traces = m_source != nullptr ? m_source->traces(band) : none;
    chart.areas.clear();
    TimePoints sum;
    for (size_t i = 0; i < parts.size() && i < traces.size(); ++i) {
        if (!traces[i].shownInStack)
            continue;
        if (sum.empty())
            sum = parts[i];
        else
            for (size_t k = 0; k < sum.size() && k < parts[i].size(); ++k)
                sum[k].value += parts[i][k].value;
        chart.areas.push_back({traceColour(traces[i], palette()), sum});
    }
    double largest = std::numeric_limits<double>::quiet_NaN();
    for (const TimePoint &point : sum) {
        if (std::isfinite(point.value))
            largest = std::fmax(largest, point.value);
    }
    const double fixed = m_bands[index].fixedTop;
    const double top = fixed > 0 ? fixed : m_tops[index].update(largest);
    m_units[index] = scaleFor(top, m_bands[index].unit);
    chart.ticker.setDivisor(m_units[index].divisor);
    chart.rect->axis(QCPAxis::atLeft)->setRange(0, top);
}

void TimePlot::redrawCursor()
{
    updateHeaders();
    m_charts->plot->layer(u"cursor"_s)->replot();
}

TimeScale TimePlot::scale() const
{
    return {view(), chartArea(m_inSight.front())};
}

QRect TimePlot::chartArea(int band) const
{
    return m_charts->charts[static_cast<size_t>(band)].rect->rect();
}

QRect TimePlot::stripArea() const
{
    const QRect area = chartArea(m_inSight.front());
    return {area.left(), 4, area.width(), stripHeight()};
}

void TimePlot::setCursorTime(std::optional<TimeNs> time)
{
    if (m_cursor == time)
        return;
    m_cursor = time;
    redrawCursor();
    emit cursorMoved();
}

} // namespace runwatt::plot
