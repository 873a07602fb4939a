// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/runtime.h"

#include "core/base/shellquote.h"
#include "core/runtime/native.h"
#include "core/runtime/text.h"

namespace runwatt::runtime {

QStringList runnableCodes()
{
    return {QStringLiteral("NT")};
}

Result<std::unique_ptr<Runtime>>
makeRuntime(const QString &code, ssh::Connection *connection, const device::Profile &profile)
{
    const device::Interpreter interpreter =
        profile.hasPython ? device::Interpreter::Python : device::Interpreter::Shell;
    if (code == u"NT")
        return std::make_unique<Native>(connection, interpreter);
    return failure(ErrorCode::Unsupported, Runtimes::tr("runtime %1 can't be run").arg(code),
                   profile.device, profile.capability(code).reason,
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
