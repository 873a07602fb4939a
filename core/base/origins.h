// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origin.h"

#include <set>

namespace runwatt {

/// All that a number has of what is not measured: watts of a simulated meter beside work on an
/// emulated processor are both. Empty where all of it is measured.
using Origins = std::set<Origin>;

/// Adds one; Measured adds nothing.
void add(Origins &origins, Origin origin);

/// What people see: the marks, the one furthest from measured first: "SIMULATED, EMULATED".
[[nodiscard]] QString marks(const Origins &origins);

/// The same in the words of files, a space between them; "measured" where there are none.
[[nodiscard]] QString toWords(const Origins &origins);

} // namespace runwatt
