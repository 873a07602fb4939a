// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace runwatt {

/// One prefix for a whole axis or column: shown = value / divisor, labelled `unit`.
struct UnitScale
{
    double divisor = 1;
    QString unit; ///< "MB/s", "kIOPS", "µs", "W", "°C"
};

/// The decimal prefix that fits values up to `largest` (its sign does not matter) of an SI unit as
/// the records name it ("B/s", "1/s", "s", "%", "W", "V", "A", "degC", "Hz", "B", "J", "J/B",
/// "bit/s", "trans/s", "op/s"). Other units are left as they are. Any thread.
[[nodiscard]] UnitScale scaleFor(double largest, const QString &unit);

} // namespace runwatt
