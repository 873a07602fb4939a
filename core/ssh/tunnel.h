// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QObject>

#include <memory>
#include <optional>

namespace runwatt::ssh {

class Channel;

/// A TCP connection that the device makes for us (direct-tcpip). Made by Connection::openTunnel(),
/// used in the I/O thread. It doesn't read before setReading(Reading::Resume), so that nothing is
/// lost before its signals are connected.
class Tunnel : public QObject
{
    Q_OBJECT

public:
    explicit Tunnel(std::shared_ptr<Channel> channel);
    ~Tunnel() override;
    Q_DISABLE_COPY_MOVE(Tunnel)

    void write(const QByteArray &bytes);
    [[nodiscard]] qint64 bytesToWrite() const;

    /// No more bytes from our side.
    void closeWriting();

    /// Stops reading (Pause) or goes on: the sender is slowed down when the window is full.
    enum class Reading { Pause, Resume };
    void setReading(Reading reading);

    void close();

signals:
    void received(const QByteArray &bytes);
    void drained();
    /// The other side is done or the link is lost.
    void closed();

private:
    std::shared_ptr<Channel> m_channel;
};

} // namespace runwatt::ssh
