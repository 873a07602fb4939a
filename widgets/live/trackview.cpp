// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/trackstore.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

// What TrackStore gives to the plot. Filling it is in trackstore.cpp.

namespace runwatt::live {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

// An open stretch lasts until the newest that is known.
series::Window closed(series::Window window, TimeNs newest)
{
    return {window.beginNs, window.endNs == 0 ? std::max(newest, window.beginNs) : window.endNs};
}

bool touches(series::Window a, series::Window b)
{
    return a.beginNs < b.endNs && b.beginNs < a.endNs;
}

int pixelsOf(series::Window part, series::Window whole, int pixels)
{
    const double share = static_cast<double>(part.lengthNs())
        / static_cast<double>(std::max<TimeNs>(whole.lengthNs(), 1));
    return std::max(1, static_cast<int>(std::ceil(share * pixels)));
}

// Whether a line goes on from a piece to the next: trials are apart, nothing was measured between.
bool isJoined(const Piece &piece, const Piece &next, TimeNs gapNs)
{
    return piece.series() == next.series() && next.extent().beginNs - piece.extent().endNs <= gapNs;
}

series::Window common(series::Window a, series::Window b)
{
    return {std::max(a.beginNs, b.beginNs), std::min(a.endNs, b.endNs + 1)};
}

void add(std::optional<NewestSum> &sum, std::optional<double> value, Origin origin)
{
    if (!value)
        return;
    const NewestSum before = sum.value_or(NewestSum());
    sum = NewestSum{before.value + *value, combined(before.origin, origin)};
}

} // namespace

series::Window TrackStore::extent() const
{
    return m_extent;
}

const std::vector<plot::Trace> &TrackStore::traces(int band) const
{
    return m_traces[static_cast<size_t>(band)];
}

std::pair<size_t, size_t> TrackStore::piecesIn(const Track &track, series::Window window)
{
    const auto first =
        std::partition_point(track.pieces.begin(), track.pieces.end(), [window](const auto &piece) {
            return piece->extent().endNs < window.beginNs;
        });
    const auto last = std::partition_point(first, track.pieces.end(), [window](const auto &piece) {
        return piece->extent().beginNs < window.endNs;
    });
    return {static_cast<size_t>(first - track.pieces.begin()),
            static_cast<size_t>(last - track.pieces.begin())};
}

void TrackStore::wantIfNeeded(Piece &piece, series::Window window, int pixels)
{
    // What is shown as well without its samples may be put away while it is in view.
    if (piece.showsSamples(window, pixels))
        piece.lastUsed = m_frame;
    if (piece.needsMore(window, pixels))
        want(piece);
}

void TrackStore::want(Piece &piece)
{
    if (piece.requested)
        return;
    piece.requested = true;
    if (m_wanted.isEmpty()) {
        // One request for all that this frame lacks.
        QMetaObject::invokeMethod(
            this,
            [this] {
                const QList<store::SeriesId> wanted(m_wanted.begin(), m_wanted.end());
                m_wanted.clear();
                if (!wanted.isEmpty())
                    emit seriesWanted(wanted);
            },
            Qt::QueuedConnection);
    }
    m_wanted.insert(piece.series());
}

void TrackStore::line(
    int band, int trace, series::Window window, int pixels, plot::TimePoints &points)
{
    points.clear();
    for (const auto &track : m_tracks) {
        if (static_cast<int>(track->band) != band || track->trace != trace)
            continue;
        const auto [first, last] = piecesIn(*track, window);
        const Piece *before = nullptr;
        for (size_t i = first; i < last; ++i) {
            Piece &piece = *track->pieces[i];
            wantIfNeeded(piece, window, pixels);
            if (before != nullptr && !isJoined(*before, piece, m_gapNs) && !points.empty())
                points.push_back({points.back().seconds, kNone});
            before = &piece;
            const series::Window part = common(window, piece.extent());
            piece.addLine(part, pixelsOf(part, window, pixels), points);
        }
        return;
    }
}

std::vector<Piece *> TrackStore::cpuBases(series::Window window)
{
    std::vector<Piece *> bases;
    for (const auto &track : m_tracks) {
        if (track->band != LiveBand::Cpu || track->trace != 0)
            continue;
        const auto [first, last] = piecesIn(*track, window);
        for (size_t i = first; i < last; ++i)
            bases.push_back(track->pieces[i].get());
    }
    std::sort(bases.begin(), bases.end(), [](const Piece *a, const Piece *b) {
        return a->extent().beginNs < b->extent().beginNs;
    });
    // Where two devices work at the same time, the one that began first is shown.
    TimeNs end = std::numeric_limits<TimeNs>::min();
    std::erase_if(bases, [&end](const Piece *piece) {
        if (piece->extent().beginNs < end)
            return true;
        end = piece->extent().endNs;
        return false;
    });
    return bases;
}

