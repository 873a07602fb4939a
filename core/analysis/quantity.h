// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace runwatt::analysis {

/// A prefix for a whole column of values: shown = value / divisor, labelled `unit`.
struct Scale
{
    double divisor = 1;
    QString unit; ///< "MB/s", "kIOPS", "µs", "W"
};

/// The decimal prefix that fits values up to `largest` of an SI unit as the records name it.
[[nodiscard]] Scale scaleFor(double largest, const QString &unit);

/// A number with so many significant digits and no power of ten ("0.01230", "12.30", "12300"); an
/// en dash when it is not finite. Not localised: for terminals and files.
[[nodiscard]] QString plainNumber(double value, int significantDigits = 4);

} // namespace runwatt::analysis
