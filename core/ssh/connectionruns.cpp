// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of a connection that starts commands and finds sessions for them.
#include "core/ssh/connection_p.h"
#include "core/ssh/text.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace runwatt::ssh {

namespace {

constexpr size_t kMostSessions = 4;

Task<void> stopTask(std::shared_ptr<ProcessRun> run,
                    QPointer<ConnectionPrivate> connection,
                    Milliseconds grace,
                    ProcessEnd::Reason reason,
                    StopToken stop)
{
    // What went wrong is told by the end of the process and, for a lost link, by the reconnect.
    co_await stopRun(run, connection, grace, reason, stop);
}

} // namespace

std::shared_ptr<Process> ConnectionPrivate::start(Command command)
{
    const auto run = std::make_shared<ProcessRun>(std::move(command), this);
    auto process = std::make_shared<Process>(run);
    m_runs.push_back(run);
    if (m_state != Connection::State::Open) {
        QMetaObject::invokeMethod(
            run.get(), [run, error = notOpenError()] { run->fail(error); }, Qt::QueuedConnection);
        return process;
    }
    m_waiting.push_back(run);
    dispatch();
    return process;
}

void ConnectionPrivate::ensureWarden()
{
    if (m_warden || m_engines.empty())
        return;
    m_warden = std::make_unique<Warden>(m_engines.front().get(), m_owner);
    connect(m_warden.get(), &Warden::ready, this, &ConnectionPrivate::dispatch);
    connect(m_warden.get(), &Warden::failed, this, [this](const Error &error) {
        if (Warden *warden = m_warden.release()) {
            m_leftovers.append(warden->login());
            warden->deleteLater();
        }
        // Only the commands that need it fail.
        for (const std::shared_ptr<ProcessRun> &run : std::exchange(m_waiting, {})) {
            if (run->command().supervision == Supervision::Group)
                run->fail(error);
            else
                m_waiting.push_back(run);
        }
    });
}

void ConnectionPrivate::dispatch()
{
    if (m_engines.empty())
        return;
    for (auto next = m_waiting.begin(); next != m_waiting.end();) {
        const std::shared_ptr<ProcessRun> run = *next;
        const bool supervised = run->command().supervision == Supervision::Group;
        if (supervised) {
            ensureWarden();
            if (!m_warden->isReady()) {
                ++next;
                continue;
            }
        }
        const auto engine = std::find_if(
            m_engines.cbegin(), m_engines.cend(),
            [](const std::unique_ptr<Engine> &candidate) { return candidate->hasFreeSession(); });
        if (engine == m_engines.cend()) {
            if (failWhenFull())
                return;
            if (!m_openingExtra && m_engines.size() < kMostSessions) {
                m_openingExtra = true;
                m_scope.start(openExtraSession(m_scope.token()));
            }
            return;
        }
        next = m_waiting.erase(next);
        const QByteArray token = supervised ? m_warden->nextToken() : QByteArray();
        const QByteArray line =
            supervised ? m_warden->supervised(run->command().line, token) : run->command().line;
        run->setEngine(engine->get());
        (*engine)->add(run->makeChannel(line, token));
    }
}

bool ConnectionPrivate::failWhenFull()
{
    const Error error(ErrorCode::Busy, Ssh::tr("The device did not start the command"),
                      m_target.address(), Ssh::tr("all its sessions are in use"));
    std::erase_if(m_waiting, [&error](const std::shared_ptr<ProcessRun> &run) {
        if (run->command().whenFull == WhenFull::Wait)
            return false;
        QMetaObject::invokeMethod(
            run.get(), [run, error] { run->fail(error); }, Qt::QueuedConnection);
        return true;
    });
    return m_waiting.empty();
}

