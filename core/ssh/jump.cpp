// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/jump.h"

#include "core/ssh/connection.h"
#include "core/ssh/text.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>

#include <sys/socket.h>
#include <unistd.h>

namespace runwatt::ssh {

namespace {

/// Bytes that may wait in one direction before the sender is slowed down.
constexpr qint64 kMostWaiting = 1024 * 1024;

/// Moves bytes between a tunnel and our end of the socket pair. I/O thread.
class Pump : public QObject
{
public:
    Pump(std::shared_ptr<Tunnel> tunnel, Descriptor socket)
        : m_tunnel(std::move(tunnel))
        , m_socket(std::move(socket))
        , m_readable(m_socket.value(), QSocketNotifier::Read)
        , m_writable(m_socket.value(), QSocketNotifier::Write)
    {
        m_writable.setEnabled(false);
        connect(&m_readable, &QSocketNotifier::activated, this, &Pump::readSocket);
        connect(&m_writable, &QSocketNotifier::activated, this, &Pump::flush);
        connect(m_tunnel.get(), &Tunnel::received, this, [this](const QByteArray &bytes) {
            m_toSocket += bytes;
            flush();
        });
        connect(m_tunnel.get(), &Tunnel::drained, this,
                [this] { m_readable.setEnabled(!m_ended); });
        connect(m_tunnel.get(), &Tunnel::closed, this, &Pump::end);
        m_tunnel->setReading(Tunnel::Reading::Resume);
    }

private:
    void readSocket()
    {
        QByteArray buffer(128 * 1024, Qt::Uninitialized);
        while (m_tunnel->bytesToWrite() < kMostWaiting) {
            const ssize_t got = ::recv(m_socket.value(), buffer.data(),
                                       static_cast<size_t>(buffer.size()), MSG_DONTWAIT);
            if (got > 0) {
                m_tunnel->write(buffer.first(got));
                continue;
            }
            if (got < 0 && (errno == EAGAIN || errno == EINTR))
                return;
            m_readable.setEnabled(false); // the session is gone
            m_tunnel->close();
            return;
        }
        m_readable.setEnabled(false); // until drained
    }

    void flush()
    {
        while (!m_toSocket.isEmpty()) {
            const ssize_t sent =
                ::send(m_socket.value(), m_toSocket.constData(),
                       static_cast<size_t>(m_toSocket.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
            if (sent < 0) {
                if (errno != EAGAIN && errno != EINTR)
                    m_toSocket.clear();
                break;
            }
            m_toSocket.remove(0, sent);
        }
        m_writable.setEnabled(!m_toSocket.isEmpty());
        m_tunnel->setReading(m_toSocket.size() > kMostWaiting ? Tunnel::Reading::Pause
                                                              : Tunnel::Reading::Resume);
        if (m_ended && m_toSocket.isEmpty())
            ::shutdown(m_socket.value(), SHUT_RDWR);
    }

    void end()
    {
        m_ended = true;
        m_readable.setEnabled(false);
        flush();
    }

    std::shared_ptr<Tunnel> m_tunnel;
    Descriptor m_socket;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    QByteArray m_toSocket;
    bool m_ended = false;
};

class JumpUnderlay : public Underlay
{
public:
    std::unique_ptr<Connection> connection; // where nobody else owns it; outlives the pump
    std::unique_ptr<Pump> pump;
};

} // namespace

Task<Result<JumpLink>> dialThrough(Connection *carrier, Target target, StopToken stop)
{
    RUNWATT_CO_TRY(std::shared_ptr<Tunnel> tunnel,
                   co_await carrier->openTunnel(target.host, target.port, stop));
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pair.data()) != 0) {
        co_return failure(ErrorCode::System, Ssh::tr("No socket could be made"), target.address(),
                          qt_error_string(errno));
    }
    auto underlay = std::make_unique<JumpUnderlay>();
    JumpLink link;
    link.socket = Descriptor(pair[0]);
    underlay->pump = std::make_unique<Pump>(tunnel, Descriptor(pair[1]));
    link.underlay = std::move(underlay);
    co_return link;
}

Task<Result<JumpLink>> dialThroughJumps(Target target, LoginParts parts, StopToken stop)
{
    Target outer = target.jumps.back();
    outer.jumps.assign(target.jumps.begin(), target.jumps.end() - 1);
    auto connection =
        std::make_unique<Connection>(outer, parts.interaction, parts.secrets, parts.accepted);
    RUNWATT_CO_CHECK(co_await connection->open(stop));
    RUNWATT_CO_TRY(JumpLink link, co_await dialThrough(connection.get(), target, stop));
    static_cast<JumpUnderlay *>(link.underlay.get())->connection = std::move(connection);
    co_return link;
}

} // namespace runwatt::ssh
