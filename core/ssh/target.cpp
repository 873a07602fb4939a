// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/target.h"

#include "core/base/shellquote.h"
#include "core/ssh/address.h"
#include "core/ssh/text.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <utility>

namespace runwatt::ssh {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Milliseconds kResolveLimit{15000};
constexpr qsizetype kMostOutput = 1024 * 1024;
constexpr int kMostJumps = 8;

QString expanded(const QString &path)
{
    if (path == "~"_L1 || path.startsWith("~/"_L1))
        return QDir::homePath() + path.sliced(1);
    return path;
}

QString localUser()
{
    const QString user = qEnvironmentVariable("USER");
    return user.isEmpty() ? u"root"_s : user;
}

/// One of a ProxyJump list, as OpenSSH has checked it. The host stays an alias.
Target jumpFrom(const QString &text)
{
    const Address address = parseAddress(text).value_or(Address());
    return Target(address.host, address.port, address.user);
}

/// As OpenSSH: "none", in any case, stands for no file, and takes none away that others name.
void addIdentity(Target &target, const QString &file)
{
    if (file.compare("none"_L1, Qt::CaseInsensitive) != 0)
        target.identityFiles << expanded(file);
}

void readLine(Target &target, const QString &keyword, const QString &value)
{
    if (keyword == "hostname"_L1)
        target.host = value;
    else if (keyword == "port"_L1)
        target.port = value.toUShort();
    else if (keyword == "user"_L1)
        target.user = value;
    else if (keyword == "identityfile"_L1)
        addIdentity(target, value);
    else if (keyword == "identitiesonly"_L1)
        target.identitiesOnly = value == "yes"_L1 ? IdentitiesOnly::Yes : IdentitiesOnly::No;
    else if (keyword == "hostkeyalias"_L1)
        target.hostKeyAlias = value;
    else if (keyword == "hashknownhosts"_L1)
        target.hashKnownHosts = value == "yes"_L1 ? HashKnownHosts::Yes : HashKnownHosts::No;
    else if (keyword == "userknownhostsfile"_L1)
        target.knownHostsFile = expanded(value.section(u' ', 0, 0));
    else if (keyword == "identityagent"_L1 && value != "SSH_AUTH_SOCK"_L1)
        target.agentSocket = expanded(value);
    else if (keyword == "connecttimeout"_L1 && value.toInt() > 0)
        target.connectTimeout = Milliseconds(1000LL * value.toInt());
}

void apply(Target &target, const TargetOverrides &overrides)
{
    if (overrides.port)
        target.port = *overrides.port;
    if (!overrides.user.isEmpty())
        target.user = overrides.user;
    if (!overrides.identityFiles.isEmpty())
        target.identityFiles = overrides.identityFiles;
}

Task<Result<QByteArray>>
askSsh(QString program, QStringList arguments, QString alias, StopToken stop)
{
    QProcess process;
    QObject context;
    Notifier changed;
    QObject::connect(&process, &QProcess::finished, &context, [&] { changed.notify(); });
    QObject::connect(&process, &QProcess::errorOccurred, &context, [&] { changed.notify(); });
    process.start(program, arguments, QIODevice::ReadOnly);
    while (process.state() != QProcess::NotRunning) {
        const Wake wake = co_await changed.wait(stop, kResolveLimit);
        if (wake == Wake::Ready)
            continue;
        process.disconnect();
        process.kill();
        if (wake == Wake::Stopped)
            co_return tl::make_unexpected(Error::cancelled());
        co_return failure(ErrorCode::Timeout, Ssh::tr("\"ssh -G\" did not answer"), alias);
    }
    const QByteArray output = process.readAllStandardOutput();
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        co_return failure(
            ErrorCode::InvalidInput, Ssh::tr("The SSH configuration for this device can't be used"),
            alias, QString::fromLocal8Bit(process.readAllStandardError().left(500)).trimmed(),
            Ssh::tr("Mend ~/.ssh/config. This shows the same: ssh -G -- %1")
                .arg(shellQuotedText(alias)));
    }
    co_return output.left(kMostOutput);
}

Result<Target> withoutClient(const QString &alias, const TargetOverrides &overrides)
{
    const QString config = overrides.configFile.isEmpty() ? QDir::homePath() + u"/.ssh/config"_s
                                                          : overrides.configFile;
    if (QFileInfo::exists(config)) {
        return failure(ErrorCode::ToolMissing,
                       Ssh::tr("The SSH configuration can't be read without an ssh client"), config,
                       QString(), Ssh::tr("Install it: sudo apt install openssh-client"));
    }
    Target target(alias, 22, localUser());
    for (const QString &name : {u"id_ed25519"_s, u"id_ecdsa"_s, u"id_rsa"_s})
        target.identityFiles << QDir::homePath() + u"/.ssh/"_s + name;
    apply(target, overrides);
    return target;
}

