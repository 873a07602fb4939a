// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figuredata.h"

#include <QByteArray>

namespace runwatt::figure {

/// What a figure draws, as CSV (RFC 4180, UTF-8, lines end in \r\n, numbers in the C locale and in
/// SI units): bars as one row a trial with the cell's mean and interval beside it, a timeline as
/// one row a sample. Comment lines (#) ahead name the campaign, the plan's hash, the unit, the
/// statistic and, where it applies, SIMULATED.
[[nodiscard]] QByteArray toCsv(const FigureData &data);

/// One field of CSV, quoted where it must be. Text that a spreadsheet would run as a formula
/// (=, +, -, @ at its beginning, and not a number) gets an apostrophe in front.
[[nodiscard]] QString csvField(const QString &text);

} // namespace runwatt::figure
