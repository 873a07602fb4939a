// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"

#include <QString>

namespace runwatt::wizard {

/// What a campaign may be called while nobody gave it a title: what it measures, and on which
/// devices, in the language that is shown ("Network on pi4"). Empty without devices.
[[nodiscard]] QString proposedTitle(const campaign::Plan &plan);

} // namespace runwatt::wizard
