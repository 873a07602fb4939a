// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/formatters.h"
#include "widgets/common/theme.h"
#include "widgets/plot/timeplotcharts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::Literals::StringLiterals;

// What TimePlot writes and draws over its charts: headers with values, strip, cursor, focus.

namespace runwatt::plot {

namespace {

constexpr int kBesideChip = 30; ///< of the cursor's time, without another number

} // namespace

std::optional<TimeNs> TimePlot::newestInView() const
{
    if (m_source == nullptr || m_source->extent().lengthNs() <= 0)
        return std::nullopt;
    return std::min(m_source->extent().endNs, view().endNs);
}

std::optional<double> TimePlot::toldValue(int band, int trace) const
{
    if (m_cursor)
        return m_source->valueAt(band, trace, *m_cursor);
    if (m_source->extent().lengthNs() <= 0)
        return std::nullopt;
    if (view().endNs < m_source->extent().endNs)
        return m_source->valueAt(band, trace, view().endNs);
    return m_source->newestValue(band, trace);
}

std::optional<Origin> TimePlot::shownOrigin(int band, int trace, std::optional<double> told) const
{
    // Of what is in view: a trial's own numbers bear no other one's mark.
    std::optional<Origin> origin = m_source->originIn(band, trace, view());
    if (!told)
        return origin;
    // The cursor tells also of what is out of view.
    if (m_cursor) {
        const std::optional<Origin> there = m_source->originIn(band, trace, {*m_cursor, *m_cursor});
        if (there)
            origin = combined(origin.value_or(Origin::Measured), *there);
    }
    // No value without the mark that it may have.
    return origin.value_or(m_source->traces(band)[static_cast<size_t>(trace)].origin);
}

void TimePlot::updateHeaders()
{
    for (const int band : m_shown) {
        const auto i = static_cast<size_t>(band);
        BandHeader &header = m_headers[i];
        const UnitScale &unit = m_units[i];
        header.title = u"%1 (%2)"_s.arg(m_bands[i].title, unit.unit);
        header.entries.clear();
        header.origin = Origin::Measured;
        if (m_source == nullptr)
            continue;
        const std::vector<Trace> &traces = m_source->traces(static_cast<int>(i));
        std::vector<std::optional<double>> values;
        std::vector<std::optional<Origin>> origins;
        std::optional<Origin> first;
        bool unlike = false; // those of which something is shown
        for (int k = 0; k < static_cast<int>(traces.size()); ++k) {
            values.push_back(toldValue(band, k));
            const std::optional<Origin> origin = shownOrigin(band, k, values.back());
            unlike = unlike || (first && origin && *first != *origin);
            if (!first)
                first = origin;
            origins.push_back(origin);
        }
        for (size_t k = 0; k < traces.size(); ++k) {
            const Origin origin = origins[k].value_or(Origin::Measured);
            header.origin = combined(header.origin, origin);
            HeaderEntry entry;
            entry.label = traces[k].label;
            entry.outlined = !traces[k].shownInStack;
            entry.colour = entry.outlined ? common::Theme::colours(palette()).mutedText
                                          : traceColour(traces[k], palette());
            entry.dash = traceStyle(traces[k]).dash;
            if (unlike)
                entry.origin = origin;
            entry.filled = m_bands[i].kind == BandKind::Stack;
            entry.value = common::formatValue(
                values[k].value_or(std::numeric_limits<double>::quiet_NaN()), m_bands[i].unit);
            header.entries.push_back(entry);
        }
    }
}

QString TimePlot::readout() const
{
    QStringList parts;
    if (m_cursor)
        parts.append(common::formatCampaignTime(*m_cursor, 1));
    for (const int band : m_shown) {
        const auto i = static_cast<size_t>(band);
        for (const HeaderEntry &entry : m_headers[i].entries) {
            const QString name = entry.origin == Origin::Measured
                ? entry.label
                : u"%1 %2"_s.arg(entry.label, mark(entry.origin));
            parts.append(tr("%1, %2: %3").arg(m_bands[i].title, name, entry.value));
        }
        if (m_headers[i].origin != Origin::Measured)
            parts.append(mark(m_headers[i].origin));
    }
    return parts.join(u"; "_s);
}

void TimePlot::paintOver(QPainter &painter)
{
    const common::Colours &colours = common::Theme::colours(palette());
    painter.setFont(font());
    paintStrip(painter, scale(), stripArea(), m_trials, m_phases, palette());
    for (const int band : m_inSight) {
        const auto i = static_cast<size_t>(band);
        const QRect area = chartArea(band);
        const QRect line(area.left(), area.top() - headerHeight(), area.width(), headerHeight());
        paintHeader(painter, line, m_headers[i], palette());
        const bool nothing = m_source == nullptr || m_source->traces(static_cast<int>(i)).empty();
        if (nothing && !m_bands[i].emptyText.isEmpty()) {
            constexpr int kFlags = Qt::AlignCenter | Qt::TextWordWrap;
            const QRect room = area.adjusted(8, 4, -8, -4);
            // A line of the grid behind the words would strike them through.
            painter.fillRect(
                painter.boundingRect(room, kFlags, m_bands[i].emptyText).adjusted(-8, -2, 8, 2),
                colours.surface);
            painter.setPen(colours.mutedText);
            painter.drawText(room, kFlags, m_bands[i].emptyText);
        }
    }
    if (m_cursor)
        paintCursor(painter, *m_cursor);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.accent, 1));
        // The lowest row is not drawn on this layer.
        painter.drawRoundedRect(QRectF(m_charts->plot->rect()).adjusted(0.5, 0.5, -0.5, -1.5),
                                common::spacing::kRadius, common::spacing::kRadius);
    }
}

