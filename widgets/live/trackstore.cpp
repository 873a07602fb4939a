// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/trackstore.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::Literals::StringLiterals;

// Filling the store: series, samples, trials, phases, and the bound on memory. What it shows is in
// trackview.cpp, what its traces are called and look like in tracktraces.cpp.

namespace runwatt::live {

namespace {

// Meters of two devices may have one name.
QString meterKey(const QString &name, const QString &device)
{
    return QStringList{name, device}.join(u'\x1f');
}

} // namespace

TrackStore::TrackStore(QObject *parent)
    : QObject(parent)
{ }

TrackStore::~TrackStore() = default;

QString TrackStore::keyOf(const series::Descriptor &descriptor)
{
    return QStringList{descriptor.name, descriptor.device, descriptor.source, descriptor.detail}
        .join(u'\x1f');
}

void TrackStore::clear()
{
    m_tracks.clear();
    m_trackOfKey.clear();
    m_trackOfSeries.clear();
    m_trialOfSeries.clear();
    m_originOfSeries.clear();
    m_processCounts.clear();
    for (auto &traces : m_traces)
        traces.clear();
    m_devices.clear();
    m_meters.clear();
    m_spans.clear();
    m_wanted.clear();
    m_extent = {};
    m_hasExtent = false;
    m_momentEndNs = std::numeric_limits<TimeNs>::min();
    m_samplesHeld = 0;
}

void TrackStore::setMeters(const store::CampaignData &data)
{
    m_meters.clear();
    for (const store::MeterRecord &meter : data.meters) {
        const store::DeviceRecord *device = data.find(meter.device);
        m_meters.append(meterKey(meter.name, device != nullptr ? device->name : QString()));
    }
}

qsizetype TrackStore::meterPlace(const series::Descriptor &descriptor) const
{
    const qsizetype place = m_meters.indexOf(meterKey(descriptor.source, descriptor.device));
    return place < 0 ? m_meters.size() : place;
}

TrackStore::Track *TrackStore::trackFor(const series::Descriptor &descriptor)
{
    const std::optional<LiveBand> band = bandOf(descriptor);
    if (!band)
        return nullptr;
    const QString key = keyOf(descriptor);
    if (Track *known = m_trackOfKey.value(key)) {
        // A meter may be exchanged for a simulated one of the same name: the mark must follow.
        auto &trace = m_traces[static_cast<size_t>(*band)][static_cast<size_t>(known->trace)];
        trace.origin = combined(trace.origin, descriptor.origin);
        return known;
    }
    auto track = std::make_unique<Track>();
    track->descriptor = descriptor;
    track->band = *band;
    track->trace = traceFor(descriptor, *band);
    m_trackOfKey.insert(key, track.get());
    m_tracks.push_back(std::move(track));
    if (isOfTools(*band))
        nameTraces(*band);
    return m_tracks.back().get();
}

series::Descriptor TrackStore::shownAs(const store::SeriesRecord &series)
{
    series::Descriptor descriptor = series.descriptor;
    if (bandOf(descriptor) != LiveBand::Processes)
        return descriptor;
    // A trial's processes have new numbers: by those, a night had a track for each of thousands.
    const QString key =
        QString::number(series.trial.value) + u'\x1f' + commandOf(series.descriptor);
    descriptor.detail =
        commandOf(series.descriptor) + u" [#" + QString::number(m_processCounts[key]++) + u']';
    return descriptor;
}

void TrackStore::addSeries(const store::SeriesRecord &series)
{
    Track *track = trackFor(shownAs(series));
    if (track == nullptr)
        return;
    m_trackOfSeries.insert(series.id, track);
    m_trialOfSeries.insert(series.id, series.trial);
    m_originOfSeries.insert(series.id, series.descriptor.origin);
}

void TrackStore::addStoredSeries(const store::SeriesRecord &series, series::Window extent)
{
    Track *track = trackFor(shownAs(series));
    if (track == nullptr || extent.lengthNs() <= 0)
        return;
    m_trackOfSeries.insert(series.id, track);
    m_trialOfSeries.insert(series.id, series.trial);
    m_originOfSeries.insert(series.id, series.descriptor.origin);
    auto piece = std::make_unique<Piece>(series.id, series.trial, m_gapNs, extent);
    const TrialSpans::Trial *owner = m_spans.find(series.trial);
    if (owner != nullptr && owner->latestEndNs)
        want(*piece);
    insertPiece(*track, std::move(piece));
    widen(extent.beginNs, extent.endNs);
}

std::optional<Origin> TrackStore::originIn(int band, int trace, series::Window window) const
{
    std::optional<Origin> found;
    const auto add = [this, &found](const Piece &piece) {
        const Origin origin = m_originOfSeries.value(piece.series());
        found = combined(found.value_or(Origin::Measured), origin);
    };
    for (const auto &track : m_tracks) {
        if (static_cast<int>(track->band) != band || track->trace != trace)
            continue;
        const auto [first, last] = piecesIn(*track, window);
        for (size_t i = first; i < last; ++i)
            add(*track->pieces[i]);
        // A value that is carried on, or that begins with the end, is told all the same.
        if (drawnAt(*track, window.endNs))
            add(*pieceAt(*track, window.endNs));
        if (window.endNs >= m_extent.endNs && valueNow(*track))
            add(*track->pieces.back());
    }
    return found;
}

void TrackStore::insertPiece(Track &track, std::unique_ptr<Piece> piece)
{
    const auto place = std::upper_bound(
        track.pieces.begin(), track.pieces.end(), piece,
        [](const auto &a, const auto &b) { return a->extent().beginNs < b->extent().beginNs; });
    track.pieces.insert(place, std::move(piece));
}

void TrackStore::append(store::SeriesId series, const series::Samples &samples)
{
    Track *track = m_trackOfSeries.value(series);
    if (track == nullptr || samples.empty())
        return;
    // The open piece is the newest, or near it when trials of two devices overlap.
    const auto found =
        std::find_if(track->pieces.rbegin(), track->pieces.rend(), [series](const auto &piece) {
            return piece->series() == series && !piece->isClosed();
        });
    Piece *piece = found != track->pieces.rend() ? found->get() : nullptr;
    if (piece != nullptr && piece->samplesHeld() >= kPieceSamples) {
        piece->close();
        piece = nullptr;
    }
    if (piece == nullptr) {
        track->pieces.push_back(
            std::make_unique<Piece>(series, m_trialOfSeries.value(series), m_gapNs));
        piece = track->pieces.back().get();
    }
    const size_t before = piece->samplesHeld();
    piece->append(samples);
    piece->lastUsed = m_frame;
    m_samplesHeld += piece->samplesHeld() - before;
    widen(samples.front().timeNs, samples.back().timeNs);
    keepBudget();
}

void TrackStore::deliver(store::SeriesId series, const series::Samples &samples)
{
    Track *track = m_trackOfSeries.value(series);
    if (track == nullptr)
        return;
    std::unique_ptr<Piece> placeholder;
    for (auto &piece : track->pieces) {
        if (piece->series() != series)
            continue;
        if (piece->isPlaceholder()) {
            placeholder = std::move(piece);
        } else if (piece->isClosed() && piece->samplesHeld() == 0) {
            piece->restore(samples);
            piece->lastUsed = m_frame;
            m_samplesHeld += piece->samplesHeld();
        }
    }
    if (placeholder) {
        std::erase(track->pieces, nullptr);
        for (size_t from = 0; from < samples.size(); from += kPieceSamples) {
            const size_t to = std::min(from + kPieceSamples, samples.size());
            auto full = std::make_shared<series::Pyramid>();
            full->append(series::Samples(samples.begin() + static_cast<std::ptrdiff_t>(from),
                                         samples.begin() + static_cast<std::ptrdiff_t>(to)));
            auto piece =
                std::make_unique<Piece>(series, placeholder->trial(), m_gapNs, std::move(full));
            piece->lastUsed = m_frame;
            m_samplesHeld += piece->samplesHeld();
            insertPiece(*track, std::move(piece));
        }
    }
    if (!samples.empty())
        lengthenCutShort(m_trialOfSeries.value(series), samples.back().timeNs);
    keepBudget();
}

void TrackStore::closeTrial(store::TrialId trial)
{
    for (const auto &track : m_tracks) {
        for (const auto &piece : track->pieces) {
            if (piece->trial() == trial)
                piece->close();
        }
    }
    // Whatever was not told to end has ended with its trial.
    m_spans.endPhases(trial, m_extent.endNs);
    if (const auto window = trialWindow(trial))
        setTrialWindow(trial, *window);
}

void TrackStore::keepBudget()
{
    if (m_samplesHeld <= m_budget)
        return;
    std::vector<Piece *> closed;
    for (const auto &track : m_tracks) {
        for (const auto &piece : track->pieces) {
            if (piece->isClosed() && piece->samplesHeld() > 0 && piece->lastUsed < m_frame)
                closed.push_back(piece.get());
        }
    }
    std::sort(closed.begin(), closed.end(),
              [](const Piece *a, const Piece *b) { return a->lastUsed < b->lastUsed; });
    // A tenth below, so that this is not done again for each sample.
    const size_t target = m_budget - m_budget / 10;
    for (Piece *piece : closed) {
        if (m_samplesHeld <= target)
            break;
        m_samplesHeld -= piece->samplesHeld();
        piece->putAway();
    }
}

void TrackStore::widen(TimeNs begin, TimeNs end)
{
    if (!m_hasExtent) {
        m_extent = {begin, std::max(begin, end)};
        m_hasExtent = true;
        return;
    }
    m_extent.beginNs = std::min(m_extent.beginNs, begin);
    m_extent.endNs = std::max(m_extent.endNs, end);
}

void TrackStore::setCutShort(store::TrialId id, series::Window known, TimeNs latestEndNs)
{
    m_spans.trial(id).latestEndNs = latestEndNs;
    setTrialWindow(id, known);
}

void TrackStore::lengthenCutShort(store::TrialId id, TimeNs lastSampleNs)
{
    const TrialSpans::Trial *entry = m_spans.find(id);
    if (entry == nullptr || !entry->latestEndNs)
        return;
    const TimeNs end = std::min(lastSampleNs, *entry->latestEndNs);
    if (end > entry->window.endNs)
        setTrialWindow(id, {entry->window.beginNs, end});
}

void TrackStore::nameTrial(store::TrialId id,
                           const QString &text,
                           const QString &runtime,
                           const QString &device)
{
    TrialSpans::Trial &entry = m_spans.trial(id);
    entry.text = text;
    entry.runtime = runtime;
    entry.device = device;
}

void TrackStore::setTrialWindow(store::TrialId id, series::Window window)
{
    m_spans.setWindow(id, window);
    widen(window.beginNs, std::max(window.beginNs, window.endNs));
}

void TrackStore::setPhase(const store::PhaseRecord &phase)
{
    m_spans.setPhase(phase);
    const series::Window before = m_spans.trial(phase.trial).window;
    const TimeNs begin = std::min(before.beginNs, phase.beginNs);
    const bool open = phase.endNs == 0;
    setTrialWindow(phase.trial, {begin, open ? 0 : std::max(before.endNs, phase.endNs)});
}

} // namespace runwatt::live
