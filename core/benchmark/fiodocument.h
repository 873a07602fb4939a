// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/benchmark/fiobins.h"

#include <QByteArray>

#include <map>
#include <optional>

namespace runwatt::benchmark {

/// What fio counted in one direction since it began to measure, over all jobs.
struct FioTotals
{
    qint64 bytes = 0;
    qint64 requests = 0;
    qint64 runTimeMs = 0; ///< the longest job's
    double latencySum = 0; ///< s, completion latency (fio's clat) over `latencyCount` requests
    double latencyCount = 0;
    std::map<double, double>
        percentiles; ///< of completion latency: percent to s; of a single group
    FioBins bins; ///< of completion latency; empty unless fio was asked for json+
};

/// One status document of fio.
struct FioDocument
{
    QString version; ///< "fio-3.33"
    std::optional<qint64> timestampMs; ///< wall clock of the device; whole seconds before fio 2.11
    std::optional<qint64> elapsedSeconds; ///< since fio was started, rounded up
    int error = 0; ///< the device's errno that a job ended with; 0 = none
    FioTotals read;
    FioTotals write;
    FioBins coarseBins; ///< of completion latency, reads and writes together
};

/// Reads a document of fio 2.2 to 3.3x. Units and names differ: 2.x counts KiB and microseconds
/// ("clat"), 3.x bytes and nanoseconds ("clat_ns"). json+ is json with "bins" beside. Numbers out
/// of any reason count as 0. An Error when it is no JSON or has no jobs.
[[nodiscard]] Result<FioDocument> parseFioDocument(const QByteArray &json);

} // namespace runwatt::benchmark
