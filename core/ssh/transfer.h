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

// Files go through plain commands (dd, tee and a sum one way, cat and a sum the other): measured
// faster than SFTP at any round trip, and the device checks the sum while the bytes arrive. The
// contracts are those of Connection's methods of the same purpose.

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

/// Shell text that leaves a transfer's script (StatusNoTool) where nothing can sum a file up, and
/// else sets `sum_name` (sumNamed()) and defines `sum_of`, which writes the sum of its input as
/// first word. b2sum is preferred: coreutils' sha256sum is what a fast link would wait for
/// (measured on a Xeon of 2.5 GHz: 190 MB/s, b2sum 640 MB/s).
[[nodiscard]] QByteArray sumFunction();

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
