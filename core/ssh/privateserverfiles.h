// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace runwatt::ssh {

/// What a PrivateServer keeps in its folder (mode 0700): its keys, which are made once and kept,
/// its configuration, and a known_hosts file with its host key.
class PrivateServerFiles
{
public:
    /// `extraConfig`: lines for sshd_config that go before, and so win over, our own.
    PrivateServerFiles(QString folder, QStringList extraConfig);

    /// The private key (OpenSSH format, ed25519, no passphrase) that the server accepts.
    [[nodiscard]] QString clientKeyFile() const;

    [[nodiscard]] QString knownHostsFile() const;

    [[nodiscard]] QString configFile() const;

    /// Makes the folder, the keys if there are none, and the configuration; `searchPath` is the
    /// PATH of the commands that the server runs.
    Task<Result<void>> prepare(QString searchPath, StopToken stop);

    /// Puts the server's host key into its known_hosts, as "[127.0.0.1]:port".
    Result<void> rememberPort(quint16 port);

    /// A copy of the machine's list of users with a user "sshd" in it; gives its path.
    Result<QString> writeUsers();

private:
    [[nodiscard]] QString file(const QString &name) const;
    [[nodiscard]] QStringList configuration(const QString &searchPath) const;
    Result<void> prepareFolder();
    Task<Result<void>> makeKeys(StopToken stop);
    Result<void> writeFiles(const QString &searchPath);

    QString m_folder;
    QStringList m_extraConfig;
};

} // namespace runwatt::ssh
