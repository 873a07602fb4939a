// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/pathpreflight.h"

#include "core/campaign/explanation.h"
#include "core/campaign/pathwatch.h"
#include "core/campaign/text.h"
#include "core/device/scripts.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

using namespace std::chrono_literals;

/// For a run of a second: what is dropped on the way makes TCP try for much longer.
constexpr Milliseconds kLimit = 60s;
constexpr qsizetype kInsideBytes = 64 * 1024; ///< of what is told of the interfaces inside

} // namespace

PathPreflight::PathPreflight(DeviceSession *session, runtime::Runtime *runtime, Recorder *recorder)
    : m_session(session)
    , m_runtime(runtime)
    , m_recorder(recorder)
{ }

Task<Result<void>> PathPreflight::run(Try what, StopToken stop, StopToken cleanUp)
{
    const QString address = what.place.peerAddress;
    RUNWATT_CO_TRY(device::NetworkPath before,
                   co_await device::lookAtPath(m_session->connection(), address, stop));
    RUNWATT_CO_TRY(const double bytes, co_await move(what, stop, cleanUp));
    RUNWATT_CO_TRY(const device::NetworkPath after,
                   co_await device::lookAtPath(m_session->connection(), address, stop));
    const PathWatch watch(std::move(before), after);
    QList<device::Fact> facts = watch.facts(bytes);
    facts.front().name = u"network.preflight"_s;
    keep(what.trial, facts);
    if (what.hasOwnNetwork)
        co_await lookInside(what, stop);
    const std::optional<QString> detour = watch.detour(bytes, what.hasOwnNetwork);
    if (!detour)
        co_return {};
    co_return failure(
        ErrorCode::Unsupported,
        Campaign::tr("packets from inside %1 do not take the way to the peer")
            .arg(m_runtime->code()),
        m_session->plan().name, *detour,
        Campaign::tr("Compare the device's routes and rules (ip route get %1; ip rule) with the "
                     "network of the runtime in the plan, or write another of the peer's addresses "
                     "into peer.address.")
            .arg(address));
}

Task<Result<double>> PathPreflight::move(Try what, StopToken stop, StopToken cleanUp)
{
    const QJsonObject parameters = what.benchmark->pathRun(what.parameters);
    const std::unique_ptr<benchmark::LiveReader> reader = what.benchmark->makeReader(parameters);
    const QStringList words = what.benchmark->command(parameters, what.place);
    runtime::ToolRun tool(m_runtime->run(words, u"path"_s), m_runtime->clock());
    const QString name = what.benchmark->name() + u".path";
    QObject::connect(&tool, &runtime::ToolRun::begun, &tool,
                     [&reader](TimeNs startNs) { reader->begin(startNs); });
    QObject::connect(&tool, &runtime::ToolRun::output, &tool,
                     [&](const QByteArray &bytes, TimeNs steadyNs) {
                         m_recorder->keepOutput(what.trial, name, bytes);
                         reader->feed(bytes, steadyNs);
                     });
    StopSource limited(stop);
    AsyncScope watchdog(stop);
    watchdog.start(requestStopAfter(&limited, kLimit, watchdog.token()));
    const Result<runtime::ToolEnd> end = co_await tool.finish(limited.token());
    if (!end) {
        const Result<void> stopped = co_await tool.stop(cleanUp);
        Q_UNUSED(stopped)
        if (stop.stopRequested() || end.error().code != ErrorCode::Cancelled)
            co_return tl::make_unexpected(end.error());
        co_return tl::make_unexpected(notReached(what, Campaign::tr("nothing answers")));
    }
    if (end->linkLost) {
        co_return failure(ErrorCode::ConnectionLost, Campaign::tr("the link was lost"),
                          m_session->plan().name);
    }
    const Result<std::vector<benchmark::Summary>> results = reader->finish();
    if (!results || end->status != 0) {
        const QString complaint = lastWords(end->errorTail);
        if (end->status == runtime::kNotStarted || end->status < 0)
            co_return tl::make_unexpected(notTried(what, end->status, complaint));
        const QString why = results || !complaint.isEmpty() ? complaint : results.error().text();
        co_return tl::make_unexpected(notReached(what, why));
    }
    double bytes = 0;
    for (const benchmark::Summary &summary : *results) {
        if (summary.measure == u"bytes")
            bytes = std::max(bytes, summary.value);
    }
    co_return bytes;
}

Task<void> PathPreflight::lookInside(Try what, StopToken stop)
{
    const QStringList words =
        device::scriptCommand(u"path"_s, device::Interpreter::Shell, {what.place.peerAddress});
    runtime::ToolRun tool(m_runtime->run(words, u"path inside"_s), m_runtime->clock());
    QByteArray told;
    QObject::connect(&tool, &runtime::ToolRun::output, &tool, [&told](const QByteArray &bytes) {
        told += bytes.left(kInsideBytes - told.size());
    });
    StopSource limited(stop);
    AsyncScope watchdog(stop);
    watchdog.start(requestStopAfter(&limited, kLimit, watchdog.token()));
    const Result<runtime::ToolEnd> end = co_await tool.finish(limited.token());
    // What a runtime can't tell of itself is no reason not to measure it.
    if (!end)
        co_return;
    const device::NetworkPath inside = device::parseNetworkPath(told);
    for (const device::NetworkInterface &interface : inside.interfaces) {
        if (interface.kind != "loopback"_L1)
            keep(what.trial, factsOf(interface, u"network.inside."_s + interface.name));
    }
}

Error PathPreflight::notTried(const Try &what, int status, const QString &complaint) const
{
    if (status == runtime::kNotStarted) {
        return {ErrorCode::ToolMissing,
                Campaign::tr("%1 can't be started in %2")
                    .arg(what.benchmark->name(), m_runtime->code()),
                m_session->plan().name, complaint,
                Campaign::tr("Install it there, or leave this workload out.")};
    }
    return {ErrorCode::System,
            Campaign::tr("%1 was ended by signal %2 in %3")
                .arg(what.benchmark->name(), QString::number(-status), m_runtime->code()),
            m_session->plan().name, complaint,
            Campaign::tr("Look at the device's log: it may have had too little memory.")};
}

Error PathPreflight::notReached(const Try &what, const QString &why) const
{
    return {ErrorCode::ConnectionFailed,
            Campaign::tr("the peer at %1 is not reached from inside %2")
                .arg(what.place.peerAddress, m_runtime->code()),
            m_session->plan().name, why,
            Campaign::tr("The device itself reaches it: look at the network of the runtime in the "
                         "plan, at the device's firewall for what it forwards, and at the raw "
                         "output %1.path of the trial.")
                .arg(what.benchmark->name())};
}

void PathPreflight::keep(store::TrialId trial, const QList<device::Fact> &facts)
{
    const TimeNs now = m_recorder->clock().now();
    for (const device::Fact &fact : facts) {
        m_recorder->writer().add(
            store::RuntimeFactRecord{trial, m_runtime->code(), now, fact.name, fact.value});
    }
}

} // namespace runwatt::campaign
