// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/campaignsession.h"
#include "app/navigationbar.h"
#include "app/settings.h"
#include "widgets/live/livemodel.h"

#include <QWidget>

#include <memory>
#include <optional>

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

namespace runwatt::help {
class GuideWindow;
}

namespace runwatt::live {
class LiveView;
}

namespace runwatt::app {

class BenchKeeper;
class CampaignRoom;
class CloseBar;
class IoThread;
class RecentKeeper;
class ReplayKeeper;
class TalkKeeper;

/// Whether a demo is changed to fit the computer that it is shown on.
enum class DemoTerms { AsItIs, FittedHere };

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

    /// Shows it and replays it at once, so many times as fast as it was.
    void replayCampaign(const QString &file, int speed);

    /// This computer on the Bench, with the simulated meter, and a plan ready to start, which gets
    /// those runtimes that this computer can run where `terms` asks for that.
    void prepareDemo(const campaign::Plan &plan, DemoTerms terms = DemoTerms::AsItIs);

    void showRoom(Room room);

    /// What a window in another language goes on with.
    struct Shown
    {
        Shown() = default;

        Room room = Room::Bench;
        QString file; ///< of the campaign that is open; empty: none
        std::optional<campaign::Plan> plan; ///< that is being made
    };

    /// Which language the texts are in, for the person.
    void showLanguage(const QString &language);

    [[nodiscard]] Shown shown() const;
    void restore(const Shown &shown);

signals:
    /// Texts are taken when a widget is made, so another language takes another window. Not while a
    /// campaign runs.
    void languageChosen(const QString &language);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void layOut();
    void addShortcuts();
    void connectBench();
    void connectCampaign();
    void connectLiveView();
    void connectCompareView();
    void planCampaign(const QStringList &devices);
    void startCampaign(const campaign::Plan &plan, const QString &file);
    /// With the campaign that is shown.
    void goOn();
    /// Says so, where packages are being installed on one of these.
    bool isDisturbed(const QStringList &devices);
    void offerKnown();
    void chooseFile();
    void nextScheme();
    void chooseLanguage(const QString &language);
    void showGuide();
    void present();
    void takeState(campaign::RunState state);
    void takeProgress(const campaign::Progress &progress);
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
    RecentKeeper *m_recentKeeper;
    ReplayKeeper *m_replayKeeper;
    TalkKeeper *m_talk;
    help::GuideWindow *m_guide = nullptr; ///< once it was asked for
    campaign::Progress m_progress;
    QString m_nextLanguage; ///< chosen while a campaign runs; empty: none
    bool m_quitsWhenDone = false;
    bool m_isCompareStale = false; ///< shows an older state of the campaign
};

} // namespace runwatt::app
