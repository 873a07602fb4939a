// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace runwatt::common {
class MessageBar;
}

namespace runwatt::stage {

class StageKeys;
class StageView;
class StandInBar;
class StepListPanel;
class Talk;

/// The presenter's window: what the audience sees and what comes next, notes, the list of steps,
/// the clock, and buttons that show their keys. GUI thread.
class PresenterWindow : public QWidget
{
    Q_OBJECT

public:
    PresenterWindow(Talk &talk, StageKeys &keys);
    /// Hides it first: a name that is being edited is taken over while there is somebody to take
    /// it.
    ~PresenterWindow() override;
    Q_DISABLE_COPY_MOVE(PresenterWindow)

    /// The displays that there are, the stage's marked; empty: an ordinary window.
    void setScreen(const QString &name);

    /// What R replays when the device is lost.
    [[nodiscard]] StandInBar *standInBar() const { return m_standIn; }

    /// The steps could not be kept: they last as long as the window, and a copy is offered.
    void showUnsaved(const Error &error);
    void showSaved(); ///< takes that back
    /// Something that was asked for, such as a copy, went well, or wrong.
    void showMessage(const QString &text);
    void showError(const Error &error);

signals:
    void screenChosen(const QString &name); ///< empty: an ordinary window
    void copyRequested(); ///< of the campaign, with the steps
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *makePreviews();
    QWidget *makeButtons();
    QToolButton *makeScreenButton();
    void offerScreens();
    void updateNames();

    Talk &m_talk;
    StageKeys &m_keys;
    common::MessageBar *m_message;
    QLabel *m_currentName;
    QLabel *m_nextName;
    QLabel *m_lost;
    StandInBar *m_standIn;
    StageView *m_currentView;
    StageView *m_nextView;
    StepListPanel *m_steps;
    QMenu *m_screens;
    QString m_screen;
    bool m_isUnsaved = false;
};

} // namespace runwatt::stage
