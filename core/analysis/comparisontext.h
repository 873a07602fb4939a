// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"

#include <QByteArray>
#include <QString>

// A comparison as text. Each form names its statistic, n, and, where not all was measured, says so
// (SIMULATED).

namespace runwatt::analysis {

/// A table for a terminal: one row a cell, columns aligned, values by magnitude with their unit.
[[nodiscard]] QString toTable(const Comparison &comparison);

/// RFC 4180, UTF-8, one row a cell: values in SI units with all their digits, not localised.
[[nodiscard]] QByteArray toCsv(const Comparison &comparison);

/// One object: request, unit, statistic, origin and cells with their single values and trials.
[[nodiscard]] QByteArray toJson(const Comparison &comparison);

} // namespace runwatt::analysis
