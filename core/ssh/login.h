// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"
#include "core/ssh/interaction.h"
#include "core/ssh/secretcache.h"
#include "core/ssh/session.h"
#include "core/ssh/target.h"
#include "core/ssh/workerthread.h"

#include <memory>

namespace runwatt::ssh {

/// What the steps of a login share. Copied into each coroutine.
struct LoginContext
{
    LoginContext() = default;

    std::shared_ptr<Session> session;
    std::shared_ptr<WorkerThread> thread;
    std::shared_ptr<Interaction> interaction;
    std::shared_ptr<SecretCache> secrets;
    Target target;
};

/// Authenticates a session whose host key has been checked. Order: none, agent, key files,
/// keyboard-interactive, password, as far as the server allows each. A key is shown to the server
/// before anybody is asked for its passphrase. In the I/O thread; what blocks runs on the login's.
Task<Result<void>> logIn(LoginContext context, StopToken stop);

} // namespace runwatt::ssh
