// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/campaignsession.h"

#include <QWidget>

class QStackedWidget;

namespace runwatt::common {
class ConfirmBar;
class EmptyState;
class MessageBar;
} // namespace runwatt::common

namespace runwatt::wizard {
class WizardView;
}

namespace runwatt::app {

/// The second room: the wizard while a campaign is being planned, the live view while one is
/// measured or shown, and an invitation while there is neither.
class CampaignRoom : public QWidget
{
    Q_OBJECT

public:
    /// Takes the live view, which the window feeds, as a child.
    CampaignRoom(CampaignSession *session, QWidget *liveView, QWidget *parent = nullptr);

    [[nodiscard]] wizard::WizardView *wizard() const { return m_wizard; }

    void showWizard();
    /// The campaign that is shown, if there is one, else the invitation.
    void showCampaign();
    [[nodiscard]] bool isPlanning() const;

signals:
    void newCampaignRequested();
    void openRequested();
    void goOnRequested(); ///< with the campaign that is shown

private:
    void updateBar();

    CampaignSession *m_session;
    common::MessageBar *m_bar; ///< "12 of 24 trials are done": resume
    QStackedWidget *m_pages;
    common::EmptyState *m_empty;
    wizard::WizardView *m_wizard;
    QWidget *m_live;
};

} // namespace runwatt::app
