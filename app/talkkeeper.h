// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/store/steps.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

class QScreen;
class QWidget;

namespace runwatt::live {
class LiveModel;
}

namespace runwatt::stage {
class PresenterWindow;
class StageKeys;
class StageWindow;
class Talk;
} // namespace runwatt::stage

namespace runwatt::app {

class CampaignSession;
class ReplayKeeper;
class Settings;
class StagePlayer;
class StageShow;
class StandInKeeper;

/// Gives a talk about the campaign that is shown: the presenter's window and the stage, on the
/// display that was chosen. Reads the steps from the campaign's file, keeps there what is changed,
/// and offers a copy where it cannot; steps that it could not read it never writes over. GUI
/// thread; files on a worker.
class TalkKeeper : public QObject
{
    Q_OBJECT

public:
    /// All outlive the keeper.
    TalkKeeper(Settings *settings,
               CampaignSession *session,
               live::LiveModel &model,
               ReplayKeeper &replay,
               QObject *parent = nullptr);
    ~TalkKeeper() override;
    Q_DISABLE_COPY_MOVE(TalkKeeper)

    /// Opens the presenter's window; F5 there, or its button, opens the stage. `presenter` is the
    /// window that it was asked from.
    void present(const QWidget *presenter);

    /// Makes both windows anew, in the language and with the text size of now. The talk goes on.
    void renewWindows();

    /// Closes both windows; the steps are written.
    void close();

    [[nodiscard]] stage::Talk *talk() const { return m_talk.get(); }

    [[nodiscard]] stage::PresenterWindow *presenterWindow() const { return m_presenter.get(); }

    [[nodiscard]] stage::StageWindow *stageWindow() const { return m_stage.get(); }

    /// What goes on where a live device cannot.
    [[nodiscard]] StandInKeeper &standIn() { return *m_standIn; }

signals:
    void guideRequested(); ///< in one of its windows

private:
    Task<void> readSteps(QString file, StopToken stop);
    Task<void> writeSteps(QString file, std::vector<store::StepRecord> steps, StopToken stop);
    Task<void> writeCopy(QString copy, StopToken stop);
    void makePresenter();
    void addHelp(QWidget *window);
    void takeCampaign();
    void take(const QString &file, const Result<std::vector<store::StepRecord>> &steps);
    void takeAgain(const Result<std::vector<store::StepRecord>> &steps);
    [[nodiscard]] bool isUnsaved() const; ///< and can be saved
    void save();
    void write();
    void chooseCopy();
    void goOnInReplay();
    void beginReplay(ReplayKeeper &replay); ///< of the campaign that is shown
    void showStandIn();
    void chooseStandIn();
    void openStage();
    void makeStage();
    void placeStage();
    [[nodiscard]] QScreen *stageDisplay() const; ///< null: in a window
    void chooseScreen(const QString &name);
    void takeDisplays(); ///< some came or went

    Settings *m_settings;
    CampaignSession *m_session;
    std::unique_ptr<StageShow> m_show;
    std::unique_ptr<StagePlayer> m_player;
    std::unique_ptr<stage::Talk> m_talk;
    std::unique_ptr<StandInKeeper> m_standIn;
    std::unique_ptr<stage::StageKeys> m_keys;
    std::unique_ptr<stage::StageWindow> m_stage;
    std::unique_ptr<stage::PresenterWindow> m_presenter;
    QString m_file; ///< whose steps these are; empty before the first
    bool m_isReadable = false; ///< its steps could be read, so these may take their place
    QTimer m_saving; ///< changes one after another are written once
    QThreadPool m_files; ///< one thread, so that steps are written in order; ends when all are
    std::optional<Error> m_unsaved; ///< why the steps could not be written
    bool m_isWriting = false;
    bool m_isStale = false; ///< changed while it was being written, or could not be written
    AsyncScope m_scope; // last
};

} // namespace runwatt::app
