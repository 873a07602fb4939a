// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/recorder.h"

#include <algorithm>

namespace runwatt::campaign {

Recorder::Recorder(std::unique_ptr<store::CampaignWriter> writer, qint64 mostOutputBytes)
    : m_writer(std::move(writer))
    , m_clock(m_writer->clock())
    , m_mostOutputBytes(mostOutputBytes)
{ }

Recorder::~Recorder() = default;

store::SeriesId Recorder::series(store::TrialId trial, const series::Descriptor &descriptor)
{
    const auto known =
        std::find_if(m_known.cbegin(), m_known.cend(), [&](const store::SeriesRecord &record) {
            return record.trial == trial && record.descriptor == descriptor;
        });
    if (known != m_known.cend())
        return known->id;
    store::SeriesRecord record;
    record.trial = trial;
    record.descriptor = descriptor;
    record.id = m_writer->add(record);
    m_known.push_back(record);
    emit seriesAdded(record);
    return record.id;
}

void Recorder::append(store::SeriesId series, TimeNs steadyNs, double value)
{
    Open &open = m_open[series];
    TimeNs timeNs = toCampaign(steadyNs);
    if (open.hasLast && timeNs <= open.lastNs)
        timeNs = open.lastNs + 1;
    open.lastNs = timeNs;
    open.hasLast = true;
    open.pending.push_back({timeNs, value});
    open.all.push_back({timeNs, value});
    if (m_publishing)
        return;
    // One message a series for all that one piece of output gave.
    m_publishing = true;
    QMetaObject::invokeMethod(this, &Recorder::publish, Qt::QueuedConnection);
}

void Recorder::publish()
{
    m_publishing = false;
    for (auto it = m_open.begin(); it != m_open.end(); ++it) {
        if (it->pending.empty())
            continue;
        const auto samples =
            std::make_shared<const series::Samples>(std::exchange(it->pending, {}));
        m_writer->append(it.key(), samples);
        emit samplesAdded({it.key(), samples});
    }
}

void Recorder::keepOutput(store::TrialId trial, const QString &name, const QByteArray &bytes)
{
    qint64 &kept = m_outputBytes[name];
    const qint64 left = m_mostOutputBytes - kept;
    if (left < 0)
        return;
    if (left > 0)
        m_writer->appendRawOutput(trial, name, bytes.left(left));
    kept += bytes.size();
    if (kept > m_mostOutputBytes) {
        event(store::Severity::Warning, {}, trial,
              tr("%1 is longer than %2 MiB; its rest is not kept")
                  .arg(name)
                  .arg(m_mostOutputBytes >> 20));
    }
}

void Recorder::beginPhase(store::TrialId trial, store::Phase phase, TimeNs steadyNs)
{
    endPhase(steadyNs);
    m_phase = {trial, phase, toCampaign(steadyNs), 0};
    m_inPhase = true;
    m_writer->put(m_phase);
    emit phaseChanged(m_phase);
}

void Recorder::endPhase(TimeNs steadyNs)
{
    if (!m_inPhase)
        return;
    m_inPhase = false;
    m_phase.endNs = std::max(m_phase.beginNs, toCampaign(steadyNs));
    m_writer->put(m_phase);
    emit phaseChanged(m_phase);
}

void Recorder::event(store::Severity severity,
                     const QString &device,
                     store::TrialId trial,
                     const QString &text)
{
    const store::EventRecord record{m_clock.now(), severity, device, trial, text};
    m_writer->add(record);
    emit eventHappened(record);
}

std::vector<analysis::TrialSeries> Recorder::trialSeries()
{
    std::vector<analysis::TrialSeries> all;
    for (const store::SeriesRecord &record : m_known) {
        all.push_back(
            {record.descriptor, std::make_shared<const series::Samples>(m_open[record.id].all)});
    }
    return all;
}

void Recorder::endTrial()
{
    publish();
    m_known.clear();
    m_open.clear();
    m_outputBytes.clear();
}

} // namespace runwatt::campaign
