// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/device/profile.h"
#include "core/ssh/connection.h"

#include <QByteArray>
#include <QString>

namespace runwatt::device {

/// Finds out what a device is and can do, with one command over its connection (I/O thread; a few
/// seconds at most). Errors: the connection's; a probe that gives nonsense.
[[nodiscard]] Task<Result<Profile>>
probe(ssh::Connection *connection, QString name, StopToken stop);

/// Where a benchmark's file can lie: `folder`, or the first disk-backed of /var/tmp/runwatt and
/// ~/.cache/runwatt when it is empty. A tmpfs or another file system without a disk is refused with
/// its reason, because it would measure memory.
[[nodiscard]] Task<Result<Storage>>
findStorage(ssh::Connection *connection, QString folder, StopToken stop);

/// What the probe's script printed: lines "name<Tab>value". A line that is none is passed over, and
/// a size that is no number, or none that a machine can have, is 0. Pure.
[[nodiscard]] Profile parseProfile(const QString &device, const QByteArray &output);

/// One line of what the storage script printed: folder, mount point, file system, source, free KiB,
/// "yes" where it can be written ("file" where it is one), disk and scheduler, with tabs between.
/// Corrupt: it is no such line; else why nothing can be measured there. Pure.
[[nodiscard]] Result<Storage> parseStorage(const QByteArray &line, const QString &device);

} // namespace runwatt::device
