// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QPointer>
#include <QString>

#include <libssh2.h>

#include <functional>
#include <memory>
#include <optional>

namespace runwatt::ssh {

class Engine;

/// What a channel is opened for.
struct ChannelRequest
{
    enum class Kind {
        Idle, ///< a session without a command: kept open to read the link and to ping
        Command,
        Tunnel
    };

    ChannelRequest() = default;

    Kind kind = Kind::Idle;
    QByteArray line; ///< for Command
    QByteArray host; ///< for Tunnel
    quint16 port = 0;
};

/// How a channel ended.
struct ChannelEnd
{
    enum class Reason {
        Closed, ///< by the other side or by close(); status and signal are the command's
        Refused, ///< could not be opened; `error` says why
        LinkLost
    };

    ChannelEnd() = default;

    Reason reason = Reason::Closed;
    int exitStatus = -1;
    QString exitSignal;
    std::optional<Error> error;
    enum class Limit { No, Yes } sessionLimit = Limit::No; ///< Refused for MaxSessions, as it seems
};

/// One channel of a session: a state machine that Engine moves on whenever the link allows. I/O
/// thread. The handlers may do anything but wait; none is called after `ended`.
class Channel
{
public:
    enum class Stream { Output, Error };

    struct Handlers
    {
        std::function<void()> opened;
        std::function<void(Stream, const QByteArray &)> received;
        std::function<void()> drained; ///< all that write() queued has gone to the link
        std::function<void(const ChannelEnd &)> ended;
    };

    explicit Channel(ChannelRequest request);
    ~Channel();
    Q_DISABLE_COPY_MOVE(Channel)

    void setHandlers(Handlers handlers);

    void write(const QByteArray &bytes);
    void closeInput();
    /// Stops or allows reading; the sender stops when the window is full.
    enum class Reading { Pause, Resume };
    void setReading(Reading reading);
    /// Ends the channel from our side; `ended` follows.
    void close();

    [[nodiscard]] qint64 bytesToWrite() const { return m_out.size() - m_outSent; }

    [[nodiscard]] bool isEnded() const { return m_state == State::Ended; }

    [[nodiscard]] bool countsAsSession() const
    {
        return m_request.kind != ChannelRequest::Kind::Tunnel;
    }

private:
    friend class Engine;

    enum class State { Waiting, Opening, Requesting, Running, Closing, Freeing, Ended };
    enum class Step { Again, Done };

    // For Engine.
    void attach(Engine *engine);
    Step advance(LIBSSH2_SESSION *session); ///< opening and its requests: one channel at a time
    qint64 service(QByteArray &buffer); ///< the rest; gives the bytes that were moved
    void lose(); ///< the session is gone

    [[nodiscard]] LIBSSH2_CHANNEL *handle() const { return m_channel; }

    Step refuse(LIBSSH2_SESSION *session, int code);
    qint64 serviceInput();
    qint64 serviceOutput(QByteArray &buffer);
    void serviceEnd();
    void finish(const ChannelEnd &end);
    void wake();

    ChannelRequest m_request;
    Handlers m_handlers;
    QPointer<Engine> m_engine;
    State m_state = State::Waiting;
    LIBSSH2_CHANNEL *m_channel = nullptr;
    QByteArray m_out;
    qint64 m_outSent = 0;
    bool m_inputClosed = false;
    bool m_eofSent = false;
    bool m_paused = false;
    bool m_closeWanted = false;
    bool m_written = false;
    ChannelEnd m_end;
};

} // namespace runwatt::ssh
