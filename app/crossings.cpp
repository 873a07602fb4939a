// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crossings.h"

#include "app/campaignhost.h"
#include "app/devicemonitor.h"
#include "app/windowinteraction.h"
#include "widgets/bench/benchview.h"
#include "widgets/bench/questionpanel.h"
#include "widgets/live/livemodel.h"
#include "widgets/wizard/wizardview.h"

namespace runwatt::app {

using bench::BenchView;
using bench::QuestionPanel;
using live::LiveModel;
using wizard::WizardView;

void connectDevices(const BenchView *bench, DeviceMonitor *monitor)
{
    const auto connect = [bench, monitor](auto signal, auto slot) {
        QObject::connect(bench, signal, monitor, slot);
    };
    connect(&BenchView::connectRequested, &DeviceMonitor::connectDevice);
    connect(&BenchView::disconnectRequested, &DeviceMonitor::disconnectDevice);
    connect(&BenchView::cleaningRequested, &DeviceMonitor::removeLeftovers);
    connect(&BenchView::installRequested, &DeviceMonitor::installPackages);
    connect(&BenchView::filebenchRequested, &DeviceMonitor::buildFilebench);
    connect(&BenchView::installCancelRequested, &DeviceMonitor::cancelInstallation);
    connect(&BenchView::guestRequested, &DeviceMonitor::tryGuest);
}

void connectStorage(WizardView *wizard, DeviceMonitor *monitor)
{
    QObject::connect(wizard, &WizardView::storageRequested, monitor, &DeviceMonitor::findStorage);
    QObject::connect(monitor, &DeviceMonitor::storageFound, wizard, &WizardView::setStorage);
    QObject::connect(monitor, &DeviceMonitor::storageNotFound, wizard,
                     [wizard](const QString &device, const QString &folder, const Error &error) {
                         wizard->setStorage(device, folder, tl::make_unexpected(error));
                     });
}

void connectPrograms(WizardView *wizard, DeviceMonitor *monitor)
{
    QObject::connect(wizard, &WizardView::programsRequested, monitor,
                     &DeviceMonitor::lookForPrograms);
}

void connectQuestions(QuestionPanel *panel, WindowInteraction *interaction)
{
    QObject::connect(interaction, &WindowInteraction::asked, panel, &QuestionPanel::ask);
    QObject::connect(interaction, &WindowInteraction::withdrawn, panel, &QuestionPanel::withdraw);
    QObject::connect(panel, &QuestionPanel::answered, interaction, &WindowInteraction::answer);
}

void connectLiveModel(LiveModel *model, const CampaignHost *host)
{
    const auto connect = [model, host](auto signal, auto slot) {
        QObject::connect(host, signal, model, slot);
    };
    connect(&CampaignHost::opened, &LiveModel::opened);
    connect(&CampaignHost::queueChanged, &LiveModel::queueChanged);
    connect(&CampaignHost::trialChanged, &LiveModel::trialChanged);
    connect(&CampaignHost::phaseChanged, &LiveModel::phaseChanged);
    connect(&CampaignHost::seriesAdded, &LiveModel::seriesAdded);
    connect(&CampaignHost::samplesAdded, &LiveModel::samplesAdded);
    connect(&CampaignHost::processesChanged, &LiveModel::processesChanged);
    connect(&CampaignHost::accountChanged, &LiveModel::accountChanged);
    connect(&CampaignHost::eventHappened, &LiveModel::eventHappened);
    connect(&CampaignHost::progressChanged, &LiveModel::progressChanged);
    connect(&CampaignHost::stateChanged, &LiveModel::stateChanged);
    connect(&CampaignHost::trialSummarised, &LiveModel::trialSummarised);
}

} // namespace runwatt::app
