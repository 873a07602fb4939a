// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"

namespace runwatt::campaign {

/// Reads a plan's JSON file. Waits for the disk: not for the GUI thread. Errors: a file that can't
/// be read or is too large for a plan; parsePlan()'s.
[[nodiscard]] Result<Plan> readPlanFile(const QString &path);

/// The same for a plan that is to be run as it stands: what would make it fail, or leave out
/// nothing where it says so, is an error with file, line and field, too. The wizard, where it can
/// be mended, reads without.
[[nodiscard]] Result<Plan> readPlanToRun(const QString &path);

/// Writes one; what was there is replaced when all is written. Waits for the disk, too.
[[nodiscard]] Result<void> writePlanFile(const Plan &plan, const QString &path);

} // namespace runwatt::campaign
