// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/privateserver.h"

#include "core/base/shellquote.h"
#include "core/base/userfolders.h"
#include "core/ssh/processguard.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QThread>

#include <array>

#include <pwd.h>
#include <unistd.h>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace runwatt::ssh {

namespace {

constexpr qsizetype kLogLimit = 16 * 1024;
constexpr int kPortAttempts = 5;
/// Of one line of the list of users, with room for a directory service's.
constexpr std::size_t kMostAccountBytes = 16384;
constexpr Milliseconds kStartLimit = 20s;
constexpr Milliseconds kEndLimit = 5s;

bool hasAccount(const char *name)
{
    passwd entry{};
    passwd *found = nullptr;
    std::array<char, kMostAccountBytes> buffer{};
    ::getpwnam_r(name, &entry, buffer.data(), buffer.size(), &found);
    return found != nullptr;
}

QString loginName()
{
    passwd entry{};
    passwd *found = nullptr;
    std::array<char, kMostAccountBytes> buffer{};
    ::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found);
    return found == nullptr ? QString() : QString::fromLocal8Bit(found->pw_name);
}

/// What remote commands find their tools by: what was unpacked, then what the person has.
QString configuredPath()
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

} // namespace

/// The guard of an sshd. A class of its own for its destructor alone: PrivateServer's hands a
/// server that nobody has stopped over to the event loop; when there is none any more, it ends
/// here.
class PrivateServer::ServerProcess final : public QProcess
{
public:
    ServerProcess() = default;
    Q_DISABLE_COPY_MOVE(ServerProcess)

    ~ServerProcess() override
    {
        // The program or the thread ends, after an error or by an owner that has not awaited
        // stop(): the only place left to see the guard's work done, which takes milliseconds.
        // ~QProcess would wait as well, but kill the guard before it has killed the rest.
        if (state() != QProcess::NotRunning) {
            terminate();
            waitForFinished(2000);
        }
    }
};

PrivateServer::PrivateServer(PrivateServerOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_files(m_options.folder.isEmpty() ? defaultFolder() : m_options.folder,
              m_options.extraConfig)
    , m_program(findServerProgram())
    , m_user(loginName())
{ }

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
    return stateFolder() + u"/this-computer"_s;
}

QString PrivateServer::toolsFolder()
{
    const QString set = qEnvironmentVariable("RUNWATT_TOOLS");
    return set.isEmpty() ? cacheFolder() + u"/tools"_s : set;
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

qint64 PrivateServer::processId() const
{
    return m_server ? m_server->processId() : 0;
}

QString PrivateServer::log() const
{
    return QString::fromLocal8Bit(m_log);
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
    RUNWATT_CO_CHECK(co_await m_files.prepare(configuredPath(), stop));
    const int attempts = m_options.port ? 1 : kPortAttempts;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const quint16 port = m_options.port ? m_options.port : freePort();
        RUNWATT_CO_TRY(const bool listening, co_await tryPort(port, stop));
        if (listening) {
            m_port = port;
            co_return m_files.rememberPort(port);
        }
    }
    co_return failure(ErrorCode::System, tr("The private SSH server did not start"),
                      tr("this computer"), log().trimmed(),
                      tr("Try this in a terminal: %1")
                          .arg(QString::fromUtf8(
                              shellCommand({m_program, u"-t"_s, u"-f"_s, m_files.configFile()}))));
}

Task<void> PrivateServer::stop(StopToken stop)
{
    if (!isRunning())
        co_return;
    m_server->disconnect(this);
    connect(m_server.get(), &QProcess::finished, this, [this] { m_changed.notify(); });
    m_server->terminate();
    while (isRunning()) {
        if (co_await m_changed.wait(stop, kEndLimit) != Wake::Ready)
            co_return;
    }
}

Result<QStringList> PrivateServer::serverCommand(quint16 port)
{
    QStringList command{m_program,
                        u"-D"_s,
                        u"-e"_s,
                        u"-f"_s,
                        m_files.configFile(),
                        u"-o"_s,
                        u"Port="_s + QString::number(port)};
    if (::geteuid() != 0)
        return command;
    // As root, sshd drops rights to the user "sshd", in the empty folder /run/sshd.
    QDir().mkpath(u"/run/sshd"_s);
    if (hasAccount("sshd"))
        return command;
    // The server was unpacked, never installed, so there is no such user. It gets one in a list of
    // users that only it and what it runs see; the machine's own list stays as it is.
    RUNWATT_TRY(const QString own, m_files.writeUsers());
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
