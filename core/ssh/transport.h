// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QString>

#include <sys/types.h>

namespace runwatt::ssh {

/// The bytes below a session: a non-blocking socket with a buffer on each side. libssh2 reads from
/// and writes to the buffers through its callbacks, so it never sees a partial send; with one, its
/// next call for another channel would fail, and a key exchange in that moment would hang.
/// Belongs to one thread at a time, with its session.
class Transport
{
public:
    /// Takes the descriptor, sets it non-blocking.
    explicit Transport(int descriptor);
    ~Transport();
    Q_DISABLE_COPY_MOVE(Transport)

    /// Writes as much as the socket takes.
    void flush();

    [[nodiscard]] int descriptor() const { return m_descriptor; }

    /// Bytes that wait for the socket.
    [[nodiscard]] qint64 queued() const { return m_out.size() - m_outSent; }

    /// The other side closed, or the socket failed; nothing more will be read or written.
    [[nodiscard]] bool isBroken() const { return m_broken; }

    /// Why, in the system's words; empty for an orderly close.
    [[nodiscard]] QString failure() const;

    /// Makes every further read and write fail, so that freeing the session can't wait.
    void cut();

    [[nodiscard]] quint64 bytesReceived() const { return m_bytesReceived; }

    [[nodiscard]] quint64 bytesSent() const { return m_bytesSent; }

    /// When bytes last came, on the steady clock.
    [[nodiscard]] TimeNs lastReceivedNs() const { return m_lastReceivedNs; }

    /// The first bytes that the server sent (at most 8 KiB): its banner and its list of algorithms,
    /// in the clear, to tell why a key exchange failed.
    [[nodiscard]] QByteArray opening() const { return m_opening; }

    /// As libssh2's callbacks want it: bytes, 0 at the end, or a negative errno.
    ssize_t receive(void *buffer, size_t length);
    ssize_t send(const void *buffer, size_t length);

private:
    int m_descriptor;
    QByteArray m_out;
    qint64 m_outSent = 0;
    QByteArray m_in;
    qint64 m_inUsed = 0;
    qint64 m_inEnd = 0;
    bool m_broken = false;
    int m_errno = 0;
    quint64 m_bytesReceived = 0;
    quint64 m_bytesSent = 0;
    TimeNs m_lastReceivedNs = 0;
    QByteArray m_opening;
};

} // namespace runwatt::ssh
