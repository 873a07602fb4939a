// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/racechart.h"

#include "widgets/common/formatters.h"
#include "widgets/common/theme.h"
#include "widgets/plot/figurelook.h"
#include "widgets/plot/hatch.h"
#include "widgets/stage/proposedsteps.h"
#include "widgets/stage/stagepaint.h"

#include <QAreaSeries>
#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::stage {

namespace {

constexpr int kMotionMs = 900;
constexpr double kHalfBar = 0.36; ///< of the distance of two bars
constexpr double kLeastRows = 4; ///< two bars alone would be as thick as walls

/// Of all room to the right of the plot's left edge, what values need beside the longest bar.
constexpr double kRoom = 1.7;

constexpr double kTwoLines = 7.5; ///< a bar's height that holds them, in units

QString namesOf(const RaceEntry &entry)
{
    return entry.device.isEmpty() ? runtimeName(entry.runtime) : entry.device;
}

} // namespace

RaceChart::RaceChart(QWidget *parent)
    : QChartView(parent)
    , m_values(new QValueAxis(this))
    , m_ranks(new QValueAxis(this))
{
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMinimumSize(1, 1);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setMargins({});
    chart()->addAxis(m_values, Qt::AlignBottom);
    chart()->addAxis(m_ranks, Qt::AlignLeft);
    m_ranks->setVisible(false);
    m_ranks->setReverse(true);
    m_values->setTickCount(5);
    m_values->setLabelsVisible(false); // each bar tells its own
    m_motion.setDuration(kMotionMs);
    m_motion.setStartValue(0.0);
    m_motion.setEndValue(1.0);
    m_motion.setEasingCurve(QEasingCurve::InOutCubic);
    connect(&m_motion, &QVariantAnimation::valueChanged, this, &RaceChart::moveBars);
    layOut();
}

RaceChart::Bar *RaceChart::barOf(const QString &key)
{
    const auto found = std::find_if(m_bars.begin(), m_bars.end(),
                                    [&key](const Bar &bar) { return bar.entry.key == key; });
    return found != m_bars.end() ? &*found : nullptr;
}

void RaceChart::addBar(const RaceEntry &entry, double rank)
{
    Bar bar;
    bar.entry = entry;
    bar.from = bar.to = {0, rank};
    bar.upper = new QLineSeries(this);
    bar.lower = new QLineSeries(this);
    bar.area = new QAreaSeries(bar.upper, bar.lower);
    const QColor colour = plot::screenLook(palette(), font(), size())
                              .colour(figure::runtimeStyle(entry.runtime).colour);
    bar.area->setBrush(colour);
    bar.area->setPen(Qt::NoPen);
    chart()->addSeries(bar.area);
    bar.area->attachAxis(m_values);
    bar.area->attachAxis(m_ranks);
    m_bars.push_back(bar);
}

void RaceChart::removeOthers(const Race &race)
{
    std::erase_if(m_bars, [&](const Bar &bar) {
        const bool stays =
            std::any_of(race.entries.begin(), race.entries.end(),
                        [&bar](const RaceEntry &entry) { return entry.key == bar.entry.key; });
        if (!stays) {
            chart()->removeSeries(bar.area);
            delete bar.area;
            delete bar.upper;
            delete bar.lower;
        }
        return !stays;
    });
}

void RaceChart::setRace(const Race &race, Motion motion)
{
    if (race == m_race)
        return; // it is there, or on its way
    // Where everything is at this moment is where it goes on from.
    for (Bar &bar : m_bars)
        bar.from = placeNow(bar);
    m_topFrom += (m_topTo - m_topFrom) * along();
    m_motion.stop();
    if (race.workload != m_race.workload || race.measure != m_race.measure)
        m_topFrom = 0;
    m_race = race;
    removeOthers(race);
    const double best = race.entries.empty() ? 0 : race.entries.front().mean;
    const UnitScale scale = scaleFor(best, race.unit);
    if (scale.divisor != m_scale.divisor && m_scale.divisor > 0) {
        for (Bar &bar : m_bars)
            bar.from.value *= m_scale.divisor / scale.divisor;
        m_topFrom *= m_scale.divisor / scale.divisor;
    }
    m_scale = scale;
    m_topTo = std::max(best / scale.divisor * kRoom, 1e-9);
    if (m_topFrom <= 0)
        m_topFrom = m_topTo;
    double rank = 0;
    for (const RaceEntry &entry : race.entries) {
        if (barOf(entry.key) == nullptr)
            addBar(entry, rank);
        Bar &bar = *barOf(entry.key);
        bar.entry = entry;
        bar.to = {entry.mean / scale.divisor, rank++};
    }
    m_ranks->setRange(-0.6, std::max(kLeastRows, rank) - 0.4);
    if (motion == Motion::Moves && isVisible()) {
        m_motion.start();
    } else {
        for (Bar &bar : m_bars)
            bar.from = bar.to;
        m_topFrom = m_topTo;
        moveBars();
    }
}

double RaceChart::along() const
{
    return isMoving() ? m_motion.currentValue().toDouble() : 1;
}

