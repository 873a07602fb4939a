// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/knownhosts.h"

#include "core/ssh/text.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <algorithm>

namespace runwatt::ssh {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kMaximumFile = 16LL * 1024 * 1024;
constexpr qsizetype kMaximumLine = 32 * 1024;

/// The type that a key's blob names itself; empty when it is no such blob.
QByteArray typeInBlob(const QByteArray &key)
{
    if (key.size() < 4)
        return {};
    const auto *bytes = reinterpret_cast<const uchar *>(key.constData());
    const quint32 length = (quint32(bytes[0]) << 24) | (quint32(bytes[1]) << 16)
        | (quint32(bytes[2]) << 8) | quint32(bytes[3]);
    if (length > 64 || key.size() < 4 + static_cast<qsizetype>(length))
        return {};
    return key.mid(4, static_cast<qsizetype>(length));
}

QByteArray hashedName(const QByteArray &salt, const QByteArray &name)
{
    // HMAC-SHA1, by the file's format; it hides names and protects nothing else.
    return QMessageAuthenticationCode::hash(name, salt, QCryptographicHash::Sha1);
}

QString defaultKnownHosts()
{
    return QDir::homePath() + u"/.ssh/known_hosts"_s;
}

} // namespace

bool matchesPattern(const QByteArray &text, const QByteArray &pattern)
{
    qsizetype t = 0;
    qsizetype p = 0;
    qsizetype star = -1;
    qsizetype retry = 0;
    while (t < text.size()) {
        if (p < pattern.size() && (pattern.at(p) == '?' || pattern.at(p) == text.at(t))
            && pattern.at(p) != '*') {
            ++t;
            ++p;
        } else if (p < pattern.size() && pattern.at(p) == '*') {
            star = p++;
            retry = t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++retry;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern.at(p) == '*')
        ++p;
    return p == pattern.size();
}

Result<void> KnownHosts::addFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::System, Ssh::tr("The known host keys could not be read"), path,
                       file.errorString());
    }
    const QByteArray text = file.read(kMaximumFile + 1);
    if (text.size() > kMaximumFile) {
        return failure(ErrorCode::Corrupt, Ssh::tr("The known host keys could not be read"), path,
                       Ssh::tr("the file is larger than 16 MiB"));
    }
    addText(text);
    return {};
}

std::optional<KnownHosts::Entry> KnownHosts::entryOf(const QByteArray &line)
{
    QList<QByteArray> words = line.split(' ');
    Entry entry;
    if (words.first().startsWith('@')) {
        const QByteArray marker = words.takeFirst();
        entry.marker = marker == "@revoked" ? Marker::Revoked
            : marker == "@cert-authority"   ? Marker::Authority
                                            : Marker::Other;
    }
    if (words.size() < 3 || entry.marker == Marker::Other)
        return std::nullopt;
    entry.keyType = words.at(1);
    entry.key = QByteArray::fromBase64(words.at(2));
    if (typeInBlob(entry.key) != entry.keyType)
        return std::nullopt;
    const QByteArray &names = words.first();
    if (!names.startsWith("|1|")) {
        entry.patterns = names.toLower().split(',');
        return entry;
    }
    const QList<QByteArray> parts = names.split('|');
    if (parts.size() != 4)
        return std::nullopt;
    entry.salt = QByteArray::fromBase64(parts.at(2));
    entry.hash = QByteArray::fromBase64(parts.at(3));
    if (entry.salt.isEmpty() || entry.hash.size() != 20)
        return std::nullopt;
    return entry;
}

void KnownHosts::addText(const QByteArray &text)
{
    for (const QByteArray &raw : text.split('\n')) {
        const QByteArray line = raw.simplified();
        if (line.isEmpty() || line.startsWith('#') || line.size() > kMaximumLine)
            continue;
        if (std::optional<Entry> entry = entryOf(line))
            m_entries.push_back(std::move(*entry));
    }
}

bool KnownHosts::matches(const Entry &entry, const QByteArray &name)
{
    if (!entry.hash.isEmpty())
        return hashedName(entry.salt, name) == entry.hash;
    bool found = false;
    for (const QByteArray &pattern : entry.patterns) {
        if (pattern.startsWith('!')) {
            if (matchesPattern(name, pattern.mid(1)))
                return false;
        } else {
            found = found || matchesPattern(name, pattern);
        }
    }
    return found;
}

