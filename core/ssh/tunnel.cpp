// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/tunnel.h"

#include "core/ssh/channel.h"

namespace runwatt::ssh {

Tunnel::Tunnel(std::shared_ptr<Channel> channel)
    : m_channel(std::move(channel))
{
    Channel::Handlers handlers;
    handlers.received = [this](Channel::Stream, const QByteArray &bytes) { emit received(bytes); };
    handlers.drained = [this] { emit drained(); };
    handlers.ended = [this](const ChannelEnd &) { emit closed(); };
    m_channel->setHandlers(std::move(handlers));
}

Tunnel::~Tunnel()
{
    m_channel->setHandlers({});
    m_channel->close();
}

void Tunnel::write(const QByteArray &bytes)
{
    m_channel->write(bytes);
}

qint64 Tunnel::bytesToWrite() const
{
    return m_channel->bytesToWrite();
}

void Tunnel::closeWriting()
{
    m_channel->closeInput();
}

void Tunnel::setReading(Reading reading)
{
    m_channel->setReading(reading == Reading::Pause ? Channel::Reading::Pause
                                                    : Channel::Reading::Resume);
}

void Tunnel::close()
{
    m_channel->close();
}

} // namespace runwatt::ssh
