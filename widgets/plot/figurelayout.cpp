// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/figurelayout.h"

#include "core/figure/names.h"
#include "widgets/plot/barlayer.h"
#include "widgets/plot/figureframe.h"
#include "widgets/plot/linelayer.h"
#include "widgets/plot/steplayer.h"

#include <QFontMetricsF>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace runwatt::plot {

namespace {

/// In points: two labels of the value axis, and a bar that can be told from its neighbours.
constexpr double kLeastPanel = 26;
/// Panels whose values are further apart than this each get a value axis of their own.
constexpr double kSharedAxisRatio = 6;

/// Labels along the axis of groups, as they are drawn under each panel.
struct GroupLabels
{
    std::vector<double> positions; ///< in groups
    std::vector<QString> texts; ///< with line breaks
    double height = 0;
    double rotation = 0; ///< degrees
};

/// With an ellipsis in the middle of those that are longer than `most`.
QStringList elided(const QStringList &texts, const QFontMetricsF &metrics, double most)
{
    QStringList shorter;
    for (const QString &text : texts)
        shorter.append(metrics.elidedText(text, Qt::ElideMiddle, most));
    return shorter;
}

/// `beside` is what there is of the figure left of the first group's slot: a label that began
/// farther left would not be drawn.
GroupLabels
groupLabels(const QStringList &groups, double slotWidth, double beside, const FigureLook &look)
{
    constexpr int kMostLines = 3;
    constexpr double kRotation = 35; // degrees, counterclockwise
    constexpr double kUsual = 64; ///< of a label that is turned; its length
    constexpr double kLongest = 110; ///< where it would read like another one
    const QFont font = look.font(textsize::kTick);
    const double width = slotWidth - look.px(1.5);
    GroupLabels labels;
    const bool fits = std::all_of(groups.begin(), groups.end(), [&](const QString &text) {
        return fitsWrapped(text, font, width, kMostLines);
    });
    qsizetype mostLines = 1;
    double longest = 0;
    const QFontMetricsF metrics(font);
    QStringList turned = elided(groups, metrics, look.px(kUsual));
    if (turned.removeDuplicates() > 0)
        turned = elided(groups, metrics, look.px(kLongest));
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const QStringList lines =
            fits ? wrapText(groups.at(i), font, width, kMostLines) : QStringList{turned.at(i)};
        mostLines = std::max(mostLines, lines.size());
        for (const QString &line : lines)
            longest = std::max(longest, metrics.horizontalAdvance(line));
        labels.positions.push_back(static_cast<double>(labels.texts.size()));
        labels.texts.push_back(lines.join(u'\n'));
    }
    labels.height = linesHeight(font, mostLines);
    if (!fits) {
        const double room = std::max(0.0, beside + slotWidth / 2 - metrics.height());
        const double angle = std::max(kRotation * M_PI / 180,
                                      std::acos(std::min(1.0, room / std::max(1.0, longest))));
        labels.rotation = -angle * 180 / M_PI;
        labels.height = longest * std::sin(angle) + metrics.height() * std::cos(angle);
    }
    return labels;
}

/// Those of a histogram, where its steps meet.
GroupLabels tickLabels(const figure::FigureData &data, double width, const FigureLook &look)
{
    GroupLabels labels;
    for (const figure::AxisTick &tick :
         fittingTicks(data.ticks, static_cast<std::size_t>(data.panels.front().groups.size()),
                      width, look)) {
        labels.positions.push_back(tick.place);
        labels.texts.push_back(tick.label);
    }
    labels.height = linesHeight(look.font(textsize::kTick), 1);
    return labels;
}

figure::Range extentOf(const figure::BarPanel &panel, figure::Kind kind)
{
    figure::Range range{0, 0};
    for (const figure::Bar &bar : panel.bars) {
        const figure::Range one =
            kind == figure::Kind::Histogram ? figure::Range{0, bar.level()} : extent(bar);
        range = {std::min(range.low, one.low), std::max(range.high, one.high)};
    }
    return range;
}

