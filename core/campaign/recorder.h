// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/trialsummary.h"
#include "core/campaign/feed.h"
#include "core/store/writer.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace runwatt::campaign {

/// Writes everything that happens into the campaign file first, and tells it after. One a campaign,
/// I/O thread. Takes times on the host's steady clock and turns them into campaign time.
class Recorder : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 kMostOutputBytes = 256 * 1024 * 1024;

    explicit Recorder(std::unique_ptr<store::CampaignWriter> writer,
                      qint64 mostOutputBytes = kMostOutputBytes);
    ~Recorder() override;
    Q_DISABLE_COPY_MOVE(Recorder)

    [[nodiscard]] store::CampaignWriter &writer() { return *m_writer; }

    [[nodiscard]] const CampaignClock &clock() const { return m_clock; }

    [[nodiscard]] TimeNs toCampaign(TimeNs steadyNs) const { return m_clock.fromSteady(steadyNs); }

    /// The series of this description in this trial; made when it is asked for first.
    store::SeriesId series(store::TrialId trial, const series::Descriptor &descriptor);

    /// Appends one sample. Samples of a series must come in order of time: an older one is moved to
    /// just after the last, so that a late offset never turns a series back.
    void append(store::SeriesId series, TimeNs steadyNs, double value);

    /// Keeps what a tool or a meter printed in the running trial, as it is: "fio.stdout",
    /// "mpstat.stdout@DEVICE", "meter.output@METER". Of one name at most `mostOutputBytes`; that
    /// there was more is an event.
    void keepOutput(store::TrialId trial, const QString &name, const QByteArray &bytes);

    /// Begins a phase, and ends the one before it in the same trial.
    void beginPhase(store::TrialId trial, store::Phase phase, TimeNs steadyNs);
    void endPhase(TimeNs steadyNs);

    using QObject::event; // the event loop's; the other would hide it

    /// Something that happened, in words.
    void event(store::Severity severity,
               const QString &device,
               store::TrialId trial,
               const QString &text);

    /// Sends what append() collected; called when a batch of output has been read.
    void publish();

    /// Every series of the running trial with all its samples, for the summary.
    [[nodiscard]] std::vector<analysis::TrialSeries> trialSeries();

    /// Forgets the series of a trial that is over.
    void endTrial();

signals:
    void seriesAdded(const runwatt::store::SeriesRecord &series);
    void samplesAdded(const runwatt::campaign::SeriesSamples &samples);
    void phaseChanged(const runwatt::store::PhaseRecord &phase);
    void eventHappened(const runwatt::store::EventRecord &event);

private:
    struct Open
    {
        series::Samples pending;
        series::Samples all; ///< of the trial so far
        TimeNs lastNs = 0;
        bool hasLast = false;
    };

    std::unique_ptr<store::CampaignWriter> m_writer;
    CampaignClock m_clock;
    qint64 m_mostOutputBytes;
    QHash<QString, qint64> m_outputBytes; ///< of the running trial, by name
    std::vector<store::SeriesRecord> m_known; ///< of the running trial
    QHash<store::SeriesId, Open> m_open;
    store::PhaseRecord m_phase;
    bool m_inPhase = false;
    bool m_publishing = false;
};

} // namespace runwatt::campaign
