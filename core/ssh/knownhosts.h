// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ssh/target.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace runwatt::ssh {

/// What known_hosts says of a key that a server showed.
enum class HostKeyVerdict {
    Known,
    Unknown, ///< nothing known of this host
    Changed, ///< another key of this host is known, and could have been checked
    Revoked
};

/// The host keys of OpenSSH's known_hosts files (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"): hashed
/// names, "[host]:port", comma lists, wildcards, negation, @revoked. A line that can't be read is
/// skipped, as OpenSSH does. Value type, any thread.
class KnownHosts
{
public:
    /// Reads one file; one that isn't there holds nothing. Files above 16 MiB are refused.
    Result<void> addFile(const QString &path);
    void addText(const QByteArray &text);

    struct Answer
    {
        HostKeyVerdict verdict = HostKeyVerdict::Unknown;
        QList<QByteArray> knownTypes; ///< key types known for this host
        enum class Authority { No, Yes } authority = Authority::No; ///< a @cert-authority line fits
    };

    /// `key` is the public key's blob. For a port other than 22 a plain "host" entry counts only
    /// when it matches, never as a mismatch: forwarded ports of one host are many machines.
    [[nodiscard]] Answer check(const QString &host,
                               quint16 port,
                               const QByteArray &keyType,
                               const QByteArray &key,
                               const QList<QByteArray> &checkableTypes) const;

    /// The key types known for this host, for the order of what we offer.
    [[nodiscard]] QList<QByteArray> typesFor(const QString &host, quint16 port) const;

private:
    enum class Marker { None, Revoked, Authority, Other };

    struct Entry
    {
        Marker marker = Marker::None;
        QByteArray salt; ///< with `hash`: a hashed name
        QByteArray hash;
        QList<QByteArray> patterns;
        QByteArray keyType;
        QByteArray key;
    };

    /// Of one line without its end; none for what is not understood, as OpenSSH does it.
    static std::optional<Entry> entryOf(const QByteArray &line);

    static bool matches(const Entry &entry, const QByteArray &name);

    std::vector<Entry> m_entries;
};

/// "host", or "[host]:port" for a port other than 22; lower case.
[[nodiscard]] QString knownHostName(const QString &host, quint16 port);

/// "SHA256:..." as ssh-keygen prints it.
[[nodiscard]] QString fingerprint(const QByteArray &key);

/// The files that are read for a target, and the one that is appended to.
[[nodiscard]] QStringList knownHostsFiles(const Target &target);
[[nodiscard]] QString knownHostsFileToWrite(const Target &target);

/// Appends one line, making the folder (0700) and the file (0600) if need be. Never rewrites what
/// is there. Blocking, short.
Result<void> appendKnownHost(const QString &path,
                             const QString &name,
                             HashKnownHosts hash,
                             const QByteArray &keyType,
                             const QByteArray &key);

/// Whether `text` fits an OpenSSH pattern: '*' any characters, '?' one.
[[nodiscard]] bool matchesPattern(const QByteArray &text, const QByteArray &pattern);

} // namespace runwatt::ssh
