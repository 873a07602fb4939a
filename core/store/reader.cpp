// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/reader.h"

#include "core/store/bounds.h"
#include "core/store/campaignrows.h"
#include "core/store/chunk.h"
#include "core/store/database.h"
#include "core/store/schema.h"
#include "core/store/text.h"
#include "core/store/writerlock.h"

#include <QFileInfo>

#include <algorithm>
#include <limits>

namespace runwatt::store {

namespace {

/// Bounds for one series and one output: 64 Mi samples are 8 hours at 2 kHz.
constexpr size_t kMaximumSamples = 64ULL * 1024 * 1024;
constexpr qsizetype kMaximumOutputBytes = 256LL * 1024 * 1024;

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

Result<void> checkReadable(const QString &file)
{
    const QFileInfo info(file);
    if (!info.exists())
        return failure(ErrorCode::NotFound, Store::tr("There is no such file."), file);
    if (!info.isFile())
        return failure(ErrorCode::InvalidInput, Store::tr("This is not a file."), file);
    if (!info.isReadable())
        return failure(ErrorCode::PermissionDenied, Store::tr("You may not read this file."), file,
                       QString(), Store::tr("Ask its owner, or change its permissions."));
    return {};
}

} // namespace

Result<CampaignReader> CampaignReader::open(const QString &file)
{
    RUNWATT_CHECK(checkReadable(file));
    RUNWATT_TRY(std::unique_ptr<Database> database, Database::open(file, Database::Mode::ReadOnly));
    RUNWATT_CHECK(database->execute("PRAGMA query_only = ON"));
    const auto checked = [&database] {
        const ReadingBudget budget(*database);
        return checkSchema(*database);
    };
    RUNWATT_TRY(const SchemaState state, checked());
    QString message;
    if (state == SchemaState::Newer)
        message =
            Store::tr("A newer Runwatt made this campaign. It can be looked at, but not gone on "
                      "with, and what this version does not know is not shown.");
    return CampaignReader(std::move(database), file, message);
}

CampaignReader::CampaignReader(std::unique_ptr<Database> database, QString file, QString message)
    : m_database(std::move(database))
    , m_file(std::move(file))
    , m_message(std::move(message))
{ }

CampaignReader::CampaignReader(CampaignReader &&) noexcept = default;
CampaignReader &CampaignReader::operator=(CampaignReader &&) noexcept = default;
CampaignReader::~CampaignReader() = default;

QString CampaignReader::file() const
{
    return m_file;
}

bool CampaignReader::isNewer() const
{
    return !m_message.isEmpty();
}

QString CampaignReader::message() const
{
    return m_message;
}

Result<CampaignData> CampaignReader::data() const
{
    // Looked at first: a writer that ends in between has said itself how its trial ended.
    const bool isWritten = hasWriter(m_file);
    const ReadingBudget budget(*m_database);
    RUNWATT_CHECK(m_database->execute("BEGIN"));
    Result<CampaignData> data = loadCampaign(*m_database);
    RUNWATT_CHECK(m_database->execute("COMMIT"));
    if (data && !isWritten)
        interruptRunningTrials(*data);
    return data;
}

Result<series::SharedSamples> CampaignReader::samples(SeriesId series) const
{
    auto samples = std::make_shared<series::Samples>();
    const ReadingBudget budget(*m_database);
    RUNWATT_TRY(
        const qint64 bytes,
        m_database->number("SELECT sum(length(samples)) FROM chunk WHERE series = ?1", series));
    const auto expected = static_cast<std::size_t>(std::max<qint64>(bytes, 0) / kSampleBytes);
    if (expected > kMaximumSamples)
        return tl::make_unexpected(damaged(m_file, Store::tr("a series is too long")));
    samples->reserve(expected);
    RUNWATT_CHECK(m_database->forEach(
        "SELECT samples, count FROM chunk WHERE series = ?1 ORDER BY number",
        [&](const Statement &row) -> Result<void> {
            const QByteArray blob = row.bytes(0);
            if (blob.size() != row.integer(1) * kSampleBytes || !decodeSamples(blob, *samples)
                || samples->size() > kMaximumSamples)
                return tl::make_unexpected(
                    damaged(m_file, Store::tr("a block of samples is broken")));
            return {};
        },
        series));
    if (!makeUsable(*samples))
        return tl::make_unexpected(
            damaged(m_file, Store::tr("a series has times that no campaign has")));
    return series::SharedSamples(std::move(samples));
}

Result<QByteArray> CampaignReader::rawOutput(TrialId trial, const QString &name) const
{
    const ReadingBudget budget(*m_database);
    QByteArray output;
    bool found = false;
    RUNWATT_CHECK(m_database->forEach(
        "SELECT bytes, length FROM raw_output WHERE trial = ?1 AND name = ?2 ORDER BY number",
        [&](const Statement &row) -> Result<void> {
            found = true;
            const std::optional<QByteArray> piece = uncompressed(row.bytes(0), row.integer(1));
            if (!piece || output.size() + piece->size() > kMaximumOutputBytes)
                return tl::make_unexpected(
                    damaged(m_file, Store::tr("what \"%1\" printed cannot be unpacked").arg(name)));
            output += *piece;
            return {};
        },
        trial, name));
    if (!found)
        return failure(ErrorCode::NotFound,
                       Store::tr("This trial holds no output named \"%1\".").arg(name), m_file);
    return output;
}

Result<QStringList> CampaignReader::rawOutputNames(TrialId trial) const
{
    const ReadingBudget budget(*m_database);
    QStringList names;
    RUNWATT_CHECK(m_database->forEach(
        "SELECT DISTINCT name FROM raw_output WHERE trial = ?1 ORDER BY name LIMIT 10000",
        [&names](const Statement &row) -> Result<void> {
            names.append(row.text(0));
            return {};
        },
        trial));
    return names;
}

} // namespace runwatt::store
