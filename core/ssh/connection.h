// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"
#include "core/ssh/command.h"
#include "core/ssh/interaction.h"
#include "core/ssh/owner.h"
#include "core/ssh/process.h"
#include "core/ssh/secretcache.h"
#include "core/ssh/target.h"
#include "core/ssh/tunnel.h"

#include <QObject>

#include <functional>
#include <memory>

namespace runwatt::ssh {

/// Called in the I/O thread with bytes done and bytes in all.
using ProgressFunction = std::function<void(qint64 done, qint64 total)>;

class ConnectionPrivate;
class AcceptedHostKeys;

/// A connection to one device. Lives in the I/O thread; every method is to be called there. Opening
/// again after a lost link happens by itself until close(). Destroying it ends what runs, as
/// close() does, and every coroutine of it returns Cancelled.
class Connection : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Closed,
        Connecting, ///< name, TCP, key exchange
        HostKey, ///< checking it; a person may be asked
        Authenticating,
        Open,
        LinkLost, ///< waiting to try again
        Reconnecting
    };
    Q_ENUM(State)

    Connection(Target target,
               std::shared_ptr<Interaction> interaction,
               std::shared_ptr<SecretCache> secrets,
               QObject *parent = nullptr);
    /// For a connection that shares the keys that were accepted without being remembered with
    /// others: its jump hosts, and those that the program opens to the same device.
    Connection(Target target,
               std::shared_ptr<Interaction> interaction,
               std::shared_ptr<SecretCache> secrets,
               std::shared_ptr<AcceptedHostKeys> accepted,
               QObject *parent = nullptr);
    ~Connection() override;
    Q_DISABLE_COPY_MOVE(Connection)

    /// On whose behalf commands run here; to be called before open(), which then stops whatever
    /// another instance of this owner has left on the device: one that was killed, or whose link
    /// never came back. If that can't be done, reopenFailed() tells.
    void setOwner(Owner owner);

    /// Reaches the target through a tunnel of another connection instead of from this computer: a
    /// guest through its device. To be called before open(); the carrier must outlive this, and
    /// jump hosts of the target are not used.
    void setCarrier(Connection *carrier);

    /// Connects, checks the host key, logs in. An Error leaves it Closed and may be tried again.
    Task<Result<void>> open(StopToken stop);

    /// Ends at once; the device stops the supervised processes that still run.
    void close();

    [[nodiscard]] State state() const;
    [[nodiscard]] const Target &target() const;

    /// Runs a command to its end and keeps its output. A stop, or Command::limit, stops the command
    /// on the device too. A lost link is an Error (ConnectionLost); a failing exit status is not.
    Task<Result<CommandResult>> run(Command command, StopToken stop);

    /// Starts a command whose output is streamed. Never null; when the channel can't be opened (or
    /// the connection isn't open) it finishes from the event loop with NotStarted and an error().
    std::shared_ptr<Process> start(Command command);

    /// Copies a file to the device (`mode` such as 0644): into a temporary name beside it, checked
    /// by size and a checksum, then moved. A failure or a stop leaves no file behind.
    Task<Result<void>> upload(
        QString localFile, QString remoteFile, int mode, ProgressFunction progress, StopToken stop);

    /// The other way, with the same care.
    Task<Result<void>>
    download(QString remoteFile, QString localFile, ProgressFunction progress, StopToken stop);

    /// Writes a small file on the device, as upload() does.
    Task<Result<void>> writeFile(QString remoteFile, QByteArray contents, int mode, StopToken stop);

    /// Reads a file of the device, of at most `limit` bytes (more is an Error), also from /proc
    /// and /sys.
    Task<Result<QByteArray>> readFile(QString remoteFile, qint64 limit, StopToken stop);

    /// A TCP connection from the device to `host`:`port`.
    Task<Result<std::shared_ptr<Tunnel>>> openTunnel(QString host, quint16 port, StopToken stop);

    /// "SSH-2.0-OpenSSH_9.2p1 ..." once connected.
    [[nodiscard]] QString serverBanner() const;
    /// "SHA256:..." once connected.
    [[nodiscard]] QString hostKeyFingerprint() const;

signals:
    void stateChanged(runwatt::ssh::Connection::State state);
    /// The link broke; what ran has ended with LinkLost. It tries again by itself.
    void linkLost(const runwatt::Error &error);
    /// The link is back, and what was left of supervised processes has been stopped.
    void reopened();
    /// A try to reopen failed, or what was left could not be stopped.
    void reopenFailed(const runwatt::Error &error);

private:
    std::unique_ptr<ConnectionPrivate> d;
};

} // namespace runwatt::ssh
