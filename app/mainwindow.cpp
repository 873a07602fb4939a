// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"

#include "app/benchkeeper.h"
#include "app/campaignroom.h"
#include "app/closebar.h"
#include "app/crossings.h"
#include "app/demo.h"
#include "app/demofitter.h"
#include "app/devicemonitor.h"
#include "app/enterkey.h"
#include "app/iothread.h"
#include "app/recentkeeper.h"
#include "app/replaykeeper.h"
#include "app/samplecampaign.h"
#include "app/talkkeeper.h"
#include "app/windowinteraction.h"
#include "app/windowsize.h"
#include "widgets/bench/benchview.h"
#include "widgets/bench/questionpanel.h"
#include "widgets/common/dialogfolder.h"
#include "widgets/common/messagebar.h"
#include "widgets/compare/compareview.h"
#include "widgets/help/guidewindow.h"
#include "widgets/live/liveview.h"
#include "widgets/wizard/wizardview.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace runwatt::app {

using namespace Qt::Literals::StringLiterals;
using bench::BenchView;
using campaign::RunState;
using wizard::WizardView;

namespace {

constexpr QSize kSmallestSize(960, 560);

} // namespace

MainWindow::MainWindow(Settings *settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_io(std::make_unique<IoThread>())
    , m_keeper(std::make_unique<BenchKeeper>(settings, m_io->devices()))
    , m_session(new CampaignSession(m_io.get(), this))
    , m_navigation(new NavigationBar(this))
    , m_questions(new bench::QuestionPanel(this))
    , m_message(new common::MessageBar(this))
    , m_closeBar(new CloseBar(this))
    , m_rooms(new QStackedWidget(this))
    , m_bench(new BenchView(m_keeper->devices(), m_keeper->meters(), this))
    , m_liveView(new live::LiveView(m_live, this))
    , m_campaign(new CampaignRoom(m_session, m_liveView, this))
    , m_compare(new compare::CompareView(this))
    , m_recentKeeper(new RecentKeeper(settings, m_session, m_bench))
    , m_replayKeeper(new ReplayKeeper(m_session, m_live, m_liveView))
    , m_talk(new TalkKeeper(settings, m_session, m_live, *m_replayKeeper, this))
{
    layOut();
    addShortcuts();
    connectBench();
    connectQuestions(m_questions, m_io->interaction());
    connectCampaign();
    connectLiveView();
    connectCompareView();
    updateTitle();
}

MainWindow::~MainWindow()
{
    // Who sends goes before who listens, and views go before their models.
    delete m_talk;
    delete m_recentKeeper;
    delete m_session;
    m_io.reset();
    delete m_rooms;
    delete m_replayKeeper; // the live view shows it
}

void MainWindow::layOut()
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_navigation);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    for (QWidget *bar : std::initializer_list<QWidget *>{m_closeBar, m_questions, m_message})
        column->addWidget(bar);
    m_rooms->addWidget(m_bench);
    m_rooms->addWidget(m_campaign);
    m_rooms->addWidget(m_compare);
    column->addWidget(m_rooms, 1);
    layout->addLayout(column, 1);
    setMinimumSize(kSmallestSize);
    if (!restoreGeometry(m_settings->geometry()))
        giveFirstSize(*this);
}

void MainWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto function) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, function);
    };
    add(QKeySequence::Open, [this] { chooseFile(); });
    add(QKeySequence::New, [this] { planCampaign({}); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
    qApp->installEventFilter(new EnterKey(this));
    connect(m_navigation, &NavigationBar::roomChosen, this, &MainWindow::showRoom);
    connect(m_navigation, &NavigationBar::openRequested, this, &MainWindow::chooseFile);
    connect(m_navigation, &NavigationBar::schemeRequested, this, &MainWindow::nextScheme);
    add(QKeySequence::HelpContents, [this] { showGuide(); });
    add(Qt::Key_F5, [this] { present(); });
    connect(m_navigation, &NavigationBar::presentRequested, this, &MainWindow::present);
    connect(m_navigation, &NavigationBar::helpRequested, this, &MainWindow::showGuide);
    connect(m_navigation, &NavigationBar::languageRequested, this, &MainWindow::chooseLanguage);
}

void MainWindow::connectBench()
{
    connect(m_keeper.get(), &BenchKeeper::knownChanged, this, &MainWindow::offerKnown);
    connect(m_bench, &BenchView::configuredHostsRequested, m_keeper.get(),
            &BenchKeeper::findConfiguredHosts);
    connect(m_keeper.get(), &BenchKeeper::configuredHostsFound, m_bench,
            &BenchView::setConfiguredHosts);
    connect(m_bench, &BenchView::newCampaignRequested, this, &MainWindow::planCampaign);
    connect(m_bench, &BenchView::campaignOpenRequested, this, &MainWindow::openCampaign);
    if (const QString sample = sampleCampaign(QCoreApplication::applicationDirPath());
        !sample.isEmpty()) {
        m_bench->offerSample();
        connect(m_bench, &BenchView::sampleRequested, this,
                [this, sample] { replayCampaign(sample, 1); });
    }
    connectDevices(m_bench, m_io->devices());
}

void MainWindow::connectCampaign()
{
    WizardView *wizard = m_campaign->wizard();
    wizard->setDefaultFolder(m_settings->campaignFolder());
    offerKnown();
    connect(wizard, &WizardView::startRequested, this, &MainWindow::startCampaign);
    connect(wizard, &WizardView::benchRequested, this, [this] { showRoom(Room::Bench); });
    connectStorage(wizard, m_io->devices());
    connect(m_campaign, &CampaignRoom::newCampaignRequested, this, [this] { planCampaign({}); });
    connect(m_campaign, &CampaignRoom::goOnRequested, this, &MainWindow::goOn);
    connect(m_campaign, &CampaignRoom::openRequested, this, &MainWindow::chooseFile);
    connect(m_session, &CampaignSession::opened, this, &MainWindow::updateTitle);
    connect(m_session, &CampaignSession::dataChanged, this, &MainWindow::updateTitle);
    connect(m_session, &CampaignSession::stateChanged, this, &MainWindow::takeState);
    connect(m_session, &CampaignSession::progressChanged, this, &MainWindow::takeProgress);
    connect(m_session, &CampaignSession::failed, m_message, &common::MessageBar::showError);
    connect(m_session, &CampaignSession::noticed, this, [this](const QString &message) {
        m_message->showMessage(store::Severity::Warning, message);
    });
    connect(m_closeBar, &CloseBar::stopAfterTrialChosen, this, [this] {
        m_quitsWhenDone = true;
        m_session->stopAfterTrial();
    });
    connect(m_closeBar, &CloseBar::stopNowChosen, this, [this] {
        m_quitsWhenDone = true;
        m_session->stopNow();
    });
    connect(m_closeBar, &CloseBar::keepRunningChosen, this, [this] { m_quitsWhenDone = false; });
}

void MainWindow::connectLiveView()
{
    using live::LiveView;
    connectLiveModel(&m_live, m_io->campaigns());
    connect(m_session, &CampaignSession::dataChanged, &m_live,
            [this] { m_live.learnDevices(*m_session->data()); });
    connect(m_liveView, &LiveView::pauseRequested, m_session, &CampaignSession::pause);
    connect(m_liveView, &LiveView::resumeRequested, m_session, &CampaignSession::resume);
    connect(m_liveView, &LiveView::stopAfterTrialRequested, m_session,
            &CampaignSession::stopAfterTrial);
    connect(m_liveView, &LiveView::stopNowRequested, m_session, &CampaignSession::stopNow);
}

void MainWindow::connectCompareView()
{
    using compare::CompareView;
    const auto campaignChanged = [this] {
        m_isCompareStale = true;
        updateComparison();
    };
    connect(m_session, &CampaignSession::opened, m_compare, campaignChanged);
    connect(m_session, &CampaignSession::dataChanged, m_compare, campaignChanged);
    connect(m_compare, &CompareView::openCampaignRequested, this, &MainWindow::chooseFile);
    connect(m_compare, &CompareView::trialActivated, this, [this](store::TrialId trial) {
        m_campaign->showCampaign();
        showRoom(Room::Campaign);
        m_liveView->showTrial(trial);
    });
    connect(m_bench, &BenchView::campaignCompareRequested, this, [this](const QString &file) {
        openCampaign(file);
        showRoom(Room::Compare);
    });
}

void MainWindow::openCampaign(const QString &file)
{
    m_session->open(file);
    showRoom(Room::Campaign);
}

void MainWindow::replayCampaign(const QString &file, int speed)
{
    m_replayKeeper->expect(speed);
    openCampaign(file);
}

void MainWindow::prepareDemo(const campaign::Plan &plan, DemoTerms terms)
{
    m_bench->addThisComputer();
    campaign::Plan demo = plan;
    if (const bench::DeviceEntry *entry = m_keeper->devices()->findThisComputer())
        nameThisComputer(demo, entry->plan.name);
    m_keeper->addMeters(demo.meters);
    m_campaign->wizard()->setPlan(demo);
    m_campaign->wizard()->showReview();
    m_campaign->showWizard();
    showRoom(Room::Campaign);
    if (terms == DemoTerms::AsItIs)
        return;
    auto *fitter = new DemoFitter(demo, m_keeper.get(), m_campaign->wizard());
    connect(fitter, &DemoFitter::fitted, this, [this](const QStringList &leftOut) {
        if (!leftOut.isEmpty())
            m_message->showMessage(store::Severity::Information, leftOut.join(u'\n'));
    });
}

void MainWindow::showRoom(Room room)
{
    m_rooms->setCurrentIndex(static_cast<int>(room));
    m_navigation->setRoom(room);
    updateComparison();
}

void MainWindow::updateComparison()
{
    // After each trial, in a campaign of hundreds: only when somebody looks.
    if (!m_isCompareStale || m_rooms->currentWidget() != m_compare)
        return;
    m_isCompareStale = false;
    m_compare->setCampaign(m_session->data(), m_session->file());
}

void MainWindow::planCampaign(const QStringList &devices)
{
    if (m_session->isRunning()) {
        m_message->showMessage(store::Severity::Information, tr("A campaign is running."),
                               tr("Wait until it ends, or stop it, then plan the next."));
        return;
    }
    QStringList chosen = devices;
    const std::vector<bench::DeviceEntry> &entries = m_keeper->devices()->entries();
    if (chosen.isEmpty() && entries.size() == 1)
        chosen.append(entries.front().plan.name);
    if (!m_campaign->isPlanning() || !devices.isEmpty())
        m_campaign->wizard()->startNew(chosen);
    m_campaign->showWizard();
    showRoom(Room::Campaign);
}

void MainWindow::startCampaign(const campaign::Plan &plan, const QString &file)
{
    m_message->dismiss();
    QStringList devices;
    for (const campaign::DevicePlan &device : plan.devices)
        devices.append(device.name);
    if (isDisturbed(devices))
        return;
    m_recentKeeper->expect(file);
    m_session->start(plan, file);
}

void MainWindow::goOn()
{
    m_message->dismiss();
    QStringList devices;
    if (m_session->data()) {
        for (const store::DeviceRecord &device : m_session->data()->devices)
            devices.append(device.name);
    }
    if (!isDisturbed(devices))
        m_session->goOn();
}

bool MainWindow::isDisturbed(const QStringList &devices)
{
    const QString device = m_keeper->installingOn(devices);
    if (device.isEmpty())
        return false;
    m_message->showMessage(store::Severity::Information,
                           tr("Packages are being installed on %1.").arg(device),
                           tr("The campaign would measure that: start it when they are there, or "
                              "cancel it on the Bench."));
    return true;
}

void MainWindow::offerKnown()
{
    m_campaign->wizard()->setKnownDevices(m_keeper->knownDevices());
    m_campaign->wizard()->setKnownMeters(m_keeper->knownMeters());
}

void MainWindow::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a campaign"),
                                   common::dialogFolder(m_settings->campaignFolder()),
                                   tr("Campaigns (*.runwatt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openCampaign);
    dialog->open();
}

void MainWindow::nextScheme()
{
    using common::Scheme;
    // The first press changes what is seen, whichever the desktop's are.
    const Scheme other = common::Theme::isDark(palette()) ? Scheme::Light : Scheme::Dark;
    const Scheme next = m_settings->scheme() == Scheme::System ? other
        : m_settings->scheme() == Scheme::Dark                 ? Scheme::Light
                                                               : Scheme::System;
    m_settings->setScheme(next);
    common::Theme::apply(*qApp, next);
}

void MainWindow::chooseLanguage(const QString &language)
{
    if (!m_session->isRunning()) {
        emit languageChosen(language);
        return;
    }
    m_nextLanguage = language;
    m_message->showMessage(store::Severity::Information,
                           tr("The language changes when the campaign has ended."));
}

void MainWindow::showGuide()
{
    if (m_guide == nullptr)
        m_guide = new help::GuideWindow(this);
    const QWidget *room = m_rooms->currentWidget();
    m_guide->showPage(room == m_bench                                      ? u"devices"_s
                          : room == m_compare                              ? u"statistics"_s
                          : m_campaign->isPlanning() || !m_session->data() ? u"first-figure"_s
                                                                           : u"live"_s);
}

void MainWindow::present()
{
    if (m_session->data()) {
        m_talk->present(this);
        return;
    }
    m_message->showMessage(store::Severity::Information, tr("No campaign is open."),
                           tr("Open one, or start one; then it can be presented."));
}

void MainWindow::showLanguage(const QString &language)
{
    m_navigation->setLanguage(language);
}

MainWindow::Shown MainWindow::shown() const
{
    Shown shown;
    shown.room = static_cast<Room>(m_rooms->currentIndex());
    if (m_session->data())
        shown.file = m_session->file();
    if (m_campaign->isPlanning())
        shown.plan = m_campaign->wizard()->plan();
    return shown;
}

void MainWindow::restore(const Shown &shown)
{
    if (!shown.file.isEmpty())
        m_session->open(shown.file);
    if (shown.plan) {
        m_campaign->wizard()->setPlan(*shown.plan);
        m_campaign->showWizard();
    }
    showRoom(shown.room);
}

void MainWindow::takeState(RunState state)
{
    const bool isRunning = m_session->isRunning();
    DeviceMonitor *monitor = m_io->devices();
    const Quiet quiet = isRunning ? Quiet::Yes : Quiet::No;
    m_io->post([monitor, quiet] { monitor->setQuiet(quiet); });
    if (state == RunState::Preparing)
        m_keeper->pauseMeters();
    if (isRunning)
        return;
    m_closeBar->withdraw();
    m_keeper->resumeMeters();
    m_progress = {};
    m_navigation->setProgress({});
    updateTitle();
    if (m_quitsWhenDone)
        close();
    else if (!m_nextLanguage.isEmpty())
        emit languageChosen(std::exchange(m_nextLanguage, {}));
}

void MainWindow::takeProgress(const campaign::Progress &progress)
{
    m_progress = progress;
    m_navigation->setProgress(tr("%1 / %2").arg(progress.done).arg(progress.total));
    updateTitle();
}

void MainWindow::updateTitle()
{
    QString title = m_session->data() ? m_session->data()->campaign.title : QString();
    if (m_session->isRunning() && m_progress.total > 0)
        title = tr("%1 of %2: %3").arg(m_progress.done).arg(m_progress.total).arg(title);
    setWindowTitle(title);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_session->isRunning()) {
        event->ignore();
        m_closeBar->ask();
        return;
    }
    m_settings->setGeometry(saveGeometry());
    m_talk->close(); // a window of it would keep the program
    event->accept();
}

} // namespace runwatt::app
