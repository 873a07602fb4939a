// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/engine.h"

#include "core/ssh/text.h"

#include <QPointer>

#include <algorithm>

namespace runwatt::ssh {

namespace {

/// sshd's MaxSessions is 10 unless set; one is left for others.
constexpr int kMostSessions = 9;
/// Bytes that may wait for the socket before channels stop to add more.
constexpr qint64 kMostQueued = 512 * 1024;
/// Bytes that one turn of the event loop may move, so that timers and other devices get theirs.
constexpr qint64 kMostPerTurn = 4 * 1024 * 1024;
/// A request that is not answered for so long, while other bytes flow, means a broken server.
constexpr TimeNs kRequestLimitNs = 60 * kNsPerSecond;
constexpr int kWatchMs = 2000;

} // namespace

Engine::Engine(Established made, Milliseconds deadAfter)
    : m_made(std::move(made))
    , m_deadAfter(deadAfter)
    , m_control(std::make_shared<Channel>(ChannelRequest()))
    , m_buffer(128 * 1024, Qt::Uninitialized)
    , m_readable(m_made.session->transport().descriptor(), QSocketNotifier::Read)
    , m_writable(m_made.session->transport().descriptor(), QSocketNotifier::Write)
    , m_limit(kMostSessions)
{
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &Engine::pump);
    connect(&m_writable, &QSocketNotifier::activated, this, &Engine::pump);
    // One channel without a command is always there to be read: libssh2 takes bytes off the link
    // only when some channel is read, and answers the server's own keepalives only then.
    add(m_control);
    connect(&m_watch, &QTimer::timeout, this, &Engine::watch);
    m_watch.setTimerType(Qt::VeryCoarseTimer);
    m_watch.start(kWatchMs);
}

Engine::~Engine()
{
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    if (!m_lost)
        m_made.session->disconnect();
    m_lost = true;
    for (const std::shared_ptr<Channel> &channel : std::exchange(m_channels, {}))
        channel->lose();
}

void Engine::add(std::shared_ptr<Channel> channel)
{
    if (m_lost) {
        channel->lose();
        return;
    }
    channel->attach(this);
    m_channels.push_back(channel);
    m_requests.push_back({std::move(channel), false, steadyNowNs()});
    schedule();
}

int Engine::sessionChannels() const
{
    return static_cast<int>(std::count_if(
        m_channels.cbegin(), m_channels.cend(), [](const std::shared_ptr<Channel> &channel) {
            return channel->countsAsSession() && !channel->isEnded();
        }));
}

bool Engine::hasFreeSession() const
{
    return !m_lost && sessionChannels() < m_limit;
}

void Engine::lowerLimit()
{
    constexpr int kOwnAndOne = 3; // the one that is always read, the warden, and a command
    m_limit = std::max(kOwnAndOne, sessionChannels());
}

void Engine::schedule()
{
    if (m_scheduled || m_lost)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &Engine::pump, Qt::QueuedConnection);
}

bool Engine::hasRoom() const
{
    return m_made.session->transport().queued() < kMostQueued;
}

bool Engine::isOpening(const Channel *channel) const
{
    return !m_requests.empty() && m_requests.front().channel.get() == channel
        && m_requests.front().begun;
}

void Engine::noteFailure(int code)
{
    if (!m_failure && code != LIBSSH2_ERROR_CHANNEL_CLOSED)
        m_failure = code;
}

void Engine::freeMemory(void *memory)
{
    libssh2_free(m_made.session->handle(), memory);
}

void Engine::pump()
{
    m_scheduled = false;
    if (m_pumping || m_lost)
        return;
    m_pumping = true;
    Transport &transport = m_made.session->transport();
    qint64 left = kMostPerTurn;
    while (true) {
        const quint64 received = transport.bytesReceived();
        const quint64 sent = transport.bytesSent();
        qint64 moved = 0;
        if (!pass(&moved))
            return;
        left -= moved;
        // What was sent counts, too: a channel may have found no room before, and once the queue is
        // empty nobody would come back for it.
        if (moved == 0 && transport.bytesReceived() == received && transport.bytesSent() == sent) {
            if (transport.isBroken() || m_failure) {
                lose(lostError());
                return;
            }
            break;
        }
        if (left <= 0) {
            schedule();
            break;
        }
    }
    m_pumping = false;
    rearm();
}

