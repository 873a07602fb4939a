// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/procstat.h"

#include "core/cpu/lines.h"
#include "core/cpu/text.h"

#include <algorithm>
#include <optional>

namespace runwatt::cpu {

using namespace Qt::Literals::StringLiterals;

namespace {

enum Tick : std::size_t { User, Nice, System, Idle, IoWait, Irq, SoftIrq, Steal, Guest, GuestNice };

constexpr int kMostCores = 65536;

/// "cpu" is -1, "cpu7" is 7; nothing for the other lines.
std::optional<int> coreOf(QByteArrayView word)
{
    if (!word.startsWith("cpu"))
        return std::nullopt;
    if (word.size() == 3)
        return -1;
    bool ok = false;
    const int core = word.sliced(3).toInt(&ok);
    if (!ok || core < 0 || core >= kMostCores)
        return std::nullopt;
    return core;
}

std::optional<CpuTicks> ticksOf(const QList<QByteArrayView> &words)
{
    if (words.size() < 5)
        return std::nullopt;
    CpuTicks ticks{};
    const std::size_t count = std::min(static_cast<std::size_t>(words.size() - 1), ticks.size());
    for (std::size_t index = 0; index < count; ++index) {
        bool ok = false;
        ticks[index] = words.at(static_cast<qsizetype>(index) + 1).toULongLong(&ok);
        if (!ok)
            return std::nullopt;
    }
    return ticks;
}

/// Ticks by which idle time may go back: one of its two columns does so in favour of the other, and
/// both are cut to whole ticks.
constexpr double kIdleSlack = 5;

/// Below zero where the counter went back.
double passed(quint64 before, quint64 after)
{
    return after >= before ? static_cast<double>(after - before)
                           : -static_cast<double>(before - after);
}

/// Of one core, all in ticks, with its share of what is `untold`.
CpuSeconds coreTicks(const CpuTicks &before, const CpuTicks &after, double length)
{
    const auto spent = [&](Tick column) {
        return std::max(0.0, passed(before[column], after[column]));
    };
    CpuSeconds core;
    core.guest = spent(Guest) + spent(GuestNice);
    core.user = std::max(0.0, spent(User) + spent(Nice) - core.guest);
    core.system = spent(System);
    core.irq = spent(Irq);
    core.softirq = spent(SoftIrq);
    core.steal = spent(Steal);
    core.idle = passed(before[Idle], after[Idle]);
    core.iowait = passed(before[IoWait], after[IoWait]);
    // A reading may come a while after its stamp: what one interval has too much of it, so that
    // less than nothing was busy, the next one has less.
    const double unused = core.idle + core.iowait + core.steal;
    const bool isTold = unused >= -kIdleSlack && unused <= 2 * length;
    core.untold = isTold ? length - unused - core.busy() : std::min(0.0, length - core.busy());
    return core;
}

CpuSample sampleOf(const CpuTicks &before, const CpuTicks &after, double *ticks)
{
    std::array<double, std::tuple_size_v<CpuTicks>> spent{};
    for (std::size_t index = 0; index < spent.size(); ++index) {
        if (after[index] > before[index])
            spent[index] = static_cast<double>(after[index] - before[index]);
    }
    spent[User] = std::max(0.0, spent[User] - spent[Guest]);
    spent[Nice] = std::max(0.0, spent[Nice] - spent[GuestNice]);
    *ticks = 0;
    for (const double part : spent)
        *ticks += part;
    const double scale = *ticks > 0 ? 100 / *ticks : 0;
    CpuSample sample;
    sample.user = spent[User] * scale;
    sample.nice = spent[Nice] * scale;
    sample.system = spent[System] * scale;
    sample.idle = spent[Idle] * scale;
    sample.iowait = spent[IoWait] * scale;
    sample.irq = spent[Irq] * scale;
    sample.softirq = spent[SoftIrq] * scale;
    sample.steal = spent[Steal] * scale;
    sample.guest = spent[Guest] * scale;
    sample.guestNice = spent[GuestNice] * scale;
    return sample;
}

} // namespace

Result<ProcStat> parseProcStat(QByteArrayView text)
{
    ProcStat stat;
    Lines lines;
    const auto read = [&](const QByteArray &line) {
        const QList<QByteArrayView> words = wordsOf(line);
        const std::optional<int> core = words.isEmpty() ? std::nullopt : coreOf(words.front());
        const std::optional<CpuTicks> ticks = core ? ticksOf(words) : std::nullopt;
        if (ticks)
            stat[*core] = *ticks;
    };
    for (const char byte : text) {
        if (const std::optional<QByteArray> line = lines.add(byte))
            read(*line);
    }
    if (const std::optional<QByteArray> line = lines.add('\n'))
        read(*line);
    if (!stat.contains(-1)) {
        return failure(ErrorCode::Corrupt, Cpu::tr("The CPU counters cannot be read"),
                       u"/proc/stat"_s, Cpu::tr("there is no usable \"cpu\" line"));
    }
    return stat;
}

std::vector<CpuSample>
difference(const ProcStat &before, TimeNs beforeNs, const ProcStat &after, TimeNs afterNs)
{
    std::vector<CpuSample> samples;
    int online = 0;
    for (const auto &[core, ticksAfter] : after) { // -1 comes first
        const auto found = before.find(core);
        if (found == before.end())
            continue;
        double ticks = 0;
        CpuSample sample = sampleOf(found->second, ticksAfter, &ticks);
        if (ticks <= 0)
            continue;
        sample.core = core;
        sample.timeNs = beforeNs + (afterNs - beforeNs) / 2;
        sample.lengthNs = afterNs - beforeNs;
        online += core >= 0 ? 1 : 0;
        samples.push_back(sample);
    }
    if (!samples.empty() && samples.front().core < 0)
        samples.front().cores = std::max(1, online);
    return samples;
}

CpuSeconds
coreSeconds(const ProcStat &before, const ProcStat &after, double seconds, double ticksPerSecond)
{
    CpuSeconds sum;
    for (const auto &[number, ticks] : after) {
        const auto since = before.find(number);
        // The kernel's own sum has also cores that are not in both.
        if (number < 0 || since == before.end() || since->second == ticks)
            continue;
        const CpuSeconds core = coreTicks(since->second, ticks, seconds * ticksPerSecond);
        for (const auto part : {&CpuSeconds::user, &CpuSeconds::system, &CpuSeconds::irq,
                                &CpuSeconds::softirq, &CpuSeconds::guest, &CpuSeconds::untold,
                                &CpuSeconds::iowait, &CpuSeconds::steal, &CpuSeconds::idle})
            sum.*part += core.*part / ticksPerSecond;
    }
    return sum;
}

} // namespace runwatt::cpu
