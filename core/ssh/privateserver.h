// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"
#include "core/ssh/privateserverfiles.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

QT_FORWARD_DECLARE_CLASS(QProcess)

namespace runwatt::ssh {

/// How a PrivateServer is set up. "This computer" needs nothing but the defaults; the rest is for
/// tests of what a server can ask of a client.
struct PrivateServerOptions
{
    PrivateServerOptions() = default;

    QString folder; ///< keys, configuration, known_hosts; empty: PrivateServer::defaultFolder()
    quint16 port = 0; ///< 0: a free one
    QStringList extraConfig; ///< lines for sshd_config that go before, and so win over, our own
};

/// A real sshd on 127.0.0.1 that belongs to Runwatt: its own host key, its own client key, and a
/// known_hosts file of its own, all in one folder of mode 0700; the person's ~/.ssh is not touched.
/// It makes "this computer" a device like every other. Keys are made once and kept.
///
/// It ends with its owner: on stop(), on destruction, and when the program is killed. The commands
/// it runs end with it. Lives in one thread with an event loop; the server ends with that thread.
class PrivateServer : public QObject
{
    Q_OBJECT

public:
    explicit PrivateServer(PrivateServerOptions options = {}, QObject *parent = nullptr);
    ~PrivateServer() override;
    Q_DISABLE_COPY_MOVE(PrivateServer)

    /// Where "this computer" keeps its keys: $XDG_STATE_HOME
    /// (~/.local/state)/runwatt/this-computer.
    [[nodiscard]] static QString defaultFolder();

    /// The sshd to run: of the system, else one unpacked in toolsFolder(); empty if there is none.
    [[nodiscard]] static QString findServerProgram();

    /// Where packaging/run.sh unpacks programs whose packages would start services: $RUNWATT_TOOLS,
    /// else $XDG_CACHE_HOME (~/.cache)/runwatt/tools. May not exist. Holds usr/bin, usr/sbin.
    [[nodiscard]] static QString toolsFolder();

    /// Makes the keys if there are none and starts the server; returns when it accepts connections.
    /// Errors: ToolMissing (no sshd or ssh-keygen), System, Cancelled. To be called once.
    Task<Result<void>> start(StopToken stop);

    /// Ends the server and all it runs; returns when they are gone, or after some seconds.
    /// stopped() is not emitted. Destruction alone waits as the thread ends.
    Task<void> stop(StopToken stop);

    [[nodiscard]] bool isRunning() const;

    /// The port on 127.0.0.1; 0 before start() has succeeded.
    [[nodiscard]] quint16 port() const { return m_port; }

    /// The name to log in with: the person who runs Runwatt.
    [[nodiscard]] QString user() const { return m_user; }

    /// The private key (OpenSSH format, ed25519, no passphrase) that the server accepts.
    [[nodiscard]] QString clientKeyFile() const { return m_files.clientKeyFile(); }

    /// A known_hosts file with this server's key, as "[127.0.0.1]:port".
    [[nodiscard]] QString knownHostsFile() const { return m_files.knownHostsFile(); }

    /// The process that guards sshd and all below it; 0 when none runs. For tests.
    [[nodiscard]] qint64 processId() const;

    /// The end of the server's own log (at most 16 KiB).
    [[nodiscard]] QString log() const;

signals:
    /// The server ended although nobody asked it to.
    void stopped(const runwatt::Error &error);

private:
    class ServerProcess;

    Result<QStringList> serverCommand(quint16 port);
    Task<Result<bool>> tryPort(quint16 port, StopToken stop);
    void readLog();
    void serverFinished();

    PrivateServerOptions m_options;
    PrivateServerFiles m_files;
    QString m_program;
    QString m_user;
    quint16 m_port = 0;
    QByteArray m_log;
    std::unique_ptr<ServerProcess> m_server;
    Notifier m_changed; ///< the log grew or the process ended
};

} // namespace runwatt::ssh