bool Engine::pass(qint64 *moved)
{
    const QPointer<Engine> self(this);
    if (advanceRequests())
        *moved += 1;
    if (!self || m_lost)
        return false;
    const std::vector<std::shared_ptr<Channel>> channels = m_channels;
    for (const std::shared_ptr<Channel> &channel : channels) {
        *moved += channel->service(m_buffer);
        if (!self || m_lost)
            return false;
    }
    const auto freed = std::erase_if(
        m_channels, [](const std::shared_ptr<Channel> &channel) { return channel->isEnded(); });
    m_made.session->transport().flush();
    if (m_control->isEnded() && !m_failure)
        m_failure = LIBSSH2_ERROR_CHANNEL_CLOSED;
    if (std::exchange(m_limitRaised, false) || freed > 0)
        emit sessionFreed();
    return self && !m_lost;
}

bool Engine::advanceRequests()
{
    const QPointer<Engine> self(this);
    bool advanced = false;
    while (self && !m_lost && !m_requests.empty()) {
        Request &front = m_requests.front();
        const std::shared_ptr<Channel> channel = front.channel;
        Channel::Step step = Channel::Step::Done;
        if (!channel)
            step = advancePing();
        else if (!channel->isEnded())
            step = channel->advance(m_made.session->handle());
        if (!self || m_lost)
            return true;
        if (step == Channel::Step::Again) {
            m_requests.front().begun = true;
            break;
        }
        m_requests.pop_front();
        advanced = true;
        if (channel && !channel->isEnded() && sessionChannels() >= m_limit
            && m_limit < kMostSessions) {
            ++m_limit;
            m_limitRaised = true;
        }
        if (!m_requests.empty())
            m_requests.front().sinceNs = steadyNowNs();
    }
    return advanced;
}

Channel::Step Engine::advancePing()
{
    // A request that every server answers and none obeys: it takes no process there, and unlike the
    // replies to libssh2_keepalive_send() its reply is consumed, so that nothing piles up.
    static constexpr char kName[] = "RUNWATT_PING";
    if (m_control->handle() == nullptr)
        return Channel::Step::Done;
    const int code =
        libssh2_channel_setenv_ex(m_control->handle(), kName, sizeof kName - 1, "1", 1);
    return code == LIBSSH2_ERROR_EAGAIN ? Channel::Step::Again : Channel::Step::Done;
}

void Engine::watch()
{
    const QPointer<Engine> self(this);
    pump(); // what has come in the meantime counts as a sign of life
    if (!self || m_lost)
        return;
    const TimeNs now = steadyNowNs();
    const TimeNs dead = m_deadAfter.count() * kNsPerMs;
    const TimeNs silence = now - m_made.session->transport().lastReceivedNs();
    if (m_requests.empty()) {
        if (silence >= dead / 4) {
            m_requests.push_back({nullptr, false, now});
            schedule();
        }
        return;
    }
    const TimeNs waiting = now - m_requests.front().sinceNs;
    if (silence > dead && waiting > dead / 2) {
        lose(Error(ErrorCode::ConnectionLost, Ssh::tr("The link to the device is lost"), where(),
                   Ssh::tr("it has not answered for %1 seconds").arg(silence / kNsPerSecond),
                   Ssh::tr("Check the device and the network; Runwatt tries again by itself.")));
    } else if (waiting > kRequestLimitNs) {
        lose(Error(ErrorCode::ConnectionLost, Ssh::tr("The link to the device is lost"), where(),
                   Ssh::tr("its SSH server leaves a request unanswered"),
                   Ssh::tr("Runwatt connects again by itself.")));
    }
}

Error Engine::lostError() const
{
    const QString system = m_made.session->transport().failure();
    QString why = Ssh::tr("the device closed the connection");
    if (!system.isEmpty())
        why = system;
    else if (m_failure && !m_made.session->transport().isBroken())
        why = m_made.session->lastErrorText();
    return Error(ErrorCode::ConnectionLost, Ssh::tr("The link to the device is lost"), where(), why,
                 Ssh::tr("Check the device and the network; Runwatt tries again by itself."));
}

void Engine::lose(const Error &error)
{
    m_lost = true;
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    m_watch.stop();
    m_requests.clear();
    m_made.session->transport().cut();
    const QPointer<Engine> self(this);
    for (const std::shared_ptr<Channel> &channel : std::exchange(m_channels, {}))
        channel->lose();
    if (self)
        emit lost(error);
}

void Engine::rearm()
{
    m_writable.setEnabled(m_made.session->transport().queued() > 0);
}

} // namespace runwatt::ssh
