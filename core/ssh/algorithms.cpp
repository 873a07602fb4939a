// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/algorithms.h"

#include "core/ssh/text.h"

#include <QRegularExpression>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace runwatt::ssh {

namespace {

QList<QByteArray> supported(LIBSSH2_SESSION *session, int method)
{
    const char **names = nullptr;
    const int count = libssh2_session_supported_algs(session, method, &names);
    QList<QByteArray> list;
    for (int i = 0; i < count; ++i)
        list.append(names[i]);
    if (names != nullptr)
        libssh2_free(session, static_cast<void *>(names));
    return list;
}

/// Lower comes first: the modes that protect and encrypt in one pass, where the library has them.
int cipherRank(const QByteArray &name)
{
    static const QList<QByteArray> order{"aes128-gcm@openssh.com",
                                         "aes256-gcm@openssh.com",
                                         "aes128-ctr",
                                         "chacha20-poly1305@openssh.com",
                                         "aes192-ctr",
                                         "aes256-ctr"};
    const qsizetype at = order.indexOf(name);
    return static_cast<int>(at < 0 ? order.size() : at);
}

QList<QByteArray> offered(LIBSSH2_SESSION *session, int method)
{
    QList<QByteArray> list = supported(session, method);
    list.removeIf([method](const QByteArray &name) { return !isOffered(method, name); });
    if (method == LIBSSH2_METHOD_MAC_CS || method == LIBSSH2_METHOD_MAC_SC) {
        // For the slower end: a 64-bit processor without instructions for SHA-256, as that of a
        // Raspberry Pi 4, is half again as fast at SHA-512; one that has them is fast enough.
        std::stable_partition(list.begin(), list.end(), [](const QByteArray &name) {
            return name.startsWith("hmac-sha2-512");
        });
    }
    if (method == LIBSSH2_METHOD_CRYPT_CS || method == LIBSSH2_METHOD_CRYPT_SC) {
        std::stable_sort(list.begin(), list.end(), [](const QByteArray &a, const QByteArray &b) {
            return cipherRank(a) < cipherRank(b);
        });
    }
    return list;
}

/// One list of names of a KEXINIT; moves `at` behind it.
QList<QByteArray> takeNames(const QByteArray &packet, qsizetype &at)
{
    if (at + 4 > packet.size())
        return {};
    const auto length = qFromBigEndian<quint32>(packet.constData() + at);
    at += 4;
    if (static_cast<qsizetype>(length) > packet.size() - at)
        return {};
    const QByteArray names = packet.mid(at, static_cast<qsizetype>(length));
    at += static_cast<qsizetype>(length);
    return names.isEmpty() ? QList<QByteArray>() : names.split(',');
}

bool haveNone(const QList<QByteArray> &ours, const QList<QByteArray> &theirs)
{
    return !theirs.isEmpty()
        && std::none_of(ours.cbegin(), ours.cend(),
                        [&theirs](const QByteArray &name) { return theirs.contains(name); });
}

bool isRsa(const QByteArray &type)
{
    return type == "ssh-rsa" || type.startsWith("rsa-sha2");
}

QString joined(const QList<QByteArray> &names)
{
    return QString::fromLatin1(names.join(", ")).left(300);
}

} // namespace

LibraryAbilities libraryAbilities()
{
    LibraryAbilities abilities;
    abilities.version = QString::fromLatin1(libssh2_version(0));
    if (libssh2_version(0x010b00) != nullptr) {
        abilities.rsaSha2 = LibraryAbilities::RsaSha2::Yes;
        abilities.aeadKeyFiles = LibraryAbilities::AeadKeyFiles::Yes;
    }
    return abilities;
}

bool isOffered(int method, const QByteArray &algorithm)
{
    static const std::array<QByteArrayView, 9> weak{"sha1", "md5",      "ripemd", "arcfour", "3des",
                                                    "dss",  "blowfish", "cast",   "-cbc"};
    const QByteArray name = algorithm.toLower();
    if (std::any_of(weak.cbegin(), weak.cend(),
                    [&name](QByteArrayView part) { return name.contains(part); })) {
        return false;
    }
    // "ssh-rsa" as an algorithm means RSA with SHA-1; "none" and rijndael-cbc go above or here.
    if (method == LIBSSH2_METHOD_HOSTKEY && name.startsWith("ssh-rsa"))
        return false;
    return name != "none";
}