QStringList argumentsFor(const QString &alias, const TargetOverrides &overrides)
{
    QStringList arguments{u"-G"_s};
    if (!overrides.configFile.isEmpty())
        arguments << u"-F"_s << overrides.configFile;
    if (overrides.port)
        arguments << u"-p"_s << QString::number(*overrides.port);
    if (!overrides.user.isEmpty())
        arguments << u"-l"_s << overrides.user;
    return arguments << u"--"_s << alias;
}

/// Follows the jumps' own configuration; `depth` ends a circle.
Task<Result<Target>> resolve(QString alias, TargetOverrides overrides, int depth, StopToken stop)
{
    const QString program = QStandardPaths::findExecutable(u"ssh"_s);
    if (program.isEmpty())
        co_return withoutClient(alias, overrides);
    RUNWATT_CO_TRY(const QByteArray output,
                   co_await askSsh(program, argumentsFor(alias, overrides), alias, stop));
    RUNWATT_CO_TRY(Target target, parseResolvedTarget(alias, output));
    apply(target, overrides);
    if (target.jumps.size() > size_t(kMostJumps) || depth > kMostJumps) {
        co_return failure(ErrorCode::InvalidInput,
                          Ssh::tr("The jump hosts of this device form a circle, or are too many"),
                          alias, QString(), Ssh::tr("Mend ProxyJump in ~/.ssh/config."));
    }
    std::vector<Target> jumps;
    for (const Target &named : target.jumps) {
        TargetOverrides own;
        own.configFile = overrides.configFile;
        own.user = named.user;
        if (named.port != 0)
            own.port = named.port;
        RUNWATT_CO_TRY(Target jump, co_await resolve(named.host, own, depth + 1, stop));
        // OpenSSH, too, takes the first jump's own jumps and no other's.
        if (jumps.empty())
            jumps.insert(jumps.end(), jump.jumps.begin(), jump.jumps.end());
        jump.jumps.clear();
        jumps.push_back(std::move(jump));
    }
    target.jumps = std::move(jumps);
    co_return target;
}

} // namespace

Target::Target(QString hostName, quint16 portNumber, QString userName)
    : name(hostName)
    , host(std::move(hostName))
    , port(portNumber)
    , user(std::move(userName))
{ }

QString Target::address() const
{
    const QString account = user.isEmpty() ? QString() : user + u'@';
    const QString shown = host.contains(u':') ? u'[' + host + u']' : host;
    return account + shown + u':' + QString::number(port);
}

Result<Target> parseResolvedTarget(const QString &hostAlias, const QByteArray &output)
{
    Target target(hostAlias);
    target.identityFiles.clear();
    for (const QByteArray &raw : output.split('\n')) {
        const QString line = QString::fromUtf8(raw.left(4096)).trimmed();
        const QString keyword = line.section(u' ', 0, 0).toLower();
        const QString value = line.section(u' ', 1).trimmed();
        if (keyword == "proxycommand"_L1 && value != "none"_L1) {
            return failure(ErrorCode::Unsupported,
                           Ssh::tr("This device is reached through a ProxyCommand"), hostAlias,
                           value, Ssh::tr("Runwatt follows ProxyJump; use that instead."));
        }
        if (keyword == "proxyjump"_L1 && value != "none"_L1) {
            for (const QString &jump : value.split(u',', Qt::SkipEmptyParts))
                target.jumps.push_back(jumpFrom(jump.trimmed()));
        }
        readLine(target, keyword, value);
    }
    if (target.port == 0 || target.host.isEmpty()) {
        return failure(ErrorCode::InvalidInput, Ssh::tr("The device's address can't be used"),
                       hostAlias);
    }
    return target;
}

Task<Result<Target>> resolveTarget(QString hostAlias, TargetOverrides overrides, StopToken stop)
{
    if (hostAlias.isEmpty() || hostAlias.startsWith(u'-') || hostAlias.contains(u'\0')) {
        co_return failure(ErrorCode::InvalidInput, Ssh::tr("This is no name of a host"), hostAlias);
    }
    co_return co_await resolve(hostAlias, overrides, 0, stop);
}

} // namespace runwatt::ssh
