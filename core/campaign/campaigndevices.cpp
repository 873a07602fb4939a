// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/campaigndevices.h"

#include "core/campaign/deserted.h"
#include "core/campaign/diskspace.h"
#include "core/campaign/nativeprograms.h"
#include "core/campaign/trialrunner.h"
#include "core/campaign/workloadnotes.h"
#include "core/device/programs.h"

#include <QUuid>

namespace runwatt::campaign {

namespace {

using namespace std::chrono_literals;

/// Longest that tidying up may hold a campaign's end: large files on a slow card take their time to
/// go, and processes that write to it end no sooner than it has taken what they wrote.
constexpr Milliseconds kCleanUpLimit = 180s;

/// What the campaign's processes on its devices are known by, in this run over it.
ssh::Owner ownerOf(const QString &campaignUuid)
{
    const QUuid identity = QUuid::fromString(campaignUuid);
    if (identity.isNull())
        return {};
    return {identity.toByteArray(QUuid::WithoutBraces),
            QUuid::createUuid().toByteArray(QUuid::Id128)};
}

/// For an event, which names the device already.
QString textAt(const QString &device, Error error)
{
    if (error.where == device)
        error.where.clear();
    return error.text();
}

/// Without a reason it was not looked for: it is found out when it is started.
bool isFoundMissing(const device::Capability &capability)
{
    return capability.state == device::Capability::State::Missing && !capability.reason.isEmpty();
}

} // namespace

CampaignDevices::CampaignDevices(Plan plan,
                                 Matrix matrix,
                                 PlanRecords records,
                                 Recorder *recorder,
                                 std::shared_ptr<RunnerServices> services)
    : m_plan(std::move(plan))
    , m_matrix(std::move(matrix))
    , m_records(std::move(records))
    , m_recorder(recorder)
    , m_services(std::move(services))
    , m_owner(ownerOf(recorder->writer().initialData().campaign.uuid))
    , m_devices(m_plan.devices.size())
    , m_peer(m_plan, m_matrix, recorder)
    , m_turns(m_plan.title)
{ }

CampaignDevices::~CampaignDevices() = default;

const CampaignDevices::Device &CampaignDevices::device(int index) const
{
    return m_devices.at(static_cast<std::size_t>(index));
}

Task<Result<void>> CampaignDevices::open(StopToken stop)
{
    for (std::size_t i = 0; i < m_devices.size(); ++i) {
        emit activityChanged(tr("%1: connecting").arg(m_plan.devices[i].name));
        RUNWATT_CO_CHECK(co_await openDevice(i, stop));
        m_turns.add(m_devices[i].session.get());
    }
    if (m_peer.isNeeded()) {
        emit activityChanged(tr("connecting to the peer"));
        RUNWATT_CO_CHECK(co_await m_peer.connectTo(m_owner, m_services, stop));
        if (DeviceSession *const peer = m_peer.ownSession())
            m_turns.add(peer);
    }
    RUNWATT_CO_CHECK(co_await m_turns.take(stop));
    for (std::size_t i = 0; i < m_devices.size(); ++i)
        RUNWATT_CO_CHECK(co_await setUpDevice(i, stop));
    if (m_peer.isNeeded())
        RUNWATT_CO_CHECK(co_await openPeer(stop));
    RUNWATT_CO_CHECK(co_await prepareRuntimes(stop));
    m_isSetUp = true;
    co_return {};
}

Task<Result<void>> CampaignDevices::openPeer(StopToken stop)
{
    emit activityChanged(tr("trying the way to the peer"));
    DeviceSession *shared = nullptr;
    for (const Device &device : m_devices) {
        if (device.session->plan().name == m_plan.peer.device)
            shared = device.session.get();
    }
    RUNWATT_CO_CHECK(co_await m_peer.setUp(shared, stop));
    for (std::size_t i = 0; i < m_devices.size(); ++i) {
        const int index = static_cast<int>(i);
        if (!m_peer.isNeededBy(index))
            continue;
        DeviceSession *const session = m_devices[i].session.get();
        RUNWATT_CO_CHECK(co_await m_peer.tryFrom(index, session, m_records.devices[i], stop));
    }
    co_return {};
}

Task<Result<void>> CampaignDevices::ensureReady(Cell cell, StopToken stop)
{
    DeviceSession *const session = device(cell.device).session.get();
    const bool withPeer = needsPeer(m_matrix, cell);
    DeviceSession *const peer = withPeer ? m_peer.peer()->session() : nullptr;
    const auto isAway = [](const DeviceSession *one) {
        return one != nullptr && one->connection()->state() != ssh::Connection::State::Open;
    };
    // While one is waited for, the link to another may have gone, and its turn with it.
    do {
        RUNWATT_CO_CHECK(co_await session->ensureReady(stop));
        if (withPeer)
            RUNWATT_CO_CHECK(co_await peer->ensureReady(stop));
        RUNWATT_CO_CHECK(co_await m_turns.take(stop));
        if (isAway(session) || isAway(peer))
            continue;
        // Not before: until then another campaign may have measured there.
        co_await session->restoreGovernor(stop);
        if (withPeer)
            RUNWATT_CO_CHECK(co_await m_peer.restoreOffloads(cell.device, session, stop));
    } while (isAway(session) || isAway(peer) || m_turns.areLacking());
    co_return co_await session->ensureReady(stop);
}

Task<Result<void>> CampaignDevices::openDevice(std::size_t index, StopToken stop)
{
    Device &device = m_devices[index];
    const QString name = m_plan.devices[index].name;
    device.session = std::make_unique<DeviceSession>(m_plan.devices[index], m_owner, m_services);
    connect(device.session.get(), &DeviceSession::linkLost, this, [this, name](const Error &error) {
        m_recorder->event(store::Severity::Warning, name, {},
                          tr("Link lost: %1").arg(error.text()));
    });
    connect(device.session.get(), &DeviceSession::linkBack, this, [this, name] {
        m_recorder->event(store::Severity::Information, name, {}, tr("The link is back"));
    });
    connect(device.session.get(), &DeviceSession::conditionLost, this,
            [this, name](const Error &error) {
                m_recorder->event(store::Severity::Warning, name, {}, textAt(name, error));
            });
    const store::DeviceId id = m_records.devices[index];
    connect(device.session.get(), &DeviceSession::clockMeasured, this,
            [this, id](const device::ClockOffset &offset) { recordClock(m_recorder, id, offset); });
    connect(device.session.get(), &DeviceSession::turnAwaited, this,
            [this, name](const QString &holder) {
                const QString text = holder.isEmpty()
                    ? tr("Waiting for another campaign there")
                    : tr("Waiting for another campaign there: %1").arg(holder);
                m_recorder->event(store::Severity::Warning, name, {}, text);
                emit activityChanged(tr("%1: %2").arg(name, text));
            });
    co_return co_await device.session->connectTo(stop);
}

Task<Result<void>> CampaignDevices::setUpDevice(std::size_t index, StopToken stop)
{
    Device &device = m_devices[index];
    const QString name = m_plan.devices[index].name;
    const store::DeviceId id = m_records.devices[index];
    RUNWATT_CO_CHECK(co_await device.session->look(stop));
    const QStringList programs = nativePrograms(m_plan, m_matrix, index);
    RUNWATT_CO_CHECK(co_await device.session->lookFor(programs, stop));
    co_await removeLeftovers(device.session.get(), stop);
    // Made before the space is looked at: what an earlier run left there does not count.
    const QString uuid = m_recorder->writer().initialData().campaign.uuid;
    RUNWATT_CO_TRY(device.folder, co_await device.session->makeFolder(uuid, stop));
    const qint64 needed = estimate(m_plan, m_matrix).diskBytes.at(index);
    RUNWATT_CO_CHECK(checkDiskSpace(name, device.session->storage(), needed));
    recordDevice(m_recorder, id, *device.session);
    const qint64 memory = device.session->profile().memoryBytes;
    const QStringList notes =
        concessionNotes(m_plan, m_matrix, index) + cacheNotes(m_plan, m_matrix, index, memory);
    for (const QString &note : notes)
        m_recorder->event(store::Severity::Warning, name, {}, note);
    const device::Capability cpu = device.session->profile().capability(QStringLiteral("cpu"));
    if (cpu.state != device::Capability::State::Ready) {
        m_recorder->event(store::Severity::Warning, name, {},
                          tr("No CPU figures: %1. %2").arg(cpu.reason, cpu.remedy));
    }
    const device::Capability heat =
        device.session->profile().capability(QStringLiteral("temperature"));
    if (heat.state != device::Capability::State::Ready) {
        m_recorder->event(store::Severity::Information, name, {},
                          tr("Heat can't be judged: %1.").arg(heat.reason));
    }
    const QString governor = m_plan.conditions.governor;
    if (governor.isEmpty())
        co_return {};
    const Result<QString> before = co_await device.session->holdGovernor(governor, stop);
    if (before) {
        m_recorder->event(store::Severity::Information, name, {},
                          tr("Governor set to %1 (was %2)").arg(governor, *before));
    } else {
        m_recorder->event(store::Severity::Warning, name, {}, textAt(name, before.error()));
    }
    co_return {};
}

Task<void> CampaignDevices::removeLeftovers(const DeviceSession *session, StopToken stop)
{
    const QString &name = session->plan().name;
    const auto removed = co_await removeDeserted(m_services, session->plan(), session->connection(),
                                                 session->profile(), stop);
    if (stop.stopRequested())
        co_return;
    if (!removed) {
        m_recorder->event(store::Severity::Warning, name, {}, textAt(name, removed.error()));
    } else if (!removed->isEmpty()) {
        QStringList paths;
        for (const device::Leftover &leftover : *removed)
            paths.append(leftover.path);
        m_recorder->event(store::Severity::Information, name, {},
                          tr("Removed what a campaign of yours left when it died: %1")
                              .arg(paths.join(QStringLiteral(", "))));
    }
}

runtime::RuntimePlace CampaignDevices::placeOn(const Device &device) const
{
    runtime::RuntimePlace place(device.session->connection(), device.session->profile());
    place.clock = &device.session->clock();
    place.folder = device.folder;
    place.keptFolder = device.session->keptFolder();
    place.tag = device.session->tag();
    place.budget = m_plan.budget;
    place.root = m_plan.root;
    place.native = m_plan.native;
    place.guest = guestOptionsOn(m_plan, device.session->plan());
    place.container = m_plan.container;
    for (const Cell &cell : m_matrix.cells) {
        if (&m_devices[static_cast<std::size_t>(cell.device)] != &device)
            continue;
        const Workload &workload = m_matrix.workloads[static_cast<std::size_t>(cell.workload)];
        const benchmark::Benchmark *benchmark = benchmark::findBenchmark(workload.benchmark);
        QStringList tools = benchmark->toolNames(workload.parameters);
        if (runtime::hasGuest(cell.runtime)) // in the one tree that all runtimes share
            tools += runtime::guestPrograms();
        else if (cell.runtime == u"KC"
                 && place.container.kataStorage == runtime::KataStorage::Block)
            tools += QStringList{QStringLiteral("rm"),
                                 QStringLiteral("sync")}; // FileLayout's, for a file inside
        // By it the preflight knows the offloads of the runtime's own card. A tree of other
        // programs has it or not: that is no reason not to measure.
        if (needsPeer(m_matrix, cell) && place.root.from == runtime::RootSource::Programs
            && !device.session->profile().fact(QStringLiteral("tool.ethtool")).isEmpty())
            tools.append(QStringLiteral("ethtool"));
        for (const QString &tool : tools) {
            if (!place.tools.contains(tool))
                place.tools.append(tool);
        }
    }
    place.fileBytes = fileBytesOn(m_matrix, static_cast<std::size_t>(&device - m_devices.data()));
    return place;
}

Result<void> CampaignDevices::checkTools() const
{
    // Of the cells that are measured only: a device that lacks a tool may be there for others.
    for (const Cell &cell : m_matrix.cells) {
        const Device &device = m_devices[static_cast<std::size_t>(cell.device)];
        const device::Profile &profile = device.session->profile();
        const Workload &workload = m_matrix.workloads[static_cast<std::size_t>(cell.workload)];
        const benchmark::Benchmark *benchmark = benchmark::findBenchmark(workload.benchmark);
        const QStringList tools = benchmark->toolNames(workload.parameters);
        for (const QString &tool : tools) {
            device::Capability has = profile.capability(tool);
            if (!isFoundMissing(has) && callsDevicesPrograms(m_plan, cell.runtime))
                has = profile.capability(device::programCapability(tool));
            if (!isFoundMissing(has))
                continue;
            return failure(ErrorCode::ToolMissing, tr("%1 can't be run").arg(tool),
                           device.session->plan().name, has.reason, has.remedy);
        }
    }
    return {};
}

Task<Result<void>> CampaignDevices::prepareRuntimes(StopToken stop)
{
    RUNWATT_CO_CHECK(checkTools());
    for (const Cell &cell : m_matrix.cells) {
        Device &device = m_devices[static_cast<std::size_t>(cell.device)];
        if (device.runtimes.contains(cell.runtime))
            continue;
        const QString name = device.session->plan().name;
        const QString preparing = tr("%1: preparing %2").arg(name, cell.runtime);
        runtime::RuntimePlace place = placeOn(device);
        place.tell = [this, preparing](const QString &words) {
            emit activityChanged(tr("%1: %2").arg(preparing, words));
        };
        RUNWATT_CO_TRY(std::unique_ptr<runtime::Runtime> made,
                       runtime::makeRuntime(cell.runtime, place));
        emit activityChanged(preparing);
        runtime::Runtime *const runtime = made.get();
        // Kept also if it fails: what it has made by then is to be cleaned.
        device.runtimes.emplace(cell.runtime, std::move(made));
        RUNWATT_CO_CHECK(co_await runtime->prepare(stop));
    }
    for (const Cell &cell : m_matrix.cells) {
        if (needsPeer(m_matrix, cell))
            continue; // it has been tried
        const Device &device = m_devices[static_cast<std::size_t>(cell.device)];
        const Workload &workload = m_matrix.workloads[static_cast<std::size_t>(cell.workload)];
        const benchmark::Benchmark *benchmark = benchmark::findBenchmark(workload.benchmark);
        const Result<void> usable = benchmark->checkPlace(placeOf(device.folder, workload));
        if (!usable) {
            Error error = usable.error();
            error.where = device.session->plan().name + u": " + error.where;
            co_return tl::make_unexpected(std::move(error));
        }
    }
    co_return {};
}

Task<bool> CampaignDevices::cleanUp(StopToken life)
{
    bool isClean = true;
    emit activityChanged(tr("tidying up"));
    StopSource limited(life);
    AsyncScope watchdog(life);
    watchdog.start(requestStopAfter(&limited, kCleanUpLimit, watchdog.token()));
    const Result<void> closed = co_await m_peer.close(limited.token());
    if (!closed)
        m_recorder->event(store::Severity::Warning, QString(), {}, closed.error().text());
    for (std::size_t i = 0; i < m_devices.size(); ++i) {
        const Device &device = m_devices[i];
        if (!device.session)
            continue;
        const QString name = device.session->plan().name;
        recordDrift(m_recorder, m_records.devices[i], device.session->clock());
        for (const auto &[code, runtime] : device.runtimes) {
            const Result<void> cleaned = co_await runtime->clean(limited.token());
            if (!cleaned) {
                m_recorder->event(store::Severity::Warning, name, {},
                                  textAt(name, cleaned.error()));
            }
            isClean = isClean && cleaned;
        }
        const Result<void> removed = co_await device.session->removeFolder(limited.token());
        if (!removed)
            m_recorder->event(store::Severity::Warning, name, {}, textAt(name, removed.error()));
        // What is not reached any more keeps what it has; one that never was has nothing.
        const ssh::Connection *connection = device.session->connection();
        isClean = isClean && removed
            && (!connection || connection->state() == ssh::Connection::State::Open);
        co_await device.session->releaseGovernor(limited.token());
    }
    // The next campaign finds everything as it was.
    m_turns.release();
    co_return isClean &&closed;
}

} // namespace runwatt::campaign
