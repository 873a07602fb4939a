// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/keyfile.h"

#include "core/ssh/text.h"

#include <QFile>
#include <QtEndian>

#include <optional>

namespace runwatt::ssh {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kMaximumFile = 64 * 1024;

/// Takes one length-prefixed string of an OpenSSH blob.
std::optional<QByteArray> takeString(const QByteArray &blob, qsizetype &at)
{
    if (at + 4 > blob.size())
        return std::nullopt;
    const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(blob.constData() + at));
    at += 4;
    if (length > blob.size() - at)
        return std::nullopt;
    const QByteArray value = blob.mid(at, length);
    at += length;
    return value;
}

/// PROTOCOL.key of OpenSSH: magic, cipher, kdf, kdf options, number of keys, public key, ...
Result<KeyFile> readOpenSsh(const QByteArray &blob, const QString &path)
{
    const QByteArray magic("openssh-key-v1\0", 15);
    qsizetype at = magic.size();
    KeyFile key;
    key.format = KeyFile::Format::OpenSsh;
    if (blob.startsWith(magic)) {
        const std::optional<QByteArray> cipher = takeString(blob, at);
        const std::optional<QByteArray> kdf = takeString(blob, at);
        const std::optional<QByteArray> options = takeString(blob, at);
        at += 4;
        const std::optional<QByteArray> publicKey = takeString(blob, at);
        if (cipher && kdf && options && publicKey) {
            qsizetype inner = 0;
            key.encryption =
                *cipher == "none" ? KeyFile::Encryption::None : KeyFile::Encryption::Encrypted;
            key.cipher = *cipher == "none" ? QByteArray() : *cipher;
            key.publicKey = *publicKey;
            key.type = takeString(*publicKey, inner).value_or(QByteArray());
            return key;
        }
    }
    return failure(ErrorCode::Corrupt, Ssh::tr("The key file is damaged"), path,
                   Ssh::tr("it begins as an OpenSSH private key but does not go on as one"));
}

} // namespace

Result<KeyFile> probeKey(const QByteArray &contents, const QString &path)
{
    const qsizetype begin = contents.indexOf("-----BEGIN ");
    const qsizetype lineEnd = contents.indexOf('\n', begin);
    if (begin < 0 || lineEnd < 0) {
        return failure(ErrorCode::InvalidInput, Ssh::tr("This file is no private key"), path,
                       contents.startsWith("ssh-") || contents.startsWith("ecdsa-")
                           ? Ssh::tr("it is a public key")
                           : QString(),
                       Ssh::tr("Choose the private key; it has no \".pub\" at its end."));
    }
    const QByteArray header = contents.mid(begin, lineEnd - begin).trimmed();
    if (header == "-----BEGIN OPENSSH PRIVATE KEY-----") {
        const qsizetype end = contents.indexOf("-----END", lineEnd);
        const QByteArray body = contents.mid(lineEnd, end < 0 ? -1 : end - lineEnd);
        return readOpenSsh(QByteArray::fromBase64(body), path);
    }
    KeyFile key;
    if (!header.endsWith("PRIVATE KEY-----"))
        return failure(ErrorCode::InvalidInput, Ssh::tr("This file is no private key"), path);
    key.format = KeyFile::Format::Pem;
    if (header.contains("RSA"))
        key.type = "ssh-rsa";
    else if (header.contains("DSA"))
        key.type = "ssh-dss";
    const bool encrypted = header.contains("ENCRYPTED")
        || contents.mid(lineEnd, 200).contains("Proc-Type: 4,ENCRYPTED");
    key.encryption = encrypted ? KeyFile::Encryption::Encrypted : KeyFile::Encryption::None;
    return key;
}

Result<KeyFile> probeKeyFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failure(ErrorCode::NotFound, Ssh::tr("The key file isn't there"), path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::PermissionDenied, Ssh::tr("The key file could not be read"), path,
                       file.errorString());
    }
    RUNWATT_TRY(KeyFile key, probeKey(file.read(kMaximumFile), path));
    if (key.publicKey.isEmpty()) {
        QFile publicFile(path + u".pub"_s);
        if (publicFile.open(QIODevice::ReadOnly)) {
            const QList<QByteArray> words = publicFile.read(kMaximumFile).simplified().split(' ');
            if (words.size() >= 2) {
                key.type = words.at(0);
                key.publicKey = QByteArray::fromBase64(words.at(1));
            }
        }
    }
    return key;
}

} // namespace runwatt::ssh
