// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/peer.h"

#include "core/base/shellquote.h"
#include "core/campaign/explanation.h"
#include "core/device/scripts.h"
#include "core/runtime/runtime.h"

#include <QHostAddress>
#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

using namespace std::chrono_literals;

/// Below those that Linux gives to outgoing connections (from 32768 on), so that none has them.
constexpr int kFirstPort = 20000;
constexpr int kPortCount = 10000;
constexpr int kMostTries = 4;
constexpr Milliseconds kReadyLimit = 15s;
constexpr Milliseconds kLookLimit = 20s;
constexpr qsizetype kHeardBytes = 4000;
constexpr int kNothingToTryWith = 3; ///< reach.sh's

quint16 drawnPort()
{
    const int pairs = kPortCount / benchmark::kPeerPorts;
    return static_cast<quint16>(
        kFirstPort + benchmark::kPeerPorts * QRandomGenerator::global()->bounded(pairs));
}

} // namespace

Peer::Peer(DeviceSession *session)
    : m_session(session)
    , m_nextPort(drawnPort())
{ }

Peer::~Peer() = default;

bool Peer::isSameMachine(const DeviceSession *device) const
{
    return !device->bootId().isEmpty() && device->bootId() == m_session->bootId();
}

Task<Result<QString>> Peer::sshAddress(DeviceSession *session, qsizetype word, StopToken stop)
{
    const QStringList words{u"sh"_s, u"-c"_s, u"echo \"$SSH_CONNECTION\""_s};
    ssh::Command command(shellCommand(words), u"address"_s);
    command.limit = kLookLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult told,
                   co_await session->connection()->run(command, stop));
    const QString line = QString::fromUtf8(told.standardOutput).simplified();
    co_return line.section(u' ', word, word);
}

Task<Result<QString>> Peer::addressFor(DeviceSession *device, QString given, StopToken stop)
{
    if (!given.isEmpty())
        co_return given;
    // What SSH_CONNECTION says (sshd(8)): client and its port, server and its port.
    QString shown;
    if (m_session->plan().thisComputer) {
        RUNWATT_CO_TRY(shown, co_await sshAddress(device, 0, stop));
    } else {
        RUNWATT_CO_TRY(shown, co_await sshAddress(m_session, 2, stop));
    }
    const QHostAddress address(shown);
    if (address.isNull() || address.isLinkLocal()
        || (address.isLoopback() && !isSameMachine(device))) {
        co_return failure(ErrorCode::NotFound, tr("the address of the peer is not known"),
                          device->plan().name,
                          tr("SSH is led over %1").arg(shown.isEmpty() ? tr("no address") : shown),
                          tr("Write the address at which the devices reach it into peer.address."));
    }
    co_return shown;
}

Task<Result<quint16>> Peer::serve(const benchmark::Benchmark *benchmark,
                                  QJsonObject parameters,
                                  QString address,
                                  StopToken stop)
{
    for (int tries = 1;; ++tries) {
        benchmark::Place place;
        place.peerAddress = address;
        place.peerPort = m_nextPort;
        const int next = m_nextPort + benchmark::kPeerPorts;
        m_nextPort = static_cast<quint16>(
            next + benchmark::kPeerPorts <= kFirstPort + kPortCount ? next : kFirstPort);
        const std::optional<benchmark::PeerServer> server = benchmark->server(parameters, place);
        if (!server) {
            co_return failure(ErrorCode::Internal,
                              tr("%1 has nothing to serve").arg(benchmark->name()));
        }
        m_heard.clear();
        m_hasEnded = false;
        m_hasLostLink = false;
        m_server = std::make_unique<runtime::ToolRun>(
            runtime::startStamped(m_session->connection(), m_session->interpreter(),
                                  server->command, u"server"_s),
            &m_session->clock());
        const auto hear = [this](const QByteArray &bytes) {
            m_heard += bytes.left(kHeardBytes - m_heard.size());
            m_changed.notify();
            emit output(bytes);
        };
        connect(m_server.get(), &runtime::ToolRun::output, this, hear);
        connect(m_server.get(), &runtime::ToolRun::errorOutput, this, hear);
        connect(m_server.get(), &runtime::ToolRun::ended, this, [this] {
            m_hasEnded = true;
            m_hasLostLink = m_session->connection()->state() != ssh::Connection::State::Open;
            m_changed.notify();
        });
        const Result<void> ready = co_await waitUntilReady(server->readyText, stop);
        if (ready)
            co_return place.peerPort;
        const bool isTaken = m_hasEnded && m_heard.contains("in use");
        if (!isTaken || tries == kMostTries)
            co_return tl::make_unexpected(ready.error());
    }
}

