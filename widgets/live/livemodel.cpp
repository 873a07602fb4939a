// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/livemodel.h"

#include "core/campaign/matrix.h"
#include "core/campaign/planrecords.h"
#include "widgets/live/cutshort.h"
#include "widgets/live/trialstatus.h"

#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <map>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::live {

namespace {

/// All that the plan has, as if none had run; empty for a plan that this version can't read.
QList<campaign::TrialStatus> plannedTrials(const store::CampaignData &data)
{
    const Result<campaign::Plan> plan = campaign::planFromJson(data.campaign.plan);
    if (!plan)
        return {};
    const Result<campaign::Matrix> matrix = campaign::expand(*plan);
    return matrix ? campaign::queueOf(*plan, *matrix, {}) : QList<campaign::TrialStatus>();
}

/// The devices that lacked a capability when they were looked at.
QStringList devicesWithout(const QString &capability, const store::CampaignData &data)
{
    QStringList names;
    for (const store::FactRecord &fact : data.facts) {
        const store::DeviceRecord *device = data.find(fact.device);
        if (device && fact.name == u"missing."_s + capability && !names.contains(device->name))
            names.append(device->name);
    }
    return names;
}

// The samples stand still for this long before a line breaks.
TimeNs gapOf(const store::CampaignData &data)
{
    const double periodMs = data.campaign.plan.value(u"samplingPeriodMs"_s).toDouble(1000);
    return std::max<TimeNs>(3 * kNsPerSecond, static_cast<TimeNs>(periodMs * 3.5) * kNsPerMs);
}

} // namespace

LiveModel::LiveModel(QObject *parent)
    : QObject(parent)
{
    connect(&m_tracks, &TrackStore::seriesWanted, &m_loader, &SampleLoader::request);
    connect(&m_loader, &SampleLoader::loaded, this,
            [this](store::SeriesId series, const series::SharedSamples &samples) {
                m_tracks.deliver(series, *samples);
                emit curvesChanged();
            });
    connect(&m_loader, &SampleLoader::failed, this, &LiveModel::errorHappened);
}

void LiveModel::clear()
{
    begin({}, {}, Source::None);
    emit campaignChanged();
    emit curvesChanged();
    emit progressed();
}

void LiveModel::retranslate()
{
    m_tracks.retranslate();
    for (int row = 0; row < m_queue.rowCount(); ++row) {
        if (m_queue.trialAt(row).id.isValid())
            nameTrial(m_queue.trialAt(row));
    }
    emit retranslated();
}

void LiveModel::begin(const store::CampaignData &data, const QString &file, Source source)
{
    m_tracks.clear();
    m_queue.setTrials({});
    m_processes.clear();
    m_events.setEvents({});
    m_cpu.load(data);
    m_loader.setFile(file);
    m_source = source;
    m_title = data.campaign.title;
    m_file = file;
    m_progress = {};
    m_state = campaign::RunState::Idle;
    const bool isReplayed = m_replayed || source == Source::Replay;
    m_origins.clear();
    add(m_origins, isReplayed ? Origin::Replayed : Origin::Measured);
    m_withoutMpstat = devicesWithout(u"cpu"_s, data);
    m_tracks.setGap(gapOf(data));
    m_tracks.setMeters(data);
    addStored(data);
}

void LiveModel::learnDevices(const store::CampaignData &data)
{
    m_withoutMpstat = devicesWithout(u"cpu"_s, data);
    emit devicesLearned();
}

QList<campaign::TrialStatus> LiveModel::queueOf(const store::CampaignData &data) const
{
    // The last attempt of each position counts; the others are on the time axis only.
    std::map<int, const store::TrialRecord *> last;
    for (const store::TrialRecord &trial : data.trials) {
        const store::TrialRecord *&known = last[trial.position];
        if (known == nullptr || known->attempt <= trial.attempt)
            known = &trial;
    }
    const TrialStatuses statuses(data);
    std::map<int, campaign::TrialStatus> queue;
    for (const campaign::TrialStatus &planned : plannedTrials(data))
        queue.emplace(planned.position, planned);
    for (const auto &[position, trial] : last)
        queue.insert_or_assign(position, statuses.of(*trial));
    QList<campaign::TrialStatus> list;
    for (const auto &[position, status] : queue)
        list.append(status);
    return list;
}

void LiveModel::nameTrial(const campaign::TrialStatus &trial)
{
    m_tracks.nameTrial(trial.id, TrialQueueModel::title(trial), trial.runtime, trial.device);
}

