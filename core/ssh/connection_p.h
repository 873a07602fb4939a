// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/ssh/connection.h"
#include "core/ssh/engine.h"
#include "core/ssh/handshake.h"
#include "core/ssh/processrun.h"
#include "core/ssh/warden.h"

#include <QObject>

#include <deque>
#include <memory>
#include <vector>

namespace runwatt::ssh {

/// The inside of a Connection: its sessions (one, and more when one is full of channels), the
/// device's warden, the runs, and the loop that opens it again. I/O thread.
class ConnectionPrivate : public QObject
{
    Q_OBJECT

public:
    enum class Retry { No, Yes };

    ConnectionPrivate(Connection *connection, Target target, LoginParts parts);
    ~ConnectionPrivate() override;
    Q_DISABLE_COPY_MOVE(ConnectionPrivate)

    Task<Result<void>> open(StopToken stop);
    void close();

    [[nodiscard]] Connection::State state() const { return m_state; }

    [[nodiscard]] const Target &target() const { return m_target; }

    [[nodiscard]] QString banner() const { return m_banner; }

    [[nodiscard]] QString fingerprint() const { return m_fingerprint; }

    [[nodiscard]] StopToken lifeToken() const { return m_life.token(); }

    [[nodiscard]] bool isClosing() const { return m_closing; }

    void setOwner(Owner owner);

    void setCarrier(Connection *carrier) { m_parts.carrier = carrier; }

    std::shared_ptr<Process> start(Command command);
    Task<Result<std::shared_ptr<Tunnel>>> openTunnel(QString host, quint16 port, StopToken stop);

    // For ProcessRun.
    void terminate(const ProcessRun &run);
    Task<Result<void>> kill(std::shared_ptr<ProcessRun> run, StopToken stop);
    void stopInBackground(std::shared_ptr<ProcessRun> run,
                          Milliseconds grace,
                          ProcessEnd::Reason reason);
    /// A run that has no channel yet ends at once; false when it has one.
    bool cancelWaiting(const std::shared_ptr<ProcessRun> &run);
    /// Another try for a run whose channel the server refused for the number of sessions.
    Retry tryElsewhere(const std::shared_ptr<ProcessRun> &run, const ChannelEnd &end);
    void forget(ProcessRun *run);

private:
    void setState(Connection::State state);
    void adopt(Established made);
    void ensureWarden();
    void dispatch();
    /// Ends what is not to wait for a free session; true when nothing waits any more.
    bool failWhenFull();
    Task<void> openExtraSession(StopToken stop);
    void onLost(const Error &error);
    Task<void> reconnect(StopToken stop);
    Task<Result<void>> endLeftovers(StopToken stop);
    void dropSessions();
    void failWaiting(const Error &error);
    [[nodiscard]] Error notOpenError() const;

    Connection *q;
    Target m_target;
    LoginParts m_parts;
    Connection::State m_state = Connection::State::Closed;
    QString m_banner;
    QString m_fingerprint;
    std::vector<std::unique_ptr<Engine>> m_engines;
    std::unique_ptr<Warden> m_warden; // after the engines: it goes first
    Owner m_owner;
    bool m_othersLeft = false; ///< what the owner's earlier instances ran may still run there
    QList<QByteArray> m_leftovers; ///< logins whose commands may still run on the device
    std::vector<std::shared_ptr<ProcessRun>> m_runs;
    std::deque<std::shared_ptr<ProcessRun>> m_waiting; ///< for a free session, or for the warden
    bool m_openingExtra = false;
    bool m_closing = false;
    StopSource m_life;
    std::unique_ptr<StopSource> m_attempt; ///< the open() or the reconnecting that is under way
    AsyncScope m_scope;
};

} // namespace runwatt::ssh
