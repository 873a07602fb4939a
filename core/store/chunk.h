// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/series/histogram.h"
#include "core/series/sample.h"

#include <QByteArray>

#include <optional>
#include <span>

// The blobs of a campaign file: samples as pairs of little-endian int64 (ns) and float64, bins of
// histograms as triples of float64, and compressed pieces of what tools printed.

namespace runwatt::store {

inline constexpr int kSampleBytes = 16;
inline constexpr int kSamplesPerChunk = 4096 / kSampleBytes;

/// A piece of raw output is closed at this length (before compression).
inline constexpr qsizetype kRawPieceBytes = 65536;

void appendSample(QByteArray &blob, series::Sample sample);

[[nodiscard]] QByteArray encodeSamples(std::span<const series::Sample> samples);

/// Appends a blob's samples to `samples`; false (and nothing appended) for a length that is no
/// multiple of a pair's.
[[nodiscard]] bool decodeSamples(const QByteArray &blob, series::Samples &samples);

[[nodiscard]] QByteArray encodeBins(std::span<const series::HistogramBin> bins);

/// Nothing for a blob that holds none, or such that no spread has (series::isSpread()).
[[nodiscard]] series::HistogramBins decodeBins(const QByteArray &blob);

/// zlib's format, as Python's zlib.decompress() reads it.
[[nodiscard]] QByteArray compressed(const QByteArray &bytes);

/// The inverse; nothing when the blob is damaged or is not exactly `length` bytes long inside.
/// Never makes more than `length` bytes, which must be at most kRawPieceBytes.
[[nodiscard]] std::optional<QByteArray> uncompressed(const QByteArray &blob, qint64 length);

} // namespace runwatt::store
