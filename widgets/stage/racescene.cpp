// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/racescene.h"

#include "core/figure/names.h"
#include "widgets/common/theme.h"
#include "widgets/stage/racechart.h"
#include "widgets/stage/show.h"
#include "widgets/stage/stagepaint.h"

#include <QHideEvent>
#include <QPainter>

#include <algorithm>
#include <limits>

namespace runwatt::stage {

namespace {

constexpr int kTellingMs = 8000; ///< all recorded trials, if there are many
constexpr int kLongestStepMs = 1000;
constexpr std::size_t kMostBars = 10; ///< more could not be read from the last row

} // namespace

RaceScene::RaceScene(SceneUse use, QWidget *parent)
    : Scene(use, parent)
    , m_chart(new RaceChart(this))
{
    connect(&m_next, &QTimer::timeout, this, &RaceScene::tellNext);
}

int RaceScene::trialsNow() const
{
    if (subject().campaign == nullptr)
        return 0;
    // A replayed campaign's results are all in its file: only those that were there by then count.
    const bool isReplayed = subject().player != nullptr && subject().player->isReplay();
    const TimeNs until =
        isReplayed ? subject().player->position() : std::numeric_limits<TimeNs>::max();
    return completeTrials(*subject().campaign, step().workload, until);
}

void RaceScene::showStep()
{
    const bool isAnother = !m_shown || m_shown->workload != step().workload;
    m_shown = step();
    const bool isRecorded = subject().show == nullptr || !subject().show->isMoving();
    if (!isAnother || !isRecorded || use() == SceneUse::Preview) {
        if (!m_next.isActive())
            tell(trialsNow());
        update();
        return;
    }
    m_told = 0;
    tellNext();
    m_next.start(std::min(kLongestStepMs, kTellingMs / std::max(1, trialsNow())));
}

void RaceScene::refresh()
{
    if (!m_next.isActive())
        tell(trialsNow());
}

void RaceScene::finish()
{
    m_next.stop();
    tell(trialsNow());
}

void RaceScene::tellNext()
{
    tell(std::min(m_told + 1, trialsNow()));
    if (m_told >= trialsNow())
        m_next.stop();
}

void RaceScene::tell(int trials)
{
    m_told = trials;
    if (subject().campaign == nullptr)
        return;
    Race race = raceAfter(*subject().campaign, step().workload, trials);
    race.entries.resize(std::min(race.entries.size(), kMostBars));
    m_chart->setRace(
        race, use() == SceneUse::Stage ? RaceChart::Motion::Moves : RaceChart::Motion::Jumps);
    QStringList standing;
    for (const RaceEntry &entry : race.entries)
        standing.append(entry.runtime);
    setAccessibleName(step().title.isEmpty() ? race.workload : step().title);
    setAccessibleDescription(standing.join(QStringLiteral(", ")));
    update();
}

void RaceScene::hideEvent(QHideEvent *event)
{
    Scene::hideEvent(event);
    if (event->spontaneous())
        return; // minimised: nobody sets the step again when the window is back
    // Who comes back to a race wants to see it.
    m_next.stop();
    m_shown.reset();
}

void RaceScene::resizeEvent(QResizeEvent *event)
{
    Scene::resizeEvent(event);
    layOut();
}

void RaceScene::layOut()
{
    const double unit = stageUnit(size());
    m_chart->setUnit(unit);
    m_chart->setGeometry(
        QRectF(rect()).adjusted(6 * unit, 24 * unit, -6 * unit, -5 * unit).toRect());
}

void RaceScene::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const common::Colours &colours = common::Theme::colours(palette());
    const double unit = stageUnit(size());
    QPainter painter(this);
    const Race &race = m_chart->race();
    const QRectF content = QRectF(rect()).adjusted(6 * unit, 5 * unit, -6 * unit, -5 * unit);
    // The stage's own mark is at the right end of this line.
    QRectF heading(content.left(), content.top(), content.width() * 0.72, 9 * unit);
    painter.setPen(colours.text);
    writeText(painter, heading, Qt::AlignLeft | Qt::AlignVCenter,
              step().title.isEmpty() ? race.workload : step().title,
              stageFont(*this, 6, QFont::Bold));
    const QRectF below(content.left(), heading.bottom() + unit, content.width(), 5 * unit);
    painter.setPen(colours.mutedText);
    QString told = race.entries.empty() ? tr("No trial of it is complete yet.")
                                        : tr("%1, means; %n trial(s) in all", nullptr, race.trials)
                                              .arg(figure::measureName(race.measure));
    if (!step().title.isEmpty() && !race.workload.isEmpty())
        told = race.workload + QStringLiteral(": ") + told;
    writeText(painter, below, Qt::AlignLeft | Qt::AlignVCenter, told, stageFont(*this, 3.4));
}

} // namespace runwatt::stage
