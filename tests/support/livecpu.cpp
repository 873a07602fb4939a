// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/livecpu.h"

#include "core/campaign/cpuseries.h"
#include "core/campaign/cpusummaries.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::test {

namespace {

/// The work falls on some cores more than on others: 1 on average.
double weightOf(int core, int cores)
{
    const double place = cores > 1 ? static_cast<double>(core) / (cores - 1) : 0.5;
    return 1.5 - place;
}

/// What is left is idle.
cpu::CpuSample sampleOf(const LiveSecond &second, double weight, double guest)
{
    cpu::CpuSample sample;
    sample.timeNs = second.timeNs;
    sample.lengthNs = kNsPerSecond;
    const double scale = std::min(
        weight, 96 / (second.user + second.system + second.softirq + guest + second.iowait + 1));
    sample.user = second.user * scale * 0.98;
    sample.nice = second.user * scale * 0.02;
    sample.system = second.system * scale;
    sample.irq = 0.3 * scale;
    sample.softirq = second.softirq * scale;
    sample.guest = guest * scale;
    sample.iowait = second.iowait * scale;
    sample.idle = 100 - sample.busy() - sample.iowait;
    return sample;
}

struct Share
{
    const char16_t *process;
    double share; ///< of what the trial used
};

std::vector<Share> sharesFor(const QString &runtime)
{
    if (runtime == u"NT")
        return {{u"fio [4711]", 0.62}, {u"fio [4712]", 0.11}, {u"kworker/u8:2+ev [91]", 0.06}};
    if (runtime == u"RC")
        return {{u"fio [5120]", 0.58},
                {u"fio [5121]", 0.12},
                {u"containerd-shim [5077]", 0.04},
                {u"kworker/u8:2+ev [91]", 0.05}};
    if (runtime == u"FC")
        return {{u"firecracker [6021]", 0.83}, {u"kworker/u8:2+ev [91]", 0.07}};
    return {{u"qemu-system-aar [6388]", 0.81},
            {u"vhost-6388 [6402]", 0.06},
            {u"kworker/u8:2+ev [91]", 0.04}};
}

} // namespace

LiveCpu::LiveCpu(int cores, QString runtime, QString benchmark, QString device)
    : m_cores(cores)
    , m_runtime(std::move(runtime))
    , m_benchmark(std::move(benchmark))
    , m_device(std::move(device))
{ }

void LiveCpu::put(const QString &name, const QString &source, const QString &detail, double percent)
{
    const Key key{name, source, detail};
    if (!m_series.contains(key))
        m_order.push_back(key);
    m_series[key].push_back({m_nowNs, percent});
}

void LiveCpu::add(const LiveSecond &second)
{
    m_nowNs = second.timeNs;
    m_seconds.push_back(second);
    addCores(second);
    if (second.guestRuns)
        addGuest(second);
    addProcesses(second);
}

void LiveCpu::addCores(const LiveSecond &second)
{
    for (int core = -1; core < m_cores; ++core) {
        cpu::CpuSample sample =
            sampleOf(second, core < 0 ? 1 : weightOf(core, m_cores), second.guest);
        sample.core = core;
        for (const campaign::CpuValue &value : campaign::deviceValues(sample)) {
            // The parts of all cores together are the campaign's own.
            if (core >= 0 || !value.name.startsWith(u"cpu."))
                put(value.name, u"mpstat"_s, value.detail, value.value);
        }
    }
}

void LiveCpu::addGuest(const LiveSecond &second)
{
    constexpr int kProcessors = 2;
    LiveSecond inside = second;
    inside.user = 0.4 * second.guest + 1;
    inside.system = 1.3 * second.guest + 2;
    inside.softirq = 0.2 * second.guest;
    inside.iowait = 1.2 * second.iowait;
    for (int core = -1; core < kProcessors; ++core) {
        cpu::CpuSample sample = sampleOf(inside, core < 0 ? 1 : weightOf(core, kProcessors), 0);
        sample.core = core;
        for (const campaign::CpuValue &value : campaign::guestValues(sample))
            put(value.name, u"procfs"_s, value.detail, value.value);
    }
}

