// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/matrix.h"

#include <QStringList>

namespace runwatt::campaign {

/// Whether workloads in this runtime call the device's own programs, as they are there: NT, unless
/// it is in the root file system that all runtimes share.
[[nodiscard]] bool callsDevicesPrograms(const Plan &plan, const QString &runtime);

/// What those workloads call on the device of this index in the plan, each once, without what the
/// probe of a device looks for by itself. Names, or absolute paths.
[[nodiscard]] QStringList
nativePrograms(const Plan &plan, const Matrix &matrix, std::size_t device);

} // namespace runwatt::campaign
