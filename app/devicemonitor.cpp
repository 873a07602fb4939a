// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/devicemonitor.h"

#include "core/campaign/deserted.h"
#include "core/device/probe.h"
#include "core/device/programs.h"
#include "core/runtime/tinyguest.h"

namespace runwatt::app {

using bench::LinkState;
using ssh::Connection;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Milliseconds kHeatPeriod = 5s;
/// A command that is stopped ends within a second or two, on a dead link when that is noticed.
constexpr Milliseconds kEndLimit = 15s;

std::optional<LinkState> linkStateOf(Connection::State state)
{
    switch (state) {
    case Connection::State::Connecting:
        return LinkState::Connecting;
    case Connection::State::HostKey:
        return LinkState::HostKey;
    case Connection::State::Authenticating:
        return LinkState::Authenticating;
    case Connection::State::LinkLost:
    case Connection::State::Reconnecting:
        return LinkState::Lost;
    case Connection::State::Closed:
    case Connection::State::Open:
        break; // told where it is known what they mean: probed, or failed
    }
    return std::nullopt;
}

} // namespace

DeviceMonitor::DeviceMonitor(std::shared_ptr<campaign::RunnerServices> services)
    : m_services(std::move(services))
{ }

DeviceMonitor::~DeviceMonitor() = default;

void DeviceMonitor::connectDevice(const campaign::DevicePlan &device)
{
    drop(device.name);
    auto link = std::make_shared<Link>();
    Link *kept = link.get();
    m_links.emplace(device.name, std::move(link));
    kept->scope.start(follow(device, kept, kept->scope.token()));
}

void DeviceMonitor::disconnectDevice(const QString &name)
{
    if (drop(name))
        emit stateChanged(name, LinkState::Disconnected);
}

Task<void> DeviceMonitor::end()
{
    while (!m_links.empty())
        drop(QString(m_links.begin()->first));
    const TimeNs deadline = steadyNowNs() + kEndLimit.count() * kNsPerMs;
    while (m_endings.running() > 0 && steadyNowNs() < deadline) {
        const Wake wake = co_await m_ended.wait(StopToken(), kEndLimit);
        Q_UNUSED(wake)
    }
}

bool DeviceMonitor::drop(const QString &name)
{
    const auto found = m_links.find(name);
    if (found == m_links.end())
        return false;
    const std::shared_ptr<Link> link = std::move(found->second);
    m_links.erase(found);
    if (link->connection)
        link->connection->disconnect(this); // its last words are about a link that is gone
    m_endings.start(endLink(link, m_endings.token()));
    return true;
}

Task<void> DeviceMonitor::endLink(std::shared_ptr<Link> link, StopToken stop)
{
    // A command that is stopped ends on the device first; what awaits it ends after that.
    link->scope.requestStop();
    co_await link->scope.join(stop);
    link.reset();
    if (!stop.stopRequested())
        m_ended.notify();
}

Error DeviceMonitor::notConnected(const QString &name) const
{
    if (m_quiet == Quiet::Yes) {
        return Error(ErrorCode::Busy, tr("it can't be asked now"), name,
                     tr("a campaign is running, which would measure that"),
                     tr("Try again when it has ended."));
    }
    return Error(ErrorCode::ConnectionLost, tr("it can't be asked now"), name, QString(),
                 tr("See on the Bench whether it is connected."));
}

DeviceMonitor::Link *DeviceMonitor::linkToAsk(const QString &name) const
{
    const auto found = m_links.find(name);
    Link *link = found == m_links.end() ? nullptr : found->second.get();
    const bool canAsk = link && link->isProbed && m_quiet == Quiet::No
        && link->connection->state() == Connection::State::Open;
    return canAsk ? link : nullptr;
}

void DeviceMonitor::findStorage(const campaign::DevicePlan &device)
{
    if (Link *link = linkToAsk(device.name)) {
        link->scope.start(tellStorage(device, link, link->scope.token()));
        return;
    }
    emit storageNotFound(device.name, device.folder, notConnected(device.name));
}

Task<void> DeviceMonitor::tellStorage(campaign::DevicePlan device, Link *link, StopToken stop)
{
    const Result<device::Storage> storage =
        co_await device::findStorage(link->connection.get(), device.folder, stop);
    if (storage) {
        emit storageFound(device.name, device.folder, *storage);
        co_return;
    }
    // Whoever asked waits for an answer, also when the device was disconnected meanwhile.
    const Error error = stop.stopRequested() ? notConnected(device.name) : storage.error();
    emit storageNotFound(device.name, device.folder, error);
}

