// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/grouptime.h"

#include "core/cpu/lines.h"

#include <algorithm>

namespace runwatt::cpu {

namespace {

constexpr double kMicrosecond = 1e-6;
constexpr double kNanosecond = 1e-9;
/// A century of a thousand cores: no counter is that large.
constexpr double kMostSeconds = 3e12;

} // namespace

std::optional<GroupTime> parseGroupTime(QByteArrayView line, double ticksPerSecond)
{
    const QList<QByteArrayView> words = wordsOf(line);
    GroupTime time;
    bool isTold = false;
    const double tick = 1 / ticksPerSecond;
    for (qsizetype i = 1; i + 1 < words.size(); i += 2) {
        const QByteArrayView name = words.at(i);
        const double value = numberOf(words.at(i + 1)).value_or(-1);
        const auto take = [value](double unit, double *seconds) {
            if (value < 0 || value * unit > kMostSeconds)
                return false;
            *seconds = value * unit;
            return true;
        };
        if (name == QByteArrayView("usage_usec"))
            isTold = take(kMicrosecond, &time.usage);
        else if (name == QByteArrayView("cpuacct.usage"))
            isTold = take(kNanosecond, &time.usage);
        else if (name == QByteArrayView("user_usec"))
            take(kMicrosecond, &time.user);
        else if (name == QByteArrayView("system_usec"))
            take(kMicrosecond, &time.system);
        else if (name == QByteArrayView("user"))
            take(tick, &time.user);
        else if (name == QByteArrayView("system"))
            take(tick, &time.system);
    }
    return isTold ? std::optional(time) : std::nullopt;
}

GroupTime difference(const GroupTime &before, const GroupTime &after)
{
    return {std::max(0.0, after.usage - before.usage), std::max(0.0, after.user - before.user),
            std::max(0.0, after.system - before.system)};
}

} // namespace runwatt::cpu
