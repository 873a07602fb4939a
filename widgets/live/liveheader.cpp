// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/liveheader.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/formatters.h"
#include "widgets/common/icons.h"
#include "widgets/common/markbadge.h"
#include "widgets/common/markbadges.h"
#include "widgets/common/theme.h"
#include "widgets/live/livemodel.h"
#include "widgets/live/nowfigure.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>
#include <limits>
#include <optional>

namespace runwatt::live {

using campaign::RunState;
using common::Role;
using common::Symbol;
using common::Theme;
using namespace common::spacing;

LiveHeader::LiveHeader(LiveModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_title(new common::ElidedLabel(this))
    , m_replayMark(new common::MarkBadge(Origin::Measured, this))
    , m_marks(new common::MarkBadges(this))
    , m_state(new QLabel(this))
    , m_pause(new QPushButton(this))
    , m_stopAfter(
          new QPushButton(common::icon(Symbol::StopAfter), tr("Stop after this &trial"), this))
    , m_stopNow(new QPushButton(common::icon(Symbol::Stop), tr("Stop &now"), this))
    , m_replay(new QPushButton(common::icon(Symbol::Play), tr("&Replay"), this))
    , m_throughput(new NowFigure(tr("Throughput"), this))
    , m_cpu(new NowFigure(tr("CPU"), this))
    , m_watts(new NowFigure(tr("Power"), this))
    , m_bar(new QProgressBar(this))
    , m_progress(new common::ElidedLabel(this))
    , m_activity(new common::ElidedLabel(this))
{
    m_title->setObjectName(QStringLiteral("campaignTitle"));
    m_state->setObjectName(QStringLiteral("campaignState"));
    m_state->setTextFormat(Qt::PlainText);
    m_pause->setObjectName(QStringLiteral("pauseButton"));
    m_stopAfter->setObjectName(QStringLiteral("stopAfterButton"));
    m_stopNow->setObjectName(QStringLiteral("stopNowButton"));
    m_replay->setObjectName(QStringLiteral("replayButton"));
    m_replayMark->setObjectName(QStringLiteral("replayMark"));
    m_throughput->setObjectName(QStringLiteral("throughputNow"));
    m_cpu->setObjectName(QStringLiteral("cpuNow"));
    m_watts->setObjectName(QStringLiteral("wattsNow"));
    m_progress->setObjectName(QStringLiteral("progressText"));
    Theme::setRole(m_title, Role::Title);
    Theme::setRole(m_state, Role::Caption);
    Theme::setRole(m_activity, Role::Caption);
    Theme::setRole(m_stopNow, Role::Danger);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the campaign"));
    m_pause->setToolTip(tr("Finishes the running trial and then waits"));
    m_stopAfter->setToolTip(tr("Finishes the running trial and ends; can be resumed later"));
    m_stopNow->setToolTip(tr("Ends at once; the running trial will be run again on resume"));
    m_replay->setToolTip(tr("Shows the campaign again as it came (R)"));
    layOut();
    connect(m_replay, &QPushButton::clicked, this, &LiveHeader::replayRequested);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        const RunState state = m_model.state();
        if (state == RunState::Paused || state == RunState::Pausing)
            emit resumeRequested();
        else
            emit pauseRequested();
    });
    connect(m_stopAfter, &QPushButton::clicked, this, &LiveHeader::stopAfterTrialRequested);
    connect(m_stopNow, &QPushButton::clicked, this, &LiveHeader::stopNowAsked);
    updateCampaign();
}

void LiveHeader::layOut()
{
    auto *first = new QHBoxLayout;
    first->setSpacing(kSmall);
    first->addWidget(m_title);
    first->addWidget(m_replayMark);
    first->addWidget(m_marks);
    first->addWidget(m_state);
    first->addStretch(1);
    first->addWidget(m_pause);
    first->addWidget(m_stopAfter);
    first->addWidget(m_stopNow);
    first->addWidget(m_replay);

    auto *words = new QHBoxLayout;
    words->addWidget(m_progress);
    words->addStretch(1);
    auto *card = new QFrame(this);
    Theme::setRole(card, Role::Card);
    auto *progress = new QVBoxLayout(card);
    progress->setContentsMargins(kMedium, kSmall, kMedium, kSmall);
    progress->setSpacing(kTiny);
    progress->addLayout(words);
    progress->addWidget(m_bar);
    progress->addWidget(m_activity);

    auto *second = new QHBoxLayout;
    second->setSpacing(kSmall);
    second->addWidget(card, 1);
    for (NowFigure *figure : {m_throughput, m_cpu, m_watts}) {
        figure->setMinimumWidth(figure == m_cpu ? 110 : 168);
        figure->reserve(figure == m_throughput ? QStringLiteral("888.8 MB/s")
                            : figure == m_cpu  ? QStringLiteral("100.0 %")
                                               : QStringLiteral("88.88 W"));
        second->addWidget(figure);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSmall);
    column->addLayout(first);
    column->addLayout(second);
}

void LiveHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateState();
    QWidget::changeEvent(event);
}

void LiveHeader::offerReplay()
{
    m_offersReplay = true;
    updateState();
}

