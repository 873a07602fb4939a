// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/dialer.h"

#include "core/base/clock.h"
#include "core/ssh/text.h"

#include <QHostInfo>
#include <QObject>
#include <QSocketNotifier>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace runwatt::ssh {

namespace {

QString whyText(int error)
{
    switch (error) {
    case ECONNREFUSED:
        return Ssh::tr("it refused: no sshd listens on this port");
    case EHOSTUNREACH:
    case ENETUNREACH:
        return Ssh::tr("there is no way to it from here");
    case ETIMEDOUT:
        return Ssh::tr("it did not answer");
    default:
        return QString::fromStdString(std::generic_category().message(error));
    }
}

QString remedyText(int error)
{
    if (error == ECONNREFUSED)
        return Ssh::tr("Check the port, and that the device runs an SSH server.");
    return Ssh::tr("Check that the device is on, its address, and the network between.");
}

void setOption(int descriptor, int level, int name, int value)
{
    ::setsockopt(descriptor, level, name, &value, sizeof value);
}

/// Starts to connect; 0, EINPROGRESS or the failure.
int startConnect(int descriptor, const QHostAddress &address, quint16 port)
{
    sockaddr_storage storage{};
    socklen_t length = 0;
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        auto *to = reinterpret_cast<sockaddr_in6 *>(&storage);
        to->sin6_family = AF_INET6;
        to->sin6_port = htons(port);
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::memcpy(&to->sin6_addr, &bytes, sizeof bytes);
        to->sin6_scope_id = address.scopeId().toUInt();
        length = sizeof *to;
    } else {
        auto *to = reinterpret_cast<sockaddr_in *>(&storage);
        to->sin_family = AF_INET;
        to->sin_port = htons(port);
        to->sin_addr.s_addr = htonl(address.toIPv4Address());
        length = sizeof *to;
    }
    if (::connect(descriptor, reinterpret_cast<sockaddr *>(&storage), length) == 0)
        return 0;
    return errno;
}

/// The outcome of one address: 0 with a connected descriptor, or why not. -1 when stopped.
Task<int>
connectTo(Descriptor *out, QHostAddress address, quint16 port, Milliseconds limit, StopToken stop)
{
    const int family = address.protocol() == QAbstractSocket::IPv6Protocol ? AF_INET6 : AF_INET;
    Descriptor socket(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (socket.value() < 0)
        co_return errno;
    int error = startConnect(socket.value(), address, port);
    if (error == EINPROGRESS) {
        QSocketNotifier writable(socket.value(), QSocketNotifier::Write);
        Notifier ready;
        QObject::connect(&writable, &QSocketNotifier::activated, &writable, [&] {
            writable.setEnabled(false);
            ready.notify();
        });
        const Wake wake = co_await ready.wait(stop, limit);
        writable.setEnabled(false);
        if (wake == Wake::Stopped)
            co_return -1;
        if (wake != Wake::Ready)
            co_return ETIMEDOUT;
        socklen_t length = sizeof error;
        ::getsockopt(socket.value(), SOL_SOCKET, SO_ERROR, &error, &length);
    }
    if (error == 0)
        *out = std::move(socket);
    co_return error;
}

Task<Result<QList<QHostAddress>>> lookUp(QString host, Milliseconds limit, StopToken stop)
{
    const QHostAddress literal(host);
    if (!literal.isNull())
        co_return QList<QHostAddress>{literal};
    QObject context;
    QHostInfo info;
    Notifier found;
    QHostInfo::lookupHost(host, &context, [&](const QHostInfo &answer) {
        info = answer;
        found.notify();
    });
    const Wake wake = co_await found.wait(stop, limit);
    if (wake == Wake::Stopped)
        co_return tl::make_unexpected(Error::cancelled());
    if (wake != Wake::Ready || info.addresses().isEmpty()) {
        co_return failure(
            ErrorCode::ConnectionFailed, Ssh::tr("The device's name has no address"), host,
            wake == Wake::Ready ? info.errorString() : Ssh::tr("the name service did not answer"),
            Ssh::tr("Check the name, or use the numeric address."));
    }
    co_return info.addresses();
}

} // namespace

Descriptor::~Descriptor()
{
    if (m_value >= 0)
        ::close(m_value);
}

Task<Result<Descriptor>> dial(Target target, StopToken stop)
{
    const TimeNs deadline = steadyNowNs() + target.connectTimeout.count() * kNsPerMs;
    RUNWATT_CO_TRY(const QList<QHostAddress> addresses,
                   co_await lookUp(target.host, target.connectTimeout, stop));
    int error = ETIMEDOUT;
    qsizetype left = addresses.size();
    for (const QHostAddress &address : addresses) {
        // Each address gets its share of the time, so that a dead first one leaves some.
        const Milliseconds share(std::max<TimeNs>((deadline - steadyNowNs()) / kNsPerMs / left, 1));
        --left;
        Descriptor socket;
        error = co_await connectTo(&socket, address, target.port, share, stop);
        if (error < 0)
            co_return tl::make_unexpected(Error::cancelled());
        if (error != 0)
            continue;
        setOption(socket.value(), IPPROTO_TCP, TCP_NODELAY, 1);
        setOption(socket.value(), SOL_SOCKET, SO_KEEPALIVE, 1);
        setOption(socket.value(), IPPROTO_TCP, TCP_USER_TIMEOUT,
                  static_cast<int>(target.deadAfter.count()));
        co_return socket;
    }
    co_return failure(ErrorCode::ConnectionFailed, Ssh::tr("The device could not be reached"),
                      target.address(), whyText(error), remedyText(error));
}

} // namespace runwatt::ssh
