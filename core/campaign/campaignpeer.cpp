// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/campaignpeer.h"

#include "core/campaign/pathwatch.h"
#include "core/runtime/runtime.h"

#include <QHostAddress>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

CampaignPeer::CampaignPeer(Plan plan, Matrix matrix, Recorder *recorder)
    : m_plan(std::move(plan))
    , m_matrix(std::move(matrix))
    , m_recorder(recorder)
{
    if (m_plan.conditions.offloads)
        m_offloads.emplace(*m_plan.conditions.offloads);
}

CampaignPeer::~CampaignPeer() = default;

bool CampaignPeer::isNeeded() const
{
    return std::ranges::any_of(m_matrix.cells,
                               [this](const Cell &cell) { return needsPeer(m_matrix, cell); });
}

bool CampaignPeer::isNeededBy(int device) const
{
    return std::ranges::any_of(m_matrix.cells, [this, device](const Cell &cell) {
        return cell.device == device && needsPeer(m_matrix, cell);
    });
}

Task<Result<void>>
CampaignPeer::connectTo(ssh::Owner owner, std::shared_ptr<RunnerServices> services, StopToken stop)
{
    if (!m_plan.peer.device.isEmpty())
        co_return {};
    m_own = std::make_unique<DeviceSession>(asDevice(m_plan.peer), owner, services);
    const QString name = m_own->plan().name;
    connect(m_own.get(), &DeviceSession::linkLost, this, [this, name](const Error &error) {
        m_recorder->event(store::Severity::Warning, name, {},
                          tr("Link lost: %1").arg(error.text()));
    });
    connect(m_own.get(), &DeviceSession::linkBack, this, [this, name] {
        m_recorder->event(store::Severity::Information, name, {}, tr("The link is back"));
    });
    connect(m_own.get(), &DeviceSession::conditionLost, this, [this, name](const Error &error) {
        m_recorder->event(store::Severity::Warning, name, {}, error.text());
    });
    connect(m_own.get(), &DeviceSession::turnAwaited, this, [this, name](const QString &holder) {
        m_recorder->event(store::Severity::Warning, name, {},
                          tr("Waiting for another campaign there: %1").arg(holder));
    });
    co_return co_await m_own->connectTo(stop);
}

Task<Result<void>> CampaignPeer::setUp(DeviceSession *shared, StopToken stop)
{
    if (m_own)
        RUNWATT_CO_CHECK(co_await m_own->look(stop));
    m_peer = std::make_unique<Peer>(m_own ? m_own.get() : shared);
    co_return {};
}

Task<Result<void>>
CampaignPeer::tryFrom(int device, DeviceSession *session, store::DeviceId id, StopToken stop)
{
    const QString given = m_plan.peer.address;
    RUNWATT_CO_TRY(const QString address, co_await m_peer->addressFor(session, given, stop));
    RUNWATT_CO_CHECK(checkAddress(device, address));
    m_addresses[device] = address;
    QSet<QString> tried;
    for (const Cell &cell : m_matrix.cells) {
        const Workload &workload = m_matrix.workloads[static_cast<std::size_t>(cell.workload)];
        if (cell.device != device || !needsPeer(m_matrix, cell)
            || tried.contains(workload.benchmark))
            continue;
        tried.insert(workload.benchmark);
        RUNWATT_CO_CHECK(co_await tryServer(&workload, session, address, stop));
    }
    RUNWATT_CO_TRY(const device::NetworkPath path,
                   co_await device::lookAtPath(session->connection(), address, stop));
    for (const device::NetworkInterface &interface : path.interfaces)
        m_interfaces[device].insert(interface.name);
    RUNWATT_CO_CHECK(co_await holdOffloads(device, session, stop));
    co_return co_await record(address, id, stop);
}

Task<Result<void>> CampaignPeer::tryServer(const Workload *workload,
                                           DeviceSession *session,
                                           QString address,
                                           StopToken stop)
{
    const benchmark::Benchmark *benchmark = benchmark::findBenchmark(workload->benchmark);
    const QJsonObject parameters = workload->parameters;
    RUNWATT_CO_TRY(const quint16 port,
                   co_await m_peer->serve(benchmark, parameters, address, stop));
    RUNWATT_CO_CHECK(co_await m_peer->checkReach(session, address, port, stop));
    co_return co_await m_peer->stop(stop);
}