Task<void> ConnectionPrivate::openExtraSession(StopToken stop)
{
    const QPointer<Engine> first(m_engines.front().get());
    Result<Established> made = co_await establish(m_target, m_parts, stop);
    m_openingExtra = false;
    if (stop.stopRequested())
        co_return;
    if (!first) {
        dispatch(); // its link is gone, but the next one's commands have waited for it
    } else if (made) {
        adopt(std::move(*made));
        dispatch();
    }
    // Without one, the waiting commands start when others end.
}

ConnectionPrivate::Retry ConnectionPrivate::tryElsewhere(const std::shared_ptr<ProcessRun> &run,
                                                         const ChannelEnd &end)
{
    constexpr int kMostRefusals = 100;
    constexpr Milliseconds kPause{50};
    if (end.sessionLimit == ChannelEnd::Limit::No || m_engines.empty() || run->isStopping()
        || run->countRefusal() > kMostRefusals) {
        return Retry::No;
    }
    if (Engine *engine = run->engine())
        engine->lowerLimit();
    if (run->command().whenFull == WhenFull::Fail)
        return Retry::No;
    m_waiting.push_front(run);
    QTimer::singleShot(kPause, this, &ConnectionPrivate::dispatch);
    return Retry::Yes;
}

bool ConnectionPrivate::cancelWaiting(const std::shared_ptr<ProcessRun> &run)
{
    const auto found = std::find(m_waiting.begin(), m_waiting.end(), run);
    if (found == m_waiting.end())
        return false;
    m_waiting.erase(found);
    run->finish(ProcessEnd(ProcessEnd::Reason::Stopped));
    return true;
}

void ConnectionPrivate::forget(ProcessRun *run)
{
    std::erase_if(m_runs,
                  [run](const std::shared_ptr<ProcessRun> &each) { return each.get() == run; });
}

void ConnectionPrivate::terminate(const ProcessRun &run)
{
    if (m_warden && !m_engines.empty())
        m_warden->terminate(run.token(), run.group());
}

Task<Result<void>> ConnectionPrivate::kill(std::shared_ptr<ProcessRun> run, StopToken stop)
{
    if (!m_warden)
        co_return {};
    // A group's number may belong to others once its command has ended.
    co_return co_await m_warden->kill(run->token(), run->isFinished() ? 0 : run->group(), stop);
}

void ConnectionPrivate::stopInBackground(std::shared_ptr<ProcessRun> run,
                                         Milliseconds grace,
                                         ProcessEnd::Reason reason)
{
    run->markStopping(reason);
    m_scope.start(stopTask(std::move(run), this, grace, reason, m_scope.token()));
}

Task<Result<std::shared_ptr<Tunnel>>>
ConnectionPrivate::openTunnel(QString host, quint16 port, StopToken stop)
{
    if (m_engines.empty())
        co_return tl::make_unexpected(notOpenError());
    ChannelRequest request;
    request.kind = ChannelRequest::Kind::Tunnel;
    request.host = host.toUtf8();
    request.port = port;
    const auto channel = std::make_shared<Channel>(request);
    const auto outcome = std::make_shared<std::optional<Result<void>>>();
    const auto changed = std::make_shared<Notifier>();
    Channel::Handlers handlers;
    handlers.opened = [outcome, changed] {
        *outcome = Result<void>();
        changed->notify();
    };
    handlers.ended = [outcome, changed, lost = notOpenError()](const ChannelEnd &end) {
        *outcome = tl::make_unexpected(end.error.value_or(lost));
        changed->notify();
    };
    channel->setHandlers(std::move(handlers));
    channel->setReading(Channel::Reading::Pause);
    m_engines.front()->add(channel);
    while (!outcome->has_value()) {
        const Wake wake = co_await changed->wait(stop);
        if (wake == Wake::Stopped) {
            channel->setHandlers({});
            channel->close();
            co_return tl::make_unexpected(Error::cancelled());
        }
    }
    if (!outcome->value())
        co_return tl::make_unexpected(outcome->value().error());
    co_return std::make_shared<Tunnel>(channel);
}

} // namespace runwatt::ssh
