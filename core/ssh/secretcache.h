// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <map>
#include <optional>

namespace runwatt::ssh {

/// Passphrases and passwords that were given in this run of the program, so that a reconnect or a
/// second connection doesn't ask again. Overwritten with zeros on destruction. Lives in the I/O
/// thread; never written anywhere.
class SecretCache
{
public:
    SecretCache() = default;
    ~SecretCache();
    Q_DISABLE_COPY_MOVE(SecretCache)

    [[nodiscard]] std::optional<QByteArray> passphrase(const QString &keyFile) const;
    void keepPassphrase(const QString &keyFile, const QByteArray &secret);

    [[nodiscard]] std::optional<QByteArray> password(const QString &userAtHost) const;
    void keepPassword(const QString &userAtHost, const QByteArray &secret);

    /// To be called when a secret turned out to be wrong.
    void forgetPassphrase(const QString &keyFile);
    void forgetPassword(const QString &userAtHost);

private:
    std::map<QString, QByteArray> m_secrets;
};

/// Overwrites the bytes of a secret, then empties it.
void wipe(QByteArray &secret);

} // namespace runwatt::ssh
