// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplecampaign.h"

#include <QJsonObject>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::test {

namespace {

constexpr TimeNs kCreatedUtcNs = 1'767'225'600 * kNsPerSecond; // 2026-01-01

QString sizeText(qint64 bytes)
{
    return bytes >= 1024 ? u"%1 KiB"_s.arg(bytes / 1024) : u"%1 B"_s.arg(bytes);
}

/// A spread of a few percent without chance: the same on every machine.
double spread(qint64 seed)
{
    return 0.05 * std::sin(static_cast<double>(seed) * 12.9898);
}

class Maker
{
public:
    explicit Maker(const SampleShape &shape)
        : m_shape(shape)
    { }

    store::CampaignData make()
    {
        m_data.campaign.uuid = u"3f2a8c1e-5b7d-4e90-a1c2-6d5e4f3a2b1c"_s;
        m_data.campaign.title = u"Sample campaign"_s;
        m_data.campaign.createdUtcNs = kCreatedUtcNs;
        m_data.campaign.planSha256 =
            u"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"_s;
        m_data.campaign.runwattVersion = u"0.1.0"_s;
        for (const QString &name : m_shape.devices)
            m_data.devices.push_back({{static_cast<qint64>(m_data.devices.size()) + 1},
                                      name,
                                      u"user@%1:22"_s.arg(name)});
        addWorkloads();
        for (const store::DeviceRecord &device : m_data.devices) {
            for (const QString &runtime : m_shape.runtimes) {
                for (const store::WorkloadRecord &workload : m_data.workloads)
                    addCell(device, runtime, workload);
            }
        }
        addSeries();
        return std::move(m_data);
    }

private:
    void addWorkloads()
    {
        for (const QString &pattern : m_shape.patterns) {
            for (const QString &operation : m_shape.operations) {
                for (const qint64 size : m_shape.sizes) {
                    store::WorkloadRecord workload;
                    workload.id = {static_cast<qint64>(m_data.workloads.size()) + 1};
                    workload.title = u"fio %1 %2, %3"_s.arg(pattern, operation, sizeText(size));
                    workload.benchmark = u"fio"_s;
                    workload.parameters = {{u"pattern"_s, pattern},
                                           {u"operation"_s, operation},
                                           {u"requestSize"_s, size},
                                           {u"depth"_s, 8}};
                    m_data.workloads.push_back(workload);
                }
            }
        }
    }

    void addCell(const store::DeviceRecord &device,
                 const QString &runtime,
                 const store::WorkloadRecord &workload)
    {
        const store::CellId cell{static_cast<qint64>(m_data.cells.size()) + 1};
        m_data.cells.push_back({cell, device.id, runtime, workload.id});
        const double size = workload.parameters.value(u"requestSize"_s).toDouble();
        const bool writes = workload.parameters.value(u"operation"_s).toString() == u"write";
        const auto place = static_cast<double>(m_shape.runtimes.indexOf(runtime));
        const double share = writes ? 1 + 0.35 * place : 1 - 0.13 * place;
        const double base = (writes ? 9e6 : 16e6) * std::pow(size / 4096, 0.4) * share
            * (1 + 0.2 * static_cast<double>(device.id.value - 1));
        for (int repetition = 1; repetition <= m_shape.repetitions; ++repetition)
            addTrial(cell, repetition, base, place, writes ? u"write"_s : u"read"_s);
    }

    void addTrial(store::CellId cell, int repetition, double base, double place, const QString &way)
    {
        store::TrialRecord trial;
        trial.id = {static_cast<qint64>(m_data.trials.size()) + 1};
        trial.cell = cell;
        trial.repetition = repetition;
        trial.position = static_cast<int>(trial.id.value);
        trial.state = store::TrialState::Complete;
        trial.beginNs = (trial.id.value - 1) * 20 * kNsPerSecond;
        trial.endNs = trial.beginNs + 18 * kNsPerSecond;
        trial.window = {trial.beginNs + 5 * kNsPerSecond, trial.beginNs + 15 * kNsPerSecond};
        trial.origin = m_shape.origin;
        m_data.trials.push_back(trial);
        const double throughput = base * (1 + spread(trial.id.value));
        const double watts = (3.4 + 0.35 * place) * (1 + spread(trial.id.value + 7) / 3);
        addSummary(trial.id, u"throughput"_s, u"B/s"_s, way, throughput);
        addSummary(trial.id, u"latency.mean"_s, u"s"_s, way, 8 * 4096 / throughput);
        addSummary(trial.id, u"watts.mean"_s, u"W"_s, u"meter"_s, watts);
        addSummary(trial.id, u"energy.perbyte"_s, u"J/B"_s, u"meter"_s, watts / throughput);
        if (m_shape.hasHistograms)
            addHistogram(trial.id, way, 8 * 4096 / throughput);
        const auto phase = [&](store::Phase name, TimeNs from, TimeNs to) {
            m_data.phases.push_back({trial.id, name, trial.beginNs + from * kNsPerSecond,
                                     trial.beginNs + to * kNsPerSecond});
        };
        phase(store::Phase::Prepare, 0, 1);
        phase(store::Phase::Idle, 1, 4);
        phase(store::Phase::WarmUp, 4, 5);
        phase(store::Phase::Measure, 5, 15);
        phase(store::Phase::CoolDown, 15, 18);
    }

