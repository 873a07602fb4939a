// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/privateserver.h"

#include "core/base/shellquote.h"
#include "core/ssh/processguard.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QThread>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <pwd.h>
#include <unistd.h>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace runwatt::ssh {

namespace {

constexpr qsizetype kLogLimit = 16 * 1024;
constexpr qsizetype kRememberedPorts = 32;
constexpr int kPortAttempts = 5;
constexpr Milliseconds kStartLimit = 20s;
constexpr QFileDevice::Permissions kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// A folder of the XDG base directories, which QStandardPaths (Qt 6.4) does not know for state, and
/// which a test redirects through the environment.
QString xdgFolder(const char *variable, const QString &underHome)
{
    const QString set = qEnvironmentVariable(variable);
    return QDir::isAbsolutePath(set) ? set : QDir::homePath() + u'/' + underHome;
}

QString loginName()
{
    const passwd *entry = ::getpwuid(::geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString();
}

/// As sshd's configuration reads it: one word, whatever is in it. Percent signs start tokens.
QString configWord(QString path)
{
    path.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'%', u"%%"_s);
    return u'"' + path + u'"';
}

/// What remote commands find their tools by: what was unpacked, then what the person has.
QString remotePath()
{
    const QString tools = PrivateServer::toolsFolder();
    QStringList folders = qEnvironmentVariable("PATH").split(u':', Qt::SkipEmptyParts);
    folders << tools + u"/usr/bin"_s << tools + u"/usr/sbin"_s << u"/usr/local/bin"_s
            << u"/usr/bin"_s << u"/bin"_s << u"/usr/local/sbin"_s << u"/usr/sbin"_s << u"/sbin"_s;
    folders.removeDuplicates();
    QStringList kept;
    for (const QString &folder : std::as_const(folders)) {
        if (!folder.contains(u'"') && !folder.contains(u'\\') && !folder.contains(u'\n'))
            kept << folder;
    }
    return kept.join(u':');
}

/// A port that was free a moment ago.
quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

Result<void> writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(kOwnerOnly)
        && file.write(content) == content.size() && file.commit())
        return {};
    return failure(ErrorCode::System, PrivateServer::tr("The file could not be written"), path,
                   file.errorString(),
                   PrivateServer::tr("Check the folder's rights and free space."));
}

} // namespace

/// The guard of an sshd. A class of its own for its destructor alone: PrivateServer's hands a
/// server that is still ending over to the event loop; when there is none any more, it ends here.
class PrivateServer::ServerProcess final : public QProcess
{
public:
    ServerProcess() = default;
    Q_DISABLE_COPY_MOVE(ServerProcess)

    ~ServerProcess() override
    {
        // The program or the thread ends: the only place left to see the guard's work done, which
        // takes milliseconds. ~QProcess would kill the guard before it has killed the rest.
        if (state() != QProcess::NotRunning) {
            terminate();
            waitForFinished(2000);
        }
    }
};

PrivateServer::PrivateServer(PrivateServerOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_program(findServerProgram())
    , m_user(loginName())
{
    if (m_options.folder.isEmpty())
        m_options.folder = defaultFolder();
}

PrivateServer::~PrivateServer()
{
    if (!isRunning())
        return;
    ServerProcess *ending = m_server.release();
    ending->disconnect(this);
    connect(ending, &QProcess::finished, ending, &QObject::deleteLater);
    QCoreApplication *application = QCoreApplication::instance();
    if (application && application->thread() == thread())
        ending->setParent(application);
    else
        connect(thread(), &QThread::finished, ending, &QObject::deleteLater);
    ending->terminate();
}

QString PrivateServer::defaultFolder()
{
    return xdgFolder("XDG_STATE_HOME", u".local/state"_s) + u"/runwatt/this-computer"_s;
}

QString PrivateServer::toolsFolder()
{
    const QString set = qEnvironmentVariable("RUNWATT_TOOLS");
    return set.isEmpty() ? xdgFolder("XDG_CACHE_HOME", u".cache"_s) + u"/runwatt/tools"_s : set;
}

QString PrivateServer::findServerProgram()
{
    // Named by its absolute path: sshd starts itself again for each connection and insists on it.
    const QString found = QStandardPaths::findExecutable(
        u"sshd"_s,
        {u"/usr/sbin"_s, u"/usr/local/sbin"_s, u"/usr/bin"_s, toolsFolder() + u"/usr/sbin"_s});
    return found.isEmpty() ? QStandardPaths::findExecutable(u"sshd"_s) : found;
}

bool PrivateServer::isRunning() const
{
    return m_server && m_server->state() != QProcess::NotRunning;
}

QString PrivateServer::clientKeyFile() const
{
    return file(u"keys/client_key"_s);
}

QString PrivateServer::knownHostsFile() const
{
    return file(u"known_hosts"_s);
}

qint64 PrivateServer::processId() const
{
    return m_server ? m_server->processId() : 0;
}

QString PrivateServer::log() const
{
    return QString::fromLocal8Bit(m_log);
}

QString PrivateServer::file(const QString &name) const
{
    return m_options.folder + u'/' + name;
}

QStringList PrivateServer::configuration() const
{
    // The first value of a keyword wins, so what a test asks for comes first.
    return m_options.extraConfig
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
            u"SetEnv SHLVL=2 \"PATH="_s + remotePath() + u'"',
            u"Subsystem sftp internal-sftp"_s,
        };
}

