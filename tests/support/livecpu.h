// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cpu/accounting.h"
#include "core/series/sample.h"
#include "core/store/records.h"

#include <QList>

#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace runwatt::test {

/// One second of a made-up trial, in percent of all cores.
struct LiveSecond
{
    TimeNs timeNs = 0;
    double user = 0;
    double system = 0;
    double softirq = 0;
    double guest = 0;
    double iowait = 0;
    bool inWindow = false;
    bool guestRuns = false;
};

/// The CPU of a made-up trial in full: mpstat's columns of each core, of a guest beside them, the
/// processes by their names, and who used it. From the seconds by a fixed formula; it means
/// nothing.
class LiveCpu
{
public:
    /// `cores` from 1. A trial whose `runtime` has no guest has none here.
    LiveCpu(int cores, QString runtime, QString benchmark, QString device);

    void add(const LiveSecond &second);

    /// Name, unit, source, detail and samples of each series.
    [[nodiscard]] std::vector<std::pair<series::Descriptor, series::Samples>> series() const;

    /// Who used the CPU in the window until a time.
    [[nodiscard]] cpu::CpuAccount account(TimeNs until) const;

    /// The summaries of it and of the columns.
    [[nodiscard]] QList<store::SummaryRecord> summaries(store::TrialId trial) const;

private:
    using Key = std::tuple<QString, QString, QString>; ///< name, source, detail

    void put(const QString &name, const QString &source, const QString &detail, double percent);
    void addCores(const LiveSecond &second);
    void addGuest(const LiveSecond &second);
    void addProcesses(const LiveSecond &second);

    int m_cores;
    QString m_runtime;
    QString m_benchmark;
    QString m_device;
    TimeNs m_nowNs = 0;
    std::vector<LiveSecond> m_seconds;
    std::vector<Key> m_order; ///< as they were told of first
    std::map<Key, series::Samples> m_series;
};

} // namespace runwatt::test
