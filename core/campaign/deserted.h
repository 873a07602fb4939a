// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/campaign/plan.h"
#include "core/campaign/services.h"
#include "core/device/leftovers.h"
#include "core/device/profile.h"
#include "core/ssh/connection.h"

#include <QList>

#include <memory>

namespace runwatt::campaign {

/// Removes what campaigns of this computer left on the device whose Runwatt died (see
/// StartedCampaigns), and gives what went; asks the device nothing where there are none. What the
/// device still takes for worked on, or could not be looked at, is looked at by the next connection
/// again. Whoever calls has the device's turn. I/O thread.
[[nodiscard]] Task<Result<QList<device::Leftover>>>
removeDeserted(std::shared_ptr<RunnerServices> services,
               DevicePlan device,
               ssh::Connection *connection,
               device::Profile profile,
               StopToken stop);

/// The same for who does not have the device's turn: takes it meanwhile, and removes nothing while
/// another has it, whose measurement that would disturb.
[[nodiscard]] Task<Result<QList<device::Leftover>>>
removeDesertedInTurn(std::shared_ptr<RunnerServices> services,
                     DevicePlan device,
                     ssh::Connection *connection,
                     device::Profile profile,
                     StopToken stop);

} // namespace runwatt::campaign
