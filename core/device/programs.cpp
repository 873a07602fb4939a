// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/programs.h"

#include "core/base/shellquote.h"
#include "core/device/scripts.h"
#include "core/device/text.h"

namespace runwatt::device {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kLimit = 20s;
constexpr qint64 kOutputLimit = 256 * 1024;
/// Asked for at once: a command line has its limits, and so has a program's name.
constexpr qsizetype kAtOnce = 100;

Capability capabilityOf(const QString &program, bool isThere)
{
    Capability capability;
    capability.name = programCapability(program);
    capability.label = Device::tr("Program %1").arg(program);
    if (isThere) {
        capability.state = Capability::State::Ready;
        return capability;
    }
    capability.reason = Device::tr("%1 is not installed").arg(program);
    capability.remedy = Device::tr("Install it where a login finds it (PATH), or correct the "
                                   "workload's command, or its tools.");
    return capability;
}

} // namespace

QString programCapability(const QString &program)
{
    return QStringLiteral("program.") + program;
}

QStringList unknownPrograms(const Profile &profile, const QStringList &programs)
{
    QStringList unknown;
    for (const QString &program : programs) {
        const Capability known = profile.capability(programCapability(program));
        const bool isKnown = known.state != Capability::State::Missing || !known.reason.isEmpty();
        if (!isKnown && !unknown.contains(program))
            unknown.append(program);
    }
    return unknown;
}

Task<Result<Profile>>
withPrograms(ssh::Connection *connection, Profile profile, QStringList programs, StopToken stop)
{
    const QStringList unknown = unknownPrograms(profile, programs);
    for (qsizetype first = 0; first < unknown.size(); first += kAtOnce) {
        const QStringList asked = unknown.mid(first, kAtOnce);
        const QStringList words =
            scriptCommand(QStringLiteral("programs"), Interpreter::Shell, asked);
        ssh::Command command(shellCommand(words), QStringLiteral("programs"));
        command.limit = kLimit;
        command.outputLimit = kOutputLimit;
        RUNWATT_CO_TRY(const ssh::CommandResult told, co_await connection->run(command, stop));
        if (!told.standardOutput.endsWith("end\n")) {
            co_return failure(
                ErrorCode::Corrupt, Device::tr("the device does not tell which programs it has"),
                profile.device, QString::fromUtf8(told.standardError.right(200)).trimmed());
        }
        const QList<QByteArray> missing = told.standardOutput.split('\n');
        for (const QString &program : asked)
            profile.capabilities.append(capabilityOf(program, !missing.contains(program.toUtf8())));
    }
    co_return profile;
}

} // namespace runwatt::device
