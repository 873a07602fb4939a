// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/timeplotcharts.h"

#include "widgets/common/theme.h"
#include "widgets/plot/typescale.h"

#include <QVBoxLayout>

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;

// How TimePlot's charts are made, placed and coloured.

namespace runwatt::plot {

namespace {

constexpr int kRightMargin = 12;

// Something on a layer of QCustomPlot that a function paints.
class PaintedItem : public QCPAbstractItem
{
public:
    PaintedItem(QCustomPlot *plot, const QString &layer, std::function<void(QPainter &)> paint)
        : QCPAbstractItem(plot)
        , m_paint(std::move(paint))
    {
        setClipToAxisRect(false);
        setSelectable(false);
        setLayer(layer);
    }

    double selectTest(const QPointF &, bool, QVariant *) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override { m_paint(*painter); }

private:
    std::function<void(QPainter &)> m_paint;
};

} // namespace

void TimePlot::buildCharts()
{
    auto *plot = new QCustomPlot(this);
    m_charts->plot = plot;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(plot);
    plot->setFocusPolicy(Qt::NoFocus);
    plot->setMouseTracking(true);
    plot->installEventFilter(this);
    plot->setInteractions(QCP::iNone);
    plot->setNoAntialiasingOnDrag(false);
    // QCustomPlot's own event handling stays unused; plotting is all that it does here.
    plot->plotLayout()->clear();
    plot->plotLayout()->setRowSpacing(0);
    plot->addLayer(u"backdrop"_s, plot->layer(u"background"_s));
    plot->addLayer(u"cursor"_s, plot->layer(u"overlay"_s));
    plot->layer(u"cursor"_s)->setMode(QCPLayer::lmBuffered);
    // Empty here, and as a picture of its own it would be blended over the whole in every frame.
    plot->layer(u"overlay"_s)->setMode(QCPLayer::lmLogical);

    const QSharedPointer<QCPAxisTicker> timeTicker = makeTimeTicker();
    timeTicker->setTickCount(7);
    m_charts->charts.resize(m_bands.size());
    for (size_t i = 0; i < m_bands.size(); ++i) {
        Charts::Chart &chart = m_charts->charts[i];
        chart.rect = new QCPAxisRect(plot);
        chart.rect->setAutoMargins(QCP::msNone);
        QCPAxis *time = chart.rect->axis(QCPAxis::atBottom);
        QCPAxis *value = chart.rect->axis(QCPAxis::atLeft);
        time->setTicker(timeTicker);
        value->setTicker(chart.ticker.ticker());
        value->setTicks(true);
        value->setTickLength(0, 0);
        value->setSubTicks(false);
        time->setSubTicks(false);
        for (QCPAxis *axis : {time, value}) {
            axis->grid()->setLayer(u"grid"_s);
            axis->setLayer(u"axes"_s);
            axis->setSelectableParts(QCPAxis::spNone);
        }
        value->grid()->setZeroLinePen(Qt::NoPen);
    }
    placeCharts();
    // The plot owns the items.
    new PaintedItem(plot, u"backdrop"_s, [this](QPainter &painter) {
        for (const int band : m_shown)
            paintBackdrop(painter, scale(), chartArea(band), m_trials, m_phases, palette());
    });
    auto *stacks =
        new PaintedItem(plot, u"main"_s, [this](QPainter &painter) { paintStacks(painter); });
    stacks->setAntialiased(false); // else all is moved by half a pixel
    new PaintedItem(plot, u"cursor"_s, [this](QPainter &painter) { paintOver(painter); });
}

void TimePlot::paintStacks(QPainter &painter) const
{
    for (const int band : m_shown) {
        const Charts::Chart &chart = m_charts->charts[static_cast<size_t>(band)];
        const QCPRange times = chart.rect->axis(QCPAxis::atBottom)->range();
        const QCPRange values = chart.rect->axis(QCPAxis::atLeft)->range();
        // Its zero lies on the last row of pixels of the rectangle, not below.
        const QRectF area = QRectF(chart.rect->rect()).translated(0, -1);
        const StackScale scale{area, times.lower, times.upper, values.upper,
                               m_charts->plot->bufferDevicePixelRatio()};
        paintStack(painter, scale, chart.areas);
    }
}

void TimePlot::placeCharts()
{
    QCPLayoutGrid *layout = m_charts->plot->plotLayout();
    for (const Charts::Chart &chart : m_charts->charts) {
        if (chart.rect->layout() == layout)
            layout->take(chart.rect);
        chart.rect->setVisible(false);
    }
    layout->simplify();
    int row = 0;
    for (const int band : m_shown) {
        QCPAxisRect *rect = m_charts->charts[static_cast<size_t>(band)].rect;
        layout->addElement(row++, 0, rect);
        rect->setVisible(true);
        const bool isLast = band == m_shown.back();
        QCPAxis *time = rect->axis(QCPAxis::atBottom);
        time->setTickLabels(isLast);
        time->setTickLength(0, isLast ? 4 : 0);
    }
}

void TimePlot::setShownBands(const std::vector<int> &bands)
{
    if (bands == m_shown || bands.empty())
        return;
    m_shown = bands;
    placeCharts();
    layOut();
    sourceChanged();
}

void TimePlot::applyPalette()
{
    const common::Colours &colours = common::Theme::colours(palette());
    QCustomPlot *plot = m_charts->plot;
    plot->setBackground(QBrush(colours.surface));
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    for (const Charts::Chart &chart : m_charts->charts) {
        for (QCPAxis *axis : chart.rect->axes()) {
            axis->setBasePen(QPen(colours.border, 1));
            axis->setTickPen(QPen(colours.border, 1));
            axis->setSubTickPen(QPen(colours.border, 1));
            axis->setTickLabelColor(colours.mutedText);
            axis->setTickLabelFont(small);
            axis->grid()->setPen(QPen(colours.grid, 1));
        }
    }
    layOut();
    sourceChanged();
}

int TimePlot::headerHeight() const
{
    return fontMetrics().height() + 8;
}

int TimePlot::stripHeight() const
{
    constexpr double kUsual = 38; // two rows of names
    return static_cast<int>(kUsual * typeScale(fontMetrics()));
}

double TimePlot::lineWidth() const
{
    constexpr double kUsual = 1.8;
    return kUsual * typeScale(fontMetrics());
}

void TimePlot::layOut()
{
    // Fixed margins: labels that grow by a digit must not move the charts.
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    const QFontMetrics metrics(small);
    const int left = metrics.horizontalAdvance(u"8888.8"_s) + 12;
    const int rows = static_cast<int>(m_shown.size());
    const int below = metrics.height() + 12;
    const int above = stripHeight() + 6 + rows * headerHeight();
    const int inner = std::max(1, (height() - above - below - (rows - 1) * 4) / rows);
    int row = 0;
    for (const int band : m_shown) {
        const bool isFirst = band == m_shown.front();
        const bool isLast = band == m_shown.back();
        const int top = headerHeight() + (isFirst ? stripHeight() + 6 : 0);
        const int bottom = isLast ? below : 4;
        Charts::Chart &chart = m_charts->charts[static_cast<size_t>(band)];
        chart.rect->setMargins(QMargins(left, top, kRightMargin, bottom));
        // Charts of one height, whatever stands above and below each, with no more ticks than fit.
        m_charts->plot->plotLayout()->setRowStretchFactor(row++, inner + top + bottom);
        chart.ticker.setTickCount(std::clamp(inner / (2 * metrics.height()), 2, 4));
    }
}

} // namespace runwatt::plot
