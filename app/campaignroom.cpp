// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/campaignroom.h"

#include "widgets/common/emptystate.h"
#include "widgets/common/icons.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/theme.h"
#include "widgets/wizard/wizardview.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace runwatt::app {

CampaignRoom::CampaignRoom(CampaignSession *session, QWidget *liveView, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_bar(new common::MessageBar(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new common::EmptyState(
          common::Symbol::Campaign,
          tr("No campaign is open"),
          tr("Plan one: choose devices, runtimes and workloads, and see what it will take before "
             "it "
             "starts. Or open a campaign file to look at it, or to go on with it."),
          this))
    , m_wizard(new wizard::WizardView(this))
    , m_live(liveView)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_pages, 1);
    auto *start = new QWidget(this);
    auto *startLayout = new QVBoxLayout(start);
    m_empty->setAction(tr("Plan a campaign"));
    auto *open =
        new QPushButton(common::icon(common::Symbol::Folder), tr("Open a campaign file"), start);
    startLayout->addStretch(2);
    startLayout->addWidget(m_empty);
    startLayout->addWidget(open, 0, Qt::AlignHCenter);
    startLayout->addStretch(3);
    m_pages->addWidget(start);
    m_pages->addWidget(m_wizard);
    m_pages->addWidget(m_live);
    connect(m_empty, &common::EmptyState::actionTriggered, this,
            &CampaignRoom::newCampaignRequested);
    connect(open, &QPushButton::clicked, this, &CampaignRoom::openRequested);
    connect(m_wizard, &wizard::WizardView::cancelled, this, &CampaignRoom::showCampaign);
    connect(m_bar, &common::MessageBar::actionTriggered, this, [this] {
        emit goOnRequested();
        m_live->setFocus(Qt::OtherFocusReason); // the bar went, with its button
    });
    connect(m_session, &CampaignSession::opened, this, [this] {
        showCampaign();
        updateBar();
    });
    connect(m_session, &CampaignSession::stateChanged, this, &CampaignRoom::updateBar);
    connect(m_session, &CampaignSession::dataChanged, this, &CampaignRoom::updateBar);
}

void CampaignRoom::showWizard()
{
    m_pages->setCurrentWidget(m_wizard);
    updateBar();
}

void CampaignRoom::showCampaign()
{
    m_pages->setCurrentIndex(0);
    if (m_session->data())
        m_pages->setCurrentWidget(m_live);
    updateBar();
}

bool CampaignRoom::isPlanning() const
{
    return m_pages->currentWidget() == m_wizard;
}

void CampaignRoom::updateBar()
{
    if (isPlanning() || !m_session->canGoOn()) {
        m_bar->dismiss();
        return;
    }
    const TrialCount count = countTrials(*m_session->data());
    m_bar->showMessage(store::Severity::Information,
                       tr("%1 of %2 trials are done. The rest can be measured now.")
                           .arg(count.done)
                           .arg(count.total));
    m_bar->setAction(tr("Resume"));
}

} // namespace runwatt::app
