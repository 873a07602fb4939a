// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/jsonfields.h"
#include "core/campaign/plan.h"

namespace runwatt::campaign {

/// Reports the first device of a plan whose guests are not told all of where they are, or can't be
/// there.
void checkGuestNetworks(const Plan &plan, JsonFields &fields);

} // namespace runwatt::campaign
