// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/transfer.h"

#include "core/base/shellquote.h"

#include <QCoreApplication>

namespace runwatt::ssh {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("runwatt::ssh", text);
}

} // namespace

Error transferError(const QString &what,
                    const QString &where,
                    int exitStatus,
                    const QByteArray &said)
{
    const QString text = QString::fromUtf8(said.right(500)).trimmed();
    switch (exitStatus) {
    case kStatusMissing:
        return Error(ErrorCode::NotFound, what, where, translated("there is no such file"));
    case kStatusUnreadable:
        return Error(ErrorCode::PermissionDenied, what, where,
                     translated("this account may not read it"));
    case kStatusDirectory:
        return Error(ErrorCode::InvalidInput, what, where, translated("it is a folder"));
    case kStatusNoTool:
        return Error(ErrorCode::ToolMissing, what, where,
                     translated("the device has no sha256sum to check it with"),
                     translated("Install coreutils (or busybox) there."));
    case kStatusChecksum:
        return Error(ErrorCode::Corrupt, what, where,
                     translated("what arrived is not what was sent (SHA-256 differs)"),
                     translated("Try again; if it happens again, check the device's memory."));
    case kStatusUnconfirmed:
        return Error(ErrorCode::ConnectionLost, what, where,
                     translated("its input ended before the checksum came"),
                     translated("Try again."));
    default:
        break;
    }
    if (said.contains("No space left") || said.contains("quota exceeded")) {
        return Error(ErrorCode::NoSpace, what, where, translated("the file system there is full"),
                     translated("Free some space there, or choose another folder."));
    }
    if (said.contains("Permission denied"))
        return Error(ErrorCode::PermissionDenied, what, where, text);
    if (said.contains("Read-only file system"))
        return Error(ErrorCode::PermissionDenied, what, where, text);
    if (said.contains("No such file") || said.toLower().contains("nonexistent"))
        return Error(ErrorCode::NotFound, what, where, text);
    return Error(ErrorCode::System, what, where,
                 text.isEmpty() ? translated("exit status %1").arg(exitStatus) : text);
}

Task<Result<QByteArray>>
readRemoteFile(QPointer<Connection> connection, QString remoteFile, qint64 limit, StopToken stop)
{
    const QByteArray file = shellQuote(remoteFile);
    Command command("[ -e " + file + " ] || exit 66; [ -d " + file + " ] && exit 68; [ -r " + file
                        + " ] || exit 67; exec cat <" + file,
                    translated("reading %1").arg(remoteFile));
    command.outputLimit = limit;
    RUNWATT_CO_TRY(const CommandResult result, co_await connection->run(command, stop));
    if (result.succeeded())
        co_return result.standardOutput;
    co_return tl::make_unexpected(transferError(translated("A file could not be read"), remoteFile,
                                                result.end.exitStatus, result.standardError));
}

} // namespace runwatt::ssh
