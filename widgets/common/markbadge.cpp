// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/markbadge.h"

#include "widgets/common/text.h"
#include "widgets/common/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

namespace runwatt::common {

namespace {

constexpr int kPadding = 6;

QFont badgeFont(const QFont &base)
{
    QFont font = base;
    font.setBold(true);
    font.setPointSizeF(base.pointSizeF() * 0.82);
    font.setLetterSpacing(QFont::PercentageSpacing, 106);
    return font;
}

QSize badgeSize(Origin origin, const QFont &base)
{
    const QFontMetrics metrics(badgeFont(base));
    return {metrics.horizontalAdvance(mark(origin)) + 2 * kPadding, metrics.height() + 4};
}

} // namespace

MarkBadge::MarkBadge(Origin origin, QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
    setOrigin(origin);
}

void MarkBadge::setOrigin(Origin origin)
{
    m_origin = origin;
    setVisible(origin != Origin::Measured);
    setToolTip(explanation(origin));
    setAccessibleName(mark(origin));
    setAccessibleDescription(explanation(origin));
    updateGeometry();
    update();
}

QSize MarkBadge::sizeHint() const
{
    return m_origin == Origin::Measured ? QSize(0, 0) : badgeSize(m_origin, font());
}

QRect MarkBadge::paint(QPainter &painter,
                       const QPoint &place,
                       Origin origin,
                       const QPalette &palette,
                       const QFont &font)
{
    if (origin == Origin::Measured)
        return {};
    const QRect box(place, badgeSize(origin, font));
    const Colours &colours = Theme::colours(palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(badgeFont(font));
    painter.setPen(Qt::NoPen);
    painter.setBrush(origin == Origin::Replayed ? colours.information : colours.simulated);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(Theme::isDark(palette) ? colours.window : QColor(Qt::white));
    painter.drawText(box, Qt::AlignCenter, mark(origin));
    painter.restore();
    return box;
}

void MarkBadge::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    paint(painter, rect().topLeft(), m_origin, palette(), font());
}

void MarkBadge::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

QString explanation(Origin origin)
{
    switch (origin) {
    case Origin::Measured:
        break;
    case Origin::Replayed:
        return Common::tr("Shown again from a recorded campaign; nothing is being measured now.");
    case Origin::Emulated:
        return Common::tr(
            "Real software on an emulated processor: times and watts are not those of a "
            "device.");
    case Origin::StandIn:
        return Common::tr("From a stand-in for a part that could not be had.");
    case Origin::Simulated:
        return Common::tr("Made up by a model, not measured. Don't quote these values.");
    }
    return {};
}

} // namespace runwatt::common
