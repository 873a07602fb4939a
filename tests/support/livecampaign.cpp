// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/livecampaign.h"

#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::test {

namespace {

struct Workload
{
    const char16_t *title;
    const char16_t *detail;
    double rate; ///< in `unit`
    double user;
    double system;
    double iowait;
    const char16_t *benchmark = u"fio";
    const char16_t *series = u"throughput";
    const char16_t *unit = u"B/s";
};

constexpr std::array kWorkloads{
    Workload{u"fio sequential read, 128 KiB", u"read", 44.1e6, 3, 11, 22},
    Workload{u"fio random write, 4 KiB", u"write", 6.4e6, 6, 17, 31},
    Workload{u"fio random read, 4 KiB", u"read", 8.9e6, 7, 19, 26},
    Workload{u"fio sequential write, 128 KiB", u"write", 17.2e6, 3, 13, 38},
};

constexpr std::array kNetworkWorkloads{
    kWorkloads[1],
    Workload{u"netperf TCP_STREAM, 1 KiB", u"sent", 611e6, 5, 31, 0, u"netperf",
             u"network.throughput", u"bit/s"},
    Workload{u"netperf TCP_RR", u"", 9.4e3, 4, 22, 0, u"netperf", u"transactions", u"trans/s"},
    Workload{u"netperf TCP_MAERTS, 1 KiB", u"received", 702e6, 6, 28, 0, u"netperf",
             u"network.throughput", u"bit/s"},
};

constexpr Workload kIperf3{u"iperf3 TCP, 1 stream", u"sent", 873e6, 4, 27, 0, u"iperf3",
                           u"network.throughput",   u"bit/s"};

const Workload &workloadAt(const LiveShape &shape, std::size_t index)
{
    if (!shape.files && index == 0)
        return kIperf3;
    return shape.network || !shape.files ? kNetworkWorkloads.at(index) : kWorkloads.at(index);
}

// SplitMix64: the same spread on every machine.
class Spread
{
public:
    explicit Spread(std::uint64_t seed)
        : m_state(seed)
    { }

    // About normal, mean 0, deviation 1.
    double next()
    {
        double sum = 0;
        for (int i = 0; i < 6; ++i) {
            m_state += 0x9e3779b97f4a7c15U;
            std::uint64_t z = m_state;
            z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
            z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
            sum += static_cast<double>((z ^ (z >> 31U)) >> 11U) / 9007199254740992.0;
        }
        return (sum - 3) * 1.41;
    }

private:
    std::uint64_t m_state;
};

double runtimeFactor(const QString &runtime, const QString &detail)
{
    if (runtime == u"FC")
        return detail == u"write" ? 2.4 : 0.71;
    if (runtime == u"RC")
        return 0.96;
    return 1;
}

} // namespace

LiveCampaign::LiveCampaign(const LiveShape &shape)
    : m_processes(shape.processes)
{
    data.campaign.title = shape.title;
    data.campaign.plan = QJsonObject{{u"samplingPeriodMs"_s, 1000}};
    for (const QString &device : shape.devices) {
        data.devices.push_back({store::DeviceId{std::ssize(data.devices) + 1}, device, {}});
        data.meters.push_back({store::MeterId{std::ssize(data.meters) + 1},
                               u"wall meter"_s,
                               u"simulated"_s,
                               data.devices.back().id,
                               shape.meter,
                               {}});
    }
    for (std::size_t i = 0; i < kWorkloads.size(); ++i) {
        const Workload &workload = workloadAt(shape, i);
        data.workloads.push_back({store::WorkloadId{std::ssize(data.workloads) + 1},
                                  QString::fromUtf16(workload.title),
                                  QString::fromUtf16(workload.benchmark),
                                  {}});
    }
    for (const store::DeviceRecord &device : data.devices) {
        for (const QString &runtime : shape.runtimes) {
            for (const store::WorkloadRecord &workload : data.workloads) {
                data.cells.push_back(
                    {store::CellId{std::ssize(data.cells) + 1}, device.id, runtime, workload.id});
            }
        }
    }
    TimeNs begin = 4 * kNsPerSecond;
    for (int repetition = 1; repetition <= shape.repetitions; ++repetition) {
        for (size_t i = 0; i < data.cells.size(); ++i) {
            // A fixed shuffle: seven has no divisor in common with the number of cells in use.
            const store::CellRecord &cell =
                data.cells[(i * 7 + static_cast<size_t>(repetition) * 3) % data.cells.size()];
            addTrial(shape, cell.id, repetition, static_cast<int>(cell.workload.value) - 1, begin);
            begin = trials.back().window.endNs + kNsPerSecond;
        }
    }
    data.events.push_back({kNsPerSecond,
                           store::Severity::Information,
                           shape.devices.first(),
                           {},
                           u"Connected; the clock is 12.41 s ahead, known to 0.3 ms"_s});
    data.events.push_back({2 * kNsPerSecond,
                           store::Severity::Warning,
                           shape.devices.first(),
                           {},
                           u"The governor is ondemand and cannot be set without root"_s});
}

