// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guardedpattern.h"

#include <algorithm>

namespace runwatt {

namespace {

// PCRE2 takes the limits from the start of the expression only.
constexpr QLatin1String kGuard("(*LIMIT_MATCH=20000)(*LIMIT_DEPTH=2000)");

} // namespace

QRegularExpression guardedPattern(const QString &pattern)
{
    return QRegularExpression(kGuard + pattern);
}

qsizetype faultOffset(const QRegularExpression &guarded)
{
    return std::max<qsizetype>(0, guarded.patternErrorOffset() - kGuard.size());
}

} // namespace runwatt
