// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/transport.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace runwatt::ssh {

namespace {

constexpr qint64 kReadSize = 128 * 1024;
constexpr qint64 kOpeningSize = 8 * 1024;

#if defined(__x86_64__)
__attribute__((target("avx"))) void zeroUpperHalves()
{
    _mm256_zeroupper();
}
#endif

/// Qt 6.4's qHash() of a string leaves the upper halves of the vector registers in use on
/// processors with VAES (no vzeroupper on its way out), for as long as the thread lives. Every
/// change between old and new vector instructions is slow from then on, and libssh2, which ciphers
/// 16 bytes at a time, changes twice for each: measured 50 MB/s a processor instead of 400.
void prepareForCiphers()
{
#if defined(__x86_64__)
    static const bool hasAvx = __builtin_cpu_supports("avx") != 0;
    if (hasAvx)
        zeroUpperHalves();
#endif
}

} // namespace

Transport::Transport(int descriptor)
    : m_descriptor(descriptor)
    , m_lastReceivedNs(steadyNowNs())
{
    const int flags = ::fcntl(m_descriptor, F_GETFL, 0);
    ::fcntl(m_descriptor, F_SETFL, flags | O_NONBLOCK);
}

Transport::~Transport()
{
    ::close(m_descriptor);
}

void Transport::flush()
{
    while (!m_broken && m_outSent < m_out.size()) {
        const ssize_t sent = ::send(m_descriptor, m_out.constData() + m_outSent,
                                    static_cast<size_t>(m_out.size() - m_outSent), MSG_NOSIGNAL);
        if (sent < 0) {
            if (errno == EINTR)
                continue;
            if (errno == EAGAIN)
                break;
            m_errno = errno;
            m_broken = true;
            return;
        }
        m_outSent += sent;
        m_bytesSent += static_cast<quint64>(sent);
    }
    if (m_outSent == m_out.size()) {
        m_out.resize(0); // keeps its memory
        m_outSent = 0;
    }
}

QString Transport::failure() const
{
    return m_errno == 0 ? QString()
                        : QString::fromStdString(std::generic_category().message(m_errno));
}

void Transport::cut()
{
    m_broken = true;
    m_in.clear();
    m_inUsed = m_inEnd = 0;
}

ssize_t Transport::receive(void *buffer, size_t length)
{
    prepareForCiphers(); // libssh2 looks for bytes before it sends any, too
    if (m_inUsed == m_inEnd) {
        if (m_broken)
            return m_errno == 0 ? 0 : -m_errno;
        if (m_in.isEmpty())
            m_in.resize(kReadSize);
        ssize_t got = 0;
        do {
            got = ::recv(m_descriptor, m_in.data(), static_cast<size_t>(m_in.size()), 0);
        } while (got < 0 && errno == EINTR);
        if (got < 0 && errno == EAGAIN) {
            m_in.clear(); // an idle connection holds no buffer
            m_inUsed = m_inEnd = 0;
            return -EAGAIN;
        }
        if (got <= 0) {
            m_errno = got < 0 ? errno : 0;
            m_broken = true;
            return m_errno == 0 ? 0 : -m_errno;
        }
        m_inUsed = 0;
        m_inEnd = got;
        m_bytesReceived += static_cast<quint64>(got);
        m_lastReceivedNs = steadyNowNs();
        if (m_opening.size() < kOpeningSize)
            m_opening += m_in.first(std::min<qint64>(got, kOpeningSize - m_opening.size()));
    }
    const qint64 count = std::min(static_cast<qint64>(length), m_inEnd - m_inUsed);
    std::memcpy(buffer, m_in.constData() + m_inUsed, static_cast<size_t>(count));
    m_inUsed += count;
    return static_cast<ssize_t>(count);
}

ssize_t Transport::send(const void *buffer, size_t length)
{
    if (m_broken)
        return m_errno == 0 ? -EPIPE : -m_errno;
    // What was sent makes room first, so that the buffer doesn't grow with the session's age.
    if (m_outSent > kReadSize) {
        m_out.remove(0, m_outSent);
        m_outSent = 0;
    }
    m_out.append(static_cast<const char *>(buffer), static_cast<qsizetype>(length));
    return static_cast<ssize_t>(length);
}

} // namespace runwatt::ssh
