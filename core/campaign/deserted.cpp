// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/deserted.h"

#include "core/campaign/startedcampaigns.h"

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

} // namespace runwatt::campaign