void TrackStore::stack(int band,
                       series::Window window,
                       int pixels,
                       std::vector<plot::TimePoints> &points)
{
    const size_t traces = m_traces[static_cast<size_t>(band)].size();
    points.assign(traces, {});
    for (const Piece *base : cpuBases(window)) {
        const series::Window part = common(window, base->extent());
        const std::vector<double> seconds = base->gridTimes(part, pixelsOf(part, window, pixels));
        std::vector<std::vector<double>> sums(traces, std::vector<double>(seconds.size(), 0.0));
        for (const auto &track : m_tracks) {
            if (static_cast<int>(track->band) != band)
                continue;
            const auto [first, last] = piecesIn(*track, {part.beginNs, part.endNs});
            for (size_t i = first; i < last; ++i) {
                Piece &piece = *track->pieces[i];
                if (piece.trial() != base->trial())
                    continue;
                wantIfNeeded(piece, window, pixels);
                piece.addMeans(seconds, sums[static_cast<size_t>(track->trace)]);
            }
        }
        for (size_t trace = 0; trace < traces && !seconds.empty(); ++trace) {
            if (!points[trace].empty())
                points[trace].push_back({points[trace].back().seconds, kNone});
            for (size_t i = 0; i < seconds.size(); ++i)
                points[trace].push_back({seconds[i], sums[trace][i]});
        }
        // Placeholders have no grid yet, but are wanted all the same.
        wantIfNeeded(const_cast<Piece &>(*base), window, pixels);
    }
}

const Piece *TrackStore::pieceAt(const Track &track, TimeNs time) const
{
    const auto after =
        std::partition_point(track.pieces.begin(), track.pieces.end(),
                             [time](const auto &piece) { return piece->extent().beginNs <= time; });
    if (after == track.pieces.begin())
        return nullptr;
    const Piece &piece = **std::prev(after);
    const bool goesOn = after != track.pieces.end() && isJoined(piece, **after, m_gapNs);
    return time <= piece.extent().endNs || goesOn ? &piece : nullptr;
}

std::optional<double> TrackStore::drawnAt(const Track &track, TimeNs time) const
{
    const Piece *piece = pieceAt(track, time);
    if (piece == nullptr)
        return std::nullopt;
    return time <= piece->extent().endNs ? piece->valueAt(time) : piece->newestValue();
}

std::optional<double> TrackStore::valueAt(int band, int trace, TimeNs time) const
{
    if (band == static_cast<int>(LiveBand::Processes)) {
        std::optional<double> sum; // of all of one name
        for (const auto &track : m_tracks) {
            const bool isOf = static_cast<int>(track->band) == band && track->trace == trace;
            if (const std::optional<double> value = isOf ? drawnAt(*track, time) : std::nullopt)
                sum = sum.value_or(0) + *value;
        }
        return sum;
    }
    // A trace of the CPU has a track for each device.
    for (const auto &track : m_tracks) {
        if (static_cast<int>(track->band) != band || track->trace != trace)
            continue;
        if (const std::optional<double> value = drawnAt(*track, time))
            return value;
    }
    return std::nullopt;
}

std::optional<double> TrackStore::sumNow(int band, int trace) const
{
    std::optional<double> sum;
    for (const auto &track : m_tracks) {
        const bool isOf = static_cast<int>(track->band) == band && track->trace == trace;
        if (const std::optional<double> value = isOf ? valueNow(*track) : std::nullopt)
            sum = sum.value_or(0) + *value;
    }
    return sum;
}

std::optional<double> TrackStore::newestValue(int band, int trace) const
{
    if (band == static_cast<int>(LiveBand::Processes))
        return sumNow(band, trace);
    // Of the devices that a trace of the CPU has, the one that worked last counts.
    std::optional<double> newest;
    TimeNs begin = std::numeric_limits<TimeNs>::min();
    for (const auto &track : m_tracks) {
        if (static_cast<int>(track->band) != band || track->trace != trace)
            continue;
        const std::optional<double> value = valueNow(*track);
        if (value && track->pieces.back()->extent().beginNs > begin) {
            newest = value;
            begin = track->pieces.back()->extent().beginNs;
        }
    }
    return newest;
}

bool TrackStore::isOfATrialBefore(const Track &track) const
{
    // A meter goes on from trial to trial; what works, and what looks at it, begins anew in each.
    if (track.band == LiveBand::Watts)
        return false;
    const std::vector<TrialSpans::Trial> &trials = m_spans.trials();
    const auto begun =
        std::find_if(trials.rbegin(), trials.rend(), [this, &track](const auto &entry) {
            return entry.device == track.descriptor.device
                && entry.window.beginNs <= m_extent.endNs;
        });
    return begun != trials.rend() && begun->id != track.pieces.back()->trial();
}

