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
#include <QSet>
#include <QString>

#include <memory>
#include <utility>

namespace runwatt::ssh {

/// The key that a server showed in the key exchange.
struct ShownHostKey
{
    ShownHostKey() = default;

    QByteArray type;
    QByteArray blob;
    QList<QByteArray> checkableTypes; ///< types that we offered
};

/// Keys that were accepted without being remembered, each for its host: until the program ends, by
/// all connections that share it. I/O thread.
class AcceptedHostKeys
{
public:
    AcceptedHostKeys() = default;
    Q_DISABLE_COPY_MOVE(AcceptedHostKeys)

    /// `host` as hostKeyName() gives it.
    [[nodiscard]] bool contains(const QString &host, const QByteArray &blob) const;
    void add(const QString &host, const QByteArray &blob);

private:
    QSet<std::pair<QString, QByteArray>> m_keys;
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
