// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/pty.h"

#include "core/power/text.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace runwatt::power {

namespace {

constexpr size_t kReadSize = 4096;
constexpr size_t kPathSize = 128;

tl::unexpected<Error> noPty()
{
    return failure(ErrorCode::System, Power::tr("The simulated meter cannot be made"),
                   QStringLiteral("/dev/ptmx"), qt_error_string(errno),
                   Power::tr("Runwatt needs a pseudo-terminal for it; see that /dev/pts "
                             "is mounted and that the limit of open files is not reached."));
}

void closeIfOpen(int descriptor)
{
    if (descriptor >= 0)
        ::close(descriptor);
}

} // namespace

Pty::Pty(int master, int slave, QString path)
    : m_master(master)
    , m_slave(slave)
    , m_path(std::move(path))
{ }

Pty::Pty(Pty &&other) noexcept
    : m_master(std::exchange(other.m_master, -1))
    , m_slave(std::exchange(other.m_slave, -1))
    , m_path(std::move(other.m_path))
{ }

Pty &Pty::operator=(Pty &&other) noexcept
{
    std::swap(m_master, other.m_master);
    std::swap(m_slave, other.m_slave);
    std::swap(m_path, other.m_path);
    return *this;
}

Pty::~Pty()
{
    closeIfOpen(m_slave);
    closeIfOpen(m_master);
}

Result<Pty> Pty::open()
{
    Pty pty(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK), -1, {});
    std::array<char, kPathSize> path = {};
    if (pty.m_master < 0 || grantpt(pty.m_master) != 0 || unlockpt(pty.m_master) != 0
        || ptsname_r(pty.m_master, path.data(), path.size()) != 0)
        return noPty();
    pty.m_slave = ::open(path.data(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    termios mode = {};
    if (pty.m_slave < 0 || tcgetattr(pty.m_slave, &mode) != 0)
        return noPty();
    cfmakeraw(&mode);
    if (tcsetattr(pty.m_slave, TCSANOW, &mode) != 0)
        return noPty();
    pty.m_path = QString::fromLocal8Bit(path.data());
    return pty;
}

void Pty::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written =
            ::write(m_master, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return;
        bytes = bytes.sliced(written);
    }
}

QByteArray Pty::read()
{
    std::array<char, kReadSize> buffer{};
    const ssize_t count = ::read(m_master, buffer.data(), buffer.size());
    return count > 0 ? QByteArray(buffer.data(), count) : QByteArray();
}

} // namespace runwatt::power
