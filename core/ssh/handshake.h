// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"
#include "core/ssh/hostkeycheck.h"
#include "core/ssh/interaction.h"
#include "core/ssh/secretcache.h"
#include "core/ssh/session.h"
#include "core/ssh/target.h"

#include <functional>
#include <memory>

namespace runwatt::ssh {

class Connection;

/// What carries a session's bytes besides its socket: the connections to jump hosts. Destroyed
/// after the session.
class Underlay
{
public:
    Underlay() = default;
    virtual ~Underlay() = default;
    Q_DISABLE_COPY_MOVE(Underlay)
};

/// An authenticated session, ready for the I/O thread.
struct Established
{
    Established() = default;

    std::unique_ptr<Underlay> underlay;
    std::shared_ptr<Session> session;
    QString banner;
    QString fingerprint;
};

/// The part of a login that is shown.
enum class LoginStage { Connecting, HostKey, Authenticating };

/// What establishing a session needs besides its target.
struct LoginParts
{
    LoginParts() = default;

    std::shared_ptr<Interaction> interaction;
    std::shared_ptr<SecretCache> secrets;
    std::shared_ptr<AcceptedHostKeys> accepted;
    std::function<void(LoginStage)> entered; ///< called in the I/O thread; may be empty
    Connection *carrier = nullptr; ///< whose tunnel leads to the target; outlives the session
};

/// From a target to an authenticated session: through the jump hosts, key exchange, host key,
/// login.
Task<Result<Established>> establish(Target target, LoginParts parts, StopToken stop);

} // namespace runwatt::ssh
