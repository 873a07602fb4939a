// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tcpproxy.h"

#include <QTcpSocket>

#include <utility>

namespace runwatt {

struct TcpProxy::Pair
{
    std::unique_ptr<QTcpSocket> client;
    QTcpSocket target;
};

TcpProxy::TcpProxy(quint16 targetPort, int bufferSize, QObject *parent)
    : QObject(parent)
    , m_targetPort(targetPort)
    , m_bufferSize(bufferSize)
{
    connect(&m_server, &QTcpServer::newConnection, this, &TcpProxy::accept);
    m_server.listen(QHostAddress::LocalHost);
    m_port = m_server.serverPort();
}

TcpProxy::~TcpProxy()
{
    cut();
}

quint16 TcpProxy::port() const
{
    return m_port;
}

void TcpProxy::pause()
{
    m_paused = true;
}

void TcpProxy::resume()
{
    m_paused = false;
    for (const std::unique_ptr<Pair> &pair : m_pairs) {
        forward(pair->client.get(), &pair->target);
        forward(&pair->target, pair->client.get());
    }
}

void TcpProxy::cut()
{
    for (const std::unique_ptr<Pair> &pair : std::exchange(m_pairs, {})) {
        pair->client->disconnect(this);
        pair->target.disconnect(this);
        pair->client->abort();
        pair->target.abort();
    }
}

void TcpProxy::cutClients()
{
    for (std::unique_ptr<Pair> &pair : std::exchange(m_pairs, {})) {
        pair->client->disconnect();
        pair->target.disconnect();
        pair->client->abort();
        m_orphans.push_back(std::move(pair));
    }
}

void TcpProxy::cutOrphans()
{
    for (const std::unique_ptr<Pair> &pair : std::exchange(m_orphans, {}))
        pair->target.abort();
}

void TcpProxy::refuse()
{
    m_server.close();
}

void TcpProxy::allow()
{
    m_server.listen(QHostAddress::LocalHost, m_port);
}

void TcpProxy::accept()
{
    while (QTcpSocket *incoming = m_server.nextPendingConnection()) {
        ++m_accepted;
        m_pairs.push_back(std::make_unique<Pair>());
        Pair *pair = m_pairs.back().get();
        incoming->setParent(nullptr);
        pair->client.reset(incoming);
        QTcpSocket *target = &pair->target;
        if (m_bufferSize > 0) {
            // Small buffers all the way make the client's sends partial.
            incoming->setReadBufferSize(m_bufferSize);
            incoming->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, m_bufferSize);
        }
        connect(incoming, &QTcpSocket::readyRead, this,
                [this, incoming, target] { forward(incoming, target); });
        connect(target, &QTcpSocket::readyRead, this,
                [this, incoming, target] { forward(target, incoming); });
        connect(target, &QTcpSocket::connected, this,
                [this, incoming, target] { forward(incoming, target); });
        connect(incoming, &QTcpSocket::disconnected, target, &QTcpSocket::disconnectFromHost);
        connect(target, &QTcpSocket::disconnected, incoming, &QTcpSocket::disconnectFromHost);
        target->connectToHost(QHostAddress(QHostAddress::LocalHost), m_targetPort);
    }
}

void TcpProxy::forward(QTcpSocket *from, QTcpSocket *to)
{
    if (m_paused || to->state() != QAbstractSocket::ConnectedState)
        return;
    to->write(from->readAll());
}

} // namespace runwatt
