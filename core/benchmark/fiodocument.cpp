// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/fiodocument.h"

#include "core/benchmark/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

// Bounds that keep sums over all jobs, and nanoseconds, inside 64 bits: 15 PB a job, 30 years.
constexpr double kMostCounted = 4e18 / 256;
constexpr double kMostMs = 1e12;
constexpr double kMostTimestampMs = 4e12; // since the epoch: until 2096
constexpr qsizetype kMostJobs = 256;

double number(const QJsonObject &object, const QString &key, double most)
{
    const double value = object.value(key).toDouble();
    return std::isfinite(value) ? std::clamp(value, 0.0, most) : 0.0;
}

qint64 whole(const QJsonObject &object, const QString &key, double most)
{
    return static_cast<qint64>(number(object, key, most));
}

std::optional<qint64> optionalWhole(const QJsonObject &object, const QString &key, double most)
{
    if (!object.value(key).isDouble())
        return std::nullopt;
    return whole(object, key, most);
}

/// The longest of a direction, in ns.
double longestNs(const QJsonObject &direction)
{
    const bool nanoseconds = direction.contains("clat_ns"_L1);
    const QJsonObject latency = direction.value(nanoseconds ? "clat_ns"_L1 : "clat"_L1).toObject();
    return number(latency, u"max"_s, kMostMs * 1e6) * (nanoseconds ? 1 : 1000);
}

void addLatency(const QJsonObject &direction, FioTotals *totals)
{
    const bool nanoseconds = direction.contains("clat_ns"_L1);
    const double unit = nanoseconds ? 1e-9 : 1e-6;
    const QJsonObject latency = direction.value(nanoseconds ? "clat_ns"_L1 : "clat"_L1).toObject();
    const double mean = number(latency, u"mean"_s, 1e18) * unit;
    // Before 3.18 fio does not print how many requests the mean is over: all, but for a ramp's.
    double count = number(direction, u"total_ios"_s, kMostCounted);
    if (latency.contains("N"_L1))
        count = number(latency, u"N"_s, kMostCounted);
    else if (mean <= 0)
        count = 0;
    const bool first = totals->latencyCount <= 0;
    totals->latencySum += mean * count;
    totals->latencyCount += count;
    if (count <= 0)
        return;
    if (nanoseconds)
        addFineBins(latency.value("bins"_L1).toObject(), &totals->bins);
    // Percentiles of several groups cannot be put together.
    totals->percentiles.clear();
    if (!first)
        return;
    const QJsonObject percentiles = latency.value("percentile"_L1).toObject();
    for (auto entry = percentiles.begin(); entry != percentiles.end(); ++entry) {
        bool ok = false;
        const double percent = entry.key().toDouble(&ok);
        // fio 2.x fills the list up with entries named 0.00.
        if (ok && percent > 0 && percent <= 100)
            totals->percentiles[percent] = number(percentiles, entry.key(), 1e18) * unit;
    }
}

void addDirection(const QJsonObject &direction, FioTotals *totals)
{
    // Until 2.20, which has no io_kbytes, io_bytes is in KiB.
    const qint64 unit = direction.contains("io_kbytes"_L1) ? 1 : 1024;
    totals->bytes +=
        unit * whole(direction, u"io_bytes"_s, kMostCounted / static_cast<double>(unit));
    totals->requests += whole(direction, u"total_ios"_s, kMostCounted);
    totals->runTimeMs = std::max(totals->runTimeMs, whole(direction, u"runtime"_s, kMostMs));
    addLatency(direction, totals);
}

} // namespace

Result<FioDocument> parseFioDocument(const QByteArray &json)
{
    QJsonParseError problem;
    QJsonDocument parsed = QJsonDocument::fromJson(json, &problem);
    if (problem.error == QJsonParseError::IllegalUTF8String) {
        // A file name in another encoding must not cost the figures.
        parsed = QJsonDocument::fromJson(QString::fromUtf8(json).toUtf8(), &problem);
    }
    const QJsonObject root = parsed.object();
    const QJsonArray jobs = root.value("jobs"_L1).toArray();
    if (problem.error != QJsonParseError::NoError || jobs.isEmpty()) {
        return failure(
            ErrorCode::Corrupt, Benchmarks::tr("fio's output cannot be understood"), u"fio"_s,
            problem.error != QJsonParseError::NoError ? problem.errorString()
                                                      : Benchmarks::tr("it names no job"));
    }
    FioDocument document;
    document.version = root.value("fio version"_L1).toString().left(80);
    document.timestampMs = optionalWhole(root, u"timestamp_ms"_s, kMostTimestampMs);
    if (!document.timestampMs && root.contains("timestamp"_L1))
        document.timestampMs = 1000 * whole(root, u"timestamp"_s, kMostTimestampMs / 1000);
    for (qsizetype index = 0; index < std::min(jobs.size(), kMostJobs); ++index) {
        const QJsonObject job = jobs.at(index).toObject();
        if (document.error == 0)
            document.error = job.value("error"_L1).toInt();
        if (const std::optional<qint64> elapsed = optionalWhole(job, u"elapsed"_s, kMostMs))
            document.elapsedSeconds = std::max(document.elapsedSeconds.value_or(0), *elapsed);
        const double before = document.read.latencyCount + document.write.latencyCount;
        const QJsonObject read = job.value("read"_L1).toObject();
        const QJsonObject write = job.value("write"_L1).toObject();
        addDirection(read, &document.read);
        addDirection(write, &document.write);
        addCoarseBins(job, document.read.latencyCount + document.write.latencyCount - before,
                      static_cast<qint64>(std::max(longestNs(read), longestNs(write))),
                      &document.coarseBins);
    }
    return document;
}

} // namespace runwatt::benchmark
