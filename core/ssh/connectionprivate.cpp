// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/backoff.h"
#include "core/ssh/connection_p.h"
#include "core/ssh/text.h"

#include <QPointer>

#include <utility>

namespace runwatt::ssh {

namespace {

Connection::State stateOf(LoginStage stage)
{
    switch (stage) {
    case LoginStage::Connecting:
        return Connection::State::Connecting;
    case LoginStage::HostKey:
        return Connection::State::HostKey;
    case LoginStage::Authenticating:
        break;
    }
    return Connection::State::Authenticating;
}

/// Whether waiting can't heal it and a person has to look.
bool isFinal(const Error &error)
{
    return error.code == ErrorCode::HostKeyChanged || error.code == ErrorCode::HostKeyRevoked
        || error.code == ErrorCode::HostKeyUnknown;
}

} // namespace

ConnectionPrivate::ConnectionPrivate(Connection *connection, Target target, LoginParts parts)
    : q(connection)
    , m_target(std::move(target))
    , m_parts(std::move(parts))
{
    if (m_target.user.isEmpty())
        m_target.user = qEnvironmentVariable("USER", QStringLiteral("root"));
}

ConnectionPrivate::~ConnectionPrivate()
{
    m_closing = true;
    m_life.stopAndDrain();
    m_scope.requestStop();
    dropSessions();
    m_waiting.clear();
    for (const std::shared_ptr<ProcessRun> &run : std::exchange(m_runs, {}))
        run->finish(ProcessEnd(ProcessEnd::Reason::Stopped));
}

void ConnectionPrivate::setOwner(Owner owner)
{
    m_owner = std::move(owner);
    m_othersLeft = !m_owner.name.isEmpty();
}

void ConnectionPrivate::setState(Connection::State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit q->stateChanged(state);
}

Task<Result<void>> ConnectionPrivate::open(StopToken stop)
{
    if (m_state == Connection::State::Open)
        co_return {};
    if (m_attempt && m_state != Connection::State::LinkLost
        && m_state != Connection::State::Reconnecting) {
        co_return failure(ErrorCode::Busy, Ssh::tr("A connection is being made already"),
                          m_target.address());
    }
    if (m_attempt)
        m_attempt->requestStop(); // the loop that reconnects: this is its next try
    const StopSource both(stop, m_life.token());
    m_attempt = std::make_unique<StopSource>(both.token());
    const StopToken token = m_attempt->token();
    LoginParts parts = m_parts;
    parts.entered = [this, token](LoginStage stage) {
        if (!token.stopRequested())
            setState(stateOf(stage));
    };
    Result<Established> made = co_await establish(m_target, parts, token);
    if (token.stopRequested()) {
        // Stopped by the caller, not by close(), another open() or the end of this object.
        if (!m_closing && stop.stopRequested() && m_state != Connection::State::Closed) {
            m_attempt.reset();
            setState(Connection::State::Closed);
        }
        co_return tl::make_unexpected(Error::cancelled());
    }
    if (!made) {
        m_attempt.reset();
        setState(Connection::State::Closed);
        co_return tl::make_unexpected(made.error());
    }
    adopt(std::move(*made));
    const Result<void> ended = co_await endLeftovers(token);
    if (token.stopRequested())
        co_return tl::make_unexpected(Error::cancelled());
    m_attempt.reset();
    setState(Connection::State::Open);
    if (!ended)
        emit q->reopenFailed(ended.error());
    co_return {};
}

void ConnectionPrivate::close()
{
    const QPointer<ConnectionPrivate> self(this);
    m_closing = true;
    if (m_attempt)
        m_attempt->requestStop();
    m_attempt.reset();
    dropSessions();
    if (!self)
        return;
    // The device's wardens stop what an earlier link has left.
    m_leftovers.clear();
    failWaiting(notOpenError());
    if (!self)
        return;
    m_closing = false;
    setState(Connection::State::Closed);
}

void ConnectionPrivate::adopt(Established made)
{
    m_banner = made.banner;
    m_fingerprint = made.fingerprint;
    auto engine = std::make_unique<Engine>(std::move(made), m_target.deadAfter);
    connect(engine.get(), &Engine::lost, this, &ConnectionPrivate::onLost);
    connect(engine.get(), &Engine::sessionFreed, this, &ConnectionPrivate::dispatch);
    m_engines.push_back(std::move(engine));
}

void ConnectionPrivate::dropSessions()
{
    if (m_warden)
        m_warden.reset();
    for (std::unique_ptr<Engine> &engine : std::exchange(m_engines, {})) {
        engine->disconnect(this);
        engine.reset();
    }
}

void ConnectionPrivate::onLost(const Error &error)
{
    if (m_engines.empty())
        return;
    const QPointer<ConnectionPrivate> self(this);
    // Called from within an engine: it is destroyed from the event loop.
    std::unique_ptr<Warden> warden = std::move(m_warden);
    if (warden) {
        m_leftovers.append(warden->login());
        warden.release()->deleteLater();
    }
    for (std::unique_ptr<Engine> &engine : std::exchange(m_engines, {})) {
        engine->disconnect(this);
        engine.release()->deleteLater();
    }
    failWaiting(error);
    if (!self)
        return;
    if (m_attempt)
        m_attempt->requestStop();
    m_attempt = std::make_unique<StopSource>(m_scope.token());
    const StopToken token = m_attempt->token();
    setState(Connection::State::LinkLost);
    if (!self || token.stopRequested())
        return;
    emit q->linkLost(error);
    if (!self || token.stopRequested())
        return;
    m_scope.start(reconnect(token));
}

Task<void> ConnectionPrivate::reconnect(StopToken stop)
{
    for (int attempt = 0;; ++attempt) {
        const Wake wake = co_await delay(pauseBeforeAttempt(attempt), stop);
        if (wake == Wake::Stopped)
            co_return;
        setState(Connection::State::Reconnecting);
        Result<Established> made = co_await establish(m_target, m_parts, stop);
        if (stop.stopRequested())
            co_return;
        if (made) {
            adopt(std::move(*made));
            const Result<void> ended = co_await endLeftovers(stop);
            if (stop.stopRequested())
                co_return;
            m_attempt.reset();
            setState(Connection::State::Open);
            if (!ended)
                emit q->reopenFailed(ended.error());
            emit q->reopened();
            co_return;
        }
        const Error error = made.error();
        emit q->reopenFailed(error);
        if (stop.stopRequested())
            co_return;
        if (isFinal(error)) {
            m_attempt.reset();
            setState(Connection::State::Closed);
            co_return;
        }
        setState(Connection::State::LinkLost);
    }
}

Task<Result<void>> ConnectionPrivate::endLeftovers(StopToken stop)
{
    while (!m_leftovers.isEmpty()) {
        ensureWarden();
        if (!m_warden)
            co_return tl::make_unexpected(notOpenError());
        const QByteArray login = m_leftovers.first();
        RUNWATT_CO_CHECK(co_await m_warden->endLogin(login, stop));
        m_leftovers.removeOne(login);
    }
    if (!m_othersLeft)
        co_return {};
    ensureWarden();
    if (!m_warden)
        co_return tl::make_unexpected(notOpenError());
    RUNWATT_CO_CHECK(co_await m_warden->endOthers(m_owner, stop));
    m_othersLeft = false;
    co_return {};
}

void ConnectionPrivate::failWaiting(const Error &error)
{
    const QPointer<ConnectionPrivate> self(this);
    for (const std::shared_ptr<ProcessRun> &run : std::exchange(m_waiting, {})) {
        run->fail(error);
        if (!self)
            return;
    }
}

Error ConnectionPrivate::notOpenError() const
{
    return Error(ErrorCode::ConnectionLost, Ssh::tr("There is no connection to the device"),
                 m_target.address(), QString(), Ssh::tr("Connect it first."));
}

} // namespace runwatt::ssh
