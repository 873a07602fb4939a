// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/campaign/campaigndevices.h"
#include "core/campaign/feed.h"
#include "core/campaign/matrix.h"
#include "core/campaign/metersampling.h"
#include "core/campaign/planrecords.h"
#include "core/campaign/recorder.h"
#include "core/campaign/services.h"
#include "core/campaign/timeleft.h"
#include "core/campaign/trialrunner.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <set>

namespace runwatt::campaign {

/// One run over a campaign, from opening its file to closing it: what Runner does between start and
/// finished. One object a run; I/O thread.
class CampaignRun : public QObject
{
    Q_OBJECT

public:
    CampaignRun(std::shared_ptr<RunnerServices> services, Plan plan, QString file);
    ~CampaignRun() override;
    Q_DISABLE_COPY_MOVE(CampaignRun)

    void start();
    void pause();
    void resume();
    void stopAfterTrial();
    void stopNow();

signals:
    void stateChanged(runwatt::campaign::RunState state);
    void opened(const runwatt::store::CampaignData &data, const QString &file);
    void queueChanged(const QList<runwatt::campaign::TrialStatus> &trials);
    void trialChanged(const runwatt::campaign::TrialStatus &trial);
    void phaseChanged(const runwatt::store::PhaseRecord &phase);
    void seriesAdded(const runwatt::store::SeriesRecord &series);
    void samplesAdded(const runwatt::campaign::SeriesSamples &samples);
    void processesChanged(const runwatt::campaign::ProcessTable &table);
    void accountChanged(const runwatt::campaign::AccountSoFar &account);
    void eventHappened(const runwatt::store::EventRecord &event);
    void progressChanged(const runwatt::campaign::Progress &progress);
    void trialSummarised(runwatt::store::TrialId trial,
                         const QList<runwatt::store::SummaryRecord> &summaries);
    void finished();
    void failed(const runwatt::Error &error);

private:
    Task<void> run(StopToken life);
    Task<Result<void>> work(StopToken life);
    Task<Result<void>> openFile(StopToken stop);
    Task<Result<void>> runTrials(StopToken life);
    Task<Result<void>> runTrial(std::size_t index, StopToken life);
    void finishTrial(std::size_t index, const TrialOutcome &outcome, TimeNs beganNs);
    [[nodiscard]] std::optional<std::size_t> nextTrial() const;
    void setState(RunState state);
    void tellTrial(std::size_t index);
    void tellActivity(const QString &activity);
    void tellProgress();

    std::shared_ptr<RunnerServices> m_services;
    Plan m_plan;
    QString m_file;
    Matrix m_matrix;
    std::unique_ptr<Recorder> m_recorder;
    std::unique_ptr<MeterSampling> m_meters;
    PlanRecords m_records;
    std::unique_ptr<CampaignDevices> m_devices;
    std::shared_ptr<StartedCampaigns::Hold> m_mark;
    QList<TrialStatus> m_queue;
    std::vector<int> m_attempts; ///< of each planned trial, so far
    std::optional<TimeLeft> m_timeLeft;
    std::set<std::pair<int, QString>> m_triedPaths; ///< to the peer: device's index, runtime
    std::optional<std::size_t> m_running;
    TimeNs m_trialBeganNs = 0;
    QString m_trialActivity; ///< what takes long within its phase; empty: nothing
    RunState m_state = RunState::Idle;
    bool m_pauseAsked = false;
    bool m_endAsked = false;
    std::optional<Error> m_storeError;
    QString m_activity;
    QElapsedTimer m_elapsed;
    QTimer m_ticker;
    Notifier m_asked;
    StopSource m_workStop;
    AsyncScope m_scope; // last: its tasks use all of the above
};

} // namespace runwatt::campaign
