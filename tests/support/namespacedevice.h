// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ssh/privateserver.h"
#include "core/ssh/target.h"
#include "tests/unit/ssh/passwordserver.h"
#include "tests/unit/ssh/tools.h"

#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTest>

#include <pwd.h>
#include <unistd.h>

namespace runwatt {

/// A device whose disks and sensors a test makes: a real sshd in a mount and process namespace of
/// its own, in which a script has mounted what it needs. Nothing of it is seen outside, and all of
/// it is gone with its first process. Needs root, or sudo that asks for nothing.
class NamespaceDevice
{
public:
    /// `folder` is for keys and settings, seen by both sides.
    explicit NamespaceDevice(const QString &folder)
        : m_folder(folder)
    { }

    ~NamespaceDevice()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(120000);
    }

    Q_DISABLE_COPY_MOVE(NamespaceDevice)

    /// Puts it into a named network namespace (ip-netns(8)), at one of that's addresses; before
    /// start(). As root.
    void putInto(const QString &network, const QString &address)
    {
        m_network = network;
        m_address = address;
    }

    /// What logins find as their home, in place of the user's own; before start().
    void setHome(const QString &home) { m_home = home; }

    static QString obstacle() { return ssh::PasswordServer::obstacle(); }

    /// Runs `setUp` (shell, as root) in the namespace, then the server.
    bool start(const QByteArray &setUp)
    {
        if (!writeFiles(setUp))
            return false;
        QStringList command{QStringLiteral("unshare"),      QStringLiteral("--mount"),
                            QStringLiteral("--pid"),        QStringLiteral("--fork"),
                            QStringLiteral("--mount-proc"), QStringLiteral("--kill-child"),
                            QStringLiteral("sh"),           path("start.sh")};
        if (::geteuid() != 0)
            command = QStringList{QStringLiteral("sudo"), QStringLiteral("-n")} + command;
        if (!m_network.isEmpty())
            command = QStringList{QStringLiteral("ip"), QStringLiteral("netns"),
                                  QStringLiteral("exec"), m_network}
                + command;
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(command.takeFirst(), command);
        return QTest::qWaitFor(
                   [this] {
                       return heard("Server listening")
                           || m_process.state() == QProcess::NotRunning;
                   },
                   20000)
            && heard("Server listening");
    }

    /// Runs a line of shell inside, as root; true when it has succeeded.
    bool run(const QByteArray &line)
    {
        const QByteArray mark = "ran-" + QByteArray::number(++m_runs) + '-';
        m_process.write("{ " + line + "; } && echo " + mark + "well || echo " + mark + "ill\n");
        return QTest::qWaitFor([this, &mark] { return heard(mark); }, 20000)
            && heard(mark + "well");
    }

    /// The device of a plan, and the line of known_hosts that lets it in.
    [[nodiscard]] QJsonObject plan(const QString &name) const
    {
        return {{QStringLiteral("name"), name},
                {QStringLiteral("host"), m_address},
                {QStringLiteral("port"), m_port},
                {QStringLiteral("user"), user()},
                {QStringLiteral("identityFile"), path("client")}};
    }

    [[nodiscard]] QByteArray knownHost() const
    {
        const QList<QByteArray> key = ssh::readAll(path("host.pub")).split(' ');
        return '[' + m_address.toLatin1() + "]:" + QByteArray::number(m_port) + ' ' + key.value(0)
            + ' ' + key.value(1) + '\n';
    }

    /// The same for a connection; nothing but its key and its host key is known to it.
    [[nodiscard]] ssh::Target target() const
    {
        const QString knownHosts = path("known_hosts");
        ssh::writeAll(knownHosts, knownHost());
        ssh::Target target(m_address, m_port, user());
        target.identityFiles = {path("client")};
        target.knownHostsFile = knownHosts;
        target.agentSocket = QStringLiteral("none");
        return target;
    }

    [[nodiscard]] QByteArray log()
    {
        m_log += m_process.readAll();
        return m_log;
    }

    static QString user() { return QString::fromLocal8Bit(::getpwuid(::getuid())->pw_name); }

private:
    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder + u'/' + QLatin1String(name);
    }

    bool heard(const QByteArray &words) { return log().contains(words); }

    bool writeFiles(const QByteArray &setUp)
    {
        QTcpServer free;
        free.listen(QHostAddress::LocalHost);
        m_port = free.serverPort();
        if (!ssh::makeKey(path("host"), QStringLiteral("ed25519"))
            || !ssh::makeKey(path("client"), QStringLiteral("ed25519")))
            return false;
        const QByteArray folder = m_folder.toUtf8();
        const QByteArray server = ssh::PrivateServer::findServerProgram().toUtf8();
        const QByteArray config = "Port " + QByteArray::number(m_port) + "\nListenAddress "
            + m_address.toLatin1() + "\nHostKey " + folder + "/host\nAuthorizedKeysFile " + folder
            + "/client.pub\nUsePAM no\nStrictModes no\nPermitRootLogin prohibit-password\n"
              "PasswordAuthentication no\nKbdInteractiveAuthentication no\nPidFile none\nUseDNS "
              "no\n"
              "MaxSessions 100\nSetEnv SHLVL=2 \"PATH="
            + qgetenv("PATH") + "\" \"RUNWATT_TURNS=" + qgetenv("RUNWATT_TURNS")
            + (m_home.isEmpty() ? QByteArray() : QByteArray("\" \"HOME=" + m_home.toUtf8()))
            + "\"\n";
        // An unpacked sshd may have no user to drop rights to: it gets one here only. And as root
        // it lets nobody in whose account has no password yet ("!"): here it has one that fits
        // nothing.
        const QByteArray start = "set -e\nmount --make-rprivate /\n" + setUp
            + "\nmount -t tmpfs none /run\nmkdir -m 755 /run/sshd\n"
              "cp /etc/passwd /run/passwd\ngrep -q ^sshd: /run/passwd || "
              "echo sshd:x:65533:65534::/run/sshd:/bin/false >>/run/passwd\n"
              "mount --bind /run/passwd /etc/passwd\n"
              "sed 's/^\\([^:]*\\):![^:]*:/\\1:*:/' /etc/shadow >/run/shadow\n"
              "chmod 600 /run/shadow\nmount --bind /run/shadow /etc/shadow\n"
            + server + " -D -e -f " + folder
            + "/sshd_config &\nset +e\nwhile read -r line; do eval \"$line\"; done\nkill $!\n";
        return ssh::writeAll(path("sshd_config"), config) && ssh::writeAll(path("start.sh"), start);
    }

    QString m_folder;
    QString m_network;
    QString m_home;
    QString m_address = QStringLiteral("127.0.0.1");
    QProcess m_process;
    QByteArray m_log;
    quint16 m_port = 0;
    int m_runs = 0;
};

} // namespace runwatt
