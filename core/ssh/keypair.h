// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"

#include <QString>

namespace runwatt::ssh {

/// Makes a pair of keys (ed25519, no passphrase, OpenSSH's format) by ssh-keygen: the private one
/// in `keyFile`, readable by its owner alone, the public one beside it in `keyFile`.pub.
/// ToolMissing where this computer has no ssh-keygen.
Task<Result<void>> makeKeyPair(QString keyFile, QString comment, StopToken stop);

} // namespace runwatt::ssh