void LiveCampaign::addTrial(
    const LiveShape &shape, store::CellId cellId, int repetition, int workloadIndex, TimeNs begin)
{
    const store::CellRecord &cell = *data.find(cellId);
    const Workload &workload = workloadAt(shape, static_cast<std::size_t>(workloadIndex));
    const QString device = data.find(cell.device)->name;
    LiveTrial trial;
    const store::TrialId id{std::ssize(trials) + 1};
    trial.status.id = id;
    trial.status.position = static_cast<int>(id.value);
    trial.status.device = device;
    trial.status.runtime = cell.runtime;
    trial.status.workload = QString::fromUtf16(workload.title);
    trial.status.repetition = repetition;
    trial.status.state = store::TrialState::Complete;
    trial.status.verdicts = QStringList{id.value % 9 == 4 ? u"throttled"_s : u"valid"_s};

    using store::Phase;
    TimeNs time = begin;
    const auto phase = [&](Phase which, int seconds) {
        trial.phases.push_back({id, which, time, time + seconds * kNsPerSecond});
        time += seconds * kNsPerSecond;
    };
    phase(Phase::Prepare, 2);
    phase(Phase::Idle, 4);
    phase(Phase::Start, cell.runtime == u"NT" ? 1 : 3);
    phase(Phase::WarmUp, 4);
    const auto measure = static_cast<int>(shape.measure.count());
    const series::Window window{time, time + measure * kNsPerSecond};
    phase(Phase::Measure, measure);
    phase(Phase::Stop, 1);
    phase(Phase::CoolDown, 3);
    trial.window = {begin, time};

    Spread spread(static_cast<std::uint64_t>(id.value));
    series::Samples throughput;
    std::map<QString, series::Samples> cpu;
    series::Samples watts;
    const bool virtualised = cell.runtime != u"NT" && cell.runtime != u"RC";
    const double factor = runtimeFactor(cell.runtime, QString::fromUtf16(workload.detail));
    if (shape.cores > 0)
        trial.cpu.emplace(shape.cores, cell.runtime, QString::fromUtf16(workload.benchmark),
                          device);
    double wander = 0;
    double power = 2.7;
    for (TimeNs at = begin; at < time; at += kNsPerSecond) {
        const bool busy = at >= window.beginNs - 4 * kNsPerSecond && at < window.endNs;
        const bool starting =
            !busy && at > begin && at < window.beginNs && at >= begin + 6 * kNsPerSecond;
        wander = 0.7 * wander + 0.3 * spread.next();
        const double seconds = static_cast<double>(at - window.beginNs) / 1e9;
        // A write first fills the cache.
        const bool intoCache = QStringView(workload.detail) == u"write" && seconds < 5;
        const double load = busy ? 1 + 0.06 * wander : (starting ? 0.5 : 0.02);
        if (busy) {
            throughput.push_back({at + 21 * kNsPerMs,
                                  workload.rate * factor * (intoCache ? 2.1 : 1)
                                      * (1 + 0.07 * wander + 0.02 * spread.next())});
        }
        const double user = std::max(0.3, workload.user * load + 0.6 + 0.3 * spread.next());
        const double system = std::max(0.4, workload.system * load + 0.8 + 0.5 * spread.next());
        const double softirq = std::max(0.0, 1.8 * load + 0.2 * spread.next());
        const double guest =
            virtualised && (busy || starting) ? std::max(0.0, 14 * load + 0.9 * spread.next()) : 0;
        const double iowait =
            std::max(0.0, workload.iowait * (busy ? load : 0.01) + 0.4 * spread.next());
        const TimeNs told = at + 8 * kNsPerMs;
        cpu[u"cpu.user"_s].push_back({told, user});
        cpu[u"cpu.system"_s].push_back({told, system});
        cpu[u"cpu.softirq"_s].push_back({told, softirq});
        cpu[u"cpu.guest"_s].push_back({told, guest});
        cpu[u"cpu.iowait"_s].push_back({told, iowait});
        cpu[u"cpu.rest"_s].push_back({told, std::max(0.0, 100 - user - system - softirq - guest)});
        if (trial.cpu)
            trial.cpu->add(
                {told, user, system, softirq, guest, iowait, window.contains(told), guest > 0});
        const double target = 2.7 + 0.052 * (user + system + softirq + guest);
        power += 0.6 * (target - power);
        watts.push_back(
            {at + 130 * kNsPerMs, std::round((power + 0.03 * spread.next()) * 10) / 10});
    }
    addSeries(trial,
              {QString::fromUtf16(workload.series), QString::fromUtf16(workload.unit), device,
               QString::fromUtf16(workload.benchmark), QString::fromUtf16(workload.detail),
               Origin::Measured},
              throughput);
    if (shape.network && QStringView(workload.series) != u"network.throughput") {
        // One request at a time: what one takes.
        const double size = QStringView(workload.series) == u"throughput" ? 4096 : 1;
        series::Samples latency;
        for (const series::Sample &sample : throughput)
            latency.push_back({sample.timeNs, size / sample.value});
        addSeries(trial,
                  {u"latency.mean"_s, u"s"_s, device, QString::fromUtf16(workload.benchmark),
                   QString::fromUtf16(workload.detail), Origin::Measured},
                  latency);
    }
    for (const auto &[name, samples] : cpu)
        addSeries(trial, {name, u"%"_s, device, u"mpstat"_s, u"all"_s, Origin::Measured}, samples);
    if (trial.cpu) {
        for (const auto &[descriptor, samples] : trial.cpu->series())
            addSeries(trial, descriptor, samples);
        for (const store::SummaryRecord &row : trial.cpu->summaries(id))
            data.summaries.push_back(row);
    }
    addSeries(trial, {u"watts"_s, u"W"_s, device, u"wall meter"_s, {}, shape.meter}, watts);

    store::TrialRecord record;
    record.id = id;
    record.cell = cellId;
    record.repetition = repetition;
    record.position = trial.status.position;
    record.state = store::TrialState::Complete;
    record.beginNs = trial.window.beginNs;
    record.endNs = trial.window.endNs;
    record.window = window;
    data.trials.push_back(record);
    data.phases.insert(data.phases.end(), trial.phases.begin(), trial.phases.end());
    data.verdicts.push_back({id, trial.status.verdicts.first(), {}});
    trials.push_back(std::move(trial));
}