    /// Bins of a fortieth of a decade, as many requests in them as two normal hills have there.
    void addHistogram(store::TrialId trial, const QString &way, double centre)
    {
        constexpr int kPerDecade = 40;
        store::HistogramRecord record{trial, {u"latency"_s, u"s"_s, way, {}}, m_shape.origin};
        const auto hill = [](double decades, double width) {
            return std::exp(-decades * decades / (2 * width * width));
        };
        for (int bin = -kPerDecade; bin < 2 * kPerDecade; ++bin) {
            const double at = (bin + 0.5) / kPerDecade;
            const double count = std::round(40'000 * hill(at, 0.14) + 2'500 * hill(at - 1, 0.22));
            const double low = centre * std::pow(10, static_cast<double>(bin) / kPerDecade);
            const double high = centre * std::pow(10, (bin + 1.0) / kPerDecade);
            if (count > 0)
                record.histogram.bins.push_back({low, high, count});
        }
        m_data.histograms.push_back(record);
    }

    void addSummary(store::TrialId trial,
                    const QString &measure,
                    const QString &unit,
                    const QString &detail,
                    double value)
    {
        store::SummaryRecord row;
        row.trial = trial;
        row.measure = measure;
        row.unit = unit;
        row.detail = detail;
        row.value = value;
        row.origin = m_shape.origin;
        m_data.summaries.push_back(row);
    }

    void addSeries()
    {
        const auto add = [this](const QString &name, const QString &unit, const QString &source,
                                const QString &detail) {
            store::SeriesRecord series;
            series.id = {static_cast<qint64>(m_data.series.size()) + 1};
            series.trial = {1};
            series.descriptor = {name,   unit,   m_shape.devices.value(0),
                                 source, detail, m_shape.origin};
            series.count = 18;
            m_data.series.push_back(series);
        };
        add(u"throughput"_s, u"B/s"_s, u"fio"_s, u"read"_s);
        add(u"cpu.user"_s, u"%"_s, u"mpstat"_s, u"all"_s);
        add(u"cpu.system"_s, u"%"_s, u"mpstat"_s, u"all"_s);
        add(u"cpu.softirq"_s, u"%"_s, u"mpstat"_s, u"all"_s);
        add(u"watts"_s, u"W"_s, u"meter"_s, {});
    }

    const SampleShape &m_shape;
    store::CampaignData m_data;
};

} // namespace

store::CampaignData sampleCampaign(const SampleShape &shape)
{
    return Maker(shape).make();
}

Result<series::SharedSamples> sampleSeries(const store::CampaignData &data, store::SeriesId series)
{
    const store::SeriesRecord *record = data.find(series);
    if (!record)
        return failure(ErrorCode::NotFound, u"no such series"_s);
    const QString name = record->descriptor.name;
    auto samples = std::make_shared<series::Samples>();
    for (int second = 0; second <= 18; ++second) {
        const bool busy = second >= 4 && second < 15;
        const double wave = std::sin(second * 1.3);
        double value = 0;
        if (name == u"throughput")
            value = busy ? 21e6 + 1.5e6 * wave : 0;
        else if (name == u"cpu.user")
            value = busy ? 22 + 4 * wave : 2;
        else if (name == u"cpu.system")
            value = busy ? 34 - 5 * wave : 1.5;
        else if (name == u"cpu.softirq")
            value = busy ? 6 : 0.2;
        else
            value = busy ? 4.1 + 0.15 * wave : 2.7;
        samples->push_back({second * kNsPerSecond, value});
    }
    return samples;
}

} // namespace runwatt::test
