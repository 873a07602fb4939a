// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"
#include "core/device/profile.h"

#include <QString>

namespace runwatt::campaign {

/// What a program ("fio") says of its version where a runtime's workloads call it: what the
/// device's own says, where the runtime has that one. Empty where it has a program of its own (from
/// a tar or a distribution), or the device has none. Pure; any thread.
[[nodiscard]] QString toolVersionIn(const Plan &plan,
                                    const QString &runtime,
                                    const device::Profile &profile,
                                    const QString &program);

} // namespace runwatt::campaign