void LiveHeader::updateCampaign()
{
    m_work = LiveBand::Throughput;
    m_title->setText(m_model.title().isEmpty() ? tr("No campaign") : m_model.title());
    const bool isReplay = m_model.source() == LiveModel::Source::Replay;
    m_replayMark->setOrigin(isReplay ? Origin::Replayed : Origin::Measured);
    // What it is besides is marked beside it.
    Origins others = m_model.origins();
    if (isReplay)
        others.erase(Origin::Replayed);
    m_marks->setOrigins(others);
    updateState();
    updateProgress();
    updateFigures();
}

void LiveHeader::updateState()
{
    const RunState state = m_model.state();
    const bool running = m_model.source() == LiveModel::Source::Running;
    const bool active = running
        && (state == RunState::Preparing || state == RunState::Running || state == RunState::Pausing
            || state == RunState::Paused);
    const bool waits = state == RunState::Paused || state == RunState::Pausing;
    m_pause->setText(waits ? tr("&Resume") : tr("&Pause"));
    m_pause->setIcon(common::icon(waits ? Symbol::Play : Symbol::Pause));
    m_pause->setEnabled(active);
    m_stopAfter->setEnabled(active && state != RunState::Paused);
    m_stopNow->setEnabled(active || (running && state == RunState::Stopping));
    m_stopNow->setIcon(common::icon(Symbol::Stop, Theme::colours(palette()).problem));
    const bool isReplay = m_model.source() == LiveModel::Source::Replay;
    m_replay->setVisible(m_offersReplay && m_model.source() == LiveModel::Source::File);
    const bool over = !running || state == RunState::Finished || state == RunState::Failed;
    for (QWidget *command : {m_pause, m_stopAfter, m_stopNow})
        command->setVisible(!over);
    for (NowFigure *figure : {m_throughput, m_cpu, m_watts})
        figure->setVisible(!over || isReplay);
    if (m_model.source() == LiveModel::Source::File)
        m_state->setText(tr("Recorded"));
    else if (!isReplay)
        m_state->setText(running ? stateText(state) : QString());
    const campaign::Progress &progress = m_model.progress();
    if (running && state == RunState::Finished && progress.done + progress.failed < progress.total)
        m_state->setText(tr("Stopped")); // what is left can be measured later
    updateProgress();
}

void LiveHeader::updateProgress()
{
    const campaign::Progress &progress = m_model.progress();
    const bool fromFile = m_model.source() == LiveModel::Source::File;
    m_bar->setRange(0, qMax(1, progress.total));
    m_bar->setValue(progress.done + progress.failed);
    m_progress->setText(progressText(progress, fromFile ? RunState::Finished : m_model.state()));
    m_activity->setText(progress.activity);
    m_activity->setVisible(!progress.activity.isEmpty());
}

void LiveHeader::updateFigures()
{
    TrackStore &tracks = m_model.tracks();
    if (m_model.source() == LiveModel::Source::Replay) {
        //: When it was that is shown again: a format of QLocale.
        m_state->setText(QLocale().toString(m_model.moment(), tr("d MMM yyyy, HH:mm:ss")));
    }

    // What is measured at this moment; where nothing is, what was last.
    struct Work
    {
        LiveBand band;
        QString name;
        QString unit;
    };

    const std::array works{
        Work{LiveBand::Throughput, tr("Throughput"), QStringLiteral("B/s")},
        Work{LiveBand::Network, tr("Network throughput"), QStringLiteral("bit/s")},
        Work{LiveBand::Transactions, tr("Transactions"), QStringLiteral("trans/s")},
    };
    for (const Work &work : works) {
        if (tracks.newestSum(work.band))
            m_work = work.band;
    }
    const Work &now = works.at(static_cast<std::size_t>(m_work));
    m_throughput->setName(now.name);
    const auto show = [&tracks](NowFigure &figure, LiveBand band, const QString &unit) {
        const std::optional<NewestSum> newest = tracks.newestSum(band);
        figure.setValue(common::formatValue(
            newest ? newest->value : std::numeric_limits<double>::quiet_NaN(), unit));
        figure.setOrigin(newest ? newest->origin : Origin::Measured);
    };
    show(*m_throughput, now.band, now.unit);
    show(*m_cpu, LiveBand::Cpu, QStringLiteral("%"));
    show(*m_watts, LiveBand::Watts, QStringLiteral("W"));
}

QString stateText(RunState state)
{
    switch (state) {
    case RunState::Idle:
        return LiveHeader::tr("Not started");
    case RunState::Preparing:
        return LiveHeader::tr("Preparing");
    case RunState::Running:
        return LiveHeader::tr("Running");
    case RunState::Pausing:
        return LiveHeader::tr("Pausing after this trial");
    case RunState::Paused:
        return LiveHeader::tr("Paused");
    case RunState::Stopping:
        return LiveHeader::tr("Stopping");
    case RunState::Finished:
        return LiveHeader::tr("Finished");
    case RunState::Failed:
        return LiveHeader::tr("Failed");
    }
    return {};
}

QString progressText(const campaign::Progress &progress, RunState state)
{
    QStringList parts{
        LiveHeader::tr("Trials done: %L1 of %L2").arg(progress.done).arg(progress.total)};
    if (progress.failed > 0)
        parts.append(LiveHeader::tr("%L1 failed").arg(progress.failed));
    const bool goesOn = state != RunState::Finished && state != RunState::Failed;
    if (goesOn && progress.remainingHigh.count() > 0) {
        parts.append(LiveHeader::tr("%1 left").arg(
            common::formatDurationRange(progress.remainingLow, progress.remainingHigh)));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace runwatt::live
