// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/barplot.h"

#include "core/figure/names.h"
#include "widgets/common/formatters.h"
#include "widgets/common/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <qcustomplot.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::plot {

/// The frame around the chosen bar, above the plot so that choosing draws nothing else again.
class BarPlot::Overlay : public QWidget
{
public:
    explicit Overlay(BarPlot *plot)
        : QWidget(plot)
        , m_barPlot(plot)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const QRectF bar =
            m_barPlot->m_selected ? m_barPlot->rectOf(*m_barPlot->m_selected) : QRectF();
        const common::Colours &colours = common::Theme::colours(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (bar.isEmpty()) {
            // The focus is seen at the chosen bar, else around them all.
            if (m_barPlot->hasFocus()) {
                painter.setPen(QPen(colours.accent, 1));
                painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5),
                                        common::spacing::kRadius, common::spacing::kRadius);
            }
            return;
        }
        painter.setPen(QPen(colours.accent, m_barPlot->hasFocus() ? 2.5 : 1.5));
        painter.drawRoundedRect(bar.adjusted(-4, -4, 4, 2), 3, 3);
    }

private:
    BarPlot *m_barPlot;
};

BarPlot::BarPlot(QWidget *parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
    , m_overlay(new Overlay(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Chart"));
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->plotLayout()->clear();
    // Empty here, and as a picture of its own it would be blended over the whole in every frame.
    m_plot->layer(u"overlay"_s)->setMode(QCPLayer::lmLogical);
    connect(m_plot, &QCustomPlot::afterReplot, m_overlay, qOverload<>(&QWidget::update));
    layOut();
}

BarPlot::~BarPlot() = default;

const figure::Bar *BarPlot::barOf(const BarPlace &place) const
{
    const auto &places = m_scene.places();
    if (!m_data || std::ranges::find(places, place) == places.end())
        return nullptr;
    return &m_data->panels[static_cast<std::size_t>(place.panel)]
                .bars[static_cast<std::size_t>(place.bar)];
}

void BarPlot::setFigure(std::shared_ptr<const figure::FigureData> figureData)
{
    const figure::Bar *chosen = m_selected ? barOf(*m_selected) : nullptr;
    const std::shared_ptr<const figure::FigureData> before =
        std::exchange(m_data, std::move(figureData));
    const std::optional<BarPlace> old = std::exchange(m_selected, std::nullopt);
    layOut();
    if (chosen) {
        const QString panel = before->panels[static_cast<std::size_t>(old->panel)].title;
        for (const BarPlace &place : m_scene.places()) {
            const figure::Bar *bar = barOf(place);
            if (bar->groupLabel == chosen->groupLabel && bar->seriesLabel == chosen->seriesLabel
                && m_data->panels[static_cast<std::size_t>(place.panel)].title == panel)
                m_selected = place;
        }
    }
    tellAccessibility();
}

void BarPlot::setSelected(std::optional<BarPlace> place)
{
    m_selected = place && barOf(*place) ? place : std::nullopt;
    tellAccessibility();
    m_overlay->update();
}

QRectF BarPlot::rectOf(const BarPlace &place) const
{
    return m_scene.rectOf(place);
}

QString BarPlot::describe(const BarPlace &place) const
{
    const figure::Bar *bar = barOf(place);
    if (!bar)
        return {};
    QStringList names{m_data->panels[static_cast<std::size_t>(place.panel)].title, bar->groupLabel,
                      bar->seriesLabel};
    names.removeAll(QString());
    QStringList lines{names.join(u", "_s)};
    const QString &unit = m_data->unit;
    if (bar->interval) {
        lines.append(tr("Mean %1, interval %2 to %3")
                         .arg(common::formatValue(bar->mean, unit),
                              common::formatValue(bar->interval->low, unit),
                              common::formatValue(bar->interval->high, unit)));
    } else {
        QStringList values;
        for (const double value : bar->values)
            values.append(common::formatValue(value, unit));
        lines.append(values.join(u"; "_s));
    }
    lines.append(tr("%n trial(s)", nullptr, static_cast<int>(bar->values.size())));
    if (!bar->verdictsAgainst.isEmpty())
        lines.append(tr("Known against them: %1").arg(figure::verdictNames(bar->verdictsAgainst)));
    if (!bar->origins.empty())
        lines.append(marks(bar->origins));
    return lines.join(u'\n');
}

void BarPlot::layOut()
{
    m_plot->setGeometry(rect());
    m_overlay->setGeometry(rect());
    if (!qFuzzyCompare(m_plot->bufferDevicePixelRatio(), devicePixelRatioF()))
        m_plot->setBufferDevicePixelRatio(devicePixelRatioF());
    FigureLook look = screenLook(palette(), font(), size());
    if (m_data && !size().isEmpty()) {
        m_scene = layOutFigure(*m_plot, m_data, look, size());
        // Large type in a small window: smaller beside the bars rather than no bars.
        constexpr double kSmallestType = 9; // pixels of the numbers along the axes
        constexpr double kSmaller = 0.88;
        while (m_scene.isCramped() && look.px(textsize::kTick) * kSmaller >= kSmallestType) {
            look.unit *= kSmaller;
            m_scene = layOutFigure(*m_plot, m_data, look, size());
        }
    } else {
        m_scene = {};
        m_plot->clearPlottables();
        m_plot->clearItems();
        m_plot->plotLayout()->clear();
        m_plot->setBackground(look.background);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void BarPlot::select(const BarPlace &place)
{
    setSelected(place);
    emit barSelected(place);
}

void BarPlot::moveSelection(int step)
{
    const auto &places = m_scene.places();
    if (places.empty())
        return;
    const auto last = static_cast<int>(places.size()) - 1;
    const auto found = m_selected ? std::ranges::find(places, *m_selected) : places.end();
    const int now = found == places.end() ? (step > 0 ? -1 : last + 1)
                                          : static_cast<int>(found - places.begin());
    select(places[static_cast<std::size_t>(std::clamp(now + step, 0, last))]);
}

void BarPlot::tellAccessibility()
{
    setAccessibleDescription(m_selected ? describe(*m_selected)
                                        : (m_data ? m_data->caption : QString()));
}

bool BarPlot::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    showToolTip(static_cast<QHelpEvent *>(event));
    return true;
}

void BarPlot::showToolTip(QHelpEvent *event)
{
    const std::optional<BarPlace> place = m_scene.barAt(event->pos());
    if (!place) {
        QToolTip::hideText();
        return;
    }
    // Names come from devices and files: never as markup.
    const QString text = describe(*place).toHtmlEscaped().replace(u'\n', u"<br>"_s);
    QToolTip::showText(event->globalPos(), u"<p style='white-space:pre'>%1</p>"_s.arg(text), this,
                       rectOf(*place).toAlignedRect().adjusted(-2, -6, 2, 3));
}

void BarPlot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        layOut();
}

void BarPlot::keyPressEvent(QKeyEvent *event)
{
    constexpr int kAll = 1'000'000;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveSelection(-1);
    case Qt::Key_Right:
        return moveSelection(1);
    case Qt::Key_Home:
        return moveSelection(-kAll);
    case Qt::Key_End:
        return moveSelection(kAll);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_selected)
            emit barActivated(*m_selected);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void BarPlot::mouseMoveEvent(QMouseEvent *event)
{
    const bool overBar = m_scene.barAt(event->position()).has_value();
    setCursor(overBar ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QWidget::mouseMoveEvent(event);
}

void BarPlot::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton ? m_scene.barAt(event->position()) : std::nullopt;
    if (m_pressed)
        select(*m_pressed);
    else
        QWidget::mousePressEvent(event);
}

void BarPlot::mouseReleaseEvent(QMouseEvent *event)
{
    const std::optional<BarPlace> pressed = std::exchange(m_pressed, std::nullopt);
    if (pressed && m_scene.barAt(event->position()) == pressed)
        emit barActivated(*pressed);
    else
        QWidget::mouseReleaseEvent(event);
}

void BarPlot::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_overlay->update();
}

void BarPlot::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_overlay->update();
}

void BarPlot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

} // namespace runwatt::plot
