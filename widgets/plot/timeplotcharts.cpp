// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/timeplotcharts.h"

#include "widgets/common/theme.h"
#include "widgets/plot/typescale.h"

#include <QHBoxLayout>
#include <QScrollBar>

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;

// How TimePlot's charts are made, placed and coloured.

namespace runwatt::plot {

namespace {

constexpr int kRightMargin = 12;
constexpr int kBelowStrip = 6;
constexpr int kBelowLabels = 12;
constexpr int kBetween = 4; ///< bands, below the upper one

// Something on a layer of QCustomPlot that a function paints.
class PaintedItem : public QCPAbstractItem
{
public:
    PaintedItem(QCustomPlot *plot, const QString &layer, std::function<void(QPainter &)> paint)
        : QCPAbstractItem(plot)
        , m_paint(std::move(paint))
    {
        setClipToAxisRect(false);
        // Of all charts: it would go with the first one's rectangle where that is not in sight.
        setClipAxisRect(nullptr);
        setParentLayerable(nullptr);
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
    m_bar = new QScrollBar(Qt::Vertical, this);
    m_bar->hide();
    connect(m_bar, &QScrollBar::valueChanged, this, [this] {
        layOut();
        sourceChanged();
    });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(plot, 1);
    row->addWidget(m_bar);
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
        for (const int band : m_inSight)
            paintBackdrop(painter, scale(), chartArea(band), m_trials, m_phases, palette());
    });
    auto *stacks =
        new PaintedItem(plot, u"main"_s, [this](QPainter &painter) { paintStacks(painter); });
    stacks->setAntialiased(false); // else all is moved by half a pixel
    new PaintedItem(plot, u"cursor"_s, [this](QPainter &painter) { paintOver(painter); });
}

void TimePlot::paintStacks(QPainter &painter) const
{
    for (const int band : m_inSight) {
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
    for (const int band : m_inSight) {
        QCPAxisRect *rect = m_charts->charts[static_cast<size_t>(band)].rect;
        layout->addElement(row++, 0, rect);
        rect->setVisible(true);
        const bool isLast = band == m_inSight.back();
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
    layOut();
    sourceChanged();
}

void TimePlot::setBandsScroll(bool scroll)
{
    m_scroll = scroll;
    layOut();
    sourceChanged();
}

void TimePlot::updateSight()
{
    // As low as two numbers, one above the other, have room in.
    const int least = 2 * labelHeight();
    const int all = static_cast<int>(m_shown.size());
    int count = all;
    while (m_scroll && count > 1 && chartHeight(count) < least)
        --count;
    {
        // This is on its way to lay out what the bar says.
        const QSignalBlocker blocker(m_bar);
        m_bar->setRange(0, all - count);
        m_bar->setPageStep(count);
    }
    m_bar->setVisible(count < all);
    const auto first = m_shown.begin() + m_bar->value();
    const std::vector<int> inSight(first, first + count);
    if (inSight == m_inSight)
        return;
    m_inSight = inSight;
    placeCharts();
}

void TimePlot::applyPalette()
{
    const common::Colours &colours = common::Theme::colours(palette());
    QCustomPlot *plot = m_charts->plot;
    plot->setBackground(QBrush(colours.surface));
    const QFont small = labelFont();
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

QFont TimePlot::labelFont() const
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    return small;
}

int TimePlot::labelHeight() const
{
    return QFontMetrics(labelFont()).height();
}

int TimePlot::chartHeight(int bands) const
{
    const int below = labelHeight() + kBelowLabels;
    const int above = stripHeight() + kBelowStrip + bands * headerHeight();
    return std::max(1, (height() - above - below - (bands - 1) * kBetween) / bands);
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
    updateSight();
    // Fixed margins: labels that grow by a digit must not move the charts.
    const QFontMetrics metrics(labelFont());
    const int left = metrics.horizontalAdvance(u"8888.8"_s) + 12;
    const int inner = chartHeight(static_cast<int>(m_inSight.size()));
    int row = 0;
    for (const int band : m_inSight) {
        const bool isFirst = band == m_inSight.front();
        const bool isLast = band == m_inSight.back();
        const int top = headerHeight() + (isFirst ? stripHeight() + kBelowStrip : 0);
        const int bottom = isLast ? metrics.height() + kBelowLabels : kBetween;
        Charts::Chart &chart = m_charts->charts[static_cast<size_t>(band)];
        chart.rect->setMargins(QMargins(left, top, kRightMargin, bottom));
        // Charts of one height, whatever stands above and below each.
        m_charts->plot->plotLayout()->setRowStretchFactor(row++, inner + top + bottom);
    }
}

} // namespace runwatt::plot
