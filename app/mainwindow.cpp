// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"

#include "app/closebar.h"
#include "app/crossings.h"
#include "app/engine.h"
#include "app/enterkey.h"
#include "app/iothread.h"
#include "app/replaykeeper.h"
#include "app/talkkeeper.h"
#include "app/windowinteraction.h"
#include "app/windowsize.h"
#include "widgets/bench/questionpanel.h"
#include "widgets/common/dialogfolder.h"
#include "widgets/common/messagebar.h"
#include "widgets/help/guidewindow.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

namespace runwatt::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize kSmallestSize(960, 560);

} // namespace

MainWindow::MainWindow(Settings *settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_engine(new Engine(settings, this))
    , m_questions(new bench::QuestionPanel(this))
    , m_message(new common::MessageBar(this))
    , m_closeBar(new CloseBar(this))
    , m_row(new QHBoxLayout(this))
    , m_column(new QVBoxLayout)
{
    layOut();
    makeViews();
    addShortcuts();
    connectQuestions(m_questions, m_engine->io()->interaction());
    connectSession();
    updateTitle();
}

MainWindow::~MainWindow()
{
    // Views go before their models.
    delete m_rooms;
    delete m_engine;
}

void MainWindow::layOut()
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_column->setSpacing(0);
    for (QWidget *bar : std::initializer_list<QWidget *>{m_closeBar, m_questions, m_message})
        m_column->addWidget(bar);
    m_row->addLayout(m_column, 1);
    setMinimumSize(kSmallestSize);
    if (!restoreGeometry(m_settings->geometry()))
        giveFirstSize(*this);
}

void MainWindow::makeViews()
{
    m_navigation = new NavigationBar(this);
    m_rooms = new Rooms(*m_engine, m_message, this);
    m_row->insertWidget(0, m_navigation);
    m_column->addWidget(m_rooms, 1);
    connect(m_navigation, &NavigationBar::roomChosen, this, &MainWindow::showRoom);
    connect(m_navigation, &NavigationBar::openRequested, this, &MainWindow::chooseFile);
    connect(m_navigation, &NavigationBar::schemeRequested, this, &MainWindow::nextScheme);
    connect(m_navigation, &NavigationBar::presentRequested, this, &MainWindow::present);
    connect(m_navigation, &NavigationBar::helpRequested, this, &MainWindow::showGuide);
    connect(m_navigation, &NavigationBar::languageRequested, this, &MainWindow::languageChosen);
    connect(m_navigation, &NavigationBar::textSizeRequested, this, &MainWindow::textSizeChosen);
    connect(m_rooms, &Rooms::roomWanted, this, &MainWindow::showRoom);
    connect(m_rooms, &Rooms::campaignChosen, this, &MainWindow::openCampaign);
    connect(m_rooms, &Rooms::sampleChosen, this,
            [this](const QString &sample) { replayCampaign(sample, 1); });
    connect(m_rooms, &Rooms::openRequested, this, &MainWindow::chooseFile);
}

void MainWindow::renew()
{
    const Rooms::Shown shown = m_rooms->shown();
    const QString focused = focusWidget() ? focusWidget()->objectName() : QString();
    delete m_navigation;
    delete m_rooms;
    m_engine->live().retranslate();
    makeViews();
    m_rooms->restore(shown);
    m_navigation->setRoom(shown.room);
    updateProgress();
    updateTitle();
    // From a button of the navigation one goes on with its successor.
    if (auto *successor = m_navigation->findChild<QWidget *>(focused);
        !focused.isEmpty() && successor)
        successor->setFocus();
    renewGuide();
    m_engine->talk()->renewWindows();
}

void MainWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto function) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, function);
    };
    add(QKeySequence::Open, [this] { chooseFile(); });
    add(QKeySequence::New, [this] { m_rooms->planCampaign({}); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
    add(QKeySequence::HelpContents, [this] { showGuide(); });
    connect(m_engine->talk(), &TalkKeeper::guideRequested, this,
            [this] { showGuidePage(u"talk"_s); });
    add(Qt::Key_F5, [this] { present(); });
    qApp->installEventFilter(new EnterKey(this));
}

void MainWindow::connectSession()
{
    CampaignSession *session = m_engine->session();
    connect(session, &CampaignSession::opened, this, &MainWindow::updateTitle);
    connect(session, &CampaignSession::dataChanged, this, &MainWindow::updateTitle);
    connect(session, &CampaignSession::stateChanged, this, &MainWindow::takeState);
    connect(session, &CampaignSession::progressChanged, this, &MainWindow::takeProgress);
    connect(session, &CampaignSession::failed, m_message, &common::MessageBar::showError);
    connect(session, &CampaignSession::foundUnsound, this, [this](const QString &message) {
        m_message->showMessage(store::Severity::Problem, message);
    });
    connect(session, &CampaignSession::noticed, this, [this](const QString &message) {
        m_message->showMessage(store::Severity::Warning, message);
    });
    connect(m_closeBar, &CloseBar::stopAfterTrialChosen, this, [this, session] {
        m_quitsWhenDone = true;
        session->stopAfterTrial();
    });
    connect(m_closeBar, &CloseBar::stopNowChosen, this, [this, session] {
        m_quitsWhenDone = true;
        session->stopNow();
    });
    connect(m_closeBar, &CloseBar::keepRunningChosen, this, [this] { m_quitsWhenDone = false; });
}

void MainWindow::openCampaign(const QString &file)
{
    m_engine->session()->open(file);
    showRoom(Room::Campaign);
}

void MainWindow::replayCampaign(const QString &file, int speed)
{
    m_engine->replay()->expect(speed);
    openCampaign(file);
}

void MainWindow::prepareDemo(const campaign::Plan &plan, DemoTerms terms)
{
    m_rooms->prepareDemo(plan, terms);
}

void MainWindow::showRoom(Room room)
{
    m_rooms->showRoom(room);
    m_navigation->setRoom(room);
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

void MainWindow::showGuide()
{
    const Room room = m_rooms->room();
    const bool isLive = m_engine->session()->data() && !m_rooms->isPlanning();
    showGuidePage(room == Room::Bench         ? u"devices"_s
                      : room == Room::Compare ? u"statistics"_s
                      : isLive                ? u"live"_s
                                              : u"first-figure"_s);
}

void MainWindow::showGuidePage(const QString &name)
{
    if (m_guide == nullptr)
        m_guide = new help::GuideWindow(this);
    m_guide->showPage(name);
}

void MainWindow::renewGuide()
{
    if (m_guide == nullptr)
        return;
    help::GuideWindow *before = m_guide;
    m_guide = nullptr;
    if (before->isVisible()) {
        m_guide = new help::GuideWindow(this);
        m_guide->restoreGeometry(before->saveGeometry());
        m_guide->showPage(before->shownPage());
    }
    before->deleteLater();
}

void MainWindow::present()
{
    if (m_engine->session()->data()) {
        m_engine->talk()->present(this);
        return;
    }
    m_message->showMessage(store::Severity::Information, tr("No campaign is open."),
                           tr("Open one, or start one; then it can be presented."));
}

void MainWindow::takeState()
{
    if (m_engine->session()->isRunning())
        return;
    m_closeBar->withdraw();
    m_progress = {};
    updateProgress();
    updateTitle();
    if (m_quitsWhenDone)
        close();
}

void MainWindow::takeProgress(const campaign::Progress &progress)
{
    m_progress = progress;
    updateProgress();
    updateTitle();
}

void MainWindow::updateProgress()
{
    m_navigation->setProgress(m_progress.total > 0
                                  ? tr("%1 / %2").arg(m_progress.done).arg(m_progress.total)
                                  : QString());
}

void MainWindow::updateTitle()
{
    const CampaignSession *session = m_engine->session();
    QString title = session->data() ? session->data()->campaign.title : QString();
    if (session->isRunning() && m_progress.total > 0)
        title = tr("%1 of %2: %3").arg(m_progress.done).arg(m_progress.total).arg(title);
    setWindowTitle(title);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_engine->session()->isRunning()) {
        event->ignore();
        m_closeBar->ask();
        return;
    }
    m_settings->setGeometry(saveGeometry());
    m_engine->talk()->close(); // a window of it would keep the program
    event->accept();
}

} // namespace runwatt::app