Task<Result<void>> CampaignPeer::record(QString address, store::DeviceId id, StopToken stop)
{
    DeviceSession *const session = m_peer->session();
    RUNWATT_CO_TRY(const device::NetworkPath path,
                   co_await device::lookAtPath(session->connection(), address, stop));
    const TimeNs now = m_recorder->clock().now();
    const auto add = [this, id, now](const QString &name, const QString &value) {
        if (!value.isEmpty())
            m_recorder->writer().add(store::FactRecord{id, {}, now, u"peer."_s + name, value});
    };
    const DevicePlan &plan = session->plan();
    add(u"host"_s, plan.thisComputer ? tr("this computer") : plan.host);
    add(u"address"_s, address);
    for (const char *fact : {"board", "cpu.model", "kernel", "distribution"})
        add(QLatin1String(fact), session->profile().fact(QLatin1String(fact)));
    add(u"interface"_s, path.route);
    if (const device::NetworkInterface *interface = path.find(path.route)) {
        for (const device::Fact &fact : factsOf(*interface, u"interface"_s))
            add(fact.name, fact.value);
    }
    co_return {};
}

Result<void> CampaignPeer::checkAddress(int device, const QString &address) const
{
    if (!QHostAddress(address).isLoopback())
        return {};
    for (const Cell &cell : m_matrix.cells) {
        if (cell.device != device || !needsPeer(m_matrix, cell) || !hasOwnNetwork(cell.runtime))
            continue;
        return failure(ErrorCode::InvalidInput,
                       tr("%1 can't reach the peer from %2").arg(address, cell.runtime),
                       m_plan.devices[static_cast<std::size_t>(device)].name,
                       tr("in its own network that address is the runtime itself"),
                       tr("Write another address of the peer into peer.address."));
    }
    return {};
}

Task<Result<void>> CampaignPeer::close(StopToken stop)
{
    Result<void> stopped;
    if (m_peer)
        stopped = co_await m_peer->stop(stop);
    if (m_offloads)
        co_await m_offloads->release(stop);
    co_return stopped;
}

Task<Result<void>> CampaignPeer::holdOffloads(int device, DeviceSession *session, StopToken stop)
{
    if (!m_offloads)
        co_return {};
    const QString address = m_addresses[device];
    RUNWATT_CO_TRY(const PathOffloads::Switched switched,
                   co_await m_offloads->hold(device, session->connection(), session->profile(),
                                             address, stop));
    QString before = switched.before;
    if (switched.interfaces.size() == 1)
        before = before.section(u':', 1).replace(u',', u' ');
    const bool isOn = m_plan.conditions.offloads == device::Offloads::On;
    m_recorder->event(store::Severity::Information, session->plan().name, {},
                      tr("Offloads of %1 switched %2 (were %3)")
                          .arg(switched.interfaces.join(QStringLiteral(", ")),
                               isOn ? tr("on") : tr("off"), before));
    co_return {};
}

Task<Result<void>> CampaignPeer::restoreOffloads(int device, DeviceSession *session, StopToken stop)
{
    if (!m_offloads || !m_offloads->isLost(device))
        co_return {};
    // Without them the trial's facts tell what they were.
    const Result<void> heldAgain = co_await holdOffloads(device, session, stop);
    if (!heldAgain && heldAgain.error().code == ErrorCode::Cancelled)
        co_return heldAgain;
    co_return {};
}

QString CampaignPeer::offloadsProblem(int device) const
{
    return m_offloads ? m_offloads->problemOf(device) : QString();
}

QString CampaignPeer::addressFor(int device) const
{
    const auto found = m_addresses.find(device);
    return found == m_addresses.end() ? QString() : found->second;
}

QSet<QString> CampaignPeer::interfacesOf(int device) const
{
    const auto found = m_interfaces.find(device);
    return found == m_interfaces.end() ? QSet<QString>() : found->second;
}

bool CampaignPeer::hasOwnNetwork(const QString &runtime) const
{
    if (runtime::hasGuest(runtime))
        return true;
    const bool isContainer = runtime == "RC"_L1 || runtime == "KC"_L1;
    return isContainer
        && runtime::networkOf(m_plan.container, runtime) == runtime::ContainerNetwork::Bridge;
}

} // namespace runwatt::campaign
