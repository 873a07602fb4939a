// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origin.h"

#include <QStringList>

#include <set>

namespace runwatt {

/// What a number has of what is not measured, as far as it is kept apart: watts of a simulated
/// meter for work on an emulated processor are both. Empty where all of it is measured.
using Origins = std::set<Origin>;

/// Adds one; Measured adds nothing.
void add(Origins &origins, Origin origin);

/// The one furthest from measured.
[[nodiscard]] Origin furthest(const Origins &origins);

/// What people see: the marks, the one furthest from measured first: "SIMULATED + EMULATED".
[[nodiscard]] QString marks(const Origins &origins);

/// The words of files in the same order.
[[nodiscard]] QStringList toWords(const Origins &origins);

} // namespace runwatt
