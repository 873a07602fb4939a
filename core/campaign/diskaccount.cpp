// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/diskaccount.h"

#include "core/campaign/text.h"

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

using Counter = quint64 device::DiskCounters::*;

/// Whether `after` goes on where `before` was.
bool follows(const DiskReading &before, const DiskReading &after)
{
    return before.counters.device == after.counters.device && after.steadyNs > before.steadyNs
        && after.counters.readBytes >= before.counters.readBytes
        && after.counters.writtenBytes >= before.counters.writtenBytes;
}

double asDouble(quint64 bytes)
{
    return static_cast<double>(bytes);
}

/// Bytes since the first reading at a time between readings, and how far off it can be.
struct AtTime
{
    double bytes = 0;
    double uncertainty = 0;
};

class Between
{
public:
    explicit Between(const std::vector<DiskReading> &readings)
        : m_readings(readings)
    { }

    [[nodiscard]] bool covers(series::Window window) const
    {
        return m_readings.size() > 1 && m_readings.front().steadyNs <= window.beginNs
            && m_readings.back().steadyNs >= window.endNs
            && std::ranges::adjacent_find(m_readings,
                                          [](const DiskReading &before, const DiskReading &after) {
                                              return !follows(before, after);
                                          })
            == m_readings.cend();
    }

    /// For a time that the readings cover.
    [[nodiscard]] AtTime at(TimeNs timeNs, Counter counter) const
    {
        const auto since = [&](const DiskReading &reading) {
            return asDouble(reading.counters.*counter - m_readings.front().counters.*counter);
        };
        const auto after = std::ranges::lower_bound(m_readings, timeNs, {}, &DiskReading::steadyNs);
        if (after == m_readings.cbegin() || after->steadyNs == timeNs)
            return {since(*after), 0};
        const auto before = std::prev(after);
        const double part = static_cast<double>(timeNs - before->steadyNs)
            / static_cast<double>(after->steadyNs - before->steadyNs);
        const double moved = since(*after) - since(*before);
        return {since(*before) + part * moved, std::max(part, 1 - part) * moved};
    }

private:
    const std::vector<DiskReading> &m_readings;
};

} // namespace

DiskAccount diskAccount(const DiskMaterial &material)
{
    DiskAccount account;
    if (material.readings.empty()) {
        account.note = Campaign::tr("What reaches the storage can't be counted: the kernel knows "
                                    "no single block device under the campaign's folder (%1).")
                           .arg(material.fileSystem);
        return account;
    }
    const Between between(material.readings);
    if (!between.covers(material.window)) {
        account.note = Campaign::tr("What reached the storage is not known: the readings of its "
                                    "counters do not cover the window, or they were reset in it.");
        return account;
    }
    const QString device = material.readings.front().counters.device;
    const auto add = [&](const QString &measure, const QString &unit, const QString &detail,
                         AtTime value, Origin origin) {
        account.summaries.push_back(
            {material.trial, measure, unit, detail, value.bytes, value.uncertainty, origin});
    };
    const auto addBytes = [&](const QString &measure, Counter counter, const QString &direction) {
        const AtTime begin = between.at(material.window.beginNs, counter);
        const AtTime end = between.at(material.window.endNs, counter);
        const AtTime moved{end.bytes - begin.bytes, begin.uncertainty + end.uncertainty};
        add(measure, u"B"_s, device, moved, material.device);
        for (const benchmark::Summary &figure : material.claimed) {
            if (figure.measure != u"bytes" || figure.detail != direction || !(figure.value > 0))
                continue;
            add(u"disk.share"_s, u"B/B"_s, direction,
                {moved.bytes / figure.value, moved.uncertainty / figure.value},
                combined(material.device, material.work));
        }
    };
    addBytes(u"disk.read.bytes"_s, &device::DiskCounters::readBytes, u"read"_s);
    const Counter written = &device::DiskCounters::writtenBytes;
    addBytes(u"disk.written.bytes"_s, written, u"write"_s);
    const AtTime end = between.at(material.window.endNs, written);
    const AtTime last = between.at(material.readings.back().steadyNs, written);
    add(u"disk.written.late"_s, u"B"_s, device, {last.bytes - end.bytes, end.uncertainty},
        material.device);
    return account;
}

std::optional<DiskRate> diskRate(const DiskReading &before, const DiskReading &after)
{
    if (!follows(before, after))
        return std::nullopt;
    const TimeNs length = after.steadyNs - before.steadyNs;
    const double seconds = static_cast<double>(length) / kNsPerSecond;
    return DiskRate{before.steadyNs + length / 2,
                    asDouble(after.counters.readBytes - before.counters.readBytes) / seconds,
                    asDouble(after.counters.writtenBytes - before.counters.writtenBytes) / seconds};
}

} // namespace runwatt::campaign
