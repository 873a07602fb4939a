// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a trial's sampler makes of the processes of an interval: the table that is shown, their
// series, and what did not belong.

#include "core/campaign/cpuseries.h"
#include "core/campaign/sampler.h"

#include <algorithm>
#include <cmath>

namespace runwatt::campaign {

namespace {

/// Series of single processes are bounded: a machine may start thousands.
constexpr int kMostProcessSeries = 24;
/// A foreign process gets a series of its own from this share of a core on.
constexpr double kWorthASeriesPercent = 5;
constexpr std::size_t kMostRowsShown = 60;
constexpr std::size_t kMostForeignNames = 256;

/// A process without memory of its own is a thread of the kernel: its work is the benchmark's too,
/// as far as anyone can tell.
bool isKernelThread(const cpu::ProcessSample &sample)
{
    return sample.residentBytes == 0;
}

/// As a row of the process table has it.
QString wordFor(cpu::TaskOwner owner)
{
    switch (owner) {
    case cpu::TaskOwner::Benchmark:
        return QStringLiteral("benchmark");
    case cpu::TaskOwner::Runtime:
        return QStringLiteral("runtime");
    case cpu::TaskOwner::Runwatt:
        return QStringLiteral("runwatt");
    case cpu::TaskOwner::Kernel:
    case cpu::TaskOwner::Foreign:
        break;
    }
    return {};
}

double orZero(double value)
{
    return std::isfinite(value) ? value : 0;
}

} // namespace

void Sampler::takeProcesses(const std::vector<cpu::ProcessSample> &samples)
{
    for (const cpu::ProcessIntervals::Interval &interval : m_processIntervals.add(samples))
        takeInterval(interval);
    // The helper's counters come whole.
    if (!m_pidstat)
        takeInterval(m_processIntervals.finish());
}

void Sampler::takeInterval(const cpu::ProcessIntervals::Interval &processes)
{
    if (processes.empty())
        return;
    ProcessTable table;
    const TimeNs timeNs = processes.front().timeNs;
    m_seen.processTimes.push_back(timeNs);
    table.timeNs = m_recorder->toCampaign(timeNs);
    table.device = m_session->plan().name;
    const QString source = m_pidstat ? QStringLiteral("pidstat") : kFromHelper;
    double foreign = 0;
    for (const cpu::ProcessSample &sample : processes) {
        if (sample.tid != 0)
            continue;
        ProcessRow row;
        row.device = table.device;
        row.pid = sample.pid;
        row.command = sample.command;
        row.userPercent = orZero(sample.user);
        row.systemPercent = orZero(sample.system);
        row.cpuPercent = orZero(sample.cpu);
        row.residentBytes = sample.residentBytes;
        const cpu::TaskOwner owner =
            m_owners->ownerOf(sample.pid, sample.command, isKernelThread(sample));
        row.belongsTo = wordFor(owner);
        if (owner == cpu::TaskOwner::Foreign) {
            foreign += row.cpuPercent;
            const double seconds = static_cast<double>(sample.lengthNs) / kNsPerSecond;
            addForeign(row.command, {timeNs, row.cpuPercent * seconds});
        }
        const QString detail = processDetail(sample);
        const bool worth = row.belongsTo == u"benchmark" || row.belongsTo == u"runtime"
            || row.cpuPercent >= kWorthASeriesPercent;
        if (m_processSeries.contains(detail)
            || (worth && m_processSeries.size() < kMostProcessSeries)) {
            m_processSeries.insert(detail);
            put(QStringLiteral("process.cpu"), QStringLiteral("%"), source, detail, timeNs,
                row.cpuPercent);
        }
        table.rows.push_back(row);
    }
    put(QStringLiteral("load.foreign"), QStringLiteral("%"), source, QString(), timeNs, foreign);
    std::sort(table.rows.begin(), table.rows.end(),
              [](const ProcessRow &a, const ProcessRow &b) { return a.cpuPercent > b.cpuPercent; });
    if (table.rows.size() > kMostRowsShown)
        table.rows.resize(kMostRowsShown);
    emit processesChanged(table);
}

void Sampler::addForeign(const QString &command, series::Sample sample)
{
    const bool fits = m_seen.foreign.size() < kMostForeignNames || m_seen.foreign.contains(command);
    series::Samples &samples = m_seen.foreign[fits ? command : tr("others")];
    // Of one name and interval one is enough.
    if (!samples.empty() && samples.back().timeNs == sample.timeNs)
        samples.back().value += sample.value;
    else
        samples.push_back(sample);
}

} // namespace runwatt::campaign
