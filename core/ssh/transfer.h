// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"
#include "core/ssh/connection.h"

#include <QByteArray>
#include <QPointer>
#include <QString>

namespace runwatt::ssh {

// Files go through plain commands (tee and sha256sum one way, cat the other): measured faster than
// SFTP at any round trip, and the device checks the sum while the bytes arrive. The contracts are
// those of Connection's methods of the same purpose.

Task<Result<void>> uploadFile(QPointer<Connection> connection,
                              QString localFile,
                              QString remoteFile,
                              int mode,
                              ProgressFunction progress,
                              StopToken stop);

Task<Result<void>> uploadBytes(QPointer<Connection> connection,
                               QByteArray contents,
                               QString remoteFile,
                               int mode,
                               StopToken stop);

Task<Result<void>> downloadFile(QPointer<Connection> connection,
                                QString remoteFile,
                                QString localFile,
                                ProgressFunction progress,
                                StopToken stop);

Task<Result<QByteArray>>
readRemoteFile(QPointer<Connection> connection, QString remoteFile, qint64 limit, StopToken stop);

/// Shell text that leaves a transfer's script (StatusNoTool) where there is no sha256sum, and else
/// defines `sha256`, which writes the sum of its input as first word. OpenSSL's program is
/// preferred where it is in order: Debian's sha256sum has no code for the processor (measured on a
/// Xeon of 2.5 GHz: 110 MB/s, OpenSSL 385 MB/s), and would be what a fast link waits for.
[[nodiscard]] QByteArray sha256Function();

/// The Error for the exit status of a transfer's script; `what` begins the message.
[[nodiscard]] Error
transferError(const QString &what, const QString &where, int exitStatus, const QByteArray &said);

/// The exit statuses of the scripts.
enum TransferStatus : int {
    StatusMissing = 66,
    StatusUnreadable = 67,
    StatusDirectory = 68,
    StatusNoTool = 69,
    StatusChecksum = 70,
    StatusShort = 71,
    StatusUnconfirmed = 72
};

} // namespace runwatt::ssh