Task<Result<void>> PrivateServer::start(StopToken stop)
{
    if (m_program.isEmpty()) {
        co_return failure(ErrorCode::ToolMissing, tr("There is no SSH server program (sshd)"),
                          tr("this computer"), QString(),
                          tr("Install the package openssh-server, or start Runwatt with "
                             "packaging/run.sh, which unpacks it for Runwatt alone."));
    }
    if (m_user.isEmpty()) {
        co_return failure(ErrorCode::System, tr("The user who runs Runwatt has no name"),
                          tr("this computer"),
                          tr("user id %1 is not in /etc/passwd").arg(geteuid()),
                          tr("Run Runwatt as a user with an account."));
    }
    RUNWATT_CO_CHECK(prepareFolder());
    RUNWATT_CO_CHECK(co_await makeKeys(stop));
    RUNWATT_CO_CHECK(writeFiles());
    const int attempts = m_options.port ? 1 : kPortAttempts;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const quint16 port = m_options.port ? m_options.port : freePort();
        RUNWATT_CO_TRY(const bool listening, co_await tryPort(port, stop));
        if (listening) {
            m_port = port;
            co_return rememberPort();
        }
    }
    co_return failure(ErrorCode::System, tr("The private SSH server did not start"),
                      tr("this computer"), log().trimmed(),
                      tr("Try this in a terminal: %1")
                          .arg(QString::fromUtf8(shellCommand(
                              {m_program, u"-t"_s, u"-f"_s, file(u"sshd_config"_s)}))));
}

Task<void> PrivateServer::stop(StopToken stop)
{
    if (!isRunning())
        co_return;
    m_server->disconnect(this);
    connect(m_server.get(), &QProcess::finished, this, [this] { m_changed.notify(); });
    m_server->terminate();
    while (isRunning()) {
        if (co_await m_changed.wait(stop) != Wake::Ready)
            co_return;
    }
}

Result<void> PrivateServer::prepareFolder()
{
    const QString &folder = m_options.folder;
    if (QDir().mkpath(folder) && QFile::setPermissions(folder, kOwnerOnly | QFileDevice::ExeOwner))
        return {};
    return failure(ErrorCode::System, tr("The folder for this computer's keys cannot be made"),
                   folder, QString::fromLocal8Bit(std::strerror(errno)),
                   tr("Check the rights of the folder above it."));
}

Task<Result<void>> PrivateServer::makeKeys(StopToken stop)
{
    if (QFileInfo::exists(clientKeyFile()))
        co_return {};
    // Made aside and moved in one step, so that two starts at once end up with one pair.
    QTemporaryDir making(file(u"keys-XXXXXX"_s));
    if (!making.isValid()) {
        co_return failure(ErrorCode::System, tr("The folder for new keys cannot be made"),
                          m_options.folder, making.errorString());
    }
    RUNWATT_CO_CHECK(co_await makeKey(making.filePath(u"host_key"_s), u"runwatt-host"_s, stop));
    RUNWATT_CO_CHECK(co_await makeKey(making.filePath(u"client_key"_s), u"runwatt-client"_s, stop));
    const QByteArray from = QFile::encodeName(making.path());
    const QByteArray to = QFile::encodeName(file(u"keys"_s));
    if (std::rename(from.constData(), to.constData()) == 0)
        making.setAutoRemove(false);
    else if (!QFileInfo::exists(clientKeyFile()))
        co_return failure(ErrorCode::System, tr("The new keys could not be put in their place"),
                          file(u"keys"_s), QString::fromLocal8Bit(std::strerror(errno)));
    co_return {};
}

