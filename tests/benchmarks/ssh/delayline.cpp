// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/ssh/delayline.h"

#include <QByteArray>

#include <algorithm>
#include <deque>
#include <list>
#include <optional>
#include <vector>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace runwatt::bench {

namespace {

constexpr qsizetype kChunk = 256 * 1024;
/// Far more than any window that fits into the delay; only there to bound memory.
constexpr qsizetype kMostUnderWay = 256 * 1024 * 1024;

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// One direction of one connection.
class Lane
{
public:
    Lane(int from, int to, TimeNs delay)
        : m_from(from)
        , m_to(to)
        , m_delay(delay)
    { }

    [[nodiscard]] int from() const { return m_from; }

    [[nodiscard]] int to() const { return m_to; }

    [[nodiscard]] bool isFinished() const { return m_finished; }

    [[nodiscard]] bool wantsToRead() const { return !m_ended && m_underWay < kMostUnderWay; }

    [[nodiscard]] bool wantsToWrite(TimeNs now) const
    {
        return !m_finished && !m_chunks.empty() && m_chunks.front().due <= now;
    }

    /// When the next bytes arrive.
    [[nodiscard]] std::optional<TimeNs> due() const
    {
        return m_finished || m_chunks.empty() ? std::nullopt : std::optional(m_chunks.front().due);
    }

    void take()
    {
        QByteArray bytes(kChunk, Qt::Uninitialized);
        const ssize_t got = ::recv(m_from, bytes.data(), static_cast<size_t>(kChunk), MSG_DONTWAIT);
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        bytes.resize(std::max<ssize_t>(got, 0));
        bytes.squeeze();
        m_ended = bytes.isEmpty(); // the end arrives as late as the bytes before it
        m_underWay += bytes.size();
        m_chunks.push_back({steadyNowNs() + m_delay, bytes});
    }

    void give(TimeNs now)
    {
        while (wantsToWrite(now)) {
            const QByteArray &bytes = m_chunks.front().bytes;
            if (bytes.isEmpty()) {
                ::shutdown(m_to, SHUT_WR);
                m_finished = true;
                return;
            }
            const ssize_t sent =
                ::send(m_to, bytes.constData() + m_sent, static_cast<size_t>(bytes.size() - m_sent),
                       MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent < 0 && (errno == EAGAIN || errno == EINTR))
                return;
            if (sent < 0) {
                m_finished = m_ended = true;
                return;
            }
            m_sent += sent;
            m_underWay -= sent;
            if (m_sent == bytes.size()) {
                m_chunks.pop_front();
                m_sent = 0;
            }
        }
    }

private:
    struct Chunk
    {
        TimeNs due;
        QByteArray bytes;
    };

    int m_from;
    int m_to;
    TimeNs m_delay;
    std::deque<Chunk> m_chunks;
    qsizetype m_sent = 0;
    qsizetype m_underWay = 0;
    bool m_ended = false;
    bool m_finished = false;
};

class Line
{
public:
    Line(int listener, int end, quint16 targetPort, TimeNs delay)
        : m_listener(listener)
        , m_end(end)
        , m_targetPort(targetPort)
        , m_delay(delay)
    { }

    ~Line()
    {
        for (const Lane &lane : m_lanes) // each socket is the source of one of them
            ::close(lane.from());
    }

    Q_DISABLE_COPY_MOVE(Line)

    void run()
    {
        while (wait()) {
            const TimeNs now = steadyNowNs();
            for (Lane &lane : m_lanes)
                lane.give(now);
            removeFinished();
        }
    }

private:
    /// Waits, and takes what has come; false at the end.
    bool wait()
    {
        const TimeNs now = steadyNowNs();
        std::vector<pollfd> polled{{m_end, POLLIN, 0}, {m_listener, POLLIN, 0}};
        TimeNs left = kNsPerSecond;
        for (const Lane &lane : m_lanes) {
            polled.push_back({lane.from(), static_cast<short>(lane.wantsToRead() ? POLLIN : 0), 0});
            const bool blocked = lane.wantsToWrite(now);
            polled.push_back({lane.to(), static_cast<short>(blocked ? POLLOUT : 0), 0});
            if (!blocked && lane.due())
                left = std::min(left, std::max<TimeNs>(*lane.due() - now, 0));
        }
        const timespec limit{left / kNsPerSecond, left % kNsPerSecond};
        ::ppoll(polled.data(), polled.size(), &limit, nullptr);
        size_t index = 2;
        for (Lane &lane : m_lanes) {
            if (polled[index].revents != 0 && lane.wantsToRead())
                lane.take();
            index += 2;
        }
        if (polled[1].revents != 0)
            accept();
        return polled[0].revents == 0;
    }

    void accept()
    {
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            return;
        const int target = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in address = loopback(m_targetPort);
        if (::connect(target, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
            ::close(client);
            ::close(target);
            return;
        }
        const int on = 1;
        for (const int descriptor : {client, target})
            ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        m_lanes.emplace_back(client, target, m_delay);
        m_lanes.emplace_back(target, client, m_delay);
    }

    void removeFinished()
    {
        for (auto lane = m_lanes.begin(); lane != m_lanes.end();) {
            const auto other = std::next(lane);
            if (lane->isFinished() && other->isFinished()) {
                ::close(lane->from());
                ::close(lane->to());
                lane = m_lanes.erase(lane, std::next(other));
            } else {
                lane = std::next(other);
            }
        }
    }

    int m_listener;
    int m_end;
    quint16 m_targetPort;
    TimeNs m_delay;
    std::list<Lane> m_lanes; ///< in pairs: there and back
};

} // namespace

DelayLine::DelayLine(quint16 targetPort, TimeNs oneWay)
    : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    , m_end(::eventfd(0, EFD_CLOEXEC))
{
    sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), length) != 0
        || ::listen(m_listener, SOMAXCONN) != 0
        || ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &length) != 0) {
        return;
    }
    m_port = ntohs(address.sin_port);
    m_thread = std::jthread([listener = m_listener, end = m_end, targetPort, oneWay] {
        Line(listener, end, targetPort, oneWay).run();
    });
}

DelayLine::~DelayLine()
{
    ::eventfd_write(m_end, 1);
    if (m_thread.joinable())
        m_thread.join();
    ::close(m_listener);
    ::close(m_end);
}

} // namespace runwatt::bench
