// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/device/profile.h"

namespace runwatt::campaign {

/// Whether what a campaign lays out on a device fits there; if not, the Error says how much is
/// missing and what to do. A campaign's start refuses by it, and a review tells it before.
[[nodiscard]] Result<void>
checkDiskSpace(const QString &device, const device::Storage &storage, qint64 neededBytes);

} // namespace runwatt::campaign