void LiveCampaign::addSeries(LiveTrial &trial,
                             const series::Descriptor &descriptor,
                             const series::Samples &samples)
{
    const store::SeriesId id{std::ssize(data.series) + 1};
    data.series.push_back({id, trial.status.id, descriptor, std::ssize(samples)});
    trial.samples.emplace(id.value, samples);
}

campaign::ProcessTable LiveCampaign::processes(const LiveTrial &trial, TimeNs time) const
{
    static const std::array kNames{u"fio"_s,
                                   u"fio"_s,
                                   u"firecracker"_s,
                                   u"kworker/u8:2"_s,
                                   u"jbd2"_s,
                                   u"mmcqd/0"_s,
                                   u"runwatt-helper"_s,
                                   u"sshd"_s,
                                   u"systemd-journald"_s,
                                   u"mpstat"_s};
    campaign::ProcessTable table;
    table.timeNs = time;
    table.device = trial.status.device;
    Spread spread(static_cast<std::uint64_t>(time / kNsPerSecond));
    for (int i = 0; i < m_processes; ++i) {
        campaign::ProcessRow row;
        row.device = table.device;
        row.pid = 1200 + i * 17;
        row.command = kNames[static_cast<size_t>(i) % kNames.size()];
        row.userPercent = std::max(0.0, (24.0 / (i + 1)) + 0.8 * spread.next());
        row.systemPercent = std::max(0.0, (48.0 / (i + 1)) + 1.5 * spread.next());
        row.cpuPercent = row.userPercent + row.systemPercent;
        row.residentBytes = (38LL << 20) / (i + 1);
        row.belongsTo = i < 2 ? u"benchmark"_s : QString();
        table.rows.push_back(row);
    }
    return table;
}

QList<campaign::TrialStatus> LiveCampaign::queue() const
{
    QList<campaign::TrialStatus> queue;
    for (const LiveTrial &trial : trials) {
        campaign::TrialStatus status = trial.status;
        status.id = {};
        status.state = store::TrialState::Waiting;
        status.verdicts.clear();
        queue.append(status);
    }
    return queue;
}

store::CampaignData LiveCampaign::created() const
{
    store::CampaignData before = data;
    before.trials.clear();
    before.phases.clear();
    before.series.clear();
    before.verdicts.clear();
    before.summaries.clear();
    before.events.clear();
    return before;
}

campaign::Progress LiveCampaign::progress(TimeNs time) const
{
    campaign::Progress progress;
    progress.total = static_cast<int>(trials.size());
    for (const LiveTrial &trial : trials) {
        progress.done += trial.window.endNs <= time ? 1 : 0;
        if (trial.window.contains(time)) {
            progress.activity =
                u"%1: %2, %3, %4 of %5"_s
                    .arg(trial.status.device, trial.status.runtime, trial.status.workload)
                    .arg(trial.status.position)
                    .arg(progress.total);
        }
    }
    using std::chrono::seconds;
    const qint64 left = (endNs() - time) / kNsPerSecond;
    progress.elapsed = seconds(time / kNsPerSecond);
    progress.remainingLow = seconds(left * 95 / 100);
    progress.remainingHigh = seconds(left * 120 / 100);
    return progress;
}

} // namespace runwatt::test
