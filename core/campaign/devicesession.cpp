// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/devicesession.h"

#include "core/base/shellquote.h"
#include "core/device/probe.h"
#include "core/device/programs.h"
#include "core/device/scripts.h"

#include <QUuid>
#include <QtGlobal>

#include <utility>

namespace runwatt::campaign {

namespace {

using namespace std::chrono_literals;

constexpr int kExchanges = 24;
constexpr int kFewExchanges = 8;
constexpr Milliseconds kFolderLimit = 60s;
constexpr Milliseconds kRemovalLimit = 120s; ///< a large file on a slow card takes its time to go
/// A boot-time clock that moved by more was started anew.
constexpr TimeNs kRebootNs = kNsPerSecond;
/// A helper that ends as often as this with the link there will not start any more.
constexpr int kMostHelperFailures = 3;
constexpr QLatin1String kFolderPrefix("runwatt-");

} // namespace

Task<Result<ssh::Target>>
targetOf(DevicePlan device, std::shared_ptr<RunnerServices> services, StopToken stop)
{
    if (device.thisComputer) {
        RUNWATT_CO_TRY(ssh::Target own, co_await services->thisComputer->target(stop));
        own.name = device.name;
        co_return own;
    }
    ssh::TargetOverrides overrides;
    if (device.port != 0)
        overrides.port = device.port;
    overrides.user = device.user;
    if (!device.identityFile.isEmpty())
        overrides.identityFiles.append(device.identityFile);
    RUNWATT_CO_TRY(ssh::Target target, co_await ssh::resolveTarget(device.host, overrides, stop));
    target.name = device.name;
    co_return target;
}

DeviceSession::DeviceSession(DevicePlan plan,
                             ssh::Owner owner,
                             std::shared_ptr<RunnerServices> services)
    : m_plan(std::move(plan))
    , m_owner(std::move(owner))
    , m_services(std::move(services))
{ }

DeviceSession::~DeviceSession() = default;

device::Interpreter DeviceSession::interpreter() const
{
    return m_profile.hasPython ? device::Interpreter::Python : device::Interpreter::Shell;
}

Task<Result<void>> DeviceSession::connectTo(StopToken stop)
{
    RUNWATT_CO_TRY(const ssh::Target target, co_await targetOf(m_plan, m_services, stop));
    m_connection = std::make_unique<ssh::Connection>(target, m_services->interaction,
                                                     m_services->secrets, m_services->hostKeys);
    m_connection->setOwner(m_owner);
    connect(m_connection.get(), &ssh::Connection::linkLost, this, [this](const Error &error) {
        // The device may have lost its power, and with it what was not on the disk yet.
        m_wholeFiles.clear();
        emit linkLost(error);
    });
    connect(m_connection.get(), &ssh::Connection::reopened, this, &DeviceSession::linkBack);
    connect(m_connection.get(), &ssh::Connection::reopenFailed, this, [this](const Error &error) {
        // With the link there, it is about what was left there: it may disturb trials.
        if (m_connection->state() == ssh::Connection::State::Open)
            emit conditionLost(error);
        else
            m_reopenError = error;
    });
    connect(m_connection.get(), &ssh::Connection::stateChanged, this,
            [this] { m_linkChanged.notify(); });
    RUNWATT_CO_CHECK(co_await m_connection->open(stop));
    const QByteArray line =
        shellCommand({QStringLiteral("cat"), QStringLiteral("/proc/sys/kernel/random/boot_id")});
    ssh::Command command(line, QStringLiteral("boot"));
    command.limit = kFolderLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult told, co_await m_connection->run(command, stop));
    m_bootId = QString::fromUtf8(told.standardOutput).trimmed();
    co_return {};
}

Task<Result<void>> DeviceSession::look(StopToken stop)
{
    RUNWATT_CO_TRY(m_profile, co_await device::probe(m_connection.get(), m_plan.name, stop));
    RUNWATT_CO_TRY(m_storage,
                   co_await device::findStorage(m_connection.get(), m_plan.folder, stop));
    co_return co_await startHelper(stop);
}