RaceChart::Place RaceChart::placeNow(const Bar &bar) const
{
    const double part = along();
    return {bar.from.value + (bar.to.value - bar.from.value) * part,
            bar.from.rank + (bar.to.rank - bar.from.rank) * part};
}

void RaceChart::moveBars()
{
    m_values->setRange(0, m_topFrom + (m_topTo - m_topFrom) * along());
    for (const Bar &bar : m_bars) {
        const Place place = placeNow(bar);
        bar.upper->replace(
            QList<QPointF>{{0, place.rank - kHalfBar}, {place.value, place.rank - kHalfBar}});
        bar.lower->replace(
            QList<QPointF>{{0, place.rank + kHalfBar}, {place.value, place.rank + kHalfBar}});
    }
    viewport()->update();
}

void RaceChart::setUnit(double pixels)
{
    if (qFuzzyCompare(pixels, m_unit))
        return;
    m_unit = pixels;
    layOut();
}

void RaceChart::layOut()
{
    const common::Colours &colours = common::Theme::colours(palette());
    m_values->setGridLinePen(QPen(colours.grid, std::max(1.0, m_unit * 0.15)));
    m_values->setLinePen(Qt::NoPen);
    setBackgroundBrush(Qt::NoBrush);
    chart()->setPlotArea(QRectF(viewport()->rect()).adjusted(34 * m_unit, 0, 0, 0));
    for (const Bar &bar : m_bars)
        bar.area->setBrush(plot::screenLook(palette(), font(), size())
                               .colour(figure::runtimeStyle(bar.entry.runtime).colour));
    viewport()->update();
}

void RaceChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    layOut();
}

void RaceChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        layOut();
}

void RaceChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    Q_UNUSED(rect)
    painter->setRenderHint(QPainter::Antialiasing);
    for (const Bar &bar : m_bars)
        paintBar(*painter, bar);
}

void RaceChart::paintBar(QPainter &painter, const Bar &bar) const
{
    const common::Colours &colours = common::Theme::colours(palette());
    const Place place = placeNow(bar);
    const QPointF corner = chart()->mapToPosition({0, place.rank - kHalfBar}, bar.area);
    const QPointF opposite = chart()->mapToPosition({place.value, place.rank + kHalfBar}, bar.area);
    const QRectF box(corner, opposite);
    plot::FigureLook look = plot::screenLook(palette(), font(), size());
    look.unit = m_unit * 0.5;
    if (box.width() > 1)
        plot::drawSwatch(painter, box, figure::runtimeStyle(bar.entry.runtime), look);

    QFont large = font();
    large.setPointSizeF(4.4 * m_unit * 72 / logicalDpiY());
    large.setBold(true);
    QFont small = font();
    small.setPointSizeF(2.9 * m_unit * 72 / logicalDpiY());
    const QRectF names(0, box.top(), box.left() - 1.5 * m_unit, box.height());
    painter.setPen(colours.text);
    QRectF code = names;
    code.setWidth(9 * m_unit);
    writeText(painter, code, Qt::AlignLeft | Qt::AlignVCenter, bar.entry.runtime, large);
    painter.setPen(colours.mutedText);
    writeText(painter, names.adjusted(9.5 * m_unit, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
              namesOf(bar.entry), small);

    paintResult(painter, bar, box, large, small);
}

void RaceChart::paintResult(
    QPainter &painter, const Bar &bar, const QRectF &box, QFont large, const QFont &small) const
{
    const common::Colours &colours = common::Theme::colours(palette());
    // In one line where bars are thin.
    const bool isOneLine = box.height() < kTwoLines * m_unit;
    if (isOneLine)
        large.setPointSizeF(small.pointSizeF());
    const double gap = 1.5 * m_unit;
    QRectF told(box.right() + gap, box.top(), width(), box.height());
    QRectF below = told;
    if (!isOneLine) {
        told.setHeight(box.height() * 0.56);
        below.setTop(box.top() + box.height() * 0.54);
    }
    // In the prefix of the axis, so that bars can be told apart by their numbers too. At once what
    // these trials gave: a number on its way there would be nobody's result beside their count.
    const QString value = u"%1 %2"_s.arg(common::formatNumber(bar.to.value, 3), m_scale.unit);
    painter.setPen(colours.text);
    painter.setFont(large);
    painter.drawText(told, Qt::AlignLeft | Qt::AlignVCenter, value);
    if (isOneLine)
        below.setLeft(told.left() + QFontMetricsF(large).horizontalAdvance(value) + gap);
    painter.setPen(colours.mutedText);
    painter.setFont(small);
    const QString count = u"n = %1"_s.arg(bar.entry.trials);
    painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, count);
    QFont marked = small;
    marked.setPointSizeF(small.pointSizeF() * 0.8);
    const double left = below.left() + QFontMetricsF(small).horizontalAdvance(count) + gap;
    const QSizeF size = markSize(bar.entry.origins, {}, marked);
    paintMark(painter, {left + size.width(), below.center().y() - size.height() / 2},
              bar.entry.origins, {}, palette(), marked);
}

} // namespace runwatt::stage
