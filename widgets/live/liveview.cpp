// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/liveview.h"

#include "widgets/common/confirmbar.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/theme.h"
#include "widgets/live/liveheader.h"
#include "widgets/live/livemodel.h"
#include "widgets/live/replay.h"
#include "widgets/live/replaybar.h"
#include "widgets/live/sidepanel.h"
#include "widgets/plot/timeplot.h"

#include <QAction>
#include <QActionGroup>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::live {

using plot::TimeNavigator;
using namespace common::spacing;

namespace {

constexpr int kFiguresMs = 250;

QString cpuEmptyText(const QStringList &withoutMpstat)
{
    if (withoutMpstat.isEmpty())
        return LiveView::tr("No CPU figures yet: mpstat tells them while a trial runs, where the "
                            "package sysstat is installed.");
    return LiveView::tr(
               "No CPU figures: mpstat is missing on %1. Install the package sysstat there.")
        .arg(withoutMpstat.join(u", "_s));
}

} // namespace

std::vector<plot::Band> LiveView::bands()
{
    return {
        {tr("Throughput"), u"B/s"_s, plot::BandKind::Lines, 0,
         tr("No throughput yet: the benchmark tells it while it measures.")},
        {tr("Network"), u"bit/s"_s, plot::BandKind::Lines, 0, {}},
        {tr("Transactions"), u"trans/s"_s, plot::BandKind::Lines, 0, {}},
        {tr("Mean latency"), u"s"_s, plot::BandKind::Lines, 0, {}},
        {tr("CPU"), u"%"_s, plot::BandKind::Stack, 100, cpuEmptyText({})},
        {tr("CPU in the guest"), u"%"_s, plot::BandKind::Stack, 100,
         tr("No guest has told of its CPU: it does while it measures.")},
        {tr("CPU by core"), u"%"_s, plot::BandKind::Stack, 0,
         tr("No core has told of its time yet.")},
        {tr("CPU by process"), u"%"_s, plot::BandKind::Stack, 0,
         tr("No process has told of its time yet.")},
        {tr("Power"), u"W"_s, plot::BandKind::Lines, 0, tr("No watts: no meter has told any.")}};
}

LiveView::LiveView(LiveModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_header(new LiveHeader(model, this))
    , m_message(new common::MessageBar(this))
    , m_confirm(new common::ConfirmBar(this))
    , m_plot(new plot::TimePlot(bands(), this))
    , m_side(new SidePanel(model, this))
    , m_splitter(new QSplitter(this))
{
    setObjectName(u"liveView"_s);
    m_plot->setObjectName(u"charts"_s);
    m_plot->setSource(&model.tracks());
    m_plot->setBandsScroll(true);

    auto *chartCard = new QFrame(this);
    common::Theme::setRole(chartCard, common::Role::Card);
    auto *chartColumn = new QVBoxLayout(chartCard);
    chartColumn->setContentsMargins(1, kTiny, 1, 1);
    chartColumn->setSpacing(0);
    chartColumn->addWidget(makeToolBar());
    chartColumn->addWidget(m_plot, 1);
    auto *sideCard = new QFrame(this);
    common::Theme::setRole(sideCard, common::Role::Card);
    auto *sideColumn = new QVBoxLayout(sideCard);
    sideColumn->setContentsMargins(1, 1, 1, kTiny);
    sideColumn->addWidget(m_side);

    m_splitter->addWidget(chartCard);
    m_splitter->addWidget(sideCard);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(kSmall);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_isSideMoved = true; });
    sideCard->setMinimumWidth(230);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kMedium, kMedium, kMedium, kMedium);
    column->setSpacing(kSmall);
    column->addWidget(m_header);
    column->addWidget(m_message);
    column->addWidget(m_confirm);
    column->addWidget(m_splitter, 1);
    setTabOrder(m_header, m_plot);
    setTabOrder(m_plot, m_side);

    m_figuresTimer.setSingleShot(true);
    m_figuresTimer.setInterval(kFiguresMs);
    connect(&m_figuresTimer, &QTimer::timeout, m_header, &LiveHeader::updateFigures);
    connectModel();
    showCampaign();
}

LiveView::~LiveView()
{
    // The charts go with the children, after this; they must not ask the model any more.
    m_plot->setSource(nullptr);
}

