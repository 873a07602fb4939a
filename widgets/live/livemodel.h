// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origins.h"
#include "core/campaign/feed.h"
#include "core/store/records.h"
#include "widgets/live/cpufigures.h"
#include "widgets/live/eventmodel.h"
#include "widgets/live/processmodel.h"
#include "widgets/live/sampleloader.h"
#include "widgets/live/trackstore.h"
#include "widgets/live/trialqueuemodel.h"

#include <QDateTime>
#include <QObject>

#include <memory>

namespace runwatt::live {

/// Everything the live view shows of one campaign, running or finished. The slots have the
/// signatures of campaign::Runner's signals; connect them queued. Lives in the GUI thread.
class LiveModel : public QObject
{
    Q_OBJECT

public:
    /// Where the campaign comes from.
    enum class Source {
        None,
        Running,
        File, ///< all that is recorded of it
        Replay ///< what is recorded of it until a moment, which goes on
    };

    explicit LiveModel(QObject *parent = nullptr);

    /// Whether something that is in view is still being read from the file.
    [[nodiscard]] bool isReading() const { return m_loader.isReading(); }

    [[nodiscard]] TrackStore &tracks() { return m_tracks; }

    [[nodiscard]] TrialQueueModel &queue() { return m_queue; }

    [[nodiscard]] ProcessModel &processes() { return m_processes; }

    [[nodiscard]] EventModel &events() { return m_events; }

    [[nodiscard]] CpuFigures &cpu() { return m_cpu; }

    [[nodiscard]] Source source() const { return m_source; }

    [[nodiscard]] QString title() const { return m_title; }

    [[nodiscard]] QString file() const { return m_file; }

    [[nodiscard]] campaign::RunState state() const { return m_state; }

    [[nodiscard]] const campaign::Progress &progress() const { return m_progress; }

    /// The devices that have no mpstat: nobody tells of their CPUs.
    [[nodiscard]] QStringList devicesWithoutMpstat() const { return m_withoutMpstat; }

    /// The marks of the whole view: of the work itself. A simulated meter marks its band only.
    [[nodiscard]] const Origins &origins() const { return m_origins; }

    /// Adds what a trial that has begun is not measured of.
    void addOrigins(const campaign::TrialStatus &trial);

    /// Says that what comes is shown again from a recording.
    void setReplayed();

    /// Begins to show a recorded campaign again, from nothing on: `data` holds no trials and what
    /// belongs to them. What comes then comes by the slots, as from a runner.
    void beginReplay(const store::CampaignData &data, const QString &file);

    /// Forgets what the replay has shown so far, since another moment of it is put together. Emits
    /// nothing, and views keep what part of the time they show.
    void rewindReplay(const store::CampaignData &data);

    /// When it was that the replay shows now, by the host's clock; none while nothing is replayed.
    [[nodiscard]] QDateTime moment() const { return m_moment; }

    void setMoment(const QDateTime &moment);

    /// Shows a campaign that is in a file. Samples are read when they come into view.
    void load(const std::shared_ptr<const store::CampaignData> &data, const QString &file);

    /// What is known of the devices by now; a campaign that runs is opened before they are reached.
    void learnDevices(const store::CampaignData &data);

    /// Empties the view.
    void clear();

    /// Names curves and trials anew, in the language that is installed, and has a replay do so with
    /// what it has told. Texts that a device or a runner has told stay as they were.
    void retranslate();

public slots:
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
    void stateChanged(runwatt::campaign::RunState state);
    void trialSummarised(runwatt::store::TrialId trial,
                         const QList<runwatt::store::SummaryRecord> &summaries);
    void failed(const runwatt::Error &error);

signals:
    void campaignChanged(); ///< another campaign
    void originsChanged(); ///< the marks of the whole
    void curvesChanged(); ///< there is something new to draw
    void progressed();
    void devicesLearned();
    void stateChangedTo(runwatt::campaign::RunState state);
    void retranslated();
    void errorHappened(const runwatt::Error &error);

private:
    void begin(const store::CampaignData &data, const QString &file, Source source);
    void nameTrial(const campaign::TrialStatus &trial);
    void setOrigins(const Origins &origins);
    void addStored(const store::CampaignData &data);
    [[nodiscard]] QList<campaign::TrialStatus> queueOf(const store::CampaignData &data) const;

    TrackStore m_tracks;
    TrialQueueModel m_queue;
    ProcessModel m_processes;
    EventModel m_events;
    CpuFigures m_cpu;
    SampleLoader m_loader;
    Source m_source = Source::None;
    QString m_title;
    QString m_file;
    campaign::RunState m_state = campaign::RunState::Idle;
    campaign::Progress m_progress;
    QStringList m_withoutMpstat;
    Origins m_origins;
    bool m_replayed = false;
    QDateTime m_moment;
};

} // namespace runwatt::live
