// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/app/feeder.h"

#include "app/campaignhost.h"
#include "core/analysis/trialsummary.h"

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::benchmarks {

using app::CampaignHost;
using campaign::Recorder;

namespace {

constexpr int kCores = 4;
/// As much as the tools print a second on a board with four cores and ten busy processes.
constexpr int kPidstatLines = 12;
constexpr int kFioBytes = 3000;

} // namespace

Feeder::Feeder(const test::LiveCampaign *campaign, CampaignHost *host)
    : m_campaign(campaign)
    , m_host(host)
{ }

Feeder::~Feeder() = default;

void Feeder::begin(const QString &file)
{
    m_scope.start(beginFile(file, m_scope.token()));
}

void Feeder::feed(TimeNs from, TimeNs until)
{
    test::play(*m_campaign, *this, from, until, [this] { m_recorder->publish(); });
    m_scope.start(flush(m_scope.token()));
}

void Feeder::finish()
{
    m_scope.start(close(m_scope.token()));
}

Task<void> Feeder::beginFile(QString file, StopToken stop)
{
    const store::CampaignRecord record = m_campaign->data.campaign;
    Result<std::unique_ptr<store::CampaignWriter>> writer =
        co_await store::CampaignWriter::create(file, record, stop);
    if (!writer)
        qFatal("%s", qPrintable(writer.error().text()));
    m_recorder = std::make_unique<Recorder>(std::move(*writer));
    m_toSteadyNs = steadyNowNs() - m_recorder->clock().now();
    listen();
    recordPlan();
    store::CampaignData data = m_campaign->created();
    data.campaign = m_recorder->writer().initialData().campaign;
    emit m_host->stateChanged(campaign::RunState::Preparing);
    emit m_host->opened(data, file);
    emit m_host->queueChanged(m_campaign->queue());
    emit m_host->stateChanged(campaign::RunState::Running);
    emit fed(0);
}

void Feeder::listen()
{
    connect(m_recorder.get(), &Recorder::seriesAdded, m_host, &CampaignHost::seriesAdded);
    connect(m_recorder.get(), &Recorder::samplesAdded, m_host, &CampaignHost::samplesAdded);
    connect(m_recorder.get(), &Recorder::phaseChanged, m_host, &CampaignHost::phaseChanged);
    connect(m_recorder.get(), &Recorder::eventHappened, m_host, &CampaignHost::eventHappened);
}

/// The file numbers its rows from 1, as the made-up campaign does, so ids are the same in both.
void Feeder::recordPlan()
{
    const store::CampaignData &data = m_campaign->data;
    const auto addAll = [this](const auto &rows) {
        for (const auto &row : rows)
            m_recorder->writer().add(row);
    };
    addAll(data.devices);
    addAll(data.meters);
    addAll(data.workloads);
    addAll(data.cells);
}

Task<void> Feeder::flush(StopToken stop)
{
    const Result<void> done = co_await m_recorder->writer().flush(stop);
    if (!done)
        qFatal("%s", qPrintable(done.error().text()));
    emit fed(m_samples);
}

Task<void> Feeder::close(StopToken stop)
{
    const Result<void> done = co_await m_recorder->writer().close(stop);
    if (!done)
        qFatal("%s", qPrintable(done.error().text()));
    m_recorder.reset();
    emit m_host->stateChanged(campaign::RunState::Finished);
    emit m_host->finished();
    emit fed(m_samples);
}

void Feeder::seriesAdded(const store::SeriesRecord &series)
{
    if (!m_trial.id.isValid()) {
        const auto planned = std::find_if(
            m_campaign->data.trials.cbegin(), m_campaign->data.trials.cend(),
            [&series](const store::TrialRecord &trial) { return trial.id == series.trial; });
        m_trial = *planned;
        m_trial.state = store::TrialState::Running;
        m_trial.endNs = 0;
        m_trial.id = m_recorder->writer().add(m_trial);
        m_device = series.descriptor.device;
    }
    m_series.insert(series.id.value, m_recorder->series(m_trial.id, series.descriptor));
}

void Feeder::append(store::SeriesId series, TimeNs time, double value)
{
    m_recorder->append(series, time + m_toSteadyNs, value);
    ++m_samples;
}

void Feeder::samplesAdded(const campaign::SeriesSamples &samples)
{
    const store::SeriesId series = m_series.value(samples.series.value);
    for (const series::Sample &sample : *samples.samples)
        append(series, sample.timeNs, sample.value);
}

void Feeder::phaseChanged(const store::PhaseRecord &phase)
{
    if (phase.endNs == 0)
        m_recorder->beginPhase(m_trial.id, phase.phase, phase.beginNs + m_toSteadyNs);
}

void Feeder::trialChanged(const campaign::TrialStatus &status)
{
    if (status.state == store::TrialState::Complete)
        completeTrial(status);
    emit m_host->trialChanged(status);
}

void Feeder::completeTrial(const campaign::TrialStatus &status)
{
    const store::TrialRecord &planned =
        m_campaign->data.trials[static_cast<std::size_t>(m_trial.id.value - 1)];
    m_recorder->endPhase(planned.endNs + m_toSteadyNs);
    m_recorder->publish();
    analysis::TrialMaterial material;
    material.trial = m_trial.id;
    material.window = planned.window;
    material.series = m_recorder->trialSeries();
    material.meters.push_back({m_campaign->data.meters.front().name});
    const analysis::TrialSummary summary = analysis::summarise(material);
    std::vector<store::VerdictRecord> verdicts;
    for (const QString &code : status.verdicts)
        verdicts.push_back({m_trial.id, code, {}});
    m_recorder->writer().completeTrial(planned, summary.summaries, verdicts);
    emit m_host->trialSummarised(
        m_trial.id,
        QList<store::SummaryRecord>(summary.summaries.cbegin(), summary.summaries.cend()));
    m_recorder->event(store::Severity::Information, m_device, m_trial.id,
                      u"Trial %1 is complete"_s.arg(planned.position));
    m_recorder->endTrial();
    m_trial = {};
    m_series.clear();
}

void Feeder::put(
    const QString &name, const QString &source, const QString &detail, TimeNs time, double value)
{
    const series::Descriptor descriptor{name,     name == "temperature"_L1 ? u"degC"_s : u"%"_s,
                                        m_device, source,
                                        detail,   Origin::Measured};
    append(m_recorder->series(m_trial.id, descriptor), time, value);
}

void Feeder::processesChanged(const campaign::ProcessTable &table)
{
    putSampled(table);
    putOutput(table.timeNs);
    emit m_host->processesChanged(table);
}

void Feeder::putSampled(const campaign::ProcessTable &table)
{
    double all = 0;
    for (const campaign::ProcessRow &row : table.rows) {
        put(u"process.cpu"_s, u"pidstat"_s, u"%1 [%2]"_s.arg(row.command).arg(row.pid),
            table.timeNs, row.cpuPercent);
        all += row.cpuPercent;
    }
    for (int core = 0; core < kCores; ++core)
        put(u"cpu.core"_s, u"mpstat"_s, QString::number(core), table.timeNs, all / kCores);
    put(u"load.foreign"_s, u"pidstat"_s, {}, table.timeNs, all / 50);
    put(u"temperature"_s, u"telemetry"_s, {}, table.timeNs, 55 + all / 100);
    put(u"frequency"_s, u"telemetry"_s, {}, table.timeNs, 1.5e9);
    put(u"swap"_s, u"telemetry"_s, {}, table.timeNs, 0);
}

void Feeder::putOutput(TimeNs time)
{
    const double seconds = static_cast<double>(time) / kNsPerSecond;
    QByteArray pidstat;
    QByteArray fio;
    const auto number = [&](int i) {
        return QByteArray::number(50 + 50 * std::sin(seconds * (i + 1)), 'f', 2);
    };
    for (int line = 0; line < kPidstatLines; ++line) {
        pidstat += QByteArray::number(1700000000 + static_cast<qint64>(seconds));
        for (int column = 0; column < 12; ++column)
            pidstat += "  " + number(line * 12 + column);
        pidstat += "  fio\n";
    }
    while (fio.size() < kFioBytes)
        fio += "      \"iops_mean\" : " + number(static_cast<int>(fio.size())) + ",\n";
    store::CampaignWriter &writer = m_recorder->writer();
    writer.appendRawOutput(m_trial.id, u"pidstat.stdout"_s, pidstat);
    writer.appendRawOutput(m_trial.id, u"mpstat.stdout"_s, pidstat.left(800));
    writer.appendRawOutput(m_trial.id, u"fio.stdout"_s, fio);
}

void Feeder::progressChanged(const campaign::Progress &progress)
{
    emit m_host->progressChanged(progress);
}

} // namespace runwatt::benchmarks
