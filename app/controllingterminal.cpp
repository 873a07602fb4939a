// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controllingterminal.h"

#include "app/hiddenecho.h"
#include "core/ssh/secretcache.h"

#include <QSocketNotifier>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace runwatt::app {

namespace {

/// As much as a line of a terminal can hold.
constexpr qsizetype kMostBytes = 4096;

Task<Wake> ready(int descriptor, QSocketNotifier::Type type, StopToken stop)
{
    const QSocketNotifier notifier(descriptor, type);
    const Wake wake = co_await until(&notifier, &QSocketNotifier::activated, stop);
    co_return wake;
}

tl::unexpected<Error> ended()
{
    return failure(ErrorCode::NotFound, QString());
}

} // namespace

std::unique_ptr<ControllingTerminal> ControllingTerminal::open()
{
    // An open of its own: that it does not block is then nobody else's matter.
    const int descriptor = ::open("/dev/tty", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return nullptr;
    std::unique_ptr<ControllingTerminal> terminal(new ControllingTerminal(descriptor));
    if (tcgetpgrp(descriptor) != getpgrp())
        return nullptr;
    return terminal;
}

ControllingTerminal::ControllingTerminal(int descriptor)
    : m_descriptor(descriptor)
{ }

ControllingTerminal::~ControllingTerminal()
{
    close(m_descriptor);
}

Task<Result<QByteArray>> ControllingTerminal::ask(QByteArray text, Echo echo, StopToken stop)
{
    std::optional<HiddenEcho> hidden;
    if (echo == Echo::Hidden)
        hidden.emplace(m_descriptor);
    tcflush(m_descriptor, TCIFLUSH);
    RUNWATT_CO_CHECK(co_await say(text, stop));
    Result<QByteArray> line = co_await readLine(stop);
    if (!line) {
        // What is said next begins on a new line. A terminal that takes nothing shows neither.
        [[maybe_unused]] const ssize_t written = ::write(m_descriptor, "\n", 1);
    }
    co_return line;
}

Task<Result<void>> ControllingTerminal::say(QByteArray text, StopToken stop)
{
    qsizetype done = 0;
    while (done < text.size()) {
        const ssize_t count = ::write(m_descriptor, text.constData() + done,
                                      static_cast<std::size_t>(text.size() - done));
        if (count > 0) {
            done += count;
        } else if (count < 0 && errno == EAGAIN) {
            const Wake wake = co_await ready(m_descriptor, QSocketNotifier::Write, stop);
            if (wake != Wake::Ready)
                co_return tl::make_unexpected(Error::cancelled());
        } else if (count == 0 || errno != EINTR) {
            co_return ended();
        }
    }
    co_return {};
}

Task<Result<QByteArray>> ControllingTerminal::readLine(StopToken stop)
{
    QByteArray line;
    line.reserve(kMostBytes); // never moved, so no copy of a secret stays behind
    while (line.size() < kMostBytes) {
        std::array<char, 512> chunk{};
        const ssize_t count = read(m_descriptor, chunk.data(), chunk.size());
        if (count > 0) {
            line.append(chunk.data(), std::min<qsizetype>(count, kMostBytes - line.size()));
            explicit_bzero(chunk.data(), chunk.size());
            const qsizetype newline = line.indexOf('\n');
            if (newline >= 0) {
                line.truncate(newline);
                co_return line;
            }
        } else if (count < 0 && errno == EAGAIN) {
            const Wake wake = co_await ready(m_descriptor, QSocketNotifier::Read, stop);
            if (wake != Wake::Ready) {
                ssh::wipe(line);
                co_return tl::make_unexpected(Error::cancelled());
            }
        } else if (count == 0 || errno != EINTR) {
            break;
        }
    }
    ssh::wipe(line);
    co_return ended();
}

} // namespace runwatt::app
