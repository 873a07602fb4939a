// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace runwatt::ssh {

/// What a private key file says of itself without its passphrase.
struct KeyFile
{
    enum class Format {
        OpenSsh, ///< -----BEGIN OPENSSH PRIVATE KEY-----
        Pem, ///< -----BEGIN RSA/EC/... PRIVATE KEY----- or PKCS #8
        Unknown
    };
    enum class Encryption { None, Encrypted };

    Format format = Format::Unknown;
    Encryption encryption = Encryption::None;
    QByteArray cipher; ///< "aes256-ctr", ...; empty when not encrypted or not told
    QByteArray type; ///< "ssh-ed25519", "ssh-rsa", ...; empty when not told
    QByteArray publicKey; ///< the blob; from the file itself or from FILE.pub; may be empty
};

/// Reads the header of a key file (at most 64 KiB), and FILE.pub for what it doesn't tell: libssh2
/// gives the same error for a wrong passphrase, a missing one and a format that it can't read.
Result<KeyFile> probeKeyFile(const QString &path);

/// The same over the bytes of a file; for tests and probeKeyFile().
Result<KeyFile> probeKey(const QByteArray &contents, const QString &path);

} // namespace runwatt::ssh
