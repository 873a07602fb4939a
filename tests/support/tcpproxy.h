// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTcpServer>

#include <memory>
#include <vector>

QT_FORWARD_DECLARE_CLASS(QTcpSocket)

namespace runwatt {

/// A TCP connection that a test can break: forwards 127.0.0.1:port() to a port of this computer.
class TcpProxy : public QObject
{
    Q_OBJECT

public:
    /// Sizes of the kernel's buffers towards the client; 0 leaves them as they are.
    explicit TcpProxy(quint16 targetPort, int bufferSize = 0, QObject *parent = nullptr);
    ~TcpProxy() override;
    Q_DISABLE_COPY_MOVE(TcpProxy)

    [[nodiscard]] quint16 port() const;

    /// Nothing passes any more, and nobody is told: a pulled cable, seen from above TCP.
    void pause();
    void resume();
    /// Every connection is reset.
    void cut();
    /// Only our side is: the target keeps its half open, as a device does behind a pulled cable.
    void cutClients();
    /// The halves that cutClients() left open are reset: the target learns of it.
    void cutOrphans();

    /// Where new connections go.
    void setTarget(quint16 port) { m_targetPort = port; }

    /// New connections are refused until allow().
    void refuse();
    void allow();

    [[nodiscard]] int accepted() const { return m_accepted; }

private:
    struct Pair;

    void accept();
    void forward(QTcpSocket *from, QTcpSocket *to);

    QTcpServer m_server;
    quint16 m_targetPort;
    quint16 m_port = 0;
    int m_bufferSize;
    bool m_paused = false;
    int m_accepted = 0;
    std::vector<std::unique_ptr<Pair>> m_pairs;
    std::vector<std::unique_ptr<Pair>> m_orphans; ///< whose client was cut
};

} // namespace runwatt
