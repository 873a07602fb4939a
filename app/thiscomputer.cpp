// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/thiscomputer.h"

#include "app/text.h"

namespace runwatt::app {

using namespace Qt::Literals::StringLiterals;

LoopbackComputer::LoopbackComputer(ssh::PrivateServerOptions options)
    : m_options(std::move(options))
{ }

LoopbackComputer::~LoopbackComputer() = default;

Task<Result<ssh::Target>> LoopbackComputer::target(StopToken stop)
{
    const bool isRunning = m_server && m_server->isRunning();
    if (!m_isStarting && !isRunning) {
        m_isStarting = true;
        m_scope.start(startServer(m_scope.token()));
    }
    while (m_isStarting) {
        if (co_await m_started.wait(stop) != Wake::Ready)
            co_return tl::make_unexpected(Error::cancelled());
    }
    if (m_error)
        co_return tl::make_unexpected(*m_error);
    ssh::Target target(u"127.0.0.1"_s, m_server->port(), m_server->user());
    target.name = App::tr("this computer");
    target.identityFiles = {m_server->clientKeyFile()};
    target.identitiesOnly = ssh::IdentitiesOnly::Yes;
    target.knownHostsFile = m_server->knownHostsFile();
    target.agentSocket = u"none"_s; // its own key is enough; the person's agent stays out of it
    co_return target;
}

Task<void> LoopbackComputer::end()
{
    const StopToken never;
    m_scope.requestStop();
    while (m_isStarting) {
        if (co_await m_started.wait(never) != Wake::Ready)
            co_return;
    }
    if (m_server)
        co_await m_server->stop(never);
}

qint64 LoopbackComputer::processId() const
{
    return m_server ? m_server->processId() : 0;
}

Task<void> LoopbackComputer::startServer(StopToken stop)
{
    m_error.reset();
    m_server = std::make_unique<ssh::PrivateServer>(m_options);
    const Result<void> started = co_await m_server->start(stop);
    if (!started)
        m_error = started.error();
    m_isStarting = false;
    m_started.notify();
}

} // namespace runwatt::app
