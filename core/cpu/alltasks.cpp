// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/alltasks.h"

#include "core/cpu/lines.h"

#include <algorithm>

namespace runwatt::cpu {

namespace {

constexpr double kMicrosecond = 1e-6;
constexpr double kNanosecond = 1e-9;
/// A century of a thousand cores: no counter is that large.
constexpr double kMostSeconds = 3e12;
/// A device has a dozen at its top.
constexpr std::size_t kMostGroups = 4096;

} // namespace

void readAllTasks(QByteArrayView line, AllTasks *tasks)
{
    const QList<QByteArrayView> words = wordsOf(line);
    if (words.size() < 3)
        return;
    const bool isWhole = words.at(1) == QByteArrayView("cpuacct.usage");
    const bool isGroup = words.at(1) == QByteArrayView("usage_usec") && words.size() > 3;
    const double seconds =
        numberOf(words.at(2)).value_or(-1) * (isWhole ? kNanosecond : kMicrosecond);
    if ((!isWhole && !isGroup) || seconds < 0 || seconds > kMostSeconds)
        return;
    if (isWhole)
        tasks->whole = seconds;
    else if (tasks->groups.size() < kMostGroups) // its name may hold blanks
        tasks->groups.insert_or_assign(line.sliced(words.at(3).data() - line.data()).toByteArray(),
                                       seconds);
}

std::optional<double> difference(const AllTasks &before, const AllTasks &after)
{
    if (before.whole && after.whole)
        return std::max(0.0, *after.whole - *before.whole);
    if (before.groups.empty() || after.groups.empty())
        return std::nullopt;
    double sum = 0;
    for (const auto &[name, seconds] : after.groups) {
        const auto found = before.groups.find(name);
        // One that has less than before was made anew under its name.
        const bool isNew = found == before.groups.cend() || found->second > seconds;
        sum += isNew ? seconds : seconds - found->second;
    }
    return sum;
}

} // namespace runwatt::cpu
