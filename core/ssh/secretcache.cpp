// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/secretcache.h"

#include <cstring>

namespace runwatt::ssh {

using namespace Qt::Literals::StringLiterals;

namespace {

// One table; the prefix keeps a file and an account of the same name apart.
QString passphraseKey(const QString &keyFile)
{
    return u"key "_s + keyFile;
}

QString passwordKey(const QString &userAtHost)
{
    return u"login "_s + userAtHost;
}

std::optional<QByteArray> find(const std::map<QString, QByteArray> &secrets, const QString &key)
{
    const auto found = secrets.find(key);
    return found == secrets.end() ? std::nullopt : std::optional(found->second);
}

void keep(std::map<QString, QByteArray> &secrets, const QString &key, const QByteArray &secret)
{
    QByteArray &place = secrets[key];
    wipe(place);
    // A copy of its own, so that wiping it reaches the bytes.
    place = QByteArray(secret.constData(), secret.size());
}

void forget(std::map<QString, QByteArray> &secrets, const QString &key)
{
    const auto found = secrets.find(key);
    if (found == secrets.end())
        return;
    wipe(found->second);
    secrets.erase(found);
}

} // namespace

void wipe(QByteArray &secret)
{
    if (!secret.isEmpty())
        ::explicit_bzero(secret.data(), static_cast<size_t>(secret.size()));
    secret.clear();
}

SecretCache::~SecretCache()
{
    for (auto &[key, secret] : m_secrets)
        wipe(secret);
}

std::optional<QByteArray> SecretCache::passphrase(const QString &keyFile) const
{
    return find(m_secrets, passphraseKey(keyFile));
}

void SecretCache::keepPassphrase(const QString &keyFile, const QByteArray &secret)
{
    keep(m_secrets, passphraseKey(keyFile), secret);
}

std::optional<QByteArray> SecretCache::password(const QString &userAtHost) const
{
    return find(m_secrets, passwordKey(userAtHost));
}

void SecretCache::keepPassword(const QString &userAtHost, const QByteArray &secret)
{
    keep(m_secrets, passwordKey(userAtHost), secret);
}

void SecretCache::forgetPassphrase(const QString &keyFile)
{
    forget(m_secrets, passphraseKey(keyFile));
}

void SecretCache::forgetPassword(const QString &userAtHost)
{
    forget(m_secrets, passwordKey(userAtHost));
}

} // namespace runwatt::ssh
