// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/campaign/devicesession.h"
#include "core/campaign/matrix.h"
#include "core/campaign/metersampling.h"
#include "core/campaign/peer.h"
#include "core/campaign/recorder.h"
#include "core/campaign/sampler.h"
#include "core/campaign/verdicts.h"
#include "core/device/controls.h"
#include "core/runtime/runtime.h"
#include "core/runtime/toolrun.h"

#include <QObject>
#include <QSet>

#include <optional>

namespace runwatt::campaign {

/// What one trial needs to know.
struct TrialSetup
{
    TrialSetup() = default;

    store::TrialRecord record; ///< running, in the file already
    Workload workload;
    Conditions conditions;
    Milliseconds samplingPeriod{1000};
    QString folder; ///< on the device, for the benchmark's file
    QString toolVersion; ///< of the benchmark's tool, where the workload runs; empty: not known
    Peer *peer = nullptr; ///< for a workload that works with one; outlives the trial
    QString peerAddress; ///< at which the device reaches it
    bool hasOwnNetwork = false; ///< the runtime, beside the device's
    QString offloadsProblem; ///< why they are not as the plan asks; empty when they are
    QSet<QString> interfaces; ///< that the device has without the runtime
    bool triesPath = false; ///< its packets' way out of the runtime, before anything is measured
};

/// What came of it.
struct TrialOutcome
{
    TrialOutcome() = default;

    store::TrialRecord record; ///< state Complete, Failed or Interrupted
    std::vector<store::SummaryRecord> summaries;
    std::vector<store::VerdictRecord> verdicts;
    std::vector<store::HistogramRecord> histograms;
    bool hasTriedPath = false; ///< as asked for, and packets take the intended way
    /// Why no trial of the campaign should be measured, the reason for this one's end too.
    std::optional<Error> preflight;
};

/// Where a workload works, in the campaign's folder on a device: workloads with a file of the same
/// size share it.
[[nodiscard]] benchmark::Place placeOf(const QString &folder, const Workload &workload);

/// Runs one trial of one cell, phase by phase, and sums it up. One object a trial; I/O thread.
class TrialRunner : public QObject
{
    Q_OBJECT

public:
    TrialRunner(DeviceSession *session,
                runtime::Runtime *runtime,
                Recorder *recorder,
                MeterSampling *meters);

    /// `stop` ends the trial (Interrupted); `cleanUp` is for what must still be done then.
    Task<TrialOutcome> run(TrialSetup setup, StopToken stop, StopToken cleanUp);

signals:
    void phaseBegan(runwatt::store::Phase phase);
    /// What takes long within a phase, for people.
    void activityChanged(const QString &activity);
    void processesChanged(const runwatt::campaign::ProcessTable &table);
    void accountChanged(const runwatt::campaign::AccountSoFar &account);

private:
    struct ToolOutput
    {
        ToolOutput() = default; // no aggregate: see core/base/async.h

        QByteArray output; ///< the last of it
        QByteArray errors; ///< likewise
        int status = -1;
    };

    Task<Result<void>> prepare(StopToken stop, StopToken cleanUp);
    /// Until `giveUp` on the steady clock.
    Task<Result<void>> waitUntilCool(TimeNs giveUp, StopToken stop);
    Task<Result<void>> layOutFile(StopToken stop, StopToken cleanUp);
    Task<Result<void>> concede(StopToken stop, StopToken cleanUp);
    Task<Result<void>> readBack(StopToken stop, StopToken cleanUp);
    /// A short command of the benchmark's inside the runtime, beside the one that measures; its
    /// output is kept under `name`.
    Task<Result<ToolOutput>>
    runBeside(QStringList words, QString name, StopToken stop, StopToken cleanUp);
    /// The processes of a run that has begun, to the sampler.
    void tellWhose(const runtime::ToolRun &tool);
    void addFact(const QString &name, const QString &value);
    void keepConsole();
    Task<Result<void>> measure(StopToken stop, StopToken cleanUp);
    Task<Result<void>> measureAgainstPeer(StopToken stop, StopToken cleanUp);
    Task<Result<void>> holdOffloads(StopToken stop);
    Task<Result<void>> tryPath(StopToken stop, StopToken cleanUp);
    Task<Result<void>> measureWithPeer(StopToken stop, StopToken cleanUp);
    Task<Result<void>> runTool(StopToken stop, StopToken cleanUp);
    /// As runTool(), and gives up a tool that does not end.
    Task<Result<void>> runToolInTime(StopToken stop, StopToken cleanUp);
    Task<void> giveUpWithoutPeer(StopSource *tool, StopToken stop);
    [[nodiscard]] double payloadBytes() const;
    Task<Result<void>> runPhases(StopToken stop, StopToken cleanUp);
    Task<Result<void>> runInside(StopToken stop, StopToken cleanUp);
    Task<Result<void>> workInside(StopToken stop, StopToken cleanUp);
    Task<void> settle(StopToken cleanUp);
    void takeOutput(const QByteArray &bytes, TimeNs steadyNs);
    void beginMeasuring();
    [[nodiscard]] Error noResult(Error error, const runtime::ToolEnd &end) const;
    void beginPhase(store::Phase phase, TimeNs steadyNs);
    void conclude(TrialOutcome &outcome);

    DeviceSession *m_session;
    runtime::Runtime *m_runtime;
    Recorder *m_recorder;
    MeterSampling *m_meters;
    TrialSetup m_setup;
    const benchmark::Benchmark *m_benchmark = nullptr;
    std::unique_ptr<benchmark::LiveReader> m_reader;
    std::unique_ptr<Sampler> m_sampler;
    benchmark::Place m_place;
    TrialEvidence m_evidence;
    std::vector<benchmark::Summary> m_results;
    std::vector<series::Histogram> m_histograms;
    runtime::RuntimeCost m_cost;
    std::optional<series::Window> m_idle; ///< campaign time
    bool m_measuring = false;
    bool m_hasTriedPath = false;
    std::shared_ptr<device::SettingHold> m_offloads; ///< of what the runtime adds
    bool m_foundNoWay = false; ///< when it was tried
};

} // namespace runwatt::campaign