KeyShape keyShape(const figure::FigureData &data)
{
    if (data.kind == figure::Kind::Histogram)
        return KeyShape::Line;
    bool means = false;
    bool trials = false;
    for (const figure::BarPanel &panel : data.panels) {
        for (const figure::Bar &bar : panel.bars)
            (bar.showsMean() ? means : trials) = true;
    }
    if (means && trials)
        return KeyShape::Both;
    return trials ? KeyShape::Marker : KeyShape::Swatch;
}

} // namespace

/// Puts a figure of grouped bars together.
class BarAssembler
{
public:
    BarAssembler(QCustomPlot &plot,
                 std::shared_ptr<const figure::FigureData> data,
                 const FigureLook &look,
                 const QSize &size)
        : m_data(std::move(data))
        , m_look(look)
        , m_locale(figure::localeOf(m_data->language))
        , m_frame(plot, *m_data, look, size)
        , m_body(m_frame.body())
    { }

    FigureScene assemble()
    {
        placeLegend();
        findColumns();
        findTicks();
        placeAxisLabels();
        placePanels();
        m_scene.m_data = m_data;
        return std::move(m_scene);
    }

private:
    void placeLegend()
    {
        const auto entries = flowLegend(m_data->legend, m_look, m_body.width());
        if (entries.empty())
            return;
        m_frame.addPainting([look = m_look, entries, topLeft = m_body.topLeft(),
                             shape = keyShape(*m_data)](QPainter &painter) {
            drawLegend(painter, topLeft, entries, look, shape);
        });
        m_body.setTop(m_body.top() + legendHeight(entries) + m_look.px(3));
    }

    void findColumns()
    {
        const auto panels = static_cast<int>(m_data->panels.size());
        const auto groups =
            panels == 0 ? 0 : static_cast<int>(m_data->panels.front().groups.size());
        const int bars = figure::barsAcross(m_data->kind, groups, m_data->placesPerGroup);
        m_columns = figure::panelColumns(panels, bars, m_body.width() / m_look.unit);
        m_rows = std::max(1, (panels + m_columns - 1) / m_columns);
        widenForLowRows(panels, bars);
    }

    /// On a screen the height is given: rows too low to read become more columns, down to bars that
    /// can still be told apart.
    void widenForLowRows(int panels, int barsPerPanel)
    {
        constexpr double kLeastRow = 95;
        constexpr double kLeastBar = 2.6;
        const double width = m_body.width() / m_look.unit;
        while (m_rows > 1 && m_body.height() / m_look.unit / m_rows < kLeastRow) {
            const int rows = m_rows - 1;
            const int columns = (panels + rows - 1) / rows;
            if (width / columns < kLeastBar * barsPerPanel + 24)
                return;
            m_rows = rows;
            m_columns = columns;
        }
    }

    void findTicks()
    {
        std::vector<figure::Range> ranges;
        double least = HUGE_VAL;
        figure::Range all{0, 0};
        for (const figure::BarPanel &panel : m_data->panels) {
            const figure::Range range = extentOf(panel, m_data->kind);
            ranges.push_back(range);
            if (range.high > 0)
                least = std::min(least, range.high);
            all = {std::min(all.low, range.low), std::max(all.high, range.high)};
        }
        m_sharesAxis = all.high <= kSharedAxisRatio * least;
        if (m_sharesAxis)
            ranges.assign(ranges.size(), all);
        const double rowPoints = m_body.height() / m_look.unit / m_rows;
        const int wanted = std::clamp(static_cast<int>(rowPoints / 24), 2, 8);
        for (const figure::Range &range : ranges) {
            const double divisor = m_data->vertical.divisor;
            m_ticks.push_back(
                figure::valueTicks(range.low / divisor, range.high / divisor, wanted, m_locale));
            // Room for a dagger or half a marker above what ends at the top tick.
            const figure::Ticks &ticks = m_ticks.back();
            const double room = 0.06 * (ticks.high - ticks.low);
            m_tops.push_back(ticks.high + (range.high / divisor > ticks.high - room ? room : 0));
        }
        for (const figure::Ticks &ticks : m_ticks)
            m_tickWidth = std::max(m_tickWidth, widest(ticks.labels, m_look.font(textsize::kTick)));
    }

