// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/reader.h"

#include "core/store/campaignrows.h"
#include "core/store/chunk.h"
#include "core/store/database.h"
#include "core/store/schema.h"
#include "core/store/text.h"
#include "core/store/writerlock.h"

#include <QFileInfo>

namespace runwatt::store {

namespace {

/// A bound for one output.
constexpr qsizetype kMaximumOutputBytes = 256LL * 1024 * 1024;

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
