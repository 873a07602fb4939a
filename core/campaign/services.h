// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/campaign/plan.h"
#include "core/campaign/startedcampaigns.h"
#include "core/ssh/hostkeycheck.h"
#include "core/ssh/interaction.h"
#include "core/ssh/secretcache.h"
#include "core/ssh/target.h"

#include <QString>

#include <memory>

namespace runwatt::campaign {

/// How the program reaches "this computer" (a private sshd), given by the application. I/O thread.
class ThisComputer
{
public:
    ThisComputer() = default;
    virtual ~ThisComputer() = default;
    ThisComputer(const ThisComputer &) = delete;
    ThisComputer &operator=(const ThisComputer &) = delete;

    /// Starts the private sshd if it does not run yet, and says how to log in to it.
    [[nodiscard]] virtual Task<Result<ssh::Target>> target(StopToken stop) = 0;

    /// Ends the sshd and all it runs, within some seconds. Nothing is to be asked of it any more.
    [[nodiscard]] virtual Task<void> end() = 0;
};

/// What a runner needs from outside: who answers questions about keys and passwords, and how to
/// reach this computer. Made by the application; used in the I/O thread only.
struct RunnerServices
{
    std::shared_ptr<ssh::Interaction> interaction;
    std::shared_ptr<ssh::SecretCache> secrets;
    std::shared_ptr<ssh::AcceptedHostKeys> hostKeys; ///< accepted until the program ends
    std::shared_ptr<ThisComputer> thisComputer;
    std::shared_ptr<const StartedCampaigns> started; ///< null: what a dead one left stays
};

/// How to log in to a device of a plan: through `services.thisComputer`, or as `ssh -G` resolves
/// its host, with what the plan says on top.
[[nodiscard]] Task<Result<ssh::Target>>
targetOf(DevicePlan device, std::shared_ptr<RunnerServices> services, StopToken stop);

} // namespace runwatt::campaign
