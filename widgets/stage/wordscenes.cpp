// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/wordscenes.h"

#include "widgets/common/theme.h"
#include "widgets/stage/stagepaint.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace runwatt::stage {

QString TitleScene::title() const
{
    if (!step().title.isEmpty() || subject().campaign == nullptr)
        return step().title;
    return subject().campaign->campaign.title;
}

QString TitleScene::place() const
{
    QStringList parts;
    if (subject().campaign != nullptr) {
        QStringList devices;
        for (const store::DeviceRecord &device : subject().campaign->devices)
            devices.append(device.name);
        if (!devices.isEmpty())
            parts.append(devices.join(QStringLiteral(", ")));
        const QDateTime created =
            QDateTime::fromMSecsSinceEpoch(subject().campaign->campaign.createdUtcNs / 1'000'000);
        //: When a campaign was made: a format of QLocale.
        parts.append(QLocale().toString(created.date(), tr("d MMMM yyyy")));
    }
    return parts.join(u'\n');
}

void TitleScene::showStep()
{
    setAccessibleName(title());
    setAccessibleDescription(place());
    update();
}

void TitleScene::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const common::Colours &colours = common::Theme::colours(palette());
    const double unit = stageUnit(size());
    QPainter painter(this);
    const QRectF content = QRectF(rect()).adjusted(10 * unit, 14 * unit, -10 * unit, -14 * unit);
    QRectF upper = content;
    upper.setHeight(content.height() * 0.62);
    painter.setPen(colours.text);
    const QRectF taken = writeText(painter, upper, Qt::AlignLeft | Qt::AlignBottom, title(),
                                   stageFont(*this, 9, QFont::Bold));
    const QRectF line(content.left(), taken.bottom() + 3 * unit, 16 * unit, 0.8 * unit);
    painter.fillRect(line, colours.accent);
    QRectF lower = content;
    lower.setTop(line.bottom() + 3 * unit);
    painter.setPen(colours.mutedText);
    writeText(painter, lower, Qt::AlignLeft | Qt::AlignTop, place(), stageFont(*this, 4.2));
}

QStringList TextScene::points(const store::StepRecord &step)
{
    QStringList points;
    for (const QString &line : step.body.split(u'\n')) {
        if (points.size() < kMostPoints && !line.trimmed().isEmpty())
            points.append(line.trimmed());
    }
    return points;
}

void TextScene::showStep()
{
    setAccessibleName(step().title);
    setAccessibleDescription(points(step()).join(u'\n'));
    update();
}

void TextScene::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const common::Colours &colours = common::Theme::colours(palette());
    const double unit = stageUnit(size());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF content = QRectF(rect()).adjusted(10 * unit, 9 * unit, -10 * unit, -8 * unit);
    QRectF heading = content;
    heading.setHeight(19 * unit);
    painter.setPen(colours.text);
    writeText(painter, heading, Qt::AlignLeft | Qt::AlignVCenter, step().title,
              stageFont(*this, 7.5, QFont::Bold));
    const QStringList lines = points(step());
    const double height = (content.height() - heading.height() - 3 * unit) / kMostPoints;
    const QSizeF room(content.width() - 5 * unit, height - unit);
    const QFont font = fontForAll(painter, room, lines, stageFont(*this, 4.8));
    double top = heading.bottom() + 3 * unit;
    for (const QString &line : lines) {
        painter.setPen(colours.text);
        const QRectF place(QPointF(content.left() + 5 * unit, top), room);
        const QRectF taken =
            writeText(painter, place, Qt::AlignLeft | Qt::AlignVCenter, line, font);
        // Beside the first line of a point that has two.
        const double firstLine = taken.top() + QFontMetricsF(font).height() / 2;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.accent);
        painter.drawEllipse(QRectF(content.left(), firstLine - unit, 2 * unit, 2 * unit));
        top += height;
    }
}

} // namespace runwatt::stage
