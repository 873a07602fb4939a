// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/bounds.h"
#include "core/store/chunk.h"
#include "core/store/database.h"
#include "core/store/reader.h"
#include "core/store/text.h"

#include <algorithm>
#include <limits>

// The samples that CampaignReader gives: whole series, or some of their blocks.

namespace runwatt::store {

namespace {

/// Bounds for one series, and for what is known of all: 64 Mi samples are 8 hours at 2 kHz.
constexpr size_t kMaximumSamples = 64ULL * 1024 * 1024;
constexpr size_t kMaximumChunks = 1024ULL * 1024;

/// Samples as all who draw and sum them up may expect them: in order of time, and no value that
/// becomes infinite where two are added. False where a time is out of any campaign.
bool makeUsable(series::Samples &samples)
{
    bool isInOrder = true;
    TimeNs lastNs = -kFarthestNs;
    for (series::Sample &sample : samples) {
        if (sample.timeNs < -kFarthestNs || sample.timeNs > kFarthestNs)
            return false;
        isInOrder = isInOrder && sample.timeNs >= lastNs;
        lastNs = sample.timeNs;
        if (!isUsable(sample.value))
            sample.value = std::numeric_limits<double>::quiet_NaN();
    }
    if (!isInOrder)
        std::stable_sort(samples.begin(), samples.end(),
                         [](const series::Sample &one, const series::Sample &other) {
                             return one.timeNs < other.timeNs;
                         });
    return true;
}

} // namespace

Result<series::SharedSamples> CampaignReader::samples(SeriesId series) const
{
    return samples(series, 0, std::numeric_limits<qint64>::max());
}

Result<series::SharedSamples>
CampaignReader::samples(SeriesId series, qint64 firstChunk, qint64 lastChunk) const
{
    auto samples = std::make_shared<series::Samples>();
    const ReadingBudget budget(*m_database);
    RUNWATT_TRY(const qint64 bytes,
                m_database->number("SELECT sum(length(samples)) FROM chunk WHERE series = ?1 "
                                   "AND number BETWEEN ?2 AND ?3",
                                   series, firstChunk, lastChunk));
    const auto expected = static_cast<std::size_t>(std::max<qint64>(bytes, 0) / kSampleBytes);
    if (expected > kMaximumSamples)
        return tl::make_unexpected(damaged(m_file, Store::tr("a series is too long")));
    samples->reserve(expected);
    RUNWATT_CHECK(m_database->forEach(
        "SELECT samples, count FROM chunk WHERE series = ?1 AND number BETWEEN ?2 AND ?3 "
        "ORDER BY number",
        [&](const Statement &row) -> Result<void> {
            const QByteArray blob = row.bytes(0);
            if (blob.size() != row.integer(1) * kSampleBytes || !decodeSamples(blob, *samples)
                || samples->size() > kMaximumSamples)
                return tl::make_unexpected(
                    damaged(m_file, Store::tr("a block of samples is broken")));
            return {};
        },
        series, firstChunk, lastChunk));
    if (!makeUsable(*samples))
        return tl::make_unexpected(
            damaged(m_file, Store::tr("a series has times that no campaign has")));
    return series::SharedSamples(std::move(samples));
}

Result<std::vector<ChunkSpan>> CampaignReader::chunks() const
{
    std::vector<ChunkSpan> spans;
    const ReadingBudget budget(*m_database);
    RUNWATT_CHECK(m_database->forEach(
        "SELECT series, number, begin_ns, end_ns FROM chunk ORDER BY series, number",
        [&](const Statement &row) -> Result<void> {
            if (spans.size() >= kMaximumChunks)
                return tl::make_unexpected(
                    damaged(m_file, Store::tr("there are too many samples")));
            const auto timeOf = [&row](int column) {
                return std::clamp<TimeNs>(row.integer(column), -kFarthestNs, kFarthestNs);
            };
            spans.push_back({SeriesId{row.integer(0)}, row.integer(1), timeOf(2), timeOf(3)});
            return {};
        }));
    return spans;
}

} // namespace runwatt::store