void DeviceMonitor::lookForPrograms(const QString &name, const QStringList &programs)
{
    if (Link *link = linkToAsk(name))
        link->scope.start(tellPrograms(name, programs, link, link->scope.token()));
}

Task<void>
DeviceMonitor::tellPrograms(QString name, QStringList programs, Link *link, StopToken stop)
{
    const Result<device::Profile> known =
        co_await device::withPrograms(link->connection.get(), link->profile, programs, stop);
    if (!known || stop.stopRequested())
        co_return; // a campaign looks again before its first trial
    // Not the whole of it: the device may have been probed meanwhile.
    for (const QString &program : device::unknownPrograms(link->profile, programs))
        link->profile.capabilities.append(known->capability(device::programCapability(program)));
    emit probed(name, link->profile);
}

void DeviceMonitor::removeLeftovers(const campaign::DevicePlan &device)
{
    if (Link *link = linkToAsk(device.name))
        link->scope.start(cleanUp(device, link, link->scope.token()));
    else
        emit leftoversStay(device.name, notConnected(device.name));
}

Task<void> DeviceMonitor::cleanUp(campaign::DevicePlan device, Link *link, StopToken stop)
{
    const Result<QList<device::Leftover>> removed = co_await device::leftovers(
        link->connection.get(), link->profile,
        device::campaignFolders(link->profile, device.folder), device::LeftoverCare::Remove, stop);
    if (stop.stopRequested())
        co_return;
    if (!removed) {
        emit leftoversStay(device.name, removed.error());
        co_return;
    }
    emit leftoversRemoved(device.name, *removed);
    co_await findLeftovers(device, link, stop);
}

Task<void> DeviceMonitor::tidyUp(campaign::DevicePlan device, Link *link, StopToken stop)
{
    if (m_quiet == Quiet::No) {
        link->tidying.emplace(stop);
        const Result<QList<device::Leftover>> removed = co_await campaign::removeDesertedInTurn(
            m_services, device, link->connection.get(), link->profile, link->tidying->token());
        link->tidying.reset();
        // What could not be is found below.
        if (removed && !removed->isEmpty() && !stop.stopRequested())
            emit leftoversRemoved(device.name, *removed);
    }
    co_await findLeftovers(device, link, stop);
}

Task<void> DeviceMonitor::findLeftovers(campaign::DevicePlan device, Link *link, StopToken stop)
{
    const Result<QList<device::Leftover>> found = co_await device::leftovers(
        link->connection.get(), link->profile,
        device::campaignFolders(link->profile, device.folder), device::LeftoverCare::Look, stop);
    // What can't be looked for is of no interest to a person who only looks at a device.
    if (found)
        emit leftoversFound(device.name, *found);
}

Task<void> DeviceMonitor::probeAgain(QString name, Link *link, StopToken stop)
{
    link->isStale = false;
    emit stateChanged(name, LinkState::Probing);
    const Result<device::Profile> profile =
        co_await device::probe(link->connection.get(), name, stop);
    if (stop.stopRequested())
        co_return;
    if (profile) {
        // What a guest has told of KVM goes on to be so.
        const QString boot = link->profile.fact(u"guest.boot"_s);
        link->profile = runtime::withGuestBoot(*profile, boot);
        emit probed(name, link->profile);
    }
    if (link->connection->state() != Connection::State::Open)
        co_return;
    emit stateChanged(name, LinkState::Ready);
    if (!profile)
        emit failed(name, profile.error());
}

void DeviceMonitor::tryGuest(const QString &name)
{
    Link *link = linkToAsk(name);
    if (!link) {
        emit guestTrialEnded(name, notConnected(name));
        return;
    }
    if (link->guest || link->installation) // an installation's load would be taken for a hang
        return;
    link->guest.emplace(link->scope.token());
    link->scope.start(bootGuest(name, link, link->guest->token(), link->scope.token()));
}

