// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/kept.h"

#include "core/base/shellquote.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kLimit = 60s; ///< old trees go file by file

Task<Result<ssh::CommandResult>>
runKept(RuntimePlace place, QString verb, QString name, StopToken stop)
{
    const QStringList words = device::scriptCommand(u"kept"_s, device::Interpreter::Shell,
                                                    {verb, place.keptFolder, name});
    ssh::Command command(shellCommand(words), u"kept"_s);
    command.limit = kLimit;
    co_return co_await place.connection->run(command, stop);
}

} // namespace

Task<Result<bool>> isKept(RuntimePlace place, QString name, StopToken stop)
{
    if (place.keptFolder.isEmpty())
        co_return false;
    RUNWATT_CO_TRY(const ssh::CommandResult told, co_await runKept(place, u"has"_s, name, stop));
    co_return told.standardOutput.trimmed() == "yes";
}

Task<Result<void>> keep(RuntimePlace place, QString name, StopToken stop)
{
    if (place.keptFolder.isEmpty())
        co_return {};
    RUNWATT_CO_TRY(const ssh::CommandResult told, co_await runKept(place, u"add"_s, name, stop));
    Q_UNUSED(told)
    co_return {};
}

} // namespace runwatt::runtime
