// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"

namespace runwatt::app {

/// How much the demo campaign measures.
enum class DemoLength {
    Whole, ///< three repetitions of four seconds; about three minutes
    Short ///< one of two seconds: whether all works here, in less than a minute
};

/// The demo campaign: this computer natively, fio {sequential, random} x {read, write} x {4 KiB,
/// 128 KiB}, the simulated meter.
[[nodiscard]] campaign::Plan demoPlan(DemoLength length);

} // namespace runwatt::app
