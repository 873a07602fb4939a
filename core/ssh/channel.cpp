// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/channel.h"

#include "core/ssh/engine.h"
#include "core/ssh/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace runwatt::ssh {

namespace {

/// libssh2 takes at most 32700 bytes a call.
constexpr qint64 kWriteSize = 32700;
/// Bytes of one stream that one pass may read, so that a busy channel leaves room for others.
constexpr qint64 kReadPerPass = 1024 * 1024;
/// Our receive window: 20 ms of round trip at a gigabit need 2.5 MB; libssh2 has 2 MiB by default.
constexpr unsigned int kWindow = 8 * 1024 * 1024;

} // namespace

Channel::Channel(ChannelRequest request)
    : m_request(std::move(request))
{ }

Channel::~Channel() = default;

void Channel::setHandlers(Handlers handlers)
{
    m_handlers = std::move(handlers);
}

void Channel::attach(Engine *engine)
{
    m_engine = engine;
    m_state = State::Opening;
}

void Channel::wake()
{
    if (m_engine)
        m_engine->schedule();
}

void Channel::write(const QByteArray &bytes)
{
    if (m_inputClosed || m_closeWanted || isEnded() || bytes.isEmpty())
        return;
    if (m_outSent > 0) {
        m_out.remove(0, m_outSent);
        m_outSent = 0;
    }
    m_out += bytes;
    m_written = true;
    wake();
}

void Channel::closeInput()
{
    m_inputClosed = true;
    wake();
}

void Channel::setReading(Reading reading)
{
    const bool paused = reading == Reading::Pause;
    if (paused == m_paused)
        return;
    m_paused = paused;
    if (!paused)
        wake();
}

void Channel::close()
{
    if (m_closeWanted || isEnded())
        return;
    m_closeWanted = true;
    if (m_state == State::Waiting)
        finish(ChannelEnd());
    else
        wake();
}

Channel::Step Channel::refuse(LIBSSH2_SESSION *session, int code)
{
    char *text = nullptr;
    libssh2_session_last_error(session, &text, nullptr, 0);
    const QString why = QString::fromUtf8(text != nullptr ? text : "");
    m_end.reason = ChannelEnd::Reason::Refused;
    if (m_request.kind == ChannelRequest::Kind::Tunnel) {
        m_end.error = Error(
            ErrorCode::ConnectionFailed, Ssh::tr("The device could not open a connection"),
            QString::fromUtf8(m_request.host) + QChar(u':') + QString::number(m_request.port), why,
            Ssh::tr("Check that this address answers from there, and that its "
                    "sshd allows AllowTcpForwarding."));
    } else {
        m_end.error = Error(code == LIBSSH2_ERROR_CHANNEL_FAILURE ? ErrorCode::Busy
                                                                  : ErrorCode::PermissionDenied,
                            Ssh::tr("The device did not start the command"), m_engine->where(), why,
                            Ssh::tr("Its sshd may allow fewer sessions (MaxSessions) or only a "
                                    "fixed command for this key."));
    }
    if (code == LIBSSH2_ERROR_CHANNEL_FAILURE)
        m_end.sessionLimit = ChannelEnd::Limit::Yes;
    return Step::Done;
}

Channel::Step Channel::advance(LIBSSH2_SESSION *session)
{
    if (m_state == State::Opening) {
        if (m_closeWanted && m_channel == nullptr && !m_engine->isOpening(this)) {
            finish(ChannelEnd());
            return Step::Done;
        }
        m_channel = m_request.kind == ChannelRequest::Kind::Tunnel
            ? libssh2_channel_direct_tcpip_ex(session, m_request.host.constData(), m_request.port,
                                              "127.0.0.1", 0)
            : libssh2_channel_open_ex(session, "session", sizeof("session") - 1, kWindow,
                                      LIBSSH2_CHANNEL_PACKET_DEFAULT, nullptr, 0);
        if (m_channel == nullptr) {
            const int code = libssh2_session_last_errno(session);
            if (code == LIBSSH2_ERROR_EAGAIN)
                return Step::Again;
            refuse(session, code);
            finish(m_end);
            return Step::Done;
        }
        m_state =
            m_request.kind == ChannelRequest::Kind::Command ? State::Requesting : State::Running;
    }
    if (m_state == State::Requesting) {
        const int code = libssh2_channel_process_startup(
            m_channel, "exec", sizeof("exec") - 1, m_request.line.constData(),
            static_cast<unsigned int>(m_request.line.size()));
        if (code == LIBSSH2_ERROR_EAGAIN)
            return Step::Again;
        if (code < 0) {
            refuse(session, code);
            m_end.sessionLimit = ChannelEnd::Limit::No;
            m_state = State::Closing;
            return Step::Done;
        }
        m_state = State::Running;
    }
    // The end of the input goes out at once: waiting for a reader's first byte costs a delayed
    // acknowledgement (40 ms) behind a jump host.
    serviceInput();
    if (m_state != State::Running)
        return Step::Done;
    if (const auto handler = m_handlers.opened)
        handler();
    return Step::Done;
}