void restrictAlgorithms(LIBSSH2_SESSION *session, const QList<QByteArray> &knownHostKeyTypes)
{
    for (const int method :
         {LIBSSH2_METHOD_KEX, LIBSSH2_METHOD_HOSTKEY, LIBSSH2_METHOD_CRYPT_CS,
          LIBSSH2_METHOD_CRYPT_SC, LIBSSH2_METHOD_MAC_CS, LIBSSH2_METHOD_MAC_SC}) {
        QList<QByteArray> names = offered(session, method);
        if (method == LIBSSH2_METHOD_HOSTKEY) {
            std::stable_partition(names.begin(), names.end(), [&](const QByteArray &name) {
                return knownHostKeyTypes.contains(name)
                    || (isRsa(name) && knownHostKeyTypes.contains("ssh-rsa"));
            });
        }
        libssh2_session_method_pref(session, method, names.join(',').constData());
    }
}

QList<QByteArray> offeredHostKeyTypes(LIBSSH2_SESSION *session)
{
    return offered(session, LIBSSH2_METHOD_HOSTKEY);
}

ServerOffer readServerOffer(const QByteArray &opening)
{
    // RFC 4253, 4.2 and 7.1: lines until one that begins with "SSH-", then one unencrypted packet:
    // uint32 length, byte padding, byte 20, 16 bytes cookie, name lists.
    ServerOffer offer;
    qsizetype at = 0;
    while (offer.banner.isEmpty()) {
        const qsizetype end = opening.indexOf('\n', at);
        if (end < 0)
            return offer;
        const QByteArray line = opening.mid(at, end - at).trimmed();
        at = end + 1;
        if (line.startsWith("SSH-"))
            offer.banner = line;
    }
    constexpr qsizetype kListsOffset = 4 + 1 + 1 + 16;
    const QByteArray packet = opening.mid(at);
    if (packet.size() < kListsOffset || packet.at(5) != 20)
        return offer;
    qsizetype next = kListsOffset;
    offer.keyExchange = takeNames(packet, next);
    offer.hostKeys = takeNames(packet, next);
    offer.ciphers = takeNames(packet, next);
    takeNames(packet, next); // ciphers server to client
    offer.macs = takeNames(packet, next);
    return offer;
}

Error keyExchangeError(LIBSSH2_SESSION *session,
                       const ServerOffer &offer,
                       const QString &where,
                       const QString &libraryText)
{
    const QString what = Ssh::tr("No secure connection could be agreed on");
    const QString version = libraryAbilities().version;
    const QString newer = Ssh::tr("Use a Runwatt built with libssh2 1.11 or newer, or let the "
                                  "device's sshd offer one of ours.");
    if (haveNone(offeredHostKeyTypes(session), offer.hostKeys)) {
        if (std::all_of(offer.hostKeys.cbegin(), offer.hostKeys.cend(), isRsa)) {
            return Error(ErrorCode::Unsupported, what, where,
                         Ssh::tr("the device has only an RSA host key, and libssh2 %1 can check "
                                 "RSA only with SHA-1, which is not safe; RSA with SHA-2 needs "
                                 "libssh2 1.11 or newer")
                             .arg(version),
                         Ssh::tr("Give the device an ed25519 host key: run \"sudo ssh-keygen -A\" "
                                 "on it and restart its sshd."));
        }
        return Error(ErrorCode::Unsupported, what, where,
                     Ssh::tr("the device's host keys (%1) are none that libssh2 %2 can check")
                         .arg(joined(offer.hostKeys), version),
                     newer);
    }

    const struct
    {
        int method;
        const QList<QByteArray> &theirs;
        const char *text;
    } kinds[]{
        {LIBSSH2_METHOD_KEX, offer.keyExchange,
         QT_TRANSLATE_NOOP("Ssh", "the device's key exchanges are: %1; ours are: %2")},
        {LIBSSH2_METHOD_CRYPT_CS, offer.ciphers,
         QT_TRANSLATE_NOOP("Ssh", "the device's ciphers are: %1; ours are: %2")},
        {LIBSSH2_METHOD_MAC_CS, offer.macs,
         QT_TRANSLATE_NOOP("Ssh", "the device's checksums (MAC) are: %1; ours are: %2")},
    };

    for (const auto &kind : kinds) {
        const QList<QByteArray> ours = offered(session, kind.method);
        if (haveNone(ours, kind.theirs)) {
            return Error(ErrorCode::Unsupported, what, where,
                         Ssh::tr(kind.text).arg(joined(kind.theirs), joined(ours)), newer);
        }
    }
    return Error(ErrorCode::ConnectionFailed, what, where, libraryText);
}

int openSshVersion(const QString &banner)
{
    static const QRegularExpression pattern(QStringLiteral("OpenSSH_(\\d{1,3})\\.(\\d{1,2})"));
    const QRegularExpressionMatch match = pattern.match(banner);
    return match.hasMatch() ? match.captured(1).toInt() * 10 + match.captured(2).toInt() : 0;
}

} // namespace runwatt::ssh
