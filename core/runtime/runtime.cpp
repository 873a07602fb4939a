// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/runtime.h"

#include "core/base/shellquote.h"
#include "core/runtime/native.h"
#include "core/runtime/runccontainer.h"
#include "core/runtime/text.h"

namespace runwatt::runtime {

RuntimePlace::RuntimePlace(ssh::Connection *deviceConnection, device::Profile deviceProfile)
    : connection(deviceConnection)
    , profile(std::move(deviceProfile))
{ }

device::Interpreter RuntimePlace::interpreter() const
{
    return profile.hasPython ? device::Interpreter::Python : device::Interpreter::Shell;
}

QStringList runnableCodes()
{
    return {QStringLiteral("NT"), QStringLiteral("RC")};
}

qint64 diskBytesOf(const QString &code)
{
    constexpr qint64 kRootFilesystem = 160'000'000; // fio's libraries are most of it
    return code == u"NT" ? 0 : kRootFilesystem;
}

Result<std::unique_ptr<Runtime>> makeRuntime(const QString &code, const RuntimePlace &place)
{
    const device::Capability able = place.profile.capability(code);
    if (able.state == device::Capability::State::Missing) {
        return failure(ErrorCode::Unsupported, Runtimes::tr("runtime %1 can't be run").arg(code),
                       place.profile.device, able.reason,
                       able.remedy.isEmpty() ? Runtimes::tr("Leave it out of the plan.")
                                             : able.remedy);
    }
    RUNWATT_CHECK(checkBudget(place.budget, place.profile));
    if (code == u"NT")
        return std::make_unique<Native>(place);
    if (code == u"RC")
        return std::make_unique<RuncContainer>(place);
    return failure(ErrorCode::Unsupported, Runtimes::tr("runtime %1 can't be run").arg(code),
                   place.profile.device, Runtimes::tr("this version does not have it"),
                   Runtimes::tr("Leave it out of the plan."));
}

std::shared_ptr<ssh::Process> startStamped(ssh::Connection *connection,
                                           device::Interpreter interpreter,
                                           const QStringList &words,
                                           const QString &label)
{
    const QStringList wrapped = device::scriptCommand(QStringLiteral("stamp"), interpreter, words);
    return connection->start(ssh::Command(shellCommand(wrapped), label));
}

} // namespace runwatt::runtime
