// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/device/profile.h"
#include "core/ssh/connection.h"

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

} // namespace runwatt::device