std::optional<double> TrackStore::valueNow(const Track &track) const
{
    if (track.pieces.empty())
        return std::nullopt;
    const Piece &piece = *track.pieces.back();
    const TimeNs told = piece.extent().endNs;
    if (told <= m_momentEndNs || m_extent.endNs - told > m_gapNs || isOfATrialBefore(track))
        return std::nullopt;
    return piece.newestValue();
}

Origin TrackStore::originOf(const Track &track) const
{
    return m_traces[static_cast<size_t>(track.band)][static_cast<size_t>(track.trace)].origin;
}

void TrackStore::endMoment()
{
    m_momentEndNs = m_extent.endNs;
}

std::optional<NewestSum> TrackStore::newestSum(LiveBand band) const
{
    const Track *newest = nullptr;
    for (const auto &track : m_tracks) {
        if (track->band != band || track->pieces.empty())
            continue;
        if (newest == nullptr
            || track->pieces.back()->extent().endNs > newest->pieces.back()->extent().endNs)
            newest = track.get();
    }
    std::optional<NewestSum> sum;
    if (newest == nullptr)
        return sum; // series may be known before their first samples
    if (band == LiveBand::Watts)
        return newestWatts(*newest);
    for (const auto &track : m_tracks) {
        const bool isRest = band == LiveBand::Cpu && track->descriptor.name == u"cpu.rest";
        if (track->band != band || isRest || track->descriptor.device != newest->descriptor.device)
            continue;
        add(sum, valueNow(*track), originOf(*track));
    }
    return sum;
}

std::optional<NewestSum> TrackStore::newestWatts(const Track &newest) const
{
    // A meter tells in each trial, whatever device it powers: the trial says which device works.
    const store::TrialId running = newest.pieces.back()->trial();
    const TrialSpans::Trial *trial = m_spans.find(running);
    const QString working = trial != nullptr ? trial->device : QString();
    const auto rank = [this](const Track *track) {
        return std::pair(originOf(*track) != Origin::Measured, meterPlace(track->descriptor));
    };
    std::map<QString, const Track *> chosen; // by device
    for (const auto &track : m_tracks) {
        if (track->band != LiveBand::Watts)
            continue;
        // One that no device owns counts for the device that works.
        const QString &owner = track->descriptor.device;
        const QString device = owner.isEmpty() ? working : owner;
        if (!working.isEmpty() && device != working)
            continue;
        const Track *&first = chosen[device];
        if (first == nullptr || rank(track.get()) < rank(first))
            first = track.get();
    }
    std::optional<NewestSum> sum;
    for (const auto &[device, track] : chosen)
        add(sum, valueNow(*track), originOf(*track));
    return sum;
}

std::optional<series::Window> TrackStore::trialWindow(store::TrialId trial) const
{
    const TrialSpans::Trial *entry = m_spans.find(trial);
    if (entry == nullptr || entry->window.beginNs > m_extent.endNs)
        return std::nullopt;
    return closed(entry->window, m_extent.endNs);
}

store::TrialId TrackStore::trialAt(TimeNs time) const
{
    for (const TrialSpans::Trial &entry : m_spans.trials()) {
        if (closed(entry.window, m_extent.endNs).contains(time))
            return entry.id;
    }
    return {};
}

std::vector<plot::TimeSpan> TrackStore::trials(series::Window window) const
{
    std::vector<plot::TimeSpan> spans;
    for (const TrialSpans::Trial &entry : m_spans.trials()) {
        if (entry.window.beginNs >= window.endNs)
            break;
        const series::Window whole = closed(entry.window, m_extent.endNs);
        if (touches(whole, window))
            spans.push_back({whole, entry.text, entry.runtime, entry.id.value});
    }
    return spans;
}

std::vector<plot::TimeSpan> TrackStore::phases(series::Window window) const
{
    std::vector<plot::TimeSpan> spans;
    for (const store::PhaseRecord &phase : m_spans.phases()) {
        if (phase.beginNs >= window.endNs)
            break;
        // In a trial that was cut short, the last phase was as well.
        const TrialSpans::Trial *owner = phase.endNs == 0 ? m_spans.find(phase.trial) : nullptr;
        const bool isCutShort = owner != nullptr && owner->latestEndNs.has_value();
        const series::Window whole =
            closed({phase.beginNs, isCutShort ? owner->window.endNs : phase.endNs}, m_extent.endNs);
        if (touches(whole, window))
            spans.push_back({whole, store::displayName(phase.phase), store::toWord(phase.phase),
                             phase.trial.value});
    }
    return spans;
}

} // namespace runwatt::live
