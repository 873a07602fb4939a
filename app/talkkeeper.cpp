// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/talkkeeper.h"

#include "app/campaignsession.h"
#include "app/replaykeeper.h"
#include "app/settings.h"
#include "app/stageplayer.h"
#include "app/standinkeeper.h"
#include "widgets/common/dialogfolder.h"
#include "widgets/live/replay.h"
#include "widgets/stage/presenterwindow.h"
#include "widgets/stage/stagekeys.h"
#include "widgets/stage/stagewindow.h"
#include "widgets/stage/talk.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QScreen>
#include <QShortcut>

#include <utility>

namespace runwatt::app {

using stage::PresenterWindow;
using stage::Talk;
using Steps = std::vector<store::StepRecord>;

namespace {

constexpr int kSavingMs = 700;

QString nameOf(const QScreen *display)
{
    return display != nullptr ? display->name() : QString();
}

QString withSuffix(const QString &file)
{
    const QString suffix = QStringLiteral(".runwatt");
    return file.endsWith(suffix) ? file : file + suffix;
}

} // namespace

TalkKeeper::TalkKeeper(Settings *settings,
                       CampaignSession *session,
                       live::LiveModel &model,
                       ReplayKeeper &replay,
                       QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_session(session)
    , m_show(std::make_unique<StageShow>(model))
    , m_player(std::make_unique<StagePlayer>(
          replay.replay(), model, [this, &replay] { beginReplay(replay); }))
    , m_talk(std::make_unique<Talk>(m_show.get()))
    , m_standIn(std::make_unique<StandInKeeper>(settings, session, *m_show, *m_talk))
    , m_keys(std::make_unique<stage::StageKeys>(*m_talk))
{
    m_files.setMaxThreadCount(1);
    m_talk->setPlayer(m_player.get());
    m_talk->setPlanned(m_settings->talkLength());
    m_saving.setSingleShot(true);
    m_saving.setInterval(kSavingMs);
    connect(&m_saving, &QTimer::timeout, this, &TalkKeeper::save);
    connect(&m_talk->steps(), &stage::StepModel::edited, &m_saving, qOverload<>(&QTimer::start));
    connect(m_talk.get(), &Talk::started, this, &TalkKeeper::openStage);
    connect(m_talk.get(), &Talk::ended, this, [this] {
        if (m_stage != nullptr)
            m_stage->hide();
    });
    connect(m_talk.get(), &Talk::replayRequested, this, &TalkKeeper::goOnInReplay);
    // The main window says so too, where nobody who gives a talk looks.
    connect(&replay.replay(), &live::Replay::failed, this, [this](const Error &error) {
        if (m_presenter != nullptr)
            m_presenter->showError(error);
    });
    connect(m_standIn.get(), &StandInKeeper::statusChanged, this, &TalkKeeper::showStandIn);
    connect(m_talk.get(), &Talk::plannedChanged, this,
            [this] { m_settings->setTalkLength(m_talk->planned()); });
    // Queued: when a display is gone, its windows are still to be moved to another.
    for (const auto changed : {&QGuiApplication::screenAdded, &QGuiApplication::screenRemoved})
        connect(qApp, changed, this, &TalkKeeper::takeDisplays, Qt::QueuedConnection);
    connect(m_session, &CampaignSession::opened, this, &TalkKeeper::takeCampaign);
    connect(m_session, &CampaignSession::dataChanged, this, [this] {
        if (m_presenter != nullptr && m_file == m_session->file())
            m_talk->updateCampaign(m_session->data());
    });
    // What could not be written while the campaign was.
    connect(m_session, &CampaignSession::stateChanged, this, [this] {
        if (m_presenter != nullptr)
            m_standIn->prepare();
        if (m_isStale && !m_session->isRunning())
            m_saving.start();
    });
}

TalkKeeper::~TalkKeeper()
{
    if (isUnsaved()) {
        const auto write = [file = m_file, steps = m_talk->steps().steps()] {
            (void)store::writeSteps(file, steps); // there is nobody left to tell
        };
        m_files.start(write);
    }
    // Windows before what they show.
    m_presenter.reset();
    m_stage.reset();
}

void TalkKeeper::makePresenter()
{
    m_presenter = std::make_unique<PresenterWindow>(*m_talk, *m_keys);
    m_keys->watch(m_presenter.get());
    addHelp(m_presenter.get());
    connect(m_presenter.get(), &PresenterWindow::screenChosen, this, &TalkKeeper::chooseScreen);
    connect(m_presenter.get(), &PresenterWindow::copyRequested, this, &TalkKeeper::chooseCopy);
    connect(m_presenter->standInBar(), &stage::StandInBar::choiceRequested, this,
            &TalkKeeper::chooseStandIn);
    connect(m_presenter.get(), &PresenterWindow::closed, m_talk.get(), &Talk::end);
    showStandIn();
    if (m_unsaved)
        m_presenter->showUnsaved(*m_unsaved);
}

void TalkKeeper::addHelp(QWidget *window)
{
    auto *shortcut = new QShortcut(QKeySequence::HelpContents, window);
    connect(shortcut, &QShortcut::activated, this, &TalkKeeper::guideRequested);
}

void TalkKeeper::renewWindows()
{
    if (m_presenter == nullptr)
        return;
    const std::unique_ptr<PresenterWindow> before = std::move(m_presenter);
    const std::unique_ptr<stage::StageWindow> stageBefore = std::move(m_stage);
    makePresenter();
    m_presenter->QWidget::setScreen(before->screen());
    m_presenter->restoreGeometry(before->saveGeometry());
    m_presenter->setScreen(nameOf(stageDisplay()));
    // Where they were, and without the keys of the window in which the language was chosen.
    if (before->isVisible()) {
        m_presenter->setAttribute(Qt::WA_ShowWithoutActivating);
        m_presenter->show();
        m_presenter->setAttribute(Qt::WA_ShowWithoutActivating, false);
    }
    if (stageBefore == nullptr || !stageBefore->isVisible())
        return;
    makeStage();
    m_stage->restoreGeometry(stageBefore->saveGeometry());
    m_stage->setAttribute(Qt::WA_ShowWithoutActivating);
    placeStage();
    m_stage->setAttribute(Qt::WA_ShowWithoutActivating, false);
}

void TalkKeeper::present(const QWidget *presenter)
{
    if (m_presenter == nullptr) {
        makePresenter();
        if (presenter != nullptr)
            m_presenter->QWidget::setScreen(presenter->screen());
    }
    // A replay that the main window has begun stands somewhere: a talk begins with all there is.
    if (!m_talk->elapsed() && m_player->isReplay()
        && m_standIn->status().state != stage::StandInStatus::State::Playing)
        m_player->end();
    takeCampaign();
    m_standIn->prepare();
    m_presenter->setScreen(nameOf(stageDisplay()));
    m_presenter->show();
    m_presenter->raise();
    m_presenter->activateWindow();
}

void TalkKeeper::close()
{
    m_talk->end();
    if (m_presenter != nullptr)
        m_presenter->hide();
}

void TalkKeeper::takeCampaign()
{
    if (m_presenter == nullptr || !m_session->data())
        return;
    m_standIn->prepare();
    if (m_file == m_session->file())
        m_talk->updateCampaign(m_session->data());
    m_scope.start(readSteps(m_session->file(), m_scope.token()));
}

Task<void> TalkKeeper::readSteps(QString file, StopToken stop)
{
    const auto onThread = [file] { return store::readSteps(file); };
    const Result<Result<Steps>> done = co_await onWorker(onThread, stop, &m_files);
    if (!done || file != m_session->file())
        co_return;
    if (file == m_file)
        takeAgain(*done);
    else
        take(file, *done);
}

void TalkKeeper::take(const QString &file, const Result<Steps> &steps)
{
    // Until now the talk was that of the campaign before, and so is what was changed in it.
    if (isUnsaved())
        write();
    m_saving.stop();
    m_isStale = false;
    m_file = file;
    m_isReadable = steps.has_value();
    m_unsaved.reset();
    m_presenter->showSaved();
    m_talk->setCampaign(m_session->data(), steps.value_or(Steps()));
    if (!steps) { // those that are proposed must not take the place of those in the file
        m_unsaved = steps.error();
        m_presenter->showUnsaved(*m_unsaved);
    }
}

void TalkKeeper::takeAgain(const Result<Steps> &steps)
{
    // What was changed here counts, as does what is proposed for a file without any.
    const bool isChangedHere = m_isStale || m_isWriting || m_saving.isActive();
    const auto isOther = [&] { return !steps->empty() && *steps != m_talk->steps().steps(); };
    if (!steps || isChangedHere || (m_isReadable && !isOther()))
        return;
    const int row = m_talk->current();
    take(m_file, steps);
    m_talk->goTo(row);
}

bool TalkKeeper::isUnsaved() const
{
    return m_isReadable && (m_isStale || m_saving.isActive());
}

void TalkKeeper::save()
{
    m_saving.stop();
    m_isStale = true;
    if (!m_isWriting && m_isReadable)
        write();
}

void TalkKeeper::write()
{
    m_isWriting = true;
    m_scope.start(writeSteps(m_file, m_talk->steps().steps(), m_scope.token()));
}

Task<void> TalkKeeper::writeSteps(QString file, Steps steps, StopToken stop)
{
    m_isStale = false;
    const auto onThread = [file, steps] { return store::writeSteps(file, steps); };
    const Result<Result<void>> done = co_await onWorker(onThread, stop, &m_files);
    if (!done)
        co_return;
    m_isWriting = false;
    const bool isSame = file == m_file;
    if (isSame)
        m_unsaved = *done ? std::nullopt : std::optional(done->error());
    if (isSame && m_presenter != nullptr && m_unsaved)
        m_presenter->showUnsaved(*m_unsaved);
    else if (isSame && m_presenter != nullptr)
        m_presenter->showSaved();
    if (m_isStale) // of another campaign, it may be
        m_saving.start();
    else if (isSame && !*done)
        m_isStale = true; // written when the campaign has ended
}

void TalkKeeper::chooseCopy()
{
    const QFileInfo file(m_file);
    auto *dialog = new QFileDialog(m_presenter.get(), tr("Save a copy of the campaign"),
                                   common::dialogFolder(m_settings->campaignFolder()),
                                   tr("Campaigns (*.runwatt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("runwatt"));
    // What is there is not written over, which is told when it is tried.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    // With it from the start: the dialog takes what follows any dot for a suffix.
    dialog->selectFile(withSuffix(tr("%1, talk").arg(file.completeBaseName())));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &copy) {
        m_scope.start(writeCopy(withSuffix(copy), m_scope.token()));
    });
    dialog->open();
}

Task<void> TalkKeeper::writeCopy(QString copy, StopToken stop)
{
    const QString file = m_file;
    const Steps steps = m_talk->steps().steps();
    const auto onThread = [file, copy, steps] { return store::copyWithSteps(file, copy, steps); };
    const Result<Result<void>> done = co_await onWorker(onThread, stop, &m_files);
    if (!done || m_presenter == nullptr)
        co_return;
    if (*done)
        m_presenter->showMessage(
            tr("The copy with these steps is in %1.").arg(QDir::toNativeSeparators(copy)));
    else
        m_presenter->showUnsaved(done->error());
}

void TalkKeeper::goOnInReplay()
{
    if (m_standIn->status().state != stage::StandInStatus::State::None)
        m_standIn->begin();
    else if (m_talk->showsCurves(m_talk->current())) // no other step shows a replay
        m_player->begin();
}

void TalkKeeper::beginReplay(ReplayKeeper &replay)
{
    // Where a recording may stand in, what was measured stays in view.
    if (m_standIn->status().state == stage::StandInStatus::State::None)
        replay.begin();
}

void TalkKeeper::showStandIn()
{
    if (m_presenter != nullptr)
        m_presenter->standInBar()->setStatus(m_standIn->status());
}

void TalkKeeper::chooseStandIn()
{
    auto *dialog = new QFileDialog(m_presenter.get(), tr("Replay this if the device is lost"),
                                   common::dialogFolder(m_settings->campaignFolder()),
                                   tr("Campaigns (*.runwatt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_standIn.get(), &StandInKeeper::choose);
    dialog->open();
}

void TalkKeeper::openStage()
{
    if (m_stage == nullptr)
        makeStage();
    placeStage();
}

void TalkKeeper::makeStage()
{
    m_stage = std::make_unique<stage::StageWindow>(*m_talk);
    m_keys->watch(m_stage.get());
    addHelp(m_stage.get());
}

void TalkKeeper::placeStage()
{
    QScreen *display = stageDisplay();
    if (display == nullptr)
        m_stage->showAsWindow();
    else
        m_stage->showOn(display);
    m_presenter->setScreen(nameOf(display));
}

QScreen *TalkKeeper::stageDisplay() const
{
    const QString chosen = m_settings->stageScreen();
    if (chosen == Settings::kStageInWindow)
        return nullptr;
    const QList<QScreen *> displays = QGuiApplication::screens();
    QStringList names;
    for (const QScreen *display : displays)
        names.append(display->name());
    const auto found =
        stage::StageWindow::displayFor(names, displays.indexOf(m_presenter->screen()), chosen);
    return found ? displays.at(*found) : nullptr;
}

void TalkKeeper::takeDisplays()
{
    if (m_stage != nullptr && m_stage->isVisible())
        placeStage();
    else if (m_presenter != nullptr)
        m_presenter->setScreen(nameOf(stageDisplay()));
}

void TalkKeeper::chooseScreen(const QString &name)
{
    m_settings->setStageScreen(name.isEmpty() ? QString(Settings::kStageInWindow) : name);
    m_presenter->setScreen(name);
    if (m_stage != nullptr && m_stage->isVisible())
        placeStage();
}

} // namespace runwatt::app
