// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/tasktime.h"
#include "tests/fuzz/cpuchecks.h"
#include "tests/fuzz/target.h"

#include <cmath>

namespace runwatt::fuzz {

namespace {

void requireGoodTasks(const cpu::TaskInterval &interval)
{
    require(std::isfinite(interval.total.busy()), "the cores' time is a number of seconds");
    for (const cpu::TaskTime &task : interval.tasks) {
        for (const double seconds : {task.user, task.system, task.guest})
            require(std::isfinite(seconds) && seconds >= 0, "a task's time is a number of seconds");
    }
    require(std::isfinite(interval.allTasks.value_or(0)) && interval.allTasks.value_or(0) >= 0,
            "all tasks' time is a number of seconds");
    if (!interval.group)
        return;
    for (const double seconds :
         {interval.group->usage, interval.group->user, interval.group->system})
        require(std::isfinite(seconds) && seconds >= 0, "a group's time is a number of seconds");
}

void compare(const cpu::ProcReading &before, const cpu::ProcReading &after)
{
    requireGood(cpuSamples(before, after));
    requireGood(processSamples(before, after));
    requireGoodTasks(taskInterval(before, after));
}

/// One reading after the other, each up to a line of dashes.
void read(QByteArrayView input)
{
    constexpr QByteArrayView kEnd = "----\n";
    cpu::ProcReader reader;
    std::optional<cpu::ProcReading> last;
    for (int count = 1; !input.isEmpty(); ++count) {
        const qsizetype found = input.indexOf(kEnd);
        const QByteArrayView text = input.first(found < 0 ? input.size() : found);
        input = input.sliced(std::min(text.size() + kEnd.size(), input.size()));
        const Result<cpu::ProcReading> reading =
            reader.read(text, count * kNsPerSecond, (1000 + count) * kNsPerSecond);
        if (!reading)
            continue;
        // Of those that are told anew and of those that are as before.
        require(reading->processes.size() <= cpu::ProcReader::kMostTasks, "tasks are bounded");
        if (last) {
            compare(*last, *reading);
            ++understoodInputs;
        }
        last = *reading;
    }
}

} // namespace

} // namespace runwatt::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    runwatt::fuzz::read(runwatt::fuzz::viewOf(data, size));
    return 0;
}