void LiveCpu::addProcesses(const LiveSecond &second)
{
    const double used = (second.user + second.system + second.softirq + second.guest) * m_cores;
    for (const Share &share : sharesFor(m_runtime)) {
        QString process = QString::fromUtf16(share.process);
        if (process.startsWith(u"fio"))
            process.replace(0, 3, m_benchmark);
        if (used > 5)
            put(u"process.cpu"_s, u"pidstat"_s, process, used * share.share);
    }
}

std::vector<std::pair<series::Descriptor, series::Samples>> LiveCpu::series() const
{
    std::vector<std::pair<series::Descriptor, series::Samples>> all;
    for (const Key &key : m_order) {
        const auto &[name, source, detail] = key;
        all.push_back(
            {{name, u"%"_s, m_device, source, detail, Origin::Measured}, m_series.at(key)});
    }
    return all;
}

cpu::CpuAccount LiveCpu::account(TimeNs until) const
{
    using cpu::CpuPart;
    cpu::CpuAccount account;
    for (const CpuPart part : cpu::cpuParts())
        account.parts[part] = 0;
    const bool hasGuest = m_runtime != u"NT" && m_runtime != u"RC";
    for (const LiveSecond &second : m_seconds) {
        if (!second.inWindow || second.timeNs >= until)
            continue;
        account.coveredSeconds += 1;
        const double scale = m_cores / 100.0;
        const double work = (second.user + second.system) * scale;
        auto &parts = account.parts;
        if (hasGuest) {
            parts[CpuPart::Guest] += second.guest * scale;
            parts[CpuPart::Vcpu] += 0.44 * work;
            parts[CpuPart::Vmm] += 0.35 * work;
            parts[CpuPart::Vhost] += m_runtime == u"FC" ? 0 : 0.06 * work;
        } else {
            parts[CpuPart::Benchmark] += 0.79 * work;
            parts[CpuPart::Runtime] += m_runtime == u"RC" ? 0.04 * work : 0;
        }
        parts[CpuPart::Kernel] += 0.08 * work;
        parts[CpuPart::Interrupts] += 0.8 * second.softirq * scale;
        parts[CpuPart::NoTask] += 0.2 * second.softirq * scale;
        parts[CpuPart::Runwatt] += 0.04 * work;
        parts[CpuPart::Foreign] += 0.02 * work;
        account.busy += (second.user + second.system + second.softirq + second.guest) * scale;
    }
    double explained = 0;
    for (const auto &[part, seconds] : account.parts)
        explained += seconds;
    account.parts[CpuPart::Unexplained] = account.busy - explained;
    return account;
}

QList<store::SummaryRecord> LiveCpu::summaries(store::TrialId trial) const
{
    const TimeNs endNs = m_seconds.empty() ? 0 : m_seconds.back().timeNs + 1;
    series::Window window;
    for (const LiveSecond &second : m_seconds) {
        if (!second.inWindow)
            continue;
        if (window.beginNs == 0)
            window.beginNs = second.timeNs;
        window.endNs = second.timeNs + kNsPerSecond;
    }
    const cpu::WindowAccount used{account(endNs)};
    QList<store::SummaryRecord> rows;
    for (const store::SummaryRecord &row :
         campaign::cpuSummaries(used, window, trial, Origin::Measured))
        rows.append(row);
    for (const auto &[key, samples] : m_series) {
        const auto &[name, source, detail] = key;
        if (!name.contains(u"mpstat."))
            continue;
        double sum = 0;
        int count = 0;
        for (const series::Sample &sample : samples) {
            sum += window.contains(sample.timeNs) ? sample.value : 0;
            count += window.contains(sample.timeNs) ? 1 : 0;
        }
        if (count > 0)
            rows.append({trial, name, u"%"_s, detail, sum / count, 0, Origin::Measured});
    }
    return rows;
}

} // namespace runwatt::test