Task<Result<void>> Peer::waitUntilReady(QByteArray readyText, StopToken stop)
{
    const TimeNs giveUp = steadyNowNs() + kReadyLimit.count() * kNsPerMs;
    while (!m_heard.contains(readyText)) {
        if (const std::optional<Error> lost = m_hasLostLink ? broken() : std::nullopt)
            co_return tl::make_unexpected(*lost);
        const TimeNs left = giveUp - steadyNowNs();
        if (m_hasEnded || left <= 0) {
            co_return failure(
                ErrorCode::System,
                m_hasEnded ? tr("the benchmark's server can't be started on the peer")
                           : tr("the benchmark's server on the peer does not listen"),
                m_session->plan().name, lastWords(m_heard),
                tr("Install the benchmark there, and look whether peer.address is one of its own "
                   "addresses."));
        }
        const Wake wake = co_await m_changed.wait(stop, Milliseconds(left / kNsPerMs + 1));
        if (wake == Wake::Stopped)
            co_return tl::make_unexpected(Error::cancelled());
    }
    co_return {};
}

Task<Result<void>>
Peer::checkReach(DeviceSession *device, QString address, quint16 port, StopToken stop)
{
    const QStringList words = device::scriptCommand(u"reach"_s, device::Interpreter::Shell,
                                                    {address, QString::number(port)});
    ssh::Command command(shellCommand(words), u"reach"_s);
    command.limit = kLookLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult tried,
                   co_await device->connection()->run(command, stop));
    if (tried.succeeded() || tried.end.exitStatus == kNothingToTryWith)
        co_return {};
    co_return failure(
        ErrorCode::ConnectionFailed, tr("it can't connect to the peer at %1").arg(address),
        device->plan().name, lastWords(tried.standardError),
        tr("Let TCP ports %1 to %2 of the peer through its firewall, or write another of its "
           "addresses into peer.address.")
            .arg(kFirstPort)
            .arg(kFirstPort + kPortCount - 1));
}

std::optional<Error> Peer::broken() const
{
    if (!m_server || !m_hasEnded)
        return std::nullopt;
    if (m_hasLostLink)
        return Error(ErrorCode::ConnectionLost, tr("the link to the peer was lost"),
                     m_session->plan().name);
    return Error(ErrorCode::System, tr("the benchmark's server on the peer has ended"),
                 m_session->plan().name, lastWords(m_heard),
                 tr("See on that machine whether something ends it: its memory, somebody else's "
                    "script. The next trial starts it anew."));
}

Task<Wake> Peer::waitUntilBroken(StopToken stop)
{
    Wake wake = Wake::Ready;
    while (!m_hasEnded && wake == Wake::Ready)
        wake = co_await m_changed.wait(stop);
    co_return wake;
}

QList<qint64> Peer::processIds() const
{
    return m_server ? m_server->processIds() : QList<qint64>();
}

Task<Result<void>> Peer::stop(StopToken stop)
{
    if (!m_server)
        co_return {};
    Result<void> stopped;
    if (!m_hasEnded)
        stopped = co_await m_server->stop(stop);
    m_server.reset();
    co_return stopped;
}

} // namespace runwatt::campaign
