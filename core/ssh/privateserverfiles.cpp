// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/privateserverfiles.h"

#include "core/ssh/keypair.h"
#include "core/ssh/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryDir>

#include <cerrno>
#include <cstdio>
#include <system_error>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::ssh {

namespace {

constexpr qsizetype kKnownHostsLimit = 16 * 1024;
constexpr qsizetype kRememberedPorts = 32;
constexpr QFileDevice::Permissions kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// As sshd's configuration reads it: one word, whatever is in it. Percent signs start tokens.
QString configWord(QString path)
{
    path.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'%', u"%%"_s);
    return u'"' + path + u'"';
}

Result<void> writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(kOwnerOnly)
        && file.write(content) == content.size() && file.commit())
        return {};
    return failure(ErrorCode::System, Ssh::tr("The file could not be written"), path,
                   file.errorString(), Ssh::tr("Check the folder's rights and free space."));
}

} // namespace

PrivateServerFiles::PrivateServerFiles(QString folder, QStringList extraConfig)
    : m_folder(std::move(folder))
    , m_extraConfig(std::move(extraConfig))
{ }

QString PrivateServerFiles::clientKeyFile() const
{
    return file(u"keys/client_key"_s);
}

QString PrivateServerFiles::knownHostsFile() const
{
    return file(u"known_hosts"_s);
}

QString PrivateServerFiles::configFile() const
{
    return file(u"sshd_config"_s);
}

QString PrivateServerFiles::file(const QString &name) const
{
    return m_folder + u'/' + name;
}

QStringList PrivateServerFiles::configuration(const QString &searchPath) const
{
    // Where campaigns take their turn (turn.sh): those of tests have nothing to do with the
    // person's.
    QString turns = qEnvironmentVariable("RUNWATT_TURNS");
    if (!turns.isEmpty())
        turns = u" \"RUNWATT_TURNS="_s + turns + u'"';
    // The first value of a keyword wins, so what a test asks for comes first.
    return m_extraConfig
        + QStringList{
            u"ListenAddress 127.0.0.1"_s,
            u"HostKey "_s + configWord(file(u"keys/host_key"_s)),
            u"AuthorizedKeysFile "_s + configWord(file(u"authorized_keys"_s)),
            u"PidFile none"_s,
            u"PasswordAuthentication no"_s,
            u"KbdInteractiveAuthentication no"_s,
            u"PermitRootLogin prohibit-password"_s,
            u"UsePAM no"_s,
            u"StrictModes no"_s, // the folder is ours, but the way to it may be group-writable
            u"MaxSessions 100"_s,
            u"MaxStartups 1000"_s, // of this keyword the last value wins
            u"UseDNS no"_s,
            u"PrintMotd no"_s,
            u"PrintLastLog no"_s,
            u"PermitUserRC no"_s,
            u"AllowAgentForwarding no"_s,
            u"X11Forwarding no"_s,
            // With SHLVL, bash takes itself for a nested shell and leaves ~/.bashrc alone, which
            // can cost more than the command (pyenv: 150 ms, or a minute on its lock).
            u"SetEnv SHLVL=2 \"PATH="_s + searchPath + u'"' + turns,
            u"Subsystem sftp internal-sftp"_s,
        };
}

Task<Result<void>> PrivateServerFiles::prepare(QString searchPath, StopToken stop)
{
    RUNWATT_CO_CHECK(prepareFolder());
    RUNWATT_CO_CHECK(co_await makeKeys(stop));
    co_return writeFiles(searchPath);
}

Result<void> PrivateServerFiles::prepareFolder()
{
    if (QDir().mkpath(m_folder)
        && QFile::setPermissions(m_folder, kOwnerOnly | QFileDevice::ExeOwner))
        return {};
    return failure(ErrorCode::System, Ssh::tr("The folder for this computer's keys cannot be made"),
                   m_folder, QString::fromStdString(std::generic_category().message(errno)),
                   Ssh::tr("Check the rights of the folder above it."));
}

Task<Result<void>> PrivateServerFiles::makeKeys(StopToken stop)
{
    if (QFileInfo::exists(clientKeyFile()))
        co_return {};
    // Made aside and moved in one step, so that two starts at once end up with one pair.
    QTemporaryDir making(file(u"keys-XXXXXX"_s));
    if (!making.isValid()) {
        co_return failure(ErrorCode::System, Ssh::tr("The folder for new keys cannot be made"),
                          m_folder, making.errorString());
    }
    RUNWATT_CO_CHECK(co_await makeKeyPair(making.filePath(u"host_key"_s), u"runwatt-host"_s, stop));
    RUNWATT_CO_CHECK(
        co_await makeKeyPair(making.filePath(u"client_key"_s), u"runwatt-client"_s, stop));
    const QByteArray from = QFile::encodeName(making.path());
    const QByteArray to = QFile::encodeName(file(u"keys"_s));
    if (std::rename(from.constData(), to.constData()) == 0)
        making.setAutoRemove(false);
    else if (!QFileInfo::exists(clientKeyFile()))
        co_return failure(ErrorCode::System,
                          Ssh::tr("The new keys could not be put in their place"), file(u"keys"_s),
                          QString::fromStdString(std::generic_category().message(errno)));
    co_return {};
}

Result<void> PrivateServerFiles::writeFiles(const QString &searchPath)
{
    QFile key(clientKeyFile() + u".pub"_s);
    if (!key.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::System, Ssh::tr("The client key of this computer cannot be read"),
                       key.fileName(), key.errorString(),
                       Ssh::tr("Delete the folder %1; new keys are made.").arg(file(u"keys"_s)));
    }
    RUNWATT_CHECK(writeFile(file(u"authorized_keys"_s), key.readAll()));
    return writeFile(configFile(), (configuration(searchPath).join(u'\n') + u'\n').toUtf8());
}

Result<void> PrivateServerFiles::rememberPort(quint16 port)
{
    QFile key(file(u"keys/host_key.pub"_s));
    if (!key.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::System, Ssh::tr("The host key of this computer cannot be read"),
                       key.fileName(), key.errorString());
    }
    // Lines of other ports stay: another Runwatt may be using them, with the same key.
    const QByteArray prefix = "[127.0.0.1]:" + QByteArray::number(port) + ' ';
    QByteArrayList lines{prefix + key.readAll().split(' ').mid(0, 2).join(' ').trimmed()};
    QFile known(knownHostsFile());
    if (known.open(QIODevice::ReadOnly)) {
        const QByteArrayList old = known.read(kKnownHostsLimit).split('\n');
        for (const QByteArray &line : old) {
            if (!line.isEmpty() && !line.startsWith(prefix) && lines.size() < kRememberedPorts)
                lines << line;
        }
    }
    return writeFile(knownHostsFile(), lines.join('\n') + '\n');
}

Result<QString> PrivateServerFiles::writeUsers()
{
    QFile users(u"/etc/passwd"_s);
    if (!users.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::System, Ssh::tr("The list of users cannot be read"),
                       users.fileName(), users.errorString());
    }
    const QString own = file(u"passwd"_s);
    RUNWATT_CHECK(
        writeFile(own, users.readAll() + "sshd:x:65533:65534::/run/sshd:/usr/sbin/nologin\n"));
    QFile::setPermissions(own, kOwnerOnly | QFileDevice::ReadGroup | QFileDevice::ReadOther);
    return own;
}

} // namespace runwatt::ssh