qint64 Channel::service(QByteArray &buffer)
{
    qint64 moved = 0;
    if (m_state == State::Running) {
        if (m_closeWanted) {
            m_state = State::Closing;
        } else {
            moved += serviceInput();
            moved += serviceOutput(buffer);
        }
    }
    if (m_state == State::Closing || m_state == State::Freeing)
        serviceEnd();
    return moved;
}

qint64 Channel::serviceInput()
{
    qint64 moved = 0;
    while (m_outSent < m_out.size() && m_engine->hasRoom()) {
        const ssize_t sent = libssh2_channel_write_ex(
            m_channel, 0, m_out.constData() + m_outSent,
            static_cast<size_t>(std::min(kWriteSize, m_out.size() - m_outSent)));
        if (sent == LIBSSH2_ERROR_EAGAIN || sent == 0)
            break;
        if (sent < 0) {
            // The command has closed its input, or is gone; what is left has no reader.
            m_outSent = m_out.size();
            m_inputClosed = true;
            m_eofSent = true;
            break;
        }
        m_outSent += sent;
        moved += sent;
    }
    if (m_outSent < m_out.size())
        return moved;
    m_out.resize(0);
    m_outSent = 0;
    if (std::exchange(m_written, false)) {
        if (const auto handler = m_handlers.drained)
            handler();
    }
    if (m_inputClosed && !m_eofSent && m_out.isEmpty())
        m_eofSent = libssh2_channel_send_eof(m_channel) != LIBSSH2_ERROR_EAGAIN;
    return moved;
}

qint64 Channel::serviceOutput(QByteArray &buffer)
{
    qint64 moved = 0;
    // Both streams share one window: an unread one would stop the other.
    for (const Stream stream : {Stream::Output, Stream::Error}) {
        const int id = stream == Stream::Output ? 0 : SSH_EXTENDED_DATA_STDERR;
        qint64 read = 0;
        while (!m_paused && !m_closeWanted && read < kReadPerPass) {
            const ssize_t got = libssh2_channel_read_ex(m_channel, id, buffer.data(),
                                                        static_cast<size_t>(buffer.size()));
            if (got <= 0) {
                if (got < 0 && got != LIBSSH2_ERROR_EAGAIN)
                    m_engine->noteFailure(static_cast<int>(got));
                break;
            }
            read += got;
            // A copy: the handler may replace itself.
            if (const auto handler = m_handlers.received)
                handler(stream, buffer.first(got));
            if (m_state != State::Running)
                return moved + read; // the handler ended us
        }
        moved += read;
    }
    if (!m_paused && libssh2_channel_eof(m_channel) == 1)
        m_state = State::Closing;
    return moved;
}

void Channel::serviceEnd()
{
    if (m_state == State::Closing) {
        if (libssh2_channel_close(m_channel) == LIBSSH2_ERROR_EAGAIN)
            return;
        if (libssh2_channel_eof(m_channel) == 1
            && libssh2_channel_wait_closed(m_channel) == LIBSSH2_ERROR_EAGAIN) {
            return;
        }
        if (m_end.reason == ChannelEnd::Reason::Closed) {
            // The signal first: after one, libssh2 gives status 0.
            char *signal = nullptr;
            libssh2_channel_get_exit_signal(m_channel, &signal, nullptr, nullptr, nullptr, nullptr,
                                            nullptr);
            if (signal != nullptr) {
                m_end.exitSignal = QString::fromUtf8(signal);
                m_engine->freeMemory(signal);
            } else {
                m_end.exitStatus = libssh2_channel_get_exit_status(m_channel);
            }
        }
        m_state = State::Freeing;
    }
    if (libssh2_channel_free(m_channel) == LIBSSH2_ERROR_EAGAIN)
        return;
    m_channel = nullptr;
    finish(m_end);
}

void Channel::lose()
{
    m_channel = nullptr;
    if (isEnded())
        return;
    ChannelEnd end;
    end.reason = ChannelEnd::Reason::LinkLost;
    finish(end);
}

void Channel::finish(const ChannelEnd &end)
{
    m_state = State::Ended;
    m_out.clear();
    m_outSent = 0;
    const Handlers handlers = std::exchange(m_handlers, {});
    if (handlers.ended)
        handlers.ended(end);
}

} // namespace runwatt::ssh
