// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/processmemory.h"

#include "core/base/shellquote.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kLimit = 20s;

} // namespace

Task<Result<std::optional<qint64>>> processMemory(
    RuntimePlace place, QStringList rootPrefix, Memory which, QString pidFile, StopToken stop)
{
    const QString how = which == Memory::OfProcess ? u"alone"_s : u"parent"_s;
    const QStringList arguments{how, pidFile};
    const QStringList words =
        rootPrefix + device::scriptCommand(u"pss"_s, device::Interpreter::Shell, arguments);
    ssh::Command command(shellCommand(words), u"memory of the runtime"_s);
    command.limit = kLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult read, co_await place.connection->run(command, stop));
    bool isNumber = false;
    const qint64 bytes = read.standardOutput.trimmed().toLongLong(&isNumber);
    if (read.succeeded() && isNumber)
        co_return bytes;
    co_return std::nullopt;
}

} // namespace runwatt::runtime
