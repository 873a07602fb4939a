// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QString>

#include <chrono>

// Every number that a person sees is written here, in the person's language (QLocale's default).
// A value that is not finite is written as an en dash. Any thread.

namespace runwatt::common {

/// A number with so many significant digits and no more than needed: 3 gives "0.0123", "1.23",
/// "12.3", "123", "1,230". Never in powers of ten.
[[nodiscard]] QString formatNumber(double value, int significantDigits = 4);

/// The same with just so many significant digits, for columns of them: "0.0120", "12.0", "1,230".
[[nodiscard]] QString formatSignificant(double value, int significantDigits = 4);

/// Throughput in decimal prefixes: "123.4 MB/s".
[[nodiscard]] QString formatThroughput(double bytesPerSecond);

/// Operations in a second: "12.34 kIOPS".
[[nodiscard]] QString formatIops(double perSecond);

/// A short time such as a latency: "85.3 µs", "1.20 ms", "2.5 s".
[[nodiscard]] QString formatLatency(double seconds);

/// "3.42 W", "850 mW".
[[nodiscard]] QString formatWatts(double watts);

/// "45.3 %"; `percent` is 0 to 100 (or above, for more than one core).
[[nodiscard]] QString formatPercent(double percent);

/// Binary prefixes, whole where it is whole: "256 B", "4 KiB", "1.5 GiB". Request, file and memory
/// sizes.
[[nodiscard]] QString formatBytes(qint64 bytes);

/// How long something takes, in two units at most: "42 s", "3 min 05 s", "1 h 05 min", "2 d 3 h".
[[nodiscard]] QString formatDuration(std::chrono::seconds duration);

/// From and to, rounded to what can be known, in one unit where possible: "12 to 15 min",
/// "50 s to 2 min", "about 12 min" where both are the same.
[[nodiscard]] QString formatDurationRange(std::chrono::seconds low, std::chrono::seconds high);

/// A time on the campaign's clock: "2:07", "1:02:07"; with decimals "2:07.25".
[[nodiscard]] QString formatCampaignTime(TimeNs campaignNs, int decimals = 0);

/// A value in an SI unit as the records name it ("B/s", "1/s", "s", "%", "W", "V", "A", "degC",
/// "Hz", "B", "J", "J/B", "bit/s", "trans/s", "op/s"), with the prefix that fits it. Other units
/// are written behind the number.
[[nodiscard]] QString formatValue(double value, const QString &unit);

/// "123.4 ± 5.6 MB/s": both in the value's prefix. Without a finite half-width, only the value.
[[nodiscard]] QString formatValueWithInterval(double value, double halfWidth, const QString &unit);

} // namespace runwatt::common
