// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/deserted.h"

#include "core/campaign/startedcampaigns.h"
#include "core/campaign/text.h"
#include "core/device/turn.h"

#include <QSysInfo>

#include <functional>

namespace runwatt::campaign {

Task<Result<QList<device::Leftover>>> removeDeserted(std::shared_ptr<RunnerServices> services,
                                                     DevicePlan device,
                                                     ssh::Connection *connection,
                                                     device::Profile profile,
                                                     StopToken stop)
{
    if (!services->started)
        co_return QList<device::Leftover>();
    const StartedCampaigns::Deserted deserted = services->started->deserted(device);
    if (deserted.campaigns.isEmpty())
        co_return QList<device::Leftover>();
    QStringList folders = device::campaignFolders(profile, device.folder) + deserted.folders;
    folders.removeDuplicates();
    RUNWATT_CO_TRY(
        device::RemovedLeftovers removed,
        co_await device::removeLeftoversOf(deserted.campaigns, connection, profile, folders, stop));
    // What could not be looked at is looked at by the next connection.
    if (!removed.problem)
        StartedCampaigns::tidied(deserted, removed.workedOn, device);
    co_return std::move(removed.leftovers);
}

Task<Result<QList<device::Leftover>>> removeDesertedInTurn(std::shared_ptr<RunnerServices> services,
                                                           DevicePlan device,
                                                           ssh::Connection *connection,
                                                           device::Profile profile,
                                                           StopToken stop)
{
    if (!services->started || services->started->deserted(device).campaigns.isEmpty())
        co_return QList<device::Leftover>();
    StopSource busy(stop);
    const std::function<void(const QString &)> waits = [&busy](const QString &) {
        busy.requestStop();
    };
    const QString who =
        Campaign::tr("removing what campaigns left, from %1").arg(QSysInfo::machineHostName());
    const Result<std::shared_ptr<device::TurnHold>> turn =
        co_await device::holdTurn(connection, device.name, who, waits, busy.token());
    // Where there are no turns, nobody can be asked.
    if (!turn && turn.error().code != ErrorCode::Unsupported)
        co_return QList<device::Leftover>();
    co_return co_await removeDeserted(services, device, connection, profile, stop);
}

} // namespace runwatt::campaign
