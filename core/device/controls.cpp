// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/controls.h"

#include "core/base/shellquote.h"
#include "core/device/privilege.h"
#include "core/device/scripts.h"
#include "core/device/text.h"

namespace runwatt::device {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kSyncLimit = 300s; ///< a slow card may have gigabytes to write
constexpr Milliseconds kHoldLimit = 30s; ///< an earlier hold may have to be ended first
constexpr qsizetype kLongestAnswer = 65536; ///< of one line; thousands of interfaces
constexpr qsizetype kProblemBytes = 1000;

} // namespace

Task<Result<void>> dropCaches(ssh::Connection *connection, Profile profile, StopToken stop)
{
    const std::optional<QStringList> prefix = rootPrefix(profile);
    if (!prefix) {
        co_return failure(
            ErrorCode::PermissionDenied, Device::tr("caches can't be dropped"), profile.device,
            Device::tr("that needs root, and sudo asks for a password"),
            Device::tr("Allow sudo without a password for this user, or log in as root."));
    }
    const QStringList words = *prefix
        + QStringList{QStringLiteral("sh"), QStringLiteral("-c"),
                      QStringLiteral("sync && echo 3 >/proc/sys/vm/drop_caches")};
    ssh::Command command(shellCommand(words), QStringLiteral("drop caches"));
    command.limit = kSyncLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult result, co_await connection->run(command, stop));
    co_return result.check(Device::tr("dropping caches"));
}

SettingHold::SettingHold(std::shared_ptr<ssh::Process> process, QString before)
    : m_process(std::move(process))
    , m_before(std::move(before))
{ }

SettingHold::~SettingHold()
{
    m_process->closeInput();
}

Task<void> SettingHold::release(std::shared_ptr<SettingHold> hold, StopToken stop)
{
    if (!hold)
        co_return;
    const std::shared_ptr<ssh::Process> process = hold->m_process;
    Notifier ended;
    QObject context;
    QObject::connect(process.get(), &ssh::Process::finished, &context, [&] { ended.notify(); });
    process->closeInput();
    while (!process->isFinished()) {
        const Wake wake = co_await ended.wait(stop, kHoldLimit);
        if (wake != Wake::Ready)
            co_return;
    }
}

namespace {

/// A script that, after held.sh, says "held BEFORE" and holds something until its input ends.
struct Holding
{
    Holding() = default;

    QString script; ///< its name, which is the setting's as well
    QStringList arguments;
    QString failed; ///< what can't be, in words
    QString remedy;
};

Task<Result<std::shared_ptr<SettingHold>>>
hold(ssh::Connection *connection, Profile profile, Holding holding, StopToken stop)
{
    const std::optional<QStringList> prefix = rootPrefix(profile);
    if (!prefix) {
        co_return failure(ErrorCode::PermissionDenied, holding.failed, profile.device,
                          Device::tr("that needs root, and sudo asks for a password"));
    }
    const QString text =
        script(QStringLiteral("held.sh")) + script(holding.script + QStringLiteral(".sh"));
    const QStringList words = *prefix
        + QStringList{QStringLiteral("sh"), QStringLiteral("-c"), text, holding.script}
        + holding.arguments;
    const std::shared_ptr<ssh::Process> process =
        connection->start(ssh::Command(shellCommand(words), holding.script));
    QByteArray output;
    QByteArray problem;
    Notifier changed;
    QObject context;
    QObject::connect(process.get(), &ssh::Process::standardOutput, &context,
                     [&](const QByteArray &bytes) {
                         output += bytes.left(kLongestAnswer - output.size());
                         changed.notify();
                     });
    QObject::connect(
        process.get(), &ssh::Process::standardError, &context,
        [&](const QByteArray &bytes) { problem += bytes.left(kProblemBytes - problem.size()); });
    QObject::connect(process.get(), &ssh::Process::finished, &context, [&] { changed.notify(); });
    while (!output.contains('\n')) {
        if (process->isFinished() || output.size() >= kLongestAnswer) {
            co_return failure(ErrorCode::Unsupported, holding.failed, profile.device,
                              QString::fromUtf8(problem).trimmed(), holding.remedy);
        }
        const Wake wake = co_await changed.wait(stop, kHoldLimit);
        if (wake != Wake::Ready)
            process->closeInput();
        if (wake == Wake::TimedOut) {
            co_return failure(ErrorCode::Timeout, holding.failed, profile.device,
                              Device::tr("the device did not answer in time"));
        }
        if (wake != Wake::Ready)
            co_return tl::make_unexpected(Error::cancelled());
    }
    const QString before =
        QString::fromUtf8(output.left(output.indexOf('\n'))).section(u' ', 1).trimmed();
    co_return std::make_shared<SettingHold>(process, before);
}

} // namespace

Task<Result<std::shared_ptr<SettingHold>>>
holdGovernor(ssh::Connection *connection, Profile profile, QString governor, StopToken stop)
{
    const QString available = profile.fact(QStringLiteral("governors"));
    Holding holding;
    holding.script = QStringLiteral("governor");
    holding.arguments.append(governor);
    holding.failed = Device::tr("the governor \"%1\" can't be set").arg(governor);
    if (!available.isEmpty())
        holding.remedy = Device::tr("Available: %1.").arg(available);
    co_return co_await hold(connection, profile, holding, stop);
}

Task<Result<std::shared_ptr<SettingHold>>> holdOffloads(ssh::Connection *connection,
                                                        Profile profile,
                                                        QStringList interfaces,
                                                        Offloads offloads,
                                                        StopToken stop)
{
    const QStringList wanted(offloads == Offloads::On ? QStringLiteral("on")
                                                      : QStringLiteral("off"));
    Holding holding;
    holding.script = QStringLiteral("offloads");
    holding.arguments = wanted + interfaces;
    holding.failed = Device::tr("the offloads of %1 can't be switched").arg(interfaces.join(u' '));
    holding.remedy = Device::tr("Install ethtool on the device, or leave the offloads alone.");
    co_return co_await hold(connection, profile, holding, stop);
}

} // namespace runwatt::device
