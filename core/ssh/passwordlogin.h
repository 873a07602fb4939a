// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"
#include "core/ssh/login.h"

#include <QByteArray>
#include <QList>

namespace runwatt::ssh {

enum class PasswordOutcome { Refused, LoggedIn };

/// Keyboard-interactive, then password, as far as `allowed`; up to three tries. A single hidden
/// prompt that asks for a password is answered with the account's password, which many servers
/// only take this way. An Error ends the login.
Task<Result<PasswordOutcome>>
tryPasswords(LoginContext context, QList<QByteArray> allowed, StopToken stop);

} // namespace runwatt::ssh
