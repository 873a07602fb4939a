// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"

namespace runwatt::app {

/// The demo campaign: this computer natively, fio {sequential, random} x {read, write} x {4 KiB,
/// 128 KiB}, three repetitions, the simulated meter; about three minutes.
[[nodiscard]] campaign::Plan demoPlan();

} // namespace runwatt::app
