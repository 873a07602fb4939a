// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figuredata.h"

#include <QLocale>
#include <QStringList>

namespace runwatt::figure {

/// A measure's name for people, translated: "throughput" is "Throughput", "latency.p99" is
/// "Latency, 99th percentile"; one that is not known is given as it is.
[[nodiscard]] QString measureName(const QString &measure);

/// A factor's name for people within a sentence, translated: "requestSize" is "request size",
/// "pattern+operation" is "pattern and operation"; one that is not known is given as it is.
[[nodiscard]] QString factorName(const QString &factor);

/// A verdict's name for people, translated: "foreign-load" is "load of other processes". A word
/// that is not known stays as it is.
[[nodiscard]] QString verdictName(const QString &code);
/// Several, with commas between.
[[nodiscard]] QString verdictNames(const QStringList &codes);

/// A name that stands alone: its first letter large.
[[nodiscard]] QString capitalised(const QString &name);

/// The axis for values up to `largest` in `unit`: one SI prefix for all ("B/s" up to 3e7 is MB/s).
/// The label is "`name` (unit)".
[[nodiscard]] AxisText axisFor(const QString &name, const QString &unit, double largest);

/// A value as an axis or a table writes it: four significant digits, no powers of ten within 1e-3
/// to 1e7; an en dash when it is not finite.
[[nodiscard]] QString shownNumber(double value, const QLocale &locale);

/// The locale of a figure: its language, or the program's.
[[nodiscard]] QLocale localeOf(const QString &language);

} // namespace runwatt::figure
