// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"

namespace runwatt::campaign {

/// Reads a plan's JSON file. Waits for the disk: not for the GUI thread. Errors: a file that can't
/// be read or is too large for a plan; parsePlan()'s.
[[nodiscard]] Result<Plan> readPlanFile(const QString &path);

/// Writes one; what was there is replaced when all is written. Waits for the disk, too.
[[nodiscard]] Result<void> writePlanFile(const Plan &plan, const QString &path);

} // namespace runwatt::campaign
