// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/histogram.h"

#include <QJsonObject>

#include <map>
#include <utility>

// The two ways in which fio counts how long requests took to complete. Pure; any thread.

namespace runwatt::benchmark {

/// Requests by how long they took: at least the first, below the second (ns).
using FioBins = std::map<std::pair<qint64, qint64>, double>;

/// Adds the "bins" of `--output-format=json+`, of 3.0 and newer: each named by its middle in ns, 64
/// to a power of two (each ns below 128 is one), as in plat_val_to_idx() of fio's stat.c. What is
/// no such name, or beyond 9 hours, is left out; so there are never more than 2700.
void addFineBins(const QJsonObject &bins, FioBins *into);

/// Adds the "latency_ns", "latency_us" and "latency_ms" of a job, which every version prints:
/// percentages of its `requests`, reads and writes together, in eleven bins a unit; 2.x has no
/// "latency_ns". The last bin has no end: `longestNs` is taken for it where that is later than 4 s.
void addCoarseBins(const QJsonObject &job, double requests, qint64 longestNs, FioBins *into);

/// In seconds. Bins that overlap, as of jobs whose last bins end at different times, are one.
[[nodiscard]] series::HistogramBins histogramOf(const FioBins &bins);

} // namespace runwatt::benchmark