KnownHosts::Answer KnownHosts::check(const QString &host,
                                     quint16 port,
                                     const QByteArray &keyType,
                                     const QByteArray &key,
                                     const QList<QByteArray> &checkableTypes) const
{
    const QByteArray name = knownHostName(host, port).toUtf8();
    const QByteArray plain = host.toLower().toUtf8();
    Answer answer;
    bool same = false;
    bool otherKey = false;
    for (const Entry &entry : m_entries) {
        const bool exact = matches(entry, name);
        if (!exact && (port == 22 || !matches(entry, plain)))
            continue;
        if (entry.marker == Marker::Revoked) {
            if (entry.key == key) {
                answer.verdict = HostKeyVerdict::Revoked;
                return answer;
            }
            continue;
        }
        if (entry.marker == Marker::Authority) {
            answer.authority = Answer::Authority::Yes;
            continue;
        }
        same = same || entry.key == key;
        if (!exact)
            continue;
        if (!answer.knownTypes.contains(entry.keyType))
            answer.knownTypes.append(entry.keyType);
        // A key of a type that this library can't check says nothing about the one that was shown.
        otherKey = otherKey || entry.keyType == keyType || checkableTypes.contains(entry.keyType);
    }
    answer.verdict = same ? HostKeyVerdict::Known
        : otherKey        ? HostKeyVerdict::Changed
                          : HostKeyVerdict::Unknown;
    return answer;
}

QList<QByteArray> KnownHosts::typesFor(const QString &host, quint16 port) const
{
    const QByteArray name = knownHostName(host, port).toUtf8();
    const QByteArray plain = host.toLower().toUtf8();
    QList<QByteArray> exact;
    QList<QByteArray> fallback;
    for (const Entry &entry : m_entries) {
        if (entry.marker != Marker::None)
            continue;
        if (matches(entry, name))
            exact.append(entry.keyType);
        else if (port != 22 && matches(entry, plain))
            fallback.append(entry.keyType);
    }
    return exact.isEmpty() ? fallback : exact;
}

QString knownHostName(const QString &host, quint16 port)
{
    const QString name = host.toLower();
    return port == 22 ? name : u"[%1]:%2"_s.arg(name).arg(port);
}

QString fingerprint(const QByteArray &key)
{
    const QByteArray digest = QCryptographicHash::hash(key, QCryptographicHash::Sha256);
    return u"SHA256:"_s + QString::fromLatin1(digest.toBase64(QByteArray::OmitTrailingEquals));
}

QStringList knownHostsFiles(const Target &target)
{
    QStringList files{knownHostsFileToWrite(target)};
    if (files.first() == defaultKnownHosts())
        files << u"/etc/ssh/ssh_known_hosts"_s;
    return files;
}

QString knownHostsFileToWrite(const Target &target)
{
    return target.knownHostsFile.isEmpty() ? defaultKnownHosts() : target.knownHostsFile;
}

Result<void> appendKnownHost(const QString &path,
                             const QString &name,
                             HashKnownHosts hash,
                             const QByteArray &keyType,
                             const QByteArray &key)
{
    const QString what = Ssh::tr("The host key could not be remembered");
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir(folder).exists()) {
        if (!QDir().mkpath(folder))
            return failure(ErrorCode::System, what, folder, Ssh::tr("the folder can't be made"));
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QByteArray shown = name.toUtf8();
    if (hash == HashKnownHosts::Yes) {
        QByteArray salt(20, '\0');
        for (char &byte : salt)
            byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
        shown = "|1|" + salt.toBase64() + '|' + hashedName(salt, shown).toBase64();
    }
    const bool fresh = !QFileInfo::exists(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Append))
        return failure(ErrorCode::System, what, path, file.errorString());
    if (fresh)
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QByteArray line = shown + ' ' + keyType + ' ' + key.toBase64() + '\n';
    // A last line without its newline must not swallow ours.
    if (file.size() > 0 && file.seek(file.size() - 1) && file.read(1) != "\n")
        line.prepend('\n');
    if (file.write(line) != line.size() || !file.flush())
        return failure(ErrorCode::System, what, path, file.errorString());
    return {};
}

} // namespace runwatt::ssh