Task<Result<void>> DeviceSession::lookFor(QStringList programs, StopToken stop)
{
    RUNWATT_CO_TRY(m_profile,
                   co_await device::withPrograms(m_connection.get(), m_profile, programs, stop));
    co_return {};
}

Task<Result<void>> DeviceSession::startHelper(StopToken stop)
{
    m_helper = std::make_unique<device::Helper>(m_connection.get(), interpreter());
    m_helper->setFolder(m_storage.folder);
    RUNWATT_CO_CHECK(co_await m_helper->start(stop));
    const Result<device::ClockOffset> measured = co_await measureClock(ClockCare::Full, stop);
    if (!measured)
        co_return tl::make_unexpected(measured.error());
    co_return {};
}

Task<Result<void>> DeviceSession::waitForLink(StopToken stop)
{
    using State = ssh::Connection::State;
    while (m_connection->state() != State::Open) {
        // The connection tries again by itself, until only a person can help.
        if (m_connection->state() == State::Closed) {
            const Error otherwise(ErrorCode::ConnectionLost, tr("the link was lost"), m_plan.name);
            co_return tl::make_unexpected(m_reopenError.value_or(otherwise));
        }
        const Wake wake = co_await m_linkChanged.wait(stop);
        if (wake != Wake::Ready)
            co_return tl::make_unexpected(Error::cancelled());
    }
    co_return {};
}

Task<Result<void>> DeviceSession::takeTurn(QString who, StopToken stop)
{
    const std::function<void(const QString &)> waits = [this](const QString &holder) {
        emit turnAwaited(holder);
    };
    Result<std::shared_ptr<device::TurnHold>> held =
        co_await device::holdTurn(m_connection.get(), m_plan.name, who, waits, stop);
    if (held) {
        m_turn = std::move(*held);
        co_return {};
    }
    if (held.error().code != ErrorCode::Unsupported)
        co_return tl::make_unexpected(held.error());
    m_hasTurns = false; // nor will it have any the next time
    emit conditionLost(held.error());
    co_return {};
}

bool DeviceSession::lacksTurn() const
{
    return m_hasTurns && !(m_turn && m_turn->isHeld());
}

void DeviceSession::releaseTurn()
{
    m_turn.reset();
}

Task<Result<void>> DeviceSession::ensureReady(StopToken stop)
{
    int failures = 0;
    while (true) {
        RUNWATT_CO_CHECK(co_await waitForLink(stop));
        if (m_helper->isRunning())
            break;
        const Result<void> started = co_await startHelper(stop);
        if (started)
            break;
        // A link that breaks once more is waited for once more.
        const bool linkIsThere = m_connection->state() == ssh::Connection::State::Open;
        if (stop.stopRequested() || (linkIsThere && ++failures >= kMostHelperFailures))
            co_return started;
    }
    co_return {};
}

Task<Result<QString>> DeviceSession::holdGovernor(QString governor, StopToken stop)
{
    m_governorName = governor;
    Result<std::shared_ptr<device::SettingHold>> held =
        co_await device::holdGovernor(m_connection.get(), m_profile, governor, stop);
    if (!held) {
        m_governorProblem = held.error().text();
        co_return tl::make_unexpected(std::move(held).error());
    }
    m_governor = std::move(*held);
    m_governorProblem.clear();
    co_return m_governor->before();
}

Task<void> DeviceSession::restoreGovernor(StopToken stop)
{
    if (!m_governor || m_governor->isHeld())
        co_return;
    const Result<QString> held = co_await holdGovernor(m_governorName, stop);
    if (!held && held.error().code != ErrorCode::Cancelled)
        emit conditionLost(held.error());
}

QString DeviceSession::governor() const
{
    const bool isHeld = m_governor && m_governor->isHeld();
    return isHeld ? m_governorName : m_profile.fact(QStringLiteral("governor"));
}

