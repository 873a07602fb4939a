// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/campaign/devicesession.h"
#include "core/runtime/toolrun.h"

#include <QJsonObject>
#include <QObject>

#include <memory>
#include <optional>

namespace runwatt::campaign {

/// The host that serves the other end of network benchmarks. Its server is started for one trial,
/// looked at until it listens, and stopped. I/O thread.
class Peer : public QObject
{
    Q_OBJECT

public:
    /// `session` is looked at (DeviceSession::look()) and outlives this.
    explicit Peer(DeviceSession *session);
    ~Peer() override;
    Q_DISABLE_COPY_MOVE(Peer)

    [[nodiscard]] DeviceSession *session() const { return m_session; }

    /// Whether it is the same machine as the device, in the same boot.
    [[nodiscard]] bool isSameMachine(const DeviceSession *device) const;

    /// At which address the device reaches it: `given`, else what SSH shows. An Error where SSH
    /// goes over a loopback address that says nothing to the device.
    Task<Result<QString>> addressFor(DeviceSession *device, QString given, StopToken stop);

    /// Starts the server of a workload at this address; gives the first of its ports. After an
    /// Error too there may be something for stop().
    Task<Result<quint16>> serve(const benchmark::Benchmark *benchmark,
                                QJsonObject parameters,
                                QString address,
                                StopToken stop);

    /// Whether the device can connect to the server, as far as the device has the means to try.
    Task<Result<void>>
    checkReach(DeviceSession *device, QString address, quint16 port, StopToken stop);

    /// Why the server has ended although it was not stopped; nothing while it serves.
    [[nodiscard]] std::optional<Error> broken() const;

    /// Waits until the server has ended by itself.
    Task<Wake> waitUntilBroken(StopToken stop);

    /// Of the server, on the peer.
    [[nodiscard]] QList<qint64> processIds() const;

    /// Stops the server, if there is one.
    Task<Result<void>> stop(StopToken stop);

signals:
    /// What the server prints.
    void output(const QByteArray &bytes);

private:
    Task<Result<void>> waitUntilReady(QByteArray readyText, StopToken stop);
    Task<Result<QString>> sshAddress(DeviceSession *session, qsizetype word, StopToken stop);

    DeviceSession *m_session;
    std::unique_ptr<runtime::ToolRun> m_server;
    QByteArray m_heard; ///< since the server was started, its first words
    Notifier m_changed;
    bool m_hasEnded = false;
    bool m_hasLostLink = false; ///< when it ended
    quint16 m_nextPort;
};

} // namespace runwatt::campaign
