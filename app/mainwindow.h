// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rooms.h"
#include "app/settings.h"
#include "core/campaign/feed.h"

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace runwatt::bench {
class QuestionPanel;
}

namespace runwatt::common {
class MessageBar;
}

namespace runwatt::help {
class GuideWindow;
}

namespace runwatt::app {

class CloseBar;
class Engine;

/// The window: the rooms side by side, questions and errors above them. What works behind it is the
/// engine's; rooms and navigation can be made anew while it goes on. GUI thread.
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

    /// See Rooms::prepareDemo().
    void prepareDemo(const campaign::Plan &plan, DemoTerms terms = DemoTerms::AsItIs);

    void showRoom(Room room);

    /// Makes anew what was made in another language or with text of another size, in every window
    /// that belongs to this one. Whatever runs goes on, and what a person has chosen stays.
    void renew();

    [[nodiscard]] Rooms::Shown shown() const { return m_rooms->shown(); }

signals:
    /// Texts are taken when a widget is made, so another language takes renew().
    void languageChosen(const QString &language);
    void textSizeChosen(int percent); ///< likewise

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void layOut();
    void makeViews();
    void addShortcuts();
    void connectSession();
    void chooseFile();
    void nextScheme();
    void showGuide();
    void showGuidePage(const QString &name);
    void renewGuide();
    void present();
    void takeState();
    void takeProgress(const campaign::Progress &progress);
    void updateProgress();
    void updateTitle();

    Settings *m_settings;
    Engine *m_engine;
    bench::QuestionPanel *m_questions;
    common::MessageBar *m_message;
    CloseBar *m_closeBar;
    QHBoxLayout *m_row; ///< the navigation, and the column
    QVBoxLayout *m_column; ///< bars, and the rooms
    NavigationBar *m_navigation = nullptr;
    Rooms *m_rooms = nullptr;
    help::GuideWindow *m_guide = nullptr; ///< once it was asked for
    campaign::Progress m_progress;
    bool m_quitsWhenDone = false;
};

} // namespace runwatt::app
