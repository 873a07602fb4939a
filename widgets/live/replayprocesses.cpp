// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/replayprocesses.h"

#include "widgets/live/livebands.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace runwatt::live {

namespace {

/// 4711 of "fio [4711]"; 0 where there is none.
qint64 numberOf(const QString &detail)
{
    const qsizetype open = detail.lastIndexOf(u'[');
    const qsizetype close = detail.lastIndexOf(u']');
    return open >= 0 && close > open
        ? QStringView(detail).sliced(open + 1, close - open - 1).toLongLong()
        : 0;
}

} // namespace

void ReplayProcesses::clear()
{
    m_processes.clear();
    m_changed.clear();
}

void ReplayProcesses::addSeries(const store::SeriesRecord &series)
{
    if (bandOf(series.descriptor) != LiveBand::Processes)
        return;
    Process process;
    process.trial = series.trial;
    process.row.device = series.descriptor.device;
    process.row.command = commandOf(series.descriptor);
    process.row.pid = numberOf(series.descriptor.detail);
    process.row.userPercent = std::numeric_limits<double>::quiet_NaN();
    process.row.systemPercent = std::numeric_limits<double>::quiet_NaN();
    process.row.residentBytes = campaign::ProcessRow::kUnknownBytes;
    m_processes.insert(series.id, process);
}

void ReplayProcesses::append(store::SeriesId series, const series::Samples &samples)
{
    const auto found = m_processes.find(series);
    if (found == m_processes.end() || samples.empty())
        return;
    found->timeNs = samples.back().timeNs;
    found->row.cpuPercent = samples.back().value;
    m_changed.insert(found->row.device);
}

void ReplayProcesses::endTrial(store::TrialId trial)
{
    m_processes.removeIf([this, trial](QHash<store::SeriesId, Process>::iterator entry) {
        if (entry->trial != trial)
            return false;
        m_changed.insert(entry->row.device);
        return true;
    });
}

std::vector<campaign::ProcessTable> ReplayProcesses::takeChanged()
{
    std::vector<campaign::ProcessTable> tables;
    for (const QString &device : std::exchange(m_changed, {})) {
        campaign::ProcessTable table;
        table.device = device;
        table.timeNs = -1;
        for (const Process &process : std::as_const(m_processes)) {
            if (process.row.device == device)
                table.timeNs = std::max(table.timeNs, process.timeNs);
        }
        // One that was not told of at the newest moment has ended.
        for (const Process &process : std::as_const(m_processes)) {
            if (process.row.device == device && process.timeNs == table.timeNs && table.timeNs >= 0)
                table.rows.push_back(process.row);
        }
        std::ranges::sort(table.rows, [](const auto &a, const auto &b) {
            return a.cpuPercent != b.cpuPercent ? a.cpuPercent > b.cpuPercent : a.pid < b.pid;
        });
        tables.push_back(std::move(table));
    }
    return tables;
}

} // namespace runwatt::live
