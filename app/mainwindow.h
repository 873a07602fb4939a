// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/campaignsession.h"
#include "app/navigationbar.h"
#include "app/settings.h"
#include "widgets/live/livemodel.h"

#include <QWidget>

#include <memory>

class QStackedWidget;

namespace runwatt::bench {
class BenchView;
class QuestionPanel;
} // namespace runwatt::bench

namespace runwatt::common {
class MessageBar;
}

namespace runwatt::compare {
class CompareView;
}

namespace runwatt::live {
class LiveView;
}

namespace runwatt::app {

class BenchKeeper;
class CampaignRoom;
class CloseBar;
class IoThread;

/// The window: the rooms side by side, questions and errors above them. It owns the
/// keeper of the Bench, the I/O thread and the campaign that is shown, and connects them; the work
/// is theirs.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    /// `settings` outlives the window.
    explicit MainWindow(Settings *settings, QWidget *parent = nullptr);
    ~MainWindow() override;
    Q_DISABLE_COPY_MOVE(MainWindow)

    /// Shows a campaign file, read on a worker.
    void openCampaign(const QString &file);

    /// This computer on the Bench, with the simulated meter, and a plan ready to start.
    void prepareDemo(const campaign::Plan &plan);

    void showRoom(Room room);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void layOut();
    void addShortcuts();
    void connectBench();
    void connectQuestions();
    void connectCampaign();
    void connectLiveView();
    void connectCompareView();
    void planCampaign(const QStringList &devices);
    void startCampaign(const campaign::Plan &plan, const QString &file);
    void offerKnown();
    void chooseFile();
    void nextScheme();
    void listConfiguredHosts();
    Task<void> readConfiguredHosts(StopToken stop);
    void takeState(campaign::RunState state);
    void takeProgress(const campaign::Progress &progress);
    void remember();
    void rememberFolder(const QString &file);
    Task<void> readRecent(StopToken stop);
    void updateComparison();
    void updateTitle();

    Settings *m_settings;
    std::unique_ptr<IoThread> m_io;
    std::unique_ptr<BenchKeeper> m_keeper;
    live::LiveModel m_live;
    CampaignSession *m_session;
    NavigationBar *m_navigation;
    bench::QuestionPanel *m_questions;
    common::MessageBar *m_message;
    CloseBar *m_closeBar;
    QStackedWidget *m_rooms;
    bench::BenchView *m_bench;
    live::LiveView *m_liveView;
    CampaignRoom *m_campaign;
    compare::CompareView *m_compare;
    campaign::Progress m_progress;
    std::vector<bench::RecentCampaign> m_recent;
    QString m_startedFile; ///< that the wizard's Start named, until it is there
    bool m_quitsWhenDone = false;
    bool m_isCompareStale = false; ///< shows an older state of the campaign
    AsyncScope m_scope; // last
};

} // namespace runwatt::app
