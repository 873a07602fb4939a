// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace runwatt::ssh {

/// Whether keys other than the named files (those of the agent) may be offered.
enum class IdentitiesOnly { No, Yes };

/// Whether host names are written into known_hosts as hashes.
enum class HashKnownHosts { No, Yes };

/// Where to connect and as whom: what `ssh -G` would say of a host, as far as Runwatt uses it.
/// Value type, any thread. Never holds a secret.
struct Target
{
    explicit Target(QString hostName = {}, quint16 portNumber = 22, QString userName = {});

    /// "user@host:port", for messages.
    [[nodiscard]] QString address() const;

    QString name; ///< what people call it: the alias in ssh_config, or the host
    QString host; ///< address to connect to
    quint16 port = 22;
    QString user; ///< empty: the local user's name
    QStringList identityFiles; ///< in the order in which they are tried; "~" is expanded
    IdentitiesOnly identitiesOnly = IdentitiesOnly::No;
    std::vector<Target> jumps; ///< ProxyJump, outermost (nearest to this computer) first
    QString hostKeyAlias; ///< name to look up in known_hosts instead of the host; empty: none
    QString knownHostsFile; ///< read and appended to; empty: ~/.ssh/known_hosts
    HashKnownHosts hashKnownHosts = HashKnownHosts::No;
    QString agentSocket; ///< path of the agent's socket; empty: SSH_AUTH_SOCK; "none": no agent
    Milliseconds connectTimeout = Milliseconds(15000); ///< for name, TCP and key exchange together
    Milliseconds deadAfter = Milliseconds(12000); ///< silence after which the link counts as lost
};

/// What the person typed for a device; every field that is given wins over ssh_config.
struct TargetOverrides
{
    TargetOverrides() = default;

    std::optional<quint16> port;
    QString user;
    QStringList identityFiles;
    QString configFile; ///< used instead of ~/.ssh/config (ssh -F); empty: the usual ones
};

/// The target of a host name or an alias of ~/.ssh/config, by asking `ssh -G`, which evaluates
/// Include and Match as OpenSSH does. Without an ssh client the alias is taken as a host name when
/// no ssh_config exists, else ToolMissing says what to install. ProxyCommand gives Unsupported.
Task<Result<Target>> resolveTarget(QString hostAlias, TargetOverrides overrides, StopToken stop);

/// Reads what `ssh -G` prints (one "keyword value" a line). Jumps come back with names only.
[[nodiscard]] Result<Target> parseResolvedTarget(const QString &hostAlias,
                                                 const QByteArray &output);

/// The Host names of a configuration file (empty: ~/.ssh/config), Include followed, patterns and
/// negations left out, in the order of the file, each once. A file that isn't there has none.
[[nodiscard]] QStringList configuredHosts(const QString &configFile = {});

} // namespace runwatt::ssh
