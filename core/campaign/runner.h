// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/campaign/feed.h"
#include "core/campaign/plan.h"
#include "core/store/records.h"

#include <QObject>

#include <memory>

namespace runwatt::campaign {

class RunnerPrivate;

/// How a runner gets connections and meters; given by the application, used in the I/O thread.
struct RunnerServices;

/// Runs one campaign, from its plan to its last trial, in the I/O thread. Commands are slots: call
/// them from another thread with QMetaObject::invokeMethod. Everything it finds out is in the
/// campaign file first, and told by signals after; no result depends on who listens.
class Runner : public QObject
{
    Q_OBJECT

public:
    explicit Runner(std::shared_ptr<RunnerServices> services, QObject *parent = nullptr);
    ~Runner() override;
    Q_DISABLE_COPY_MOVE(Runner)

    [[nodiscard]] RunState state() const;

public slots:
    /// Begins a new campaign in `file` (which must not exist), or resumes the one in it when it
    /// exists: then `plan` must be the same or empty (no devices).
    void start(const runwatt::campaign::Plan &plan, const QString &file);

    /// Goes on until the running trial is complete, then waits.
    void pause();
    void resume();

    /// Ends the campaign after the running trial; it can be resumed later.
    void stopAfterTrial();

    /// Ends at once: the running trial is marked interrupted, its processes are stopped.
    void stopNow();

signals:
    void stateChanged(runwatt::campaign::RunState state);
    /// The campaign's file is open, with this in it: the zero of its time, its devices, its cells.
    void opened(const runwatt::store::CampaignData &data, const QString &file);
    /// The whole queue, once, in order of position.
    void queueChanged(const QList<runwatt::campaign::TrialStatus> &trials);
    void trialChanged(const runwatt::campaign::TrialStatus &trial);
    void phaseChanged(const runwatt::store::PhaseRecord &phase); ///< endNs 0 while it lasts
    void seriesAdded(const runwatt::store::SeriesRecord &series);
    void samplesAdded(const runwatt::campaign::SeriesSamples &samples);
    void processesChanged(const runwatt::campaign::ProcessTable &table);
    void accountChanged(const runwatt::campaign::AccountSoFar &account);
    void eventHappened(const runwatt::store::EventRecord &event);
    void progressChanged(const runwatt::campaign::Progress &progress);
    /// A trial's summaries and verdicts are in the file.
    void trialSummarised(runwatt::store::TrialId trial,
                         const QList<runwatt::store::SummaryRecord> &summaries);
    void finished();
    void failed(const runwatt::Error &error);

private:
    std::unique_ptr<RunnerPrivate> d;
};

} // namespace runwatt::campaign
