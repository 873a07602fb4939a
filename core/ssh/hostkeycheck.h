// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"
#include "core/ssh/interaction.h"
#include "core/ssh/knownhosts.h"
#include "core/ssh/target.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace runwatt::ssh {

/// The key that a server showed in the key exchange.
struct ShownHostKey
{
    ShownHostKey() = default;

    QByteArray type;
    QByteArray blob;
    QList<QByteArray> checkableTypes; ///< types that we offered
};

/// Keys that were accepted for this run only. One a Connection.
struct AcceptedHostKeys
{
    QList<QByteArray> blobs;
};

/// Holds the key against known_hosts; asks about an unknown one and remembers it; refuses a changed
/// or revoked one and says what that may mean.
Task<Result<void>> checkHostKey(Target target,
                                KnownHosts known,
                                ShownHostKey key,
                                std::shared_ptr<AcceptedHostKeys> accepted,
                                std::shared_ptr<Interaction> interaction,
                                StopToken stop);

/// Reads the target's known_hosts files. Blocking; for workers.
[[nodiscard]] Result<KnownHosts> readKnownHosts(const Target &target);

/// The name under which the target's key is looked up and remembered.
[[nodiscard]] QString hostKeyName(const Target &target);

} // namespace runwatt::ssh
