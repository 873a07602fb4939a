// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/shellquote.h"
#include "core/ssh/privateserver.h"
#include "tests/unit/ssh/tools.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTcpServer>
#include <QTest>

#include <unistd.h>

namespace runwatt::ssh {

/// A real sshd with PAM and accounts of its own: root starts it in a private mount namespace, over
/// whose /etc lies a folder with a passwd, a shadow and PAM files made here. No account is made on
/// this computer, and nothing is left of it. Needs root, or sudo that asks for nothing.
class PasswordServer
{
public:
    /// Accounts: "tester" (password "right horse") and "expired" (the same, must be changed).
    explicit PasswordServer(const QString &folder)
        : m_folder(folder)
    { }

    ~PasswordServer() { stop(); }

    Q_DISABLE_COPY_MOVE(PasswordServer)

    /// Why it can't be run here; empty when it can.
    static QString obstacle()
    {
        const QStringList trial{QStringLiteral("--mount"), QStringLiteral("--pid"),
                                QStringLiteral("--fork"), QStringLiteral("true")};
        if (::geteuid() == 0) {
            return runTool(QStringLiteral("unshare"), trial)
                ? QString()
                : QStringLiteral("root may not make mount namespaces here");
        }
        const bool can =
            runTool(QStringLiteral("sudo"),
                    QStringList{QStringLiteral("-n"), QStringLiteral("unshare")} + trial);
        return can ? QString()
                   : QStringLiteral("needs root, or sudo without a password, for a private mount "
                                    "namespace");
    }

    bool start(const QStringList &extraConfig)
    {
        stop();
        m_log.clear();
        m_port = freePort();
        if (!writeFiles(extraConfig))
            return false;
        QStringList command{QStringLiteral("unshare"),      QStringLiteral("--mount"),
                            QStringLiteral("--pid"),        QStringLiteral("--fork"),
                            QStringLiteral("--mount-proc"), QStringLiteral("--kill-child"),
                            QStringLiteral("sh"),           m_folder + QStringLiteral("/start.sh")};
        if (::geteuid() != 0)
            command = QStringList{QStringLiteral("sudo"), QStringLiteral("-n")} + command;
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(command.takeFirst(), command);
        return QTest::qWaitFor(
            [this] {
                m_log += m_process.readAll();
                return m_log.contains("Server listening")
                    || m_process.state() == QProcess::NotRunning;
            },
            20000);
    }

    /// The end of its input ends it: it may belong to root.
    void stop()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(120000);
    }

    [[nodiscard]] quint16 port() const { return m_port; }

    [[nodiscard]] QString knownHostsFile() const
    {
        return m_folder + QStringLiteral("/known_hosts");
    }

    [[nodiscard]] QByteArray log()
    {
        m_log += m_process.readAll();
        return m_log;
    }

private:
    static quint16 freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }

    bool writeFiles(const QStringList &extraConfig)
    {
        const QString etc = m_folder + QStringLiteral("/etc");
        QDir(etc).removeRecursively();
        const QString hostKey = m_folder + QStringLiteral("/host");
        // "right horse", by crypt(3).
        const QByteArray hash = "$6$runwatt$vitxMwlsatOlIHrBm5NSYBBQMDqnMFnK53HVeMF/"
                                "QERwKl37KnhRw3Fs75lwmpPUAhHESZP41NohW6cUo.oNu0";
        const QByteArray pam =
            "auth required pam_unix.so\naccount required pam_unix.so\n"
            "session required pam_permit.so\npassword required pam_unix.so sha512\n";
        if (!QDir().mkpath(etc + QStringLiteral("/pam.d"))
            || !makeKey(hostKey, QStringLiteral("ed25519"))) {
            return false;
        }
        const QList<QByteArray> publicKey = readAll(hostKey + QStringLiteral(".pub")).split(' ');
        QByteArray config = extraConfig.join(QChar(u'\n')).toUtf8();
        config += "\nPort " + QByteArray::number(m_port) + "\nListenAddress 127.0.0.1\nHostKey "
            + hostKey.toUtf8() + "\nUsePAM yes\nPubkeyAuthentication no\nPidFile none\nUseDNS no\n";
        return writeAll(etc + QStringLiteral("/passwd"),
                        "root:x:0:0:root:/root:/bin/sh\nsshd:x:64320:65534::/run/sshd:/bin/false\n"
                        "tester:x:64321:64321::/:/bin/sh\nexpired:x:64322:64321::/:/bin/sh\n")
            && writeAll(etc + QStringLiteral("/group"),
                        "root:x:0:\ntester:x:64321:\nshadow:x:42:\n")
            && writeAll(etc + QStringLiteral("/shadow"),
                        "root:*:19000:0:99999:7:::\ntester:" + hash
                            + ":19000:0:99999:7:::\nexpired:" + hash + ":0:0:99999:7:::\n")
            && writeAll(etc + QStringLiteral("/nsswitch.conf"),
                        "passwd: files\ngroup: files\nshadow: files\n")
            && writeAll(etc + QStringLiteral("/login.defs"), "ENCRYPT_METHOD SHA512\n")
            && writeAll(etc + QStringLiteral("/pam.d/sshd"), pam)
            && writeAll(etc + QStringLiteral("/pam.d/other"), pam)
            && writeAll(m_folder + QStringLiteral("/sshd_config"), config)
            && writeAll(knownHostsFile(),
                        "[127.0.0.1]:" + QByteArray::number(m_port) + ' ' + publicKey.value(0) + ' '
                            + publicKey.value(1) + '\n')
            && writeAll(m_folder + QStringLiteral("/start.sh"),
                        "set -e\nmount --make-rprivate /\ncp /etc/ld.so.cache " + etc.toUtf8()
                            + "/\nchown -R 0:0 " + etc.toUtf8() + "\nmount --bind " + etc.toUtf8()
                            + " /etc\nmount -t tmpfs none /run\nmkdir -m 755 /run/sshd\n"
                            + shellQuote(PrivateServer::findServerProgram().toUtf8()) + " -D -e -f "
                            + m_folder.toUtf8()
                            + "/sshd_config &\ncat >/dev/null\nkill $!\nchown -R "
                            + QByteArray::number(::getuid()) + " /etc/.\n");
    }

    QString m_folder;
    QProcess m_process;
    QByteArray m_log;
    quint16 m_port = 0;
};

} // namespace runwatt::ssh