void LiveModel::addStored(const store::CampaignData &data)
{
    m_queue.setTrials(queueOf(data));
    m_events.setEvents(data.events);
    const TrialStatuses statuses(data);
    QHash<store::TrialId, series::Window> windows;
    for (const store::TrialRecord &trial : data.trials) {
        m_origins.merge(campaign::originsOf(statuses.of(trial)));
        if (trial.endNs <= trial.beginNs)
            continue;
        nameTrial(statuses.of(trial));
        windows.insert(trial.id, {trial.beginNs, trial.endNs});
        m_tracks.setTrialWindow(trial.id, {trial.beginNs, trial.endNs});
    }
    const std::vector<CutShort> cutShort = cutShortTrials(data);
    QSet<store::TrialId> withoutEnd;
    for (const CutShort &cut : cutShort) {
        nameTrial(statuses.of(*data.find(cut.trial)));
        windows.insert(cut.trial, cut.known);
        withoutEnd.insert(cut.trial);
    }
    for (const store::PhaseRecord &phase : data.phases) {
        const bool isCutShort = phase.endNs == 0 && withoutEnd.contains(phase.trial);
        if (phase.endNs > phase.beginNs || isCutShort)
            m_tracks.setPhase(phase);
    }
    for (const CutShort &cut : cutShort)
        m_tracks.setCutShort(cut.trial, cut.known, cut.latestEndNs);
    for (const store::SeriesRecord &series : data.series) {
        if (series.count > 0 && windows.contains(series.trial))
            m_tracks.addStoredSeries(series, windows.value(series.trial));
    }
    m_progress.total = static_cast<int>(m_queue.rowCount());
    for (int row = 0; row < m_queue.rowCount(); ++row) {
        const store::TrialState state = m_queue.trialAt(row).state;
        m_progress.done += state == store::TrialState::Complete ? 1 : 0;
        m_progress.failed += state == store::TrialState::Failed ? 1 : 0;
    }
}

void LiveModel::load(const std::shared_ptr<const store::CampaignData> &data, const QString &file)
{
    m_replayed = false;
    m_moment = {};
    begin(*data, file, Source::File);
    emit campaignChanged();
    emit curvesChanged();
    emit progressed();
}

void LiveModel::beginReplay(const store::CampaignData &data, const QString &file)
{
    begin(data, file, Source::Replay);
    emit campaignChanged();
    emit curvesChanged();
    emit progressed();
}

void LiveModel::rewindReplay(const store::CampaignData &data)
{
    begin(data, m_file, Source::Replay);
}

void LiveModel::setMoment(const QDateTime &moment)
{
    m_moment = moment;
}

void LiveModel::setReplayed()
{
    m_replayed = true;
    Origins origins = m_origins;
    add(origins, Origin::Replayed);
    setOrigins(origins);
}

void LiveModel::setOrigins(const Origins &origins)
{
    if (origins == m_origins)
        return;
    m_origins = origins;
    emit originsChanged();
}

void LiveModel::addOrigins(const campaign::TrialStatus &trial)
{
    Origins origins = m_origins;
    origins.merge(campaign::originsOf(trial));
    setOrigins(origins);
}

void LiveModel::opened(const store::CampaignData &data, const QString &file)
{
    m_moment = {};
    begin(data, file, Source::Running);
    m_state = campaign::RunState::Preparing;
    emit campaignChanged();
    emit curvesChanged();
    emit progressed();
}

void LiveModel::queueChanged(const QList<campaign::TrialStatus> &trials)
{
    m_queue.setTrials(trials);
    if (m_progress.total == 0) {
        m_progress.total = static_cast<int>(trials.size());
        emit progressed();
    }
    for (const campaign::TrialStatus &trial : trials) {
        if (!trial.id.isValid())
            continue;
        nameTrial(trial);
        addOrigins(trial);
    }
}

void LiveModel::trialChanged(const campaign::TrialStatus &trial)
{
    m_queue.update(trial);
    if (!trial.id.isValid())
        return;
    nameTrial(trial);
    addOrigins(trial);
    if (trial.state != store::TrialState::Running && trial.state != store::TrialState::Waiting)
        m_tracks.closeTrial(trial.id);
    emit curvesChanged();
}

void LiveModel::phaseChanged(const store::PhaseRecord &phase)
{
    m_tracks.setPhase(phase);
    m_cpu.setPhase(phase);
    emit curvesChanged();
}

void LiveModel::seriesAdded(const store::SeriesRecord &series)
{
    m_tracks.addSeries(series);
    m_cpu.addSeries(series);
}

void LiveModel::samplesAdded(const campaign::SeriesSamples &samples)
{
    if (!samples.samples)
        return;
    m_tracks.append(samples.series, *samples.samples);
    m_cpu.append(samples.series, *samples.samples);
    emit curvesChanged();
}

void LiveModel::processesChanged(const campaign::ProcessTable &table)
{
    m_processes.setTable(table);
}

void LiveModel::accountChanged(const campaign::AccountSoFar &account)
{
    m_cpu.setAccount(account);
}

void LiveModel::eventHappened(const store::EventRecord &event)
{
    m_events.append(event);
}

void LiveModel::progressChanged(const campaign::Progress &progress)
{
    m_progress = progress;
    emit progressed();
}

void LiveModel::stateChanged(campaign::RunState state)
{
    m_state = state;
    if (state == campaign::RunState::Paused)
        m_tracks.endMoment();
    emit stateChangedTo(state);
}

void LiveModel::trialSummarised(store::TrialId trial, const QList<store::SummaryRecord> &summaries)
{
    m_cpu.setSummaries(trial, summaries);
    Origins origins = m_origins;
    for (const store::SummaryRecord &summary : summaries) {
        // What comes from a meter carries the meter's mark, which is the band's.
        const bool ofMeter = summary.measure.startsWith(u"watts")
            || summary.measure.startsWith(u"energy") || summary.measure.startsWith(u"meter.");
        if (!ofMeter)
            add(origins, summary.origin);
    }
    setOrigins(origins);
}

void LiveModel::failed(const Error &error)
{
    emit errorHappened(error);
}

} // namespace runwatt::live
