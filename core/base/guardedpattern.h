// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

namespace runwatt {

/// A regular expression of a person's own, to be matched against what a device or a meter sends,
/// one bounded line after another. A match that backtracks for long is given up (isValid() of the
/// match is false then): an honest line needs some hundreds of steps, and 20000 are allowed at each
/// place where a match may begin. The limits are PCRE2's own (man pcre2pattern, LIMIT_MATCH), which
/// a pattern can lower but not raise. To be checked with isValid() before use.
[[nodiscard]] QRegularExpression guardedPattern(const QString &pattern);

/// Where in the pattern as it was given its fault is, from 0.
[[nodiscard]] qsizetype faultOffset(const QRegularExpression &guarded);

} // namespace runwatt
