// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/transfer.h"

#include "core/base/shellquote.h"
#include "core/ssh/text.h"

namespace runwatt::ssh {

QByteArray sumFunction()
{
    return R"sh(
if command -v b2sum >/dev/null; then
  sum_name=blake2b
  sum_of() { b2sum; }
elif command -v sha256sum >/dev/null; then
  sum_name=sha256
  sum_of() { sha256sum; }
else
  exit 69
fi
)sh";
}

Error transferError(const QString &what,
                    const QString &where,
                    int exitStatus,
                    const QByteArray &said)
{
    const QString text = QString::fromUtf8(said.right(500)).trimmed();
    switch (exitStatus) {
    case StatusMissing:
        return Error(ErrorCode::NotFound, what, where, Ssh::tr("there is no such file"));
    case StatusUnreadable:
        return Error(ErrorCode::PermissionDenied, what, where,
                     Ssh::tr("this account may not read it"));
    case StatusDirectory:
        return Error(ErrorCode::InvalidInput, what, where, Ssh::tr("it is a folder"));
    case StatusNoTool:
        return Error(ErrorCode::ToolMissing, what, where,
                     Ssh::tr("the device has neither b2sum nor sha256sum to check it with"),
                     Ssh::tr("Install coreutils (or busybox) there."));
    case StatusChecksum:
        return Error(ErrorCode::Corrupt, what, where,
                     Ssh::tr("what arrived is not what was sent (the checksum differs)"),
                     Ssh::tr("Try again; if it happens again, check the device's memory."));
    case StatusUnconfirmed:
        return Error(ErrorCode::ConnectionLost, what, where,
                     Ssh::tr("its input ended before the checksum came"), Ssh::tr("Try again."));
    default:
        break;
    }
    if (said.contains("No space left") || said.contains("quota exceeded")) {
        return Error(ErrorCode::NoSpace, what, where, Ssh::tr("the file system there is full"),
                     Ssh::tr("Free some space there, or choose another folder."));
    }
    if (said.contains("Permission denied"))
        return Error(ErrorCode::PermissionDenied, what, where, text);
    if (said.contains("Read-only file system"))
        return Error(ErrorCode::PermissionDenied, what, where, text);
    if (said.contains("No such file") || said.toLower().contains("nonexistent"))
        return Error(ErrorCode::NotFound, what, where, text);
    return Error(ErrorCode::System, what, where,
                 text.isEmpty() ? Ssh::tr("exit status %1").arg(exitStatus) : text);
}

Task<Result<QByteArray>>
readRemoteFile(QPointer<Connection> connection, QString remoteFile, qint64 limit, StopToken stop)
{
    const QByteArray file = shellQuote(remoteFile);
    Command command("[ -e " + file + " ] || exit 66; [ -d " + file + " ] && exit 68; [ -r " + file
                        + " ] || exit 67; exec cat <" + file,
                    Ssh::tr("reading %1").arg(remoteFile));
    command.outputLimit = limit;
    RUNWATT_CO_TRY(const CommandResult result, co_await connection->run(command, stop));
    if (result.succeeded())
        co_return result.standardOutput;
    co_return tl::make_unexpected(transferError(Ssh::tr("A file could not be read"), remoteFile,
                                                result.end.exitStatus, result.standardError));
}

} // namespace runwatt::ssh
