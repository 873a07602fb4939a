// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <libssh2.h>

namespace runwatt::ssh {

/// What the library in use can do; asked at run time, since a newer one does more.
struct LibraryAbilities
{
    QString version; ///< "1.10.0"
    enum class RsaSha2 { No, Yes } rsaSha2 = RsaSha2::No; ///< RSA keys without SHA-1 (from 1.11)
    enum class AeadKeyFiles { No, Yes } aeadKeyFiles = AeadKeyFiles::No; ///< aes-gcm key files
};

[[nodiscard]] LibraryAbilities libraryAbilities();

/// Whether we offer this algorithm at all: nothing with SHA-1, MD5, RIPEMD, arcfour, 3DES, DSA,
/// Blowfish, CAST or a CBC mode.
[[nodiscard]] bool isOffered(int method, const QByteArray &algorithm);

/// Sets what the session offers. `knownHostKeyTypes` are the types that known_hosts holds for this
/// host: they come first, as OpenSSH does it, so that a known host shows the key that is known.
void restrictAlgorithms(LIBSSH2_SESSION *session, const QList<QByteArray> &knownHostKeyTypes);

/// The host key algorithms that we offer, in order.
[[nodiscard]] QList<QByteArray> offeredHostKeyTypes(LIBSSH2_SESSION *session);

/// What a server says at first: its banner and its algorithms, read from its first bytes.
struct ServerOffer
{
    QByteArray banner;
    QList<QByteArray> keyExchange;
    QList<QByteArray> hostKeys;
    QList<QByteArray> ciphers; ///< client to server
    QList<QByteArray> macs;
};

/// Bounded and tolerant: what can't be read stays empty.
[[nodiscard]] ServerOffer readServerOffer(const QByteArray &opening);

/// Why no key exchange was possible, in words, with what to do.
[[nodiscard]] Error keyExchangeError(LIBSSH2_SESSION *session,
                                     const ServerOffer &offer,
                                     const QString &where,
                                     const QString &libraryText);

/// The OpenSSH version of a banner as 10 * major + minor (98 for 9.8), 0 for another server.
[[nodiscard]] int openSshVersion(const QString &banner);

} // namespace runwatt::ssh
