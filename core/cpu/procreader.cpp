// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/procreader.h"

#include "core/cpu/lines.h"

namespace runwatt::cpu {

namespace {

constexpr double kMostTicksPerSecond = 100'000;
constexpr double kMostPageBytes = 1 << 24;
/// A task's start is told in ticks, and a reading takes its time.
constexpr double kStartSlackNs = 50.0 * kNsPerMs;

void readUnits(const QList<QByteArrayView> &words, ProcReading *reading)
{
    if (words.size() < 4)
        return;
    const double ticks = numberOf(words.at(1)).value_or(0);
    if (ticks >= 1 && ticks <= kMostTicksPerSecond)
        reading->ticksPerSecond = ticks;
    const double page = numberOf(words.at(3)).value_or(0);
    if (page >= 1 && page <= kMostPageBytes)
        reading->pageBytes = page;
}

double spent(quint64 before, quint64 after)
{
    return after > before ? static_cast<double>(after - before) : 0.0;
}

} // namespace

Result<ProcReading> ProcReader::read(QByteArrayView text, TimeNs timeNs, TimeNs bootNs)
{
    ProcReading reading;
    reading.timeNs = timeNs;
    reading.bootNs = bootNs;
    QByteArray cores;
    std::size_t tasks = 0;
    bool areThreads = false;
    qint64 process = 0;
    const auto readSame = [&](const QList<QByteArrayView> &words) {
        for (const QByteArrayView word : words.sliced(1)) {
            const auto known = m_processes.find(word.toLongLong());
            // Counted as well: else each reading could add to those of all before it.
            if (known != m_processes.cend() && ++tasks <= kMostTasks)
                reading.processes.insert(*known);
        }
    };
    const auto readTask = [&](QByteArrayView line) {
        const std::optional<TaskCounters> task = parseTaskStat(line);
        if (!task || ++tasks > kMostTasks)
            return;
        if (!areThreads) {
            reading.processes.insert_or_assign(task->id, *task);
            return;
        }
        // The first thread of a process has its number.
        if (reading.processes.contains(task->id))
            process = task->id;
        if (process != 0)
            reading.threads[process].insert_or_assign(task->id, *task);
    };
    QByteArrayView group;
    const auto readNumbers = [&](const QList<QByteArrayView> &words, std::set<qint64> *numbers) {
        for (const QByteArrayView word : words.sliced(1)) {
            if (++tasks <= kMostTasks)
                numbers->insert(word.toLongLong());
        }
    };
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = text.indexOf('\n', at);
        const QByteArrayView line = text.sliced(at, (end < 0 ? text.size() : end) - at);
        at += line.size() + 1;
        if (line.startsWith("cpu"))
            cores.append(line.data(), line.size()).append('\n');
        else if (line.startsWith("hz "))
            readUnits(wordsOf(line), &reading);
        else if (line.startsWith("same "))
            readSame(wordsOf(line));
        else if (line.startsWith("group "))
            group = line;
        else if (line.startsWith("all "))
            readAllTasks(line, &reading.allTasks);
        else if (line.startsWith("top "))
            readNumbers(wordsOf(line), &reading.atTop);
        else if (line.startsWith("members "))
            readNumbers(wordsOf(line), &reading.members);
        else if (line.startsWith("marked "))
            readNumbers(wordsOf(line), &reading.marked);
        else if (line == QByteArrayView("threads"))
            areThreads = true;
        else
            readTask(line);
    }
    reading.group = parseGroupTime(group, reading.ticksPerSecond);
    RUNWATT_TRY(reading.cores, parseProcStat(cores));
    m_processes = reading.processes;
    return reading;
}

std::optional<TaskCounters> countersBefore(const ProcReading &before,
                                           const std::map<qint64, TaskCounters> &tasks,
                                           const TaskCounters &later)
{
    const auto known = tasks.find(later.id);
    if (known != tasks.cend() && known->second.started == later.started)
        return known->second;
    const double beganNs =
        static_cast<double>(later.started) / before.ticksPerSecond * kNsPerSecond;
    if (beganNs < static_cast<double>(before.bootNs) - kStartSlackNs)
        return std::nullopt;
    return TaskCounters();
}

std::vector<ProcessSample> processSamples(const ProcReading &before, const ProcReading &after)
{
    std::vector<ProcessSample> samples;
    const TimeNs length = after.timeNs - before.timeNs;
    if (length <= 0)
        return samples;
    const double percent = 100 * static_cast<double>(kNsPerSecond)
        / (static_cast<double>(length) * after.ticksPerSecond);
    for (const auto &[pid, task] : after.processes) {
        const std::optional<TaskCounters> since = countersBefore(before, before.processes, task);
        if (!since)
            continue;
        const double guest = spent(since->guest, task.guest);
        const double user = std::max(0.0, spent(since->user, task.user) - guest);
        const double system = spent(since->system, task.system);
        if (user + system + guest <= 0)
            continue;
        ProcessSample sample;
        sample.timeNs = before.timeNs + length / 2;
        sample.lengthNs = length;
        sample.pid = pid;
        sample.command = task.command;
        sample.user = user * percent;
        sample.system = system * percent;
        sample.guest = guest * percent;
        sample.cpu = sample.user + sample.system + sample.guest;
        sample.residentBytes = static_cast<qint64>(
            std::min(9e18, static_cast<double>(task.residentPages) * after.pageBytes));
        samples.push_back(std::move(sample));
    }
    return samples;
}

std::vector<CpuSample> cpuSamples(const ProcReading &before, const ProcReading &after)
{
    if (after.timeNs <= before.timeNs)
        return {};
    return difference(before.cores, before.timeNs, after.cores, after.timeNs);
}

} // namespace runwatt::cpu
