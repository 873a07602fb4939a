// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/processrun.h"

#include "core/ssh/connection_p.h"
#include "core/ssh/process.h"
#include "core/ssh/text.h"

#include <utility>

namespace runwatt::ssh {

namespace {

/// Start-up files of a login shell may print; so much is looked through for our line.
constexpr qsizetype kMostHead = 64 * 1024;
constexpr Milliseconds kLimitGrace{2000};
constexpr Milliseconds kCloseLimit{5000};

} // namespace

ProcessRun::ProcessRun(Command command, ConnectionPrivate *connection)
    : m_command(std::move(command))
    , m_connection(connection)
    , m_changed(std::make_shared<Notifier>())
    , m_input(m_command.input)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &ProcessRun::reachLimit);
}

ProcessRun::~ProcessRun()
{
    if (m_channel)
        m_channel->setHandlers({});
}

void ProcessRun::setProcess(Process *process)
{
    m_process = process;
}

QPointer<ConnectionPrivate> ProcessRun::connection() const
{
    return m_connection;
}

void ProcessRun::abandon()
{
    m_process = nullptr;
    if (isFinished() || isStopping() || !m_connection)
        return;
    m_connection->stopInBackground(shared_from_this(), kLimitGrace, ProcessEnd::Reason::Stopped);
}

std::shared_ptr<Channel> ProcessRun::makeChannel(const QByteArray &line, const QByteArray &token)
{
    m_token = token;
    m_headDone = token.isEmpty();
    m_head.clear();
    ChannelRequest request;
    request.kind = ChannelRequest::Kind::Command;
    request.line = line;
    m_channel = std::make_shared<Channel>(request);
    Channel::Handlers handlers;
    // The connection's list holds this object until it has finished.
    handlers.opened = [this] { opened(); };
    handlers.received = [this](Channel::Stream stream, const QByteArray &bytes) {
        const std::shared_ptr<ProcessRun> self = shared_from_this();
        received(stream, bytes);
    };
    handlers.drained = [this] {
        if (m_process != nullptr)
            emit m_process->inputDrained();
    };
    handlers.ended = [this](const ChannelEnd &end) {
        const std::shared_ptr<ProcessRun> self = shared_from_this();
        channelEnded(end);
    };
    m_channel->setHandlers(std::move(handlers));
    m_channel->write(m_input);
    if (m_inputClosed)
        m_channel->closeInput();
    return m_channel;
}

void ProcessRun::write(const QByteArray &bytes)
{
    if (m_inputClosed || isFinished())
        return;
    // Kept until the command runs: when its channel is refused, the next one gets it all.
    if (!m_running)
        m_input += bytes;
    if (m_channel)
        m_channel->write(bytes);
}

void ProcessRun::closeInput()
{
    m_inputClosed = true;
    if (m_channel)
        m_channel->closeInput();
}

qint64 ProcessRun::bytesToWrite() const
{
    return m_channel ? m_channel->bytesToWrite() : m_input.size();
}

void ProcessRun::setReading(Channel::Reading reading)
{
    if (m_channel)
        m_channel->setReading(reading);
}

void ProcessRun::opened()
{
    m_running = true;
    m_input.clear();
    if (m_command.limit)
        m_limit.start(*m_command.limit);
    if (m_headDone && m_process != nullptr)
        emit m_process->started();
}

void ProcessRun::received(Channel::Stream stream, const QByteArray &bytes)
{
    if (stream == Channel::Stream::Output && !m_headDone) {
        receiveOutput(bytes);
        return;
    }
    if (m_process == nullptr)
        return;
    if (stream == Channel::Stream::Output)
        emit m_process->standardOutput(bytes);
    else
        emit m_process->standardError(bytes);
}

void ProcessRun::receiveOutput(const QByteArray &bytes)
{
    m_head += bytes;
    const QByteArray mark = '\001' + m_token + ' ';
    const qsizetype begin = m_head.indexOf(mark);
    const qsizetype end = begin < 0 ? -1 : m_head.indexOf('\n', begin);
    if (end < 0 && m_head.size() < kMostHead)
        return;
    m_headDone = true;
    QByteArray rest = m_head;
    if (end >= 0) {
        const qsizetype number = begin + mark.size();
        m_group = m_head.sliced(number, end - number).toLongLong();
        rest = m_head.sliced(end + 1);
    }
    m_head.clear();
    if (m_process != nullptr)
        emit m_process->started();
    if (m_process != nullptr && !rest.isEmpty())
        emit m_process->standardOutput(rest);
}

