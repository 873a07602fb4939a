// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/sysstatinterval.h"

#include "core/cpu/lines.h"

#include <algorithm>
#include <map>

namespace runwatt::cpu {

namespace {

constexpr qint64 kHalfDay = 43200;
constexpr qint64 kLongest = 86400;

/// Seconds of the day, of a clock of 12 or 24 hours, or since the epoch.
std::optional<qint64> secondsOf(const QByteArray &word)
{
    const QList<QByteArray> parts = word.split(':');
    if (parts.size() != 1 && parts.size() != 3)
        return std::nullopt;
    qint64 seconds = 0;
    for (const QByteArray &part : parts) {
        bool ok = false;
        const qint64 number = part.toLongLong(&ok);
        if (!ok || number < 0 || number > 99'999'999'999)
            return std::nullopt;
        seconds = seconds * 60 + number;
    }
    return seconds;
}

/// The time in a line: at its begin, or as mpstat's JSON has it, "timestamp": "09:49:56".
std::optional<qint64> timeIn(const QByteArray &line)
{
    if (beginsWithTime(line))
        return secondsOf(wordsOf(line).front().toByteArray());
    const QList<QByteArray> quoted = line.split('"');
    if (quoted.size() < 5 || quoted.at(1) != "timestamp")
        return std::nullopt;
    return secondsOf(quoted.at(3));
}

} // namespace

std::optional<std::chrono::seconds> sysstatInterval(const QByteArray &head)
{
    std::map<qint64, int> distances;
    std::optional<qint64> last;
    Lines lines;
    for (const char byte : head) {
        const std::optional<QByteArray> line = lines.add(byte);
        const std::optional<qint64> time = line ? timeIn(*line) : std::nullopt;
        if (!time)
            continue;
        qint64 distance = *time - last.value_or(*time);
        if (distance < 0 && *time < 2 * kHalfDay) // past noon or midnight
            distance = (distance % kHalfDay + kHalfDay) % kHalfDay;
        if (distance > 0 && distance <= kLongest)
            ++distances[distance];
        last = time;
    }
    const auto most = std::ranges::max_element(
        distances, {}, [](const std::pair<const qint64, int> &one) { return one.second; });
    if (most == distances.end())
        return std::nullopt;
    return std::chrono::seconds(most->first);
}

} // namespace runwatt::cpu