    void placeAxisLabels()
    {
        const QFont font = m_look.font(textsize::kAxis);
        const double height = linesHeight(font, 1);
        const QRectF whole = m_body;
        if (!m_data->horizontal.label.isEmpty())
            m_body.setBottom(m_body.bottom() - height - m_look.px(1));
        const double left = height + m_look.px(2);
        if (!m_data->vertical.label.isEmpty())
            m_body.setLeft(m_body.left() + left);
        m_frame.addPainting([look = m_look, font, height, whole, panels = m_body, data = m_data,
                             inset = m_tickWidth](QPainter &painter) {
            const QStringList along =
                wrapText(data->horizontal.label, font, panels.width() - inset, 1);
            drawLines(painter,
                      QRectF(panels.left() + inset, whole.bottom() - height, panels.width() - inset,
                             height),
                      along, font, look.text, Qt::AlignHCenter);
            painter.save();
            painter.translate(whole.left(), panels.bottom());
            painter.rotate(-90);
            const QStringList up = wrapText(data->vertical.label, font, panels.height(), 1);
            drawLines(painter, QRectF(0, 0, panels.height(), height), up, font, look.text,
                      Qt::AlignHCenter);
            painter.restore();
        });
    }

    void placePanels()
    {
        if (m_data->panels.empty())
            return;
        const double axisWidth = m_tickWidth + m_look.px(3.5);
        const double gap = m_look.px(7);
        const double outer = (m_body.width() - gap * (m_columns - 1)) / m_columns;
        const double shared = (m_body.width() - axisWidth - gap * (m_columns - 1)) / m_columns;
        const double width = m_sharesAxis ? shared : outer - axisWidth;
        const QStringList &groups = m_data->panels.front().groups;
        const double slot = width / std::max<double>(1, static_cast<double>(groups.size()));
        const GroupLabels labels = isHistogram()
            ? tickLabels(*m_data, width, m_look)
            : groupLabels(groups, slot, m_body.left() + axisWidth, m_look);
        const QFont titleFont = m_look.font(textsize::kPanel, QFont::DemiBold);
        const bool hasTitles = m_data->panels.size() > 1;
        const double above = hasTitles ? linesHeight(titleFont, 1) + m_look.px(2.5) : m_look.px(2);
        const double below = labels.height + m_look.px(3);
        const double rowGap = m_look.px(6);
        const double rowHeight = (m_body.height() - rowGap * (m_rows - 1)) / m_rows;
        m_scene.m_isCramped = rowHeight - above - below < m_look.px(kLeastPanel);
        for (std::size_t index = 0; index < m_data->panels.size(); ++index) {
            const int column = static_cast<int>(index) % m_columns;
            const int row = static_cast<int>(index) / m_columns;
            const double left =
                m_body.left() + axisWidth + column * (m_sharesAxis ? shared + gap : outer + gap);
            const double top = m_body.top() + row * (rowHeight + rowGap) + above;
            const QRectF inner(left, top, width, std::max(1.0, rowHeight - above - below));
            placePanel(index, inner, labels, !m_sharesAxis || column == 0);
            if (!hasTitles)
                continue;
            const QRectF place(left, top - above, width, above);
            m_frame.addPainting(
                [look = m_look, place, titleFont,
                 text = wrapText(m_data->panels[index].title, titleFont, width, 1)](
                    QPainter &painter) { drawLines(painter, place, text, titleFont, look.text); });
        }
    }