void ProcessRun::channelEnded(const ChannelEnd &end)
{
    m_channel.reset();
    if (end.reason == ChannelEnd::Reason::Refused) {
        if (m_connection
            && m_connection->tryElsewhere(shared_from_this(), end)
                == ConnectionPrivate::Retry::Yes) {
            return;
        }
        fail(*end.error);
        return;
    }
    // It never told its group: what it wrote is what explains that.
    if (!m_headDone && m_process != nullptr && !m_head.isEmpty())
        emit m_process->standardOutput(std::exchange(m_head, {}));
    if (end.reason == ChannelEnd::Reason::LinkLost) {
        finish(ProcessEnd(m_connection && m_connection->isClosing()
                              ? ProcessEnd::Reason::Stopped
                              : ProcessEnd::Reason::LinkLost));
        return;
    }
    ProcessEnd::Reason reason =
        end.exitSignal.isEmpty() ? ProcessEnd::Reason::Exited : ProcessEnd::Reason::Signalled;
    if (m_stopping)
        reason = *m_stopping;
    finish(ProcessEnd(reason, end.exitStatus, end.exitSignal));
}

void ProcessRun::fail(const Error &error)
{
    if (isFinished())
        return;
    m_error = error;
    finish(ProcessEnd(ProcessEnd::Reason::NotStarted));
}

void ProcessRun::finish(const ProcessEnd &end)
{
    if (isFinished())
        return;
    const std::shared_ptr<ProcessRun> self = shared_from_this();
    m_end = end;
    m_limit.stop();
    m_changed->notify();
    if (m_connection)
        m_connection->forget(this);
    if (m_process != nullptr)
        emit m_process->finished(end);
}

void ProcessRun::markStopping(ProcessEnd::Reason reason)
{
    if (!m_stopping)
        m_stopping = reason;
}

void ProcessRun::closeChannel()
{
    if (m_channel)
        m_channel->close();
}

void ProcessRun::reachLimit()
{
    if (!isFinished() && !isStopping() && m_connection)
        m_connection->stopInBackground(shared_from_this(), kLimitGrace,
                                       ProcessEnd::Reason::TimedOut);
}

Task<Result<void>> stopRun(std::shared_ptr<ProcessRun> run,
                           QPointer<ConnectionPrivate> connection,
                           Milliseconds grace,
                           ProcessEnd::Reason reason,
                           StopToken stop)
{
    if (run->isFinished() || !connection)
        co_return {};
    run->markStopping(reason);
    if (connection->cancelWaiting(run))
        co_return {};
    const std::shared_ptr<Notifier> changed = run->changed();
    if (run->token().isEmpty()) {
        run->closeChannel();
    } else {
        if (run->command().stopBy == StopBy::EndOfInput)
            run->closeInput();
        else
            connection->terminate(*run);
        const TimeNs deadline = steadyNowNs() + grace.count() * kNsPerMs;
        while (!run->isFinished() && steadyNowNs() < deadline) {
            const Milliseconds left((deadline - steadyNowNs()) / kNsPerMs + 1);
            const Wake wake = co_await changed->wait(stop, left);
            if (wake == Wake::Stopped)
                co_return tl::make_unexpected(Error::cancelled());
        }
        // Also when it ended in time: a child may have left the group and missed the TERM.
        if (connection && run->end().reason != ProcessEnd::Reason::LinkLost)
            RUNWATT_CO_CHECK(co_await connection->kill(run, stop));
    }
    while (!run->isFinished()) {
        const Wake wake = co_await changed->wait(stop, kCloseLimit);
        if (wake == Wake::Stopped)
            co_return tl::make_unexpected(Error::cancelled());
        if (wake == Wake::TimedOut) {
            // The server keeps the channel although nothing runs any more.
            run->closeChannel();
            run->finish(ProcessEnd(reason));
        }
    }
    if (run->end().reason == ProcessEnd::Reason::LinkLost) {
        co_return failure(ErrorCode::ConnectionLost,
                          Ssh::tr("The link broke while a command was stopped"),
                          run->command().label, QString(),
                          Ssh::tr("It is stopped as soon as the device is back."));
    }
    co_return {};
}

Task<Result<ProcessEnd>> finishRun(std::shared_ptr<ProcessRun> run, StopToken stop)
{
    const std::shared_ptr<Notifier> changed = run->changed();
    while (!run->isFinished()) {
        const Wake wake = co_await changed->wait(stop);
        if (wake == Wake::Stopped)
            co_return tl::make_unexpected(Error::cancelled());
    }
    if (run->error())
        co_return tl::make_unexpected(*run->error());
    co_return run->end();
}

} // namespace runwatt::ssh
