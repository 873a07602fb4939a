// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/display.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <cstddef>
#include <cstring>

#include <netdb.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace runwatt::app {

namespace {

constexpr int kFirstXPort = 6000;

class Descriptor
{
public:
    explicit Descriptor(int descriptor)
        : m_descriptor(descriptor)
    { }

    ~Descriptor()
    {
        if (m_descriptor >= 0)
            close(m_descriptor);
    }

    Q_DISABLE_COPY_MOVE(Descriptor)

    [[nodiscard]] int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

/// `path` with a leading NUL byte names an abstract socket.
bool localSocketAnswers(const QByteArray &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.isEmpty() || static_cast<std::size_t>(path.size()) >= sizeof(address.sun_path))
        return false;
    std::memcpy(address.sun_path, path.constData(), static_cast<std::size_t>(path.size()));
    const Descriptor socketDescriptor(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path)
                                               + static_cast<std::size_t>(path.size()));
    const bool isAbstract = path.front() == '\0';
    return connect(socketDescriptor.get(), reinterpret_cast<const sockaddr *>(&address),
                   isAbstract ? length : static_cast<socklen_t>(sizeof(address)))
        == 0;
}

bool portAnswers(const QByteArray &host, int port)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    if (getaddrinfo(host.constData(), QByteArray::number(port).constData(), &hints, &found) != 0)
        return false;
    bool answers = false;
    for (const addrinfo *entry = found; entry != nullptr && !answers; entry = entry->ai_next) {
        const Descriptor socketDescriptor(
            socket(entry->ai_family, entry->ai_socktype | SOCK_CLOEXEC, entry->ai_protocol));
        answers = connect(socketDescriptor.get(), entry->ai_addr, entry->ai_addrlen) == 0;
    }
    freeaddrinfo(found);
    return answers;
}

/// "host:display.screen"; without a host the local sockets are meant.
bool xServerAnswers(const QByteArray &display)
{
    const qsizetype colon = display.lastIndexOf(':');
    if (colon < 0)
        return false;
    const QByteArray host = display.left(colon);
    const QByteArray number = display.mid(colon + 1).split('.').front();
    bool isNumber = false;
    const int index = number.toInt(&isNumber);
    if (!isNumber || index < 0)
        return false;
    if (!host.isEmpty() && host != "unix")
        return portAnswers(host, kFirstXPort + index);
    const QByteArray path = "/tmp/.X11-unix/X" + number;
    return localSocketAnswers(path) || localSocketAnswers('\0' + path);
}

bool waylandAnswers(const QByteArray &display)
{
    if (display.startsWith('/'))
        return localSocketAnswers(display);
    return localSocketAnswers(qgetenv("XDG_RUNTIME_DIR") + '/' + display);
}

} // namespace

bool displayAvailable()
{
    if (!qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        return true;
    const QByteArray wayland = qgetenv("WAYLAND_DISPLAY");
    if (!wayland.isEmpty() && waylandAnswers(wayland))
        return true;
    const QByteArray x = qgetenv("DISPLAY");
    return !x.isEmpty() && xServerAnswers(x);
}

} // namespace runwatt::app
