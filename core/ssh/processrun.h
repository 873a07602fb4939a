// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"
#include "core/ssh/channel.h"
#include "core/ssh/command.h"
#include "core/ssh/engine.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace runwatt::ssh {

class ConnectionPrivate;
class Process;

/// What a Process does: its channel, the supervision's first line, its end. Outlives the Process as
/// long as the command runs, so that a dropped one is still stopped. I/O thread.
class ProcessRun : public QObject, public std::enable_shared_from_this<ProcessRun>
{
    Q_OBJECT

public:
    ProcessRun(Command command, ConnectionPrivate *connection);
    ~ProcessRun() override;
    Q_DISABLE_COPY_MOVE(ProcessRun)

    void setProcess(Process *process);
    /// The Process is gone: a supervised command is stopped.
    void abandon();

    [[nodiscard]] QPointer<ConnectionPrivate> connection() const;

    [[nodiscard]] const Command &command() const { return m_command; }

    [[nodiscard]] const QByteArray &token() const { return m_token; }

    [[nodiscard]] qint64 group() const { return m_group; }

    [[nodiscard]] bool isFinished() const { return m_end.has_value(); }

    [[nodiscard]] ProcessEnd end() const { return m_end.value_or(ProcessEnd()); }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    /// A channel for `line`, fit for Engine::add(). Called again when a first one was refused.
    std::shared_ptr<Channel> makeChannel(const QByteArray &line, const QByteArray &token);

    void write(const QByteArray &bytes);
    void closeInput();
    [[nodiscard]] qint64 bytesToWrite() const;
    void setReading(Channel::Reading reading);

    /// The engine that its channel was given to.
    void setEngine(Engine *engine) { m_engine = engine; }

    [[nodiscard]] Engine *engine() const { return m_engine; }

    /// How often the server has refused its channel, this time included.
    int countRefusal() { return ++m_refusals; }

    /// Ends it without a start.
    void fail(const Error &error);
    void finish(const ProcessEnd &end);

    /// Why it is being stopped; its end will say so.
    void markStopping(ProcessEnd::Reason reason);

    [[nodiscard]] bool isStopping() const { return m_stopping.has_value(); }

    /// Ends the channel, if there is one.
    void closeChannel();

    /// Woken when it ends.
    [[nodiscard]] std::shared_ptr<Notifier> changed() const { return m_changed; }

private:
    void opened();
    void received(Channel::Stream stream, const QByteArray &bytes);
    void receiveOutput(const QByteArray &bytes);
    void channelEnded(const ChannelEnd &end);
    void reachLimit();

    Command m_command;
    QPointer<ConnectionPrivate> m_connection;
    QPointer<Engine> m_engine;
    int m_refusals = 0;
    Process *m_process = nullptr;
    std::shared_ptr<Channel> m_channel;
    std::shared_ptr<Notifier> m_changed;
    QByteArray m_input; ///< until the command runs
    bool m_running = false;
    bool m_inputClosed = false;
    QByteArray m_token;
    QByteArray m_head; ///< output before the line that tells the group
    bool m_headDone = true;
    qint64 m_group = 0;
    std::optional<ProcessEnd::Reason> m_stopping;
    std::optional<ProcessEnd> m_end;
    std::optional<Error> m_error;
    QTimer m_limit;
};

/// TERM, grace, KILL to all that is left. Holds the run while it works.
Task<Result<void>> stopRun(std::shared_ptr<ProcessRun> run,
                           QPointer<ConnectionPrivate> connection,
                           Milliseconds grace,
                           ProcessEnd::Reason reason,
                           StopToken stop);

/// Waits for the end of a run.
Task<Result<ProcessEnd>> finishRun(std::shared_ptr<ProcessRun> run, StopToken stop);

} // namespace runwatt::ssh