void TimePlot::paintCursor(QPainter &painter, TimeNs time) const
{
    const common::Colours &colours = common::Theme::colours(palette());
    const QRect first = chartArea(m_inSight.front());
    const double x = std::round(scale().x(time)) + 0.5;
    if (x < first.left() || x > first.right() + 1)
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(colours.text, 1));
    for (const int band : m_inSight) {
        const QRect area = chartArea(band);
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    const int decimals = view().lengthNs() < 120 * kNsPerSecond ? 1 : 0;
    const QString text = common::formatCampaignTime(time, decimals);
    const int width = painter.fontMetrics().horizontalAdvance(text) + 12;
    const int height = painter.fontMetrics().height() + 2;
    const int furthest = std::max(first.right() - width + 1, first.left());
    const int left = std::clamp(static_cast<int>(x) - width / 2, first.left(), furthest);
    const int bottom = chartArea(m_inSight.back()).bottom();
    const QRect chip(left, bottom + 3, width, height);
    // Half a tick label beside the chip would be read as a number.
    const QCPAxis *times =
        m_charts->charts[static_cast<size_t>(m_inSight.back())].rect->axis(QCPAxis::atBottom);
    const QFontMetrics metrics(labelFont());
    const QRect covered = chip.adjusted(-kBesideChip, 2, kBesideChip, 6);
    for (qsizetype i = 0; i < times->tickVectorLabels().size(); ++i) {
        const int wide = metrics.horizontalAdvance(times->tickVectorLabels()[i]) + 2;
        const int middle = static_cast<int>(times->coordToPixel(times->tickVector()[i]));
        const QRect label(middle - wide / 2, covered.top(), wide, covered.height());
        if (label.intersects(covered))
            painter.fillRect(label & m_charts->plot->rect(), colours.surface);
    }
    painter.fillRect(covered & m_charts->plot->rect(), colours.surface);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.text);
    painter.drawRoundedRect(chip, 4, 4);
    painter.setPen(colours.surface);
    painter.drawText(chip, Qt::AlignCenter, text);
}

} // namespace runwatt::plot
