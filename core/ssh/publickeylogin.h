// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"
#include "core/ssh/login.h"

#include <QStringList>

namespace runwatt::ssh {

/// What came of trying keys.
struct KeyAttempts
{
    KeyAttempts() = default;

    enum class Outcome { NotAccepted, LoggedIn } outcome = Outcome::NotAccepted;
    QStringList refused; ///< keys that the server didn't take
    QStringList notUsable; ///< each with its reason
    QStringList missing; ///< files that are not there
    QStringList rsaKeys; ///< RSA keys that this libssh2 can't use with this server
};

/// Tries the agent's keys and the target's key files. An Error ends the whole login (a person
/// cancelled, the link broke, the server hung up).
Task<Result<KeyAttempts>> tryKeys(LoginContext context, StopToken stop);

/// The link broke during a login, or the server ended it; `code` as libssh2 gave it.
[[nodiscard]] Error loginBroken(const LoginContext &context, int code, const QString &text);

/// Whether `code` means that the session is over.
[[nodiscard]] bool endsSession(int code);

/// How long one step of a login may wait for the server; PAM delays failures by seconds.
inline constexpr Milliseconds kLoginStep{30000};

} // namespace runwatt::ssh