void LiveView::setReplay(Replay &replay)
{
    m_replay = &replay;
    auto *bar = new ReplayBar(replay, this);
    bar->addKeysTo(*this, *m_plot);
    layout()->addWidget(bar);
    m_header->offerReplay();
    connect(m_header, &LiveHeader::replayRequested, this, &LiveView::replayRequested);
    auto *begin = new QAction(this);
    begin->setShortcut(Qt::Key_R);
    addAction(begin);
    connect(begin, &QAction::triggered, this, [this] {
        if (m_model.source() == LiveModel::Source::File)
            emit replayRequested();
    });
    connect(&replay, &Replay::failed, this, &LiveView::showError);
    // The button that began it is gone, or the bar is.
    connect(&replay, &Replay::activeChanged, m_plot, [this] {
        if (isAncestorOf(focusWidget()) || hasFocus())
            m_plot->setFocus();
    });
    connect(&replay, &Replay::settled, m_header, &LiveHeader::updateFigures);
    connect(&replay, &Replay::positionChanged, this, [this] {
        if (!m_figuresTimer.isActive())
            m_figuresTimer.start();
    });
}

void LiveView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_replay != nullptr && m_replay->isActive()) {
        m_replay->close();
        return;
    }
    QWidget::keyPressEvent(event);
}

void LiveView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    widenSide();
}

void LiveView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        widenSide();
}

void LiveView::widenSide()
{
    if (m_isSideMoved)
        return;
    constexpr int kPart = 4; // of the width: the charts have the rest, but for a small window
    const int usual = m_splitter->widget(1)->sizeHint().width();
    const int side = std::max(usual, std::min(m_side->roomyWidth(), width() / kPart));
    const int all = m_splitter->width() - m_splitter->handleWidth();
    m_splitter->setSizes({std::max(all - side, 0), side});
}

void LiveView::connectModel()
{
    connect(&m_model, &LiveModel::curvesChanged, this, [this] {
        showBands();
        m_plot->sourceChanged();
        if (!m_figuresTimer.isActive())
            m_figuresTimer.start();
    });
    connect(&m_model, &LiveModel::campaignChanged, this, &LiveView::showCampaign);
    connect(&m_model, &LiveModel::originsChanged, m_header, &LiveHeader::updateCampaign);
    connect(&m_model, &LiveModel::stateChangedTo, this, [this](campaign::RunState state) {
        m_header->updateState();
        m_header->updateFigures(); // in a pause nothing comes that would
        if (state == campaign::RunState::Finished || state == campaign::RunState::Failed)
            m_confirm->withdraw();
        explainEmptyBands();
    });
    connect(&m_model, &LiveModel::progressed, this, [this] {
        m_header->updateProgress();
        m_side->showRunningTrial();
    });
    connect(&m_model, &LiveModel::errorHappened, this, &LiveView::showError);
    connect(&m_model, &LiveModel::devicesLearned, this, &LiveView::explainEmptyBands);
    connect(m_header, &LiveHeader::pauseRequested, this, &LiveView::pauseRequested);
    connect(m_header, &LiveHeader::resumeRequested, this, &LiveView::resumeRequested);
    connect(m_header, &LiveHeader::stopAfterTrialRequested, this,
            &LiveView::stopAfterTrialRequested);
    connect(m_header, &LiveHeader::stopNowAsked, this, &LiveView::askToStop);
    connect(m_confirm, &common::ConfirmBar::confirmed, this, &LiveView::stopNowRequested);
    connect(m_confirm, &common::ConfirmBar::refused, m_plot, [this] { m_plot->setFocus(); });
    connect(m_side, &SidePanel::trialActivated, this, &LiveView::showTrial);
    connect(m_plot, &plot::TimePlot::trialActivated, this,
            [this](qint64 trial) { showTrial(store::TrialId{trial}); });
    connect(m_plot, &plot::TimePlot::modeChanged, this, &LiveView::updateMode);
}

void LiveView::updateMode(TimeNavigator::Mode mode)
{
    m_follow->setChecked(mode == TimeNavigator::Mode::Follow);
    m_fitAll->setChecked(mode == TimeNavigator::Mode::All);
}

void LiveView::showCampaign()
{
    m_message->dismiss();
    m_confirm->withdraw();
    explainEmptyBands();
    showBands();
    m_header->updateCampaign();
    m_side->showRunningTrial();
    // What is over is seen whole at first; what goes on is followed.
    const bool goesOn = m_model.source() == LiveModel::Source::Running
        || m_model.source() == LiveModel::Source::Replay;
    m_plot->setMode(goesOn ? TimeNavigator::Mode::Follow : TimeNavigator::Mode::All);
    updateMode(m_plot->mode());
}

