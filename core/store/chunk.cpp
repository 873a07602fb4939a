// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/chunk.h"

#include <QtEndian>

#include <bit>

#include <zlib.h>

namespace runwatt::store {

namespace {

constexpr qsizetype kBinBytes = 24;

} // namespace

void appendSample(QByteArray &blob, series::Sample sample)
{
    const qsizetype at = blob.size();
    blob.resize(at + kSampleBytes);
    qToLittleEndian<qint64>(sample.timeNs, blob.data() + at);
    qToLittleEndian<quint64>(std::bit_cast<quint64>(sample.value), blob.data() + at + 8);
}

QByteArray encodeSamples(std::span<const series::Sample> samples)
{
    QByteArray blob;
    blob.reserve(static_cast<qsizetype>(samples.size()) * kSampleBytes);
    for (const series::Sample &sample : samples)
        appendSample(blob, sample);
    return blob;
}

bool decodeSamples(const QByteArray &blob, series::Samples &samples)
{
    if (blob.size() % kSampleBytes != 0)
        return false;
    for (const char *at = blob.cbegin(); at != blob.cend(); at += kSampleBytes) {
        samples.push_back({qFromLittleEndian<qint64>(at),
                           std::bit_cast<double>(qFromLittleEndian<quint64>(at + 8))});
    }
    return true;
}

QByteArray encodeBins(std::span<const series::HistogramBin> bins)
{
    QByteArray blob(static_cast<qsizetype>(bins.size()) * kBinBytes, Qt::Uninitialized);
    char *at = blob.data();
    for (const series::HistogramBin &bin : bins) {
        for (const double number : {bin.low, bin.high, bin.count}) {
            qToLittleEndian<quint64>(std::bit_cast<quint64>(number), at);
            at += sizeof number;
        }
    }
    return blob;
}

series::HistogramBins decodeBins(const QByteArray &blob)
{
    series::HistogramBins bins;
    const qsizetype count = blob.size() / kBinBytes;
    if (blob.size() % kBinBytes != 0 || count > qsizetype{series::kMostHistogramBins})
        return bins;
    const auto numberAt = [](const char *at) {
        return std::bit_cast<double>(qFromLittleEndian<quint64>(at));
    };
    bins.reserve(static_cast<std::size_t>(count));
    for (const char *at = blob.cbegin(); at != blob.cend(); at += kBinBytes)
        bins.push_back({numberAt(at), numberAt(at + 8), numberAt(at + 16)});
    if (!series::isSpread(bins))
        bins.clear();
    return bins;
}

QByteArray compressed(const QByteArray &bytes)
{
    uLongf length = compressBound(static_cast<uLong>(bytes.size()));
    QByteArray blob(static_cast<qsizetype>(length), Qt::Uninitialized);
    const auto *source = reinterpret_cast<const Bytef *>(bytes.constData());
    auto *target = reinterpret_cast<Bytef *>(blob.data());
    // Cannot fail: the bound is the library's own, and it needs no more than 256 KiB.
    if (compress2(target, &length, source, static_cast<uLong>(bytes.size()), Z_BEST_SPEED) != Z_OK)
        return {};
    blob.truncate(static_cast<qsizetype>(length));
    return blob;
}

std::optional<QByteArray> uncompressed(const QByteArray &blob, qint64 length)
{
    if (length < 0 || length > kRawPieceBytes)
        return std::nullopt;
    QByteArray bytes(length, Qt::Uninitialized);
    auto made = static_cast<uLongf>(length);
    const auto *source = reinterpret_cast<const Bytef *>(blob.constData());
    auto *target = reinterpret_cast<Bytef *>(bytes.data());
    const int code = uncompress(target, &made, source, static_cast<uLong>(blob.size()));
    if (code != Z_OK || made != static_cast<uLongf>(length))
        return std::nullopt;
    return bytes;
}

} // namespace runwatt::store
