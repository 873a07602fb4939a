// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/campaign/runner.h"

#include <QObject>

#include <memory>

namespace runwatt::app {

/// Runs one campaign after another in the I/O thread, with a new runner for each, and passes on
/// what they say. Slots and signals cross threads by queued connections.
class CampaignHost : public QObject
{
    Q_OBJECT

public:
    explicit CampaignHost(std::shared_ptr<campaign::RunnerServices> services);
    ~CampaignHost() override;
    Q_DISABLE_COPY_MOVE(CampaignHost)

    /// Stops what runs, as stopNow(), and returns when it has ended, or after a while that is long
    /// enough for that. To be awaited before the host is deleted.
    Task<void> end();

public slots:
    /// See campaign::Runner::start(). While a campaign runs, this fails with Busy.
    void start(const runwatt::campaign::Plan &plan, const QString &file);
    void pause();
    void resume();
    void stopAfterTrial();
    void stopNow();

signals:
    // As campaign::Runner's.
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
    void passOn();
    [[nodiscard]] bool isRunning() const;

    std::shared_ptr<campaign::RunnerServices> m_services;
    Notifier m_changed; ///< the runner's state
    std::unique_ptr<campaign::Runner> m_runner;
};

} // namespace runwatt::app