Task<void> DeviceMonitor::bootGuest(QString name, Link *link, StopToken asked, StopToken stop)
{
    emit guestTrialBegan(name);
    const Result<device::Profile> tried =
        co_await runtime::withTinyGuest(link->connection.get(), link->profile, asked);
    link->guest.reset();
    if (stop.stopRequested())
        co_return;
    if (!tried) {
        // Stopped by a campaign that began, which is no fault and can be seen.
        const bool isStopped = tried.error().code == ErrorCode::Cancelled;
        emit guestTrialEnded(name, isStopped ? std::nullopt : std::optional(tried.error()));
        co_return;
    }
    // Not the whole of it: the device may have been probed meanwhile.
    link->profile = runtime::withGuestBoot(link->profile, tried->fact(u"guest.boot"_s));
    emit probed(name, link->profile);
    emit guestTrialEnded(name, std::nullopt);
}

void DeviceMonitor::setQuiet(Quiet quiet)
{
    m_quiet = quiet;
    if (quiet == Quiet::No)
        return;
    for (const auto &[name, link] : m_links) {
        if (link->guest)
            link->guest->requestStop();
        if (link->tidying)
            link->tidying->requestStop();
        if (link->helper)
            link->helper->stop(); // the loop that reads it makes a new one afterwards
    }
}

Task<void> DeviceMonitor::follow(campaign::DevicePlan device, Link *link, StopToken stop)
{
    const QString name = device.name;
    const Result<void> opened = co_await open(device, link, stop);
    if (opened || stop.stopRequested())
        co_return;
    link->connection.reset();
    if (opened.error().code == ErrorCode::Cancelled) {
        emit stateChanged(name, LinkState::Disconnected); // the person closed a question
        co_return;
    }
    emit stateChanged(name, LinkState::Failed);
    emit failed(name, opened.error());
}

Task<Result<void>> DeviceMonitor::open(campaign::DevicePlan device, Link *link, StopToken stop)
{
    const QString name = device.name;
    emit stateChanged(name, LinkState::Resolving);
    RUNWATT_CO_TRY(const ssh::Target target, co_await campaign::targetOf(device, m_services, stop));
    emit addressFound(name, target.address());
    link->connection = std::make_unique<Connection>(target, m_services->interaction,
                                                    m_services->secrets, m_services->hostKeys);
    Connection *connection = link->connection.get();
    listen(name, connection);
    RUNWATT_CO_CHECK(co_await connection->open(stop));
    emit fingerprintSeen(name, connection->hostKeyFingerprint());
    emit stateChanged(name, LinkState::Probing);
    RUNWATT_CO_TRY(const device::Profile profile, co_await device::probe(connection, name, stop));
    link->profile = profile;
    emit probed(name, profile);
    link->isProbed = true;
    emit stateChanged(name, LinkState::Ready);
    connect(connection, &Connection::reopened, this, [this, name, link] {
        emit stateChanged(name, LinkState::Ready);
        if (link->isStale)
            link->scope.start(probeAgain(name, link, link->scope.token()));
    });
    const device::Interpreter interpreter =
        profile.hasPython ? device::Interpreter::Python : device::Interpreter::Shell;
    link->scope.start(tidyUp(device, link, stop));
    link->scope.start(readHeat(name, link, interpreter, stop));
    co_return {};
}

Task<void>
DeviceMonitor::readHeat(QString name, Link *link, device::Interpreter interpreter, StopToken stop)
{
    while (!stop.stopRequested()) {
        const bool canAsk =
            m_quiet == Quiet::No && link->connection->state() == Connection::State::Open;
        if (canAsk && !(link->helper && link->helper->isRunning())) {
            link->helper = std::make_unique<device::Helper>(link->connection.get(), interpreter);
            const Result<void> started = co_await link->helper->start(stop);
            if (!started && !stop.stopRequested())
                link->helper.reset();
        }
        if (canAsk && link->helper) {
            const Result<device::Telemetry> telemetry = co_await link->helper->telemetry(stop);
            if (telemetry && telemetry->celsius)
                emit heatChanged(name, *telemetry->celsius);
        }
        const Wake wake = co_await delay(kHeatPeriod, stop);
        Q_UNUSED(wake)
    }
}

void DeviceMonitor::listen(const QString &name, Connection *connection)
{
    connect(connection, &Connection::stateChanged, this,
            [this, name, connection](Connection::State state) {
                if (state == Connection::State::Authenticating)
                    emit fingerprintSeen(name, connection->hostKeyFingerprint());
                if (const std::optional<LinkState> known = linkStateOf(state))
                    emit stateChanged(name, *known);
            });
    connect(connection, &Connection::linkLost, this,
            [this, name](const Error &error) { emit failed(name, error); });
}

} // namespace runwatt::app