LiveView::Choice LiveView::choice() const
{
    Choice choice;
    choice.time = m_plot->navigator();
    choice.cursor = m_plot->cursorTime();
    choice.cpuBand = m_cpuBand;
    choice.showsLatency = m_latency->isChecked();
    choice.tab = m_side->currentIndex();
    choice.trial = m_side->selectedTrial();
    return choice;
}

void LiveView::choose(const Choice &choice)
{
    m_latency->setChecked(choice.showsLatency);
    for (QAction *action : m_cpuBands->actions()) {
        if (action->data().toInt() == static_cast<int>(choice.cpuBand))
            action->trigger();
    }
    m_side->setCurrentIndex(choice.tab);
    if (choice.trial.isValid())
        m_side->selectTrial(choice.trial);
    m_plot->setNavigator(choice.time);
    m_plot->setCursorTime(choice.cursor);
}

void LiveView::focusInEvent(QFocusEvent *event)
{
    m_plot->setFocus(event->reason()); // not as its proxy: Tab would pass the buttons above by
}

void LiveView::explainEmptyBands()
{
    const bool isOver = m_model.source() == LiveModel::Source::File
        || m_model.state() == campaign::RunState::Finished
        || m_model.state() == campaign::RunState::Failed;
    const bool isMeasuring = !isOver && m_model.source() != LiveModel::Source::Replay;
    const std::vector<plot::Band> known = bands();
    for (std::size_t i = 0; i < known.size(); ++i) {
        const bool isCpu = static_cast<LiveBand>(i) == LiveBand::Cpu;
        QString text = known[i].emptyText;
        if (isCpu && (isMeasuring || !m_model.devicesWithoutMpstat().isEmpty()))
            text = cpuEmptyText(m_model.devicesWithoutMpstat());
        else if (isOver && !text.isEmpty())
            text = tr("Nothing of this was recorded.");
        else if (m_model.source() == LiveModel::Source::Replay && !text.isEmpty())
            text = tr("Nothing of this so far in the recording.");
        m_plot->setEmptyText(static_cast<int>(i), text);
    }
}

void LiveView::showBands()
{
    const auto hasCurves = [this](LiveBand band) {
        return !m_model.tracks().traces(static_cast<int>(band)).empty();
    };
    std::vector<int> shown;
    for (const LiveBand band :
         {LiveBand::Throughput, LiveBand::Network, LiveBand::Transactions, LiveBand::Latency}) {
        const bool isWanted = band != LiveBand::Latency || m_latency->isChecked();
        if (isWanted && hasCurves(band))
            shown.push_back(static_cast<int>(band));
    }
    if (shown.empty())
        shown.push_back(static_cast<int>(LiveBand::Throughput));
    shown.push_back(static_cast<int>(m_cpuBand));
    shown.push_back(static_cast<int>(LiveBand::Watts));
    m_plot->setShownBands(shown);
}

void LiveView::askToStop()
{
    m_confirm->ask(
        tr("Stop now? The running trial is marked as interrupted; its processes on the "
           "device are ended. Finished trials are kept and the campaign can be resumed."),
        tr("&Stop now"), tr("&Go on measuring"));
}

void LiveView::fitTrial()
{
    store::TrialId trial;
    if (const auto cursor = m_plot->cursorTime())
        trial = m_model.tracks().trialAt(*cursor);
    if (!trial.isValid())
        trial = m_side->selectedTrial();
    if (const int running = m_model.queue().runningRow(); !trial.isValid() && running >= 0)
        trial = m_model.queue().trialAt(running).id;
    if (!trial.isValid()) {
        const series::Window view = m_plot->view();
        trial = m_model.tracks().trialAt(view.beginNs + view.lengthNs() / 2);
    }
    showTrial(trial);
}

void LiveView::showTrial(store::TrialId trial)
{
    const auto window = m_model.tracks().trialWindow(trial);
    if (!window)
        return;
    m_plot->fit(*window);
    m_side->selectTrial(trial);
}

void LiveView::showError(const Error &error)
{
    m_message->showError(error);
}

} // namespace runwatt::live
