// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/text.h"
#include "widgets/live/trackstore.h"

#include <algorithm>

// What TrackStore's traces are, are called and look like.

namespace runwatt::live {

namespace {

/// Of a colour that none of these has, as long as there is one.
figure::Style unusedStyle(const std::vector<plot::Trace> &traces)
{
    constexpr int kStyles = 8;
    for (int i = 0; i < kStyles; ++i) {
        const figure::Style style = figure::meterStyle(i);
        const bool isUsed = std::ranges::any_of(traces, [&style](const plot::Trace &trace) {
            const figure::Style used =
                trace.style.value_or(figure::seriesStyle(trace.seriesName, trace.detail));
            return used.colour == style.colour;
        });
        if (!isUsed)
            return style;
    }
    return figure::meterStyle(static_cast<int>(traces.size()));
}

} // namespace

int TrackStore::traceFor(const series::Descriptor &descriptor, LiveBand band)
{
    auto &traces = m_traces[static_cast<size_t>(band)];
    if (partOf(descriptor, band))
        return partFor(descriptor, band);
    if (band == LiveBand::Cores || band == LiveBand::Processes)
        return sharedTraceFor(descriptor, band);
    if (!descriptor.device.isEmpty() && !m_devices.contains(descriptor.device))
        m_devices.append(descriptor.device);
    const QString key = keyOf(descriptor);
    plot::Trace trace;
    trace.key = key;
    trace.seriesName = descriptor.name;
    trace.detail = descriptor.detail;
    trace.origin = descriptor.origin;
    trace.variant = std::max(0, static_cast<int>(m_devices.indexOf(descriptor.device)));
    trace.label = curveLabel(descriptor, band, trace.variant);
    const auto isAlike = [&trace](const plot::Trace &other) {
        return other.seriesName == trace.seriesName && other.detail == trace.detail
            && other.variant == trace.variant;
    };
    if (band == LiveBand::Watts) {
        qsizetype place = meterPlace(descriptor);
        if (place == m_meters.size())
            place += std::ssize(traces);
        trace.style = figure::meterStyle(static_cast<int>(place));
    } else if (std::ranges::any_of(traces, isAlike)) {
        trace.style = unusedStyle(traces); // the same, of another tool
    }
    traces.push_back(trace);
    return static_cast<int>(traces.size()) - 1;
}

int TrackStore::partFor(const series::Descriptor &descriptor, LiveBand band)
{
    auto &traces = m_traces[static_cast<size_t>(band)];
    if (traces.empty())
        traces = partsOf(band);
    for (plot::Trace &trace : traces)
        trace.origin = combined(trace.origin, descriptor.origin);
    return *partOf(descriptor, band);
}

int TrackStore::sharedTraceFor(const series::Descriptor &descriptor, LiveBand band)
{
    auto &traces = m_traces[static_cast<size_t>(band)];
    const bool isCore = band == LiveBand::Cores;
    const QString key = isCore ? descriptor.detail : commandOf(descriptor);
    const auto known = std::ranges::find(traces, key, &plot::Trace::key);
    if (known != traces.end()) {
        known->origin = combined(known->origin, descriptor.origin);
        return static_cast<int>(known - traces.begin());
    }
    plot::Trace trace;
    trace.key = key;
    trace.seriesName = descriptor.name;
    trace.detail = key;
    trace.label = curveLabel(descriptor, band, trace.variant);
    trace.origin = descriptor.origin;
    trace.style = figure::cycleStyle(static_cast<int>(traces.size()));
    traces.push_back(trace);
    return static_cast<int>(traces.size()) - 1;
}

void TrackStore::nameTraces(LiveBand band)
{
    auto &traces = m_traces[static_cast<size_t>(band)];
    for (const auto &track : m_tracks) {
        if (track->band != band)
            continue;
        plot::Trace &trace = traces[static_cast<size_t>(track->trace)];
        trace.label = curveLabel(track->descriptor, band, trace.variant);
        const bool isAmbiguous =
            isOfTools(band) && std::ranges::any_of(m_tracks, [&](const auto &other) {
                if (other->band != band)
                    return false;
                const plot::Trace &its = traces[static_cast<size_t>(other->trace)];
                return other->descriptor.source != track->descriptor.source
                    && curveLabel(other->descriptor, band, its.variant) == trace.label;
            });
        if (isAmbiguous)
            trace.label = Live::tr("%1 %2").arg(track->descriptor.source, trace.label);
    }
}

void TrackStore::retranslate()
{
    for (std::size_t band = 0; band < kLiveBands; ++band)
        nameTraces(static_cast<LiveBand>(band));
}

} // namespace runwatt::live