Task<void> DeviceSession::releaseGovernor(StopToken stop)
{
    const std::shared_ptr<device::SettingHold> hold = std::exchange(m_governor, nullptr);
    co_await device::SettingHold::release(hold, stop);
}

Task<Result<device::ClockOffset>> DeviceSession::measureClock(ClockCare care, StopToken stop)
{
    const int exchanges = care == ClockCare::Full ? kExchanges : kFewExchanges;
    RUNWATT_CO_TRY(const device::ClockOffset offset,
                   co_await m_helper->measureOffset(exchanges, stop));
    if (m_clock.isKnown() && qAbs(offset.offsetNs - m_clock.offsets().back().offsetNs) > kRebootNs)
        m_clock.reset();
    m_clock.add(offset);
    emit clockMeasured(offset);
    co_return offset;
}

Task<Result<QString>> DeviceSession::makeFolder(QString campaignUuid, StopToken stop)
{
    // It comes from a file, and becomes part of a path that is removed.
    if (QUuid::fromString(campaignUuid).isNull()) {
        co_return failure(ErrorCode::Corrupt, tr("the campaign's identity is no UUID"), m_plan.name,
                          campaignUuid, tr("Start a new campaign from the plan."));
    }
    const QString folder = m_storage.folder + u'/' + kFolderPrefix + campaignUuid;
    ssh::Command command(shellCommand(device::scriptCommand(QStringLiteral("place"),
                                                            device::Interpreter::Shell, {folder})),
                         QStringLiteral("place"));
    command.limit = kFolderLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult made, co_await m_connection->run(command, stop));
    RUNWATT_CO_CHECK(made.check(tr("making a folder for the benchmark's file")));
    m_folder = folder;
    m_wholeFiles.clear();
    RUNWATT_CO_TRY(m_storage,
                   co_await device::findStorage(m_connection.get(), m_storage.folder, stop));
    co_return folder;
}

QString DeviceSession::tag() const
{
    return m_folder.section(u'/', -1);
}

QString DeviceSession::keptFolder() const
{
    if (m_storage.folder == u"/")
        return {};
    return m_storage.folder + QStringLiteral("/kept-") + m_profile.fact(QStringLiteral("uid"));
}

Task<Result<void>> DeviceSession::removeFile(QString file, StopToken stop)
{
    m_wholeFiles.remove(file);
    ssh::Command command(
        shellCommand({QStringLiteral("rm"), QStringLiteral("-f"), QStringLiteral("--"), file}),
        QStringLiteral("rm"));
    command.limit = kFolderLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult removed, co_await m_connection->run(command, stop));
    co_return removed.check(tr("removing the benchmark's file"));
}

Task<Result<void>> DeviceSession::removeFolder(StopToken stop)
{
    if (m_folder.isEmpty())
        co_return {};
    Error error(ErrorCode::ConnectionLost, tr("the link is away"));
    if (m_connection->state() == ssh::Connection::State::Open) {
        // Where the person named no folder, the one above is ours, too, once nobody uses it.
        const QString above = m_plan.folder.isEmpty() ? m_folder.section(u'/', 0, -2) : QString();
        ssh::Command command(
            shellCommand({QStringLiteral("sh"), QStringLiteral("-c"),
                          QStringLiteral("rm -rf -- \"$1\" || exit\n"
                                         "[ -z \"$2\" ] || rmdir -- \"$2\" 2>/dev/null || :"),
                          QStringLiteral("sh"), m_folder, above}),
            QStringLiteral("rm"));
        command.limit = kRemovalLimit;
        const Result<ssh::CommandResult> removed = co_await m_connection->run(command, stop);
        if (removed && removed->succeeded())
            co_return {};
        error = removed ? removed->check(QStringLiteral("rm")).error() : removed.error();
    }
    co_return failure(error.code, tr("the campaign's folder is left on the device"), m_plan.name,
                      m_folder + QStringLiteral(": ") + error.text(),
                      tr("Going on with the campaign removes it; so does the Bench, or "
                         "runwatt check --remove-leftovers."));
}

} // namespace runwatt::campaign
