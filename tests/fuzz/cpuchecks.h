// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cpu/cpusample.h"
#include "core/cpu/pidstat.h"

#include <vector>

namespace runwatt::fuzz {

/// Requires that all shares are percentages and that each core's samples are in order.
void requireGood(const std::vector<cpu::CpuSample> &samples);

/// Requires that what is known is finite and not negative, and that samples are in order.
void requireGood(const std::vector<cpu::ProcessSample> &samples);

/// Whether two are the same; what is not known in either is the same, too.
[[nodiscard]] bool isSame(const cpu::ProcessSample &one, const cpu::ProcessSample &other);

} // namespace runwatt::fuzz