    void
    placePanel(std::size_t index, const QRectF &inner, const GroupLabels &labels, bool showsValues)
    {
        const figure::BarPanel &panel = m_data->panels[index];
        const figure::Ticks &ticks = m_ticks[index];
        QCPAxisRect *axes = m_frame.addAxes(inner);
        QCPAxis *groups = axes->axis(QCPAxis::atBottom);
        QCPAxis *values = axes->axis(QCPAxis::atLeft);
        styleAxis(*groups, AxisRole::Along, m_look);
        styleAxis(*values, AxisRole::Values, m_look);
        setTicks(*groups, labels.positions, labels.texts);
        groups->setTickLabelRotation(labels.rotation);
        groups->setRange(-0.5,
                         static_cast<double>(std::max<qsizetype>(panel.groups.size(), 1)) - 0.5);
        setTicks(*values, ticks.positions, ticks.labels);
        values->setTickLabels(showsValues);
        values->setRange(ticks.low, m_tops[index]);
        if (isHistogram()) {
            groups->setTickPen(groups->basePen());
            groups->setTickLength(0, static_cast<int>(std::lround(m_look.px(2))));
            addSteps(groups, values, panel, m_data->vertical.divisor, m_look);
        } else {
            addBars(groups, values, panel, m_data->placesPerGroup, m_data->vertical.divisor,
                    m_look);
        }
        m_scene.m_axes.push_back({groups, values});
        for (std::size_t bar = 0; bar < panel.bars.size(); ++bar)
            m_scene.m_places.push_back({static_cast<int>(index), static_cast<int>(bar)});
    }

    [[nodiscard]] bool isHistogram() const { return m_data->kind == figure::Kind::Histogram; }

    std::shared_ptr<const figure::FigureData> m_data;
    FigureLook m_look;
    QLocale m_locale;
    FigureFrame m_frame;
    QRectF m_body;
    int m_columns = 1;
    int m_rows = 1;
    std::vector<double> m_tops; ///< of the panels' value axes
    bool m_sharesAxis = true;
    double m_tickWidth = 0;
    std::vector<figure::Ticks> m_ticks;
    FigureScene m_scene;
};

std::optional<BarPlace> FigureScene::barAt(const QPointF &point) const
{
    if (m_data && m_data->kind == figure::Kind::Histogram)
        return stepAt(point);
    for (const BarPlace &place : m_places) {
        // Small values are hard to hit: a few pixels above and below count as well.
        QRectF column = rectOf(place).adjusted(0, -6, 0, 3);
        const QCPAxis *values = m_axes[static_cast<std::size_t>(place.panel)].values;
        column.setBottom(std::max(column.bottom(), values->coordToPixel(0)));
        if (column.contains(point))
            return place;
    }
    return std::nullopt;
}

/// Lines cross: of those in the step, the one that is nearest.
std::optional<BarPlace> FigureScene::stepAt(const QPointF &point) const
{
    std::optional<BarPlace> nearest;
    double least = HUGE_VAL;
    for (const BarPlace &place : m_places) {
        const QRectF step = rectOf(place);
        const double away = std::abs(step.center().y() - point.y());
        const QCPAxisRect *axes = m_axes[static_cast<std::size_t>(place.panel)].values->axisRect();
        const bool isInStep = point.x() >= step.left() && point.x() < step.right()
            && QRectF(axes->rect()).adjusted(0, -3, 0, 3).contains(point);
        if (isInStep && away < least) {
            least = away;
            nearest = place;
        }
    }
    return nearest;
}

QRectF FigureScene::rectOf(const BarPlace &place) const
{
    const auto panel = static_cast<std::size_t>(place.panel);
    const auto index = static_cast<std::size_t>(place.bar);
    if (place.panel < 0 || place.bar < 0 || panel >= m_axes.size()
        || index >= m_data->panels[panel].bars.size())
        return {};
    const figure::Bar &bar = m_data->panels[panel].bars[index];
    const auto &[groups, values] = m_axes[panel];
    return m_data->kind == figure::Kind::Histogram
        ? stepRect(groups, values, bar, m_data->vertical.divisor)
        : barRect(groups, values, bar, m_data->placesPerGroup, m_data->vertical.divisor);
}

FigureScene layOutFigure(QCustomPlot &plot,
                         const std::shared_ptr<const figure::FigureData> &data,
                         const FigureLook &look,
                         const QSize &size)
{
    if (data->kind == figure::Kind::Timeline) {
        layOutTimeline(plot, *data, look, size);
        return {};
    }
    return BarAssembler(plot, data, look, size).assemble();
}

} // namespace runwatt::plot
