// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/campaign/feed.h"
#include "core/campaign/recorder.h"
#include "tests/support/livecampaign.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>

namespace runwatt::app {
class CampaignHost;
}

namespace runwatt::benchmarks {

/// Plays a made-up campaign as if it were measured: through a recorder into a campaign file, and by
/// the host's signals to whoever listens. Beside the campaign's own series there are those that a
/// sampler makes (each core, ten processes, telemetry), and what the tools print. Lives in the I/O
/// thread, as the runner does.
class Feeder : public QObject
{
    Q_OBJECT

public:
    Feeder(const test::LiveCampaign *campaign, app::CampaignHost *host);
    ~Feeder() override;

    /// Makes the file, and tells it. Ends with fed().
    void begin(const QString &file);
    /// Plays [from, until), and returns when it is on disk. Ends with fed().
    void feed(TimeNs from, TimeNs until);
    /// Closes the file. Ends with fed().
    void finish();

    // What test::play() tells.
    void seriesAdded(const store::SeriesRecord &series);
    void samplesAdded(const campaign::SeriesSamples &samples);
    void phaseChanged(const store::PhaseRecord &phase);
    void trialChanged(const campaign::TrialStatus &status);
    void processesChanged(const campaign::ProcessTable &table);
    void progressChanged(const campaign::Progress &progress);

signals:
    /// Everything before is told and on disk; how many samples so far.
    void fed(qint64 samples);

private:
    Task<void> beginFile(QString file, StopToken stop);
    Task<void> flush(StopToken stop);
    Task<void> close(StopToken stop);
    void recordPlan();
    void listen();
    void put(const QString &name,
             const QString &source,
             const QString &detail,
             TimeNs time,
             double value);
    void putSampled(const campaign::ProcessTable &table);
    void putOutput(TimeNs time);
    void append(store::SeriesId series, TimeNs time, double value);
    void completeTrial(const campaign::TrialStatus &status);

    const test::LiveCampaign *m_campaign;
    app::CampaignHost *m_host;
    std::unique_ptr<campaign::Recorder> m_recorder;
    TimeNs m_toSteadyNs = 0; ///< what to add to campaign time
    store::TrialRecord m_trial; ///< that runs; no id: none
    QHash<qint64, store::SeriesId> m_series; ///< by the made-up campaign's
    QString m_device;
    qint64 m_samples = 0;
    AsyncScope m_scope; // last
};

} // namespace runwatt::benchmarks
