// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/pathoffloads.h"

#include "core/campaign/text.h"
#include "core/device/networkpath.h"

#include <utility>

namespace runwatt::campaign {

namespace {

struct Outcome
{
    Outcome() = default;

    PathOffloads::Switched switched;
    std::shared_ptr<device::SettingHold> hold;
};

Task<Result<Outcome>> switchPath(ssh::Connection *connection,
                                 device::Profile profile,
                                 QString address,
                                 device::Offloads wanted,
                                 StopToken stop)
{
    RUNWATT_CO_TRY(const device::NetworkPath path,
                   co_await device::lookAtPath(connection, address, stop));
    Outcome outcome;
    outcome.switched.interfaces = path.waysToAddress();
    if (outcome.switched.interfaces.isEmpty()) {
        co_return failure(ErrorCode::Unsupported, Campaign::tr("the offloads can't be switched"),
                          profile.device,
                          Campaign::tr("it does not tell which interface leads to the peer"));
    }
    const QStringList interfaces = outcome.switched.interfaces;
    RUNWATT_CO_TRY(outcome.hold,
                   co_await device::holdOffloads(connection, profile, interfaces, wanted, stop));
    outcome.switched.before = outcome.hold->before();
    co_return outcome;
}

} // namespace

Task<Result<PathOffloads::Switched>> PathOffloads::hold(int device,
                                                        ssh::Connection *connection,
                                                        device::Profile profile,
                                                        QString address,
                                                        StopToken stop)
{
    const Result<Outcome> outcome =
        co_await switchPath(connection, profile, address, m_wanted, stop);
    if (!outcome) {
        m_problems[device] = outcome.error().text();
        co_return tl::make_unexpected(outcome.error());
    }
    m_problems.erase(device);
    m_holds[device] = outcome->hold;
    co_return outcome->switched;
}

bool PathOffloads::isLost(int device) const
{
    const auto found = m_holds.find(device);
    return found != m_holds.end() && !found->second->isHeld();
}

Task<void> PathOffloads::release(StopToken stop)
{
    const std::map<int, std::shared_ptr<device::SettingHold>> holds = std::exchange(m_holds, {});
    for (const auto &[device, hold] : holds)
        co_await device::SettingHold::release(hold, stop);
}

QString PathOffloads::problemOf(int device) const
{
    const auto found = m_problems.find(device);
    return found == m_problems.end() ? QString() : found->second;
}

} // namespace runwatt::campaign
