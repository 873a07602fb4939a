// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/reader.h"
#include "core/store/verify.h"
#include "core/store/writer.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>

/// What the tests of the campaign file share: waiting for a task, and a small campaign.
namespace runwatt::store::test {

template<typename T>
Task<void> keep(Task<T> task, std::optional<T> *out)
{
    *out = co_await task;
}

/// Runs the event loop until the task has returned.
template<typename T>
T result(Task<T> task)
{
    std::optional<T> out;
    keep(std::move(task), &out);
    [&out] { QTRY_VERIFY(out.has_value()); }();
    return std::move(*out);
}

inline CampaignRecord someCampaign()
{
    CampaignRecord campaign;
    campaign.title = QStringLiteral("Two runtimes, \"quoted\" <b>and</b> 한국어");
    campaign.plan = {{QStringLiteral("title"), QStringLiteral("x")},
                     {QStringLiteral("repetitions"), 3}};
    return campaign;
}

/// Ids of the one cell that addSetup() made.
struct Setup
{
    DeviceId device;
    MeterId meter;
    WorkloadId workload;
    CellId cell;
};

inline Setup addSetup(CampaignWriter &writer)
{
    Setup ids;
    DeviceRecord device;
    device.name = QStringLiteral("board");
    device.address = QStringLiteral("pi@10.0.0.2:22");
    ids.device = writer.add(device);
    MeterRecord meter;
    meter.name = QStringLiteral("wall");
    meter.kind = QStringLiteral("simulated");
    meter.device = ids.device;
    meter.origin = Origin::Simulated;
    meter.settings = {{QStringLiteral("port"), QStringLiteral("/dev/pts/9")}};
    ids.meter = writer.add(meter);
    WorkloadRecord workload;
    workload.title = QStringLiteral("fio random write, 4 KiB");
    workload.benchmark = QStringLiteral("fio");
    workload.parameters = {{QStringLiteral("requestSize"), 4096}};
    ids.workload = writer.add(workload);
    CellRecord cell;
    cell.device = ids.device;
    cell.runtime = QStringLiteral("NT");
    cell.workload = ids.workload;
    ids.cell = writer.add(cell);
    return ids;
}

inline TrialRecord runningTrial(CellId cell, int repetition)
{
    TrialRecord trial;
    trial.cell = cell;
    trial.repetition = repetition;
    trial.position = repetition;
    trial.state = TrialState::Running;
    trial.beginNs = repetition * 10 * kNsPerSecond;
    return trial;
}

inline SeriesRecord throughputOf(TrialId trial)
{
    SeriesRecord series;
    series.trial = trial;
    series.descriptor = {QStringLiteral("throughput"), QStringLiteral("B/s"),
                         QStringLiteral("board"),      QStringLiteral("fio"),
                         QStringLiteral("write"),      Origin::Measured};
    return series;
}

/// `count` samples, a second apart from `beginNs`, of recognisable values.
inline series::SharedSamples someSamples(TimeNs beginNs, int count)
{
    auto samples = std::make_shared<series::Samples>();
    for (int i = 0; i < count; ++i)
        samples->push_back({beginNs + i * kNsPerSecond, 1000.5 + i});
    return samples;
}

inline HistogramRecord someHistogram(const QString &detail)
{
    HistogramRecord record;
    record.histogram = {QStringLiteral("latency"),
                        QStringLiteral("s"),
                        detail,
                        {{1e-6, 2e-6, 30}, {5e-6, 6e-6, 10.5}}};
    record.origin = Origin::Emulated;
    return record;
}

/// Adds a complete trial with a series of `sampleCount` samples and one summary and verdict.
inline TrialId addCompleteTrial(CampaignWriter &writer,
                                CellId cell,
                                int repetition,
                                int sampleCount,
                                const std::vector<HistogramRecord> &histograms = {})
{
    TrialRecord trial = runningTrial(cell, repetition);
    trial.id = writer.add(trial);
    const SeriesId series = writer.add(throughputOf(trial.id));
    writer.append(series, someSamples(trial.beginNs, sampleCount));
    writer.appendRawOutput(trial.id, QStringLiteral("fio.stdout"), "{\"jobs\": []}\n");
    trial.endNs = trial.beginNs + 9 * kNsPerSecond;
    trial.window = {trial.beginNs, trial.endNs};
    SummaryRecord summary;
    summary.measure = QStringLiteral("throughput");
    summary.unit = QStringLiteral("B/s");
    summary.detail = QStringLiteral("write");
    summary.value = 1e6 * repetition;
    VerdictRecord verdict;
    verdict.code = QStringLiteral("valid");
    writer.completeTrial(trial, {summary}, {verdict}, histograms);
    return trial.id;
}

/// A closed campaign file with `trials` complete trials of 300 samples.
inline void makeCampaign(const QString &file, int trials)
{
    auto writer = result(CampaignWriter::create(file, someCampaign(), {}));
    QVERIFY2(writer.has_value(), writer ? "" : qPrintable(writer.error().text()));
    const Setup ids = addSetup(**writer);
    for (int repetition = 1; repetition <= trials; ++repetition)
        addCompleteTrial(**writer, ids.cell, repetition, 300);
    const Result<void> closed = result((*writer)->close({}));
    QVERIFY2(closed.has_value(), closed ? "" : qPrintable(closed.error().text()));
}

/// A report's findings, a line each, for messages.
inline QString wordsOf(const VerifyReport &report)
{
    QStringList lines;
    for (const VerifyFinding &finding : report.findings)
        lines.append(toWord(finding.kind) + QStringLiteral(": ") + finding.text);
    return lines.join(u'\n');
}

} // namespace runwatt::store::test
