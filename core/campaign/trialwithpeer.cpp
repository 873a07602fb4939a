// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/addedways.h"
#include "core/campaign/pathpreflight.h"
#include "core/campaign/pathwatch.h"
#include "core/campaign/trialrunner.h"

#include <algorithm>
#include <utility>

// What TrialRunner does around the tool of a network workload: the peer's server, an end when the
// peer is gone, and which way the packets took.

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

using namespace std::chrono_literals;

/// Beyond twice the time that a network benchmark should take.
constexpr Milliseconds kPeerPatience = 60s;
/// For the tool to find out by itself that its server has ended, and for that to be heard of after
/// it.
constexpr Milliseconds kPeerGrace = 5s;
constexpr Milliseconds kPeerMoment = 2s;

} // namespace

Task<Result<void>> TrialRunner::measureAgainstPeer(StopToken stop, StopToken cleanUp)
{
    Peer *const peer = m_setup.peer;
    m_place.peerAddress = m_setup.peerAddress;
    m_evidence.offloadsNotSet = m_setup.offloadsProblem;
    connect(peer, &Peer::output, this, [this](const QByteArray &bytes) {
        m_recorder->keepOutput(m_setup.record.id, m_benchmark->name() + u".server", bytes);
    });
    Result<void> measured;
    const QJsonObject parameters = m_setup.workload.parameters;
    const Result<quint16> port =
        co_await peer->serve(m_benchmark, parameters, m_place.peerAddress, stop);
    if (port) {
        m_place.peerPort = *port;
        if (peer->isSameMachine(m_session))
            m_sampler->addOwnProcesses(peer->processIds());
        measured = co_await holdOffloads(stop);
        if (measured)
            measured = co_await tryPath(stop, cleanUp);
        if (measured)
            measured = co_await measureWithPeer(stop, cleanUp);
        if (!measured && !stop.stopRequested()) {
            // If the server has ended, the tool's own words are but the consequence; they may be
            // here before it is heard of.
            StopSource moment(stop);
            AsyncScope limit(stop);
            limit.start(requestStopAfter(&moment, kPeerMoment, limit.token()));
            co_await peer->waitUntilBroken(moment.token());
            if (const std::optional<Error> broken = peer->broken())
                measured = tl::make_unexpected(*broken);
            else
                m_foundNoWay = m_setup.triesPath && !m_hasTriedPath;
        }
    } else {
        measured = tl::make_unexpected(port.error());
    }
    const std::shared_ptr<device::SettingHold> hold = std::exchange(m_offloads, nullptr);
    co_await device::SettingHold::release(hold, cleanUp);
    const Result<void> stopped = co_await peer->stop(cleanUp);
    RUNWATT_CO_CHECK(measured);
    co_return stopped;
}

Task<Result<void>> TrialRunner::holdOffloads(StopToken stop)
{
    if (!m_setup.conditions.offloads || !m_setup.hasOwnNetwork)
        co_return {};
    const QString address = m_place.peerAddress;
    RUNWATT_CO_TRY(const device::NetworkPath path,
                   co_await device::lookAtPath(m_session->connection(), address, stop));
    const QStringList added = addedWays(path, m_setup.interfaces, m_runtime->facts());
    if (added.isEmpty())
        co_return {};
    Result<std::shared_ptr<device::SettingHold>> held = co_await device::holdOffloads(
        m_session->connection(), m_session->profile(), added, *m_setup.conditions.offloads, stop);
    if (!held) {
        const ErrorCode code = held.error().code;
        if (code == ErrorCode::Cancelled || code == ErrorCode::ConnectionLost)
            co_return tl::make_unexpected(held.error());
        // As with those of the device's own interface: told, and no reason not to measure.
        if (m_evidence.offloadsNotSet.isEmpty())
            m_evidence.offloadsNotSet = held.error().text();
        co_return {};
    }
    m_offloads = std::move(*held);
    m_recorder->writer().add(
        store::RuntimeFactRecord{m_setup.record.id, m_runtime->code(), m_recorder->clock().now(),
                                 u"network.offloads.before"_s, m_offloads->before()});
    co_return {};
}

Task<Result<void>> TrialRunner::tryPath(StopToken stop, StopToken cleanUp)
{
    if (!m_setup.triesPath)
        co_return {};
    PathPreflight::Try what;
    what.trial = m_setup.record.id;
    what.benchmark = m_benchmark;
    what.parameters = m_setup.workload.parameters;
    what.place = m_place;
    what.hasOwnNetwork = m_setup.hasOwnNetwork;
    PathPreflight preflight(m_session, m_runtime, m_recorder);
    RUNWATT_CO_CHECK(co_await preflight.run(what, stop, cleanUp));
    m_hasTriedPath = true;
    co_return {};
}

Task<Result<void>> TrialRunner::measureWithPeer(StopToken stop, StopToken cleanUp)
{
    const QString address = m_place.peerAddress;
    RUNWATT_CO_TRY(device::NetworkPath before,
                   co_await device::lookAtPath(m_session->connection(), address, stop));
    StopSource limited(stop);
    AsyncScope guard(stop);
    guard.start(giveUpWithoutPeer(&limited, guard.token()));
    const Result<void> ran = co_await runTool(limited.token(), cleanUp);
    if (!ran && limited.token().stopRequested() && !stop.stopRequested()) {
        co_return failure(ErrorCode::Timeout, tr("%1 did not end").arg(m_benchmark->name()),
                          m_session->plan().name, tr("the peer does not answer it any more"));
    }
    RUNWATT_CO_CHECK(ran);
    // What was measured stays, whether this is known of it or not.
    const Result<device::NetworkPath> after =
        co_await device::lookAtPath(m_session->connection(), address, stop);
    if (!after)
        co_return {};
    const PathWatch watch(std::move(before), *after);
    const TimeNs now = m_recorder->clock().now();
    for (const device::Fact &fact : watch.facts(payloadBytes())) {
        m_recorder->writer().add(store::RuntimeFactRecord{m_setup.record.id, m_runtime->code(), now,
                                                          fact.name, fact.value});
    }
    m_evidence.detour = watch.detour(payloadBytes(), m_setup.hasOwnNetwork).value_or(QString());
    co_return {};
}

Task<void> TrialRunner::giveUpWithoutPeer(StopSource *tool, StopToken stop)
{
    // TCP waits for a peer that is gone for a quarter of an hour, and who only receives for ever.
    const Milliseconds expected = m_benchmark->estimate(m_setup.workload.parameters).duration;
    AsyncScope limit(stop);
    limit.start(requestStopAfter(tool, 2 * expected + kPeerPatience, limit.token()));
    Wake wake = co_await m_setup.peer->waitUntilBroken(stop);
    if (wake == Wake::Ready) // the tool may have the better words
        wake = co_await delay(kPeerGrace, stop);
    if (wake != Wake::Stopped)
        tool->requestStop();
}

double TrialRunner::payloadBytes() const
{
    double bytes = 0;
    for (const benchmark::Summary &summary : m_results) {
        if (summary.measure == u"bytes")
            bytes = std::max(bytes, summary.value);
    }
    return bytes;
}

} // namespace runwatt::campaign
