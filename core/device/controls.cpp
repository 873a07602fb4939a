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
constexpr Milliseconds kGovernorLimit = 10s;

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

GovernorHold::GovernorHold(std::shared_ptr<ssh::Process> process, QString before)
    : m_process(std::move(process))
    , m_before(std::move(before))
{ }

GovernorHold::~GovernorHold()
{
    m_process->closeInput();
}

Task<Result<std::shared_ptr<GovernorHold>>>
holdGovernor(ssh::Connection *connection, Profile profile, QString governor, StopToken stop)
{
    const std::optional<QStringList> prefix = rootPrefix(profile);
    if (!prefix) {
        co_return failure(ErrorCode::PermissionDenied, Device::tr("the governor can't be set"),
                          profile.device,
                          Device::tr("that needs root, and sudo asks for a password"));
    }
    const QStringList words =
        *prefix + scriptCommand(QStringLiteral("governor"), Interpreter::Shell, {governor});
    const std::shared_ptr<ssh::Process> process =
        connection->start(ssh::Command(shellCommand(words), QStringLiteral("governor")));
    QByteArray output;
    QByteArray problem;
    Notifier changed;
    QObject context;
    QObject::connect(process.get(), &ssh::Process::standardOutput, &context,
                     [&](const QByteArray &bytes) {
                         output += bytes;
                         changed.notify();
                     });
    QObject::connect(process.get(), &ssh::Process::standardError, &context,
                     [&](const QByteArray &bytes) { problem += bytes.left(1000); });
    QObject::connect(process.get(), &ssh::Process::finished, &context, [&] { changed.notify(); });
    while (!output.contains('\n')) {
        if (process->isFinished()) {
            const QString available = profile.fact(QStringLiteral("governors"));
            co_return failure(ErrorCode::Unsupported,
                              Device::tr("the governor \"%1\" can't be set").arg(governor),
                              profile.device, QString::fromUtf8(problem).trimmed(),
                              available.isEmpty() ? QString()
                                                  : Device::tr("Available: %1.").arg(available));
        }
        const Wake wake = co_await changed.wait(stop, kGovernorLimit);
        if (wake != Wake::Ready)
            process->closeInput();
        if (wake == Wake::TimedOut) {
            co_return failure(ErrorCode::Timeout,
                              Device::tr("the governor \"%1\" can't be set").arg(governor),
                              profile.device, Device::tr("the device did not answer in time"));
        }
        if (wake != Wake::Ready)
            co_return tl::make_unexpected(Error::cancelled());
    }
    const QString before = QString::fromUtf8(output.split(' ').value(1)).trimmed();
    co_return std::make_shared<GovernorHold>(process, before);
}

} // namespace runwatt::device
