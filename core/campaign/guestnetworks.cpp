// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/guestnetworks.h"

#include "core/campaign/text.h"

#include <algorithm>

namespace runwatt::campaign {

namespace {

/// Whether the exclusions leave a device no cell of a runtime.
bool isLeftOut(const Plan &plan, const QString &device, const QString &runtime)
{
    return std::any_of(
        plan.exclusions.cbegin(), plan.exclusions.cend(), [&](const Exclusion &rule) {
            return rule.workload.isEmpty() && (rule.device.isEmpty() || rule.device == device)
                && (rule.runtime.isEmpty() || rule.runtime == runtime);
        });
}

/// That the guests of a device are told all of where they are, and can be there.
void checkGuestNetwork(const Plan &plan,
                       const DevicePlan &device,
                       const QString &path,
                       JsonFields &fields)
{
    using runtime::GuestNetwork;
    const GuestNetwork network = plan.guest.network;
    const QString field = path + QStringLiteral(".guestNetwork");
    const bool canHaveCard = network == GuestNetwork::Macvtap || network == GuestNetwork::Bridge;
    if (!device.guestNetwork.isEmpty() && !canHaveCard) {
        fields.report(field,
                      Campaign::tr("guests have no second card with guest.network \"%1\"")
                          .arg(runtime::toWord(network)),
                      Campaign::tr("Set guest.network to macvtap or bridge, or leave it out."));
    }
    const bool hasCard = runtime::hasSecondCard(guestOptionsOn(plan, device));
    if (!device.guestNetwork.isEmpty() && canHaveCard && !hasCard) {
        fields.report(field + QStringLiteral(".interface"), Campaign::tr("is missing"),
                      Campaign::tr("Name the device's bridge that its guests are to be on; for "
                                   "Runwatt's own leave guestNetwork out."));
    }
    for (const QString &code : plan.runtimes) {
        if (!runtime::hasGuest(code) || !hasCard || isLeftOut(plan, device.name, code))
            continue;
        if (device.guestNetwork.address.isEmpty()) {
            fields.report(field + QStringLiteral(".address"), Campaign::tr("is missing"),
                          Campaign::tr("Write the address of its guests there, such as "
                                       "192.0.2.30/24: there is no DHCP in a guest."));
        }
        if (code == u"FC" && network == GuestNetwork::Macvtap) {
            fields.report(QStringLiteral("guest.network"),
                          Campaign::tr("Firecracker can't have a macvtap"),
                          Campaign::tr("Choose bridge, with a bridge of the device, or leave FC "
                                       "out."));
        }
    }
}

} // namespace

void checkGuestNetworks(const Plan &plan, JsonFields &fields)
{
    for (std::size_t i = 0; i < plan.devices.size(); ++i)
        checkGuestNetwork(plan, plan.devices[i], QStringLiteral("devices[%1]").arg(i), fields);
}

} // namespace runwatt::campaign