Task<Result<void>> PrivateServer::makeKey(QString keyFile, QString comment, StopToken stop)
{
    const QString program = QStandardPaths::findExecutable(u"ssh-keygen"_s);
    if (program.isEmpty()) {
        co_return failure(ErrorCode::ToolMissing, tr("There is no ssh-keygen to make keys with"),
                          tr("this computer"), QString(),
                          tr("Install the package openssh-client."));
    }
    QProcess generator;
    generator.setProcessChannelMode(QProcess::MergedChannels);
    generator.setStandardInputFile(QProcess::nullDevice());
    generator.start(
        program,
        {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-C"_s, comment, u"-f"_s, keyFile});
    const Wake wake = co_await until(&generator, &QProcess::finished, stop, kStartLimit);
    if (wake == Wake::Stopped)
        co_return tl::make_unexpected(Error::cancelled());
    if (wake != Wake::Ready || generator.exitStatus() != QProcess::NormalExit
        || generator.exitCode() != 0) {
        co_return failure(ErrorCode::System, tr("ssh-keygen made no key"), keyFile,
                          QString::fromLocal8Bit(generator.readAll()).trimmed());
    }
    co_return {};
}

Result<void> PrivateServer::writeFiles()
{
    QFile key(clientKeyFile() + u".pub"_s);
    if (!key.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::System, tr("The client key of this computer cannot be read"),
                       key.fileName(), key.errorString(),
                       tr("Delete the folder %1; new keys are made.").arg(file(u"keys"_s)));
    }
    RUNWATT_CHECK(writeFile(file(u"authorized_keys"_s), key.readAll()));
    return writeFile(file(u"sshd_config"_s), (configuration().join(u'\n') + u'\n').toUtf8());
}

Result<void> PrivateServer::rememberPort()
{
    QFile key(file(u"keys/host_key.pub"_s));
    if (!key.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::System, tr("The host key of this computer cannot be read"),
                       key.fileName(), key.errorString());
    }
    // Lines of other ports stay: another Runwatt may be using them, with the same key.
    const QByteArray prefix = "[127.0.0.1]:" + QByteArray::number(m_port) + ' ';
    QByteArrayList lines{prefix + key.readAll().split(' ').mid(0, 2).join(' ').trimmed()};
    QFile known(knownHostsFile());
    if (known.open(QIODevice::ReadOnly)) {
        const QByteArrayList old = known.read(kLogLimit).split('\n');
        for (const QByteArray &line : old) {
            if (!line.isEmpty() && !line.startsWith(prefix) && lines.size() < kRememberedPorts)
                lines << line;
        }
    }
    return writeFile(knownHostsFile(), lines.join('\n') + '\n');
}

Result<QStringList> PrivateServer::serverCommand(quint16 port)
{
    QStringList command{m_program,
                        u"-D"_s,
                        u"-e"_s,
                        u"-f"_s,
                        file(u"sshd_config"_s),
                        u"-o"_s,
                        u"Port="_s + QString::number(port)};
    if (::geteuid() != 0)
        return command;
    // As root, sshd drops rights to the user "sshd", in the empty folder /run/sshd.
    QDir().mkpath(u"/run/sshd"_s);
    if (::getpwnam("sshd") != nullptr)
        return command;
    // The server was unpacked, never installed, so there is no such user. It gets one in a list of
    // users that only it and what it runs see; the machine's own list stays as it is.
    QFile users(u"/etc/passwd"_s);
    if (!users.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::System, tr("The list of users cannot be read"), users.fileName(),
                       users.errorString());
    }
    const QString own = file(u"passwd"_s);
    RUNWATT_CHECK(
        writeFile(own, users.readAll() + "sshd:x:65533:65534::/run/sshd:/usr/sbin/nologin\n"));
    QFile::setPermissions(own, kOwnerOnly | QFileDevice::ReadGroup | QFileDevice::ReadOther);
    return QStringList{u"unshare"_s,
                       u"--mount"_s,
                       u"--propagation"_s,
                       u"slave"_s,
                       u"sh"_s,
                       u"-c"_s,
                       u"mount --bind \"$0\" /etc/passwd && exec \"$@\""_s,
                       own}
    + command;
}

Task<Result<bool>> PrivateServer::tryPort(quint16 port, StopToken stop)
{
    RUNWATT_CO_TRY(const QStringList command, serverCommand(port));
    m_log.clear();
    m_server = std::make_unique<ServerProcess>();
    m_server->setProcessChannelMode(QProcess::MergedChannels);
    m_server->setStandardInputFile(QProcess::nullDevice());
    connect(m_server.get(), &QProcess::readyRead, this, &PrivateServer::readLog);
    connect(m_server.get(), &QProcess::finished, this, &PrivateServer::serverFinished);
    connect(m_server.get(), &QProcess::errorOccurred, this, [this] { m_changed.notify(); });
    startGuarded(m_server.get(), command);
    while (isRunning() && !m_log.contains("Server listening on")) {
        const Wake wake = co_await m_changed.wait(stop, kStartLimit);
        if (wake == Wake::Stopped)
            co_return tl::make_unexpected(Error::cancelled());
        if (wake != Wake::Ready)
            break;
    }
    co_return isRunning() && m_log.contains("Server listening on");
}

void PrivateServer::readLog()
{
    m_log += m_server->readAll();
    m_log = m_log.right(kLogLimit);
    m_changed.notify();
}

void PrivateServer::serverFinished()
{
    readLog();
    if (m_port == 0) // start() tells
        return;
    emit stopped(Error(ErrorCode::ConnectionLost, tr("The private SSH server ended"),
                       tr("this computer"), log().trimmed(),
                       tr("Connect to this computer again to start it anew.")));
}

} // namespace runwatt::ssh
