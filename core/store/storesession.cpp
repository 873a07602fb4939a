// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storesession.h"

#include "core/store/campaignrows.h"
#include "core/store/chunk.h"
#include "core/store/hashes.h"
#include "core/store/schema.h"
#include "core/store/text.h"
#include "core/store/writerlock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>
#include <QUuid>

#include <chrono>

namespace runwatt::store {

namespace {

Result<void> checkFolder(const QString &file)
{
    const QFileInfo folder(QFileInfo(file).absolutePath());
    if (!folder.isDir())
        return failure(ErrorCode::NotFound,
                       Store::tr("The folder for the campaign file does not exist."),
                       folder.filePath(), QString(), Store::tr("Make it, or choose another one."));
    if (!folder.isWritable())
        return failure(ErrorCode::PermissionDenied,
                       Store::tr("You may not write in the folder for the campaign file."),
                       folder.filePath(), QString(), Store::tr("Choose another folder."));
    return {};
}

/// Makes the file, empty, if and only if it is not there yet.
Result<void> makeFile(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return {};
    if (QFileInfo::exists(path))
        return failure(ErrorCode::Busy, Store::tr("There is a file of this name already."), path,
                       QString(), Store::tr("Choose another name, or resume the campaign in it."));
    return failure(file.error() == QFileDevice::ResourceError ? ErrorCode::NoSpace
                                                              : ErrorCode::System,
                   Store::tr("The campaign file cannot be made."), path, file.errorString());
}

void removeFile(const QString &file)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(file + QLatin1String(suffix));
}

void fillIn(CampaignRecord &campaign)
{
    if (campaign.uuid.isEmpty())
        campaign.uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (campaign.createdUtcNs == 0)
        campaign.createdUtcNs = utcNowNs();
    if (campaign.runwattVersion.isEmpty())
        campaign.runwattVersion = QStringLiteral(RUNWATT_VERSION);
    if (campaign.planSha256.isEmpty())
        campaign.planSha256 = sha256(compactJson(campaign.plan));
}

} // namespace

StoreSession::StoreSession(const QString &file)
    : m_file(file)
    , m_lock(lockFileOf(file))
{ }

Result<std::unique_ptr<StoreSession>> StoreSession::create(const QString &file,
                                                           CampaignRecord campaign)
{
    RUNWATT_CHECK(checkFolder(file));
    RUNWATT_CHECK(makeFile(file));
    fillIn(campaign);
    std::unique_ptr<StoreSession> session(new StoreSession(file));
    const auto fill = [&]() -> Result<void> {
        RUNWATT_CHECK(session->lock());
        RUNWATT_CHECK(session->connect());
        RUNWATT_CHECK(createSchema(*session->m_database));
        RUNWATT_CHECK(session->begin());
        RUNWATT_CHECK(session->m_database->run(
            "INSERT INTO campaign (id, uuid, title, created_utc_ns, runwatt_version, plan, "
            "plan_sha256) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)",
            campaign.uuid, campaign.title, qint64(campaign.createdUtcNs), campaign.runwattVersion,
            QString::fromUtf8(compactJson(campaign.plan)), campaign.planSha256));
        session->m_keepsSetupHash = true;
        RUNWATT_CHECK(session->recordSession(campaign.createdUtcNs));
        return session->commit();
    };
    if (Result<void> filled = fill(); !filled) {
        session->m_database.reset();
        removeFile(file);
        return tl::make_unexpected(std::move(filled).error());
    }
    session->m_data.campaign = std::move(campaign);
    return session;
}

Result<std::unique_ptr<StoreSession>> StoreSession::open(const QString &file)
{
    if (QFileInfo(file).isDir())
        return failure(ErrorCode::InvalidInput, Store::tr("This is a folder, not a campaign file."),
                       file, QString(), Store::tr("Name a file in it."));
    if (!QFileInfo(file).isFile())
        return failure(ErrorCode::NotFound, Store::tr("There is no such file."), file);
    RUNWATT_CHECK(checkFolder(file));
    if (!QFileInfo(file).isWritable())
        return failure(ErrorCode::PermissionDenied,
                       Store::tr("You may not write the campaign file."), file, QString(),
                       Store::tr("Change its permissions, or work on a copy."));
    std::unique_ptr<StoreSession> session(new StoreSession(file));
    RUNWATT_CHECK(session->lock());
    RUNWATT_TRY(session->m_database, Database::open(file, Database::Mode::ReadWrite));
    // Before anything is changed, also the journal mode: it may not be ours.
    const auto checked = [&session] {
        const ReadingBudget budget(*session->m_database);
        return checkSchema(*session->m_database);
    };
    RUNWATT_TRY(const SchemaState state, checked());
    if (state == SchemaState::Newer)
        return failure(
            ErrorCode::NewerVersion,
            Store::tr("A newer Runwatt made this campaign; this one can only look at it."), file,
            QString(), Store::tr("Install the newer version to go on with it."));
    session->m_database.reset();
    RUNWATT_CHECK(session->connect());
    RUNWATT_CHECK(session->begin());
    if (state == SchemaState::Older)
        RUNWATT_CHECK(upgradeSchema(*session->m_database));
    RUNWATT_CHECK(session->load());
    RUNWATT_CHECK(session->recordSession(session->m_data.campaign.createdUtcNs));
    RUNWATT_CHECK(session->commit());
    return session;
}

Result<void> StoreSession::load()
{
    const ReadingBudget budget(*m_database);
    // A hash that does not hold, or was never there, stays as it is: one over what is there now
    // would make a change from outside look like what was written.
    RUNWATT_TRY(const QString setupHash, writtenSetupSha256(*m_database));
    RUNWATT_TRY(const QString setupFound, setupSha256(*m_database));
    m_keepsSetupHash = setupHash == setupFound;
    RUNWATT_CHECK(
        m_database->execute("UPDATE trial SET state = 'interrupted' WHERE state = 'running'"));
    RUNWATT_TRY(m_data, loadCampaign(*m_database));
    return {};
}

Result<void> StoreSession::lock()
{
    return takeWriterLock(
        m_lock, m_file,
        Store::tr("Close it there first, or look at the campaign without resuming it."));
}

Result<void> StoreSession::connect()
{
    RUNWATT_TRY(m_database, Database::open(m_file, Database::Mode::ReadWrite));
    return m_database->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
}

Result<void> StoreSession::begin()
{
    if (m_database->inTransaction())
        return {};
    return m_database->execute("BEGIN IMMEDIATE");
}

Result<void> StoreSession::recordSession(TimeNs createdUtcNs)
{
    const TimeNs before = steadyNowNs();
    const TimeNs anchorUtcNs = utcNowNs();
    const TimeNs anchorSteadyNs = before + (steadyNowNs() - before) / 2;
    m_clock = CampaignClock(createdUtcNs, anchorUtcNs, anchorSteadyNs);
    m_setupChanged = true;
    return m_database->run(
        "INSERT INTO session (opened_ns, anchor_utc_ns, anchor_steady_ns, host, runwatt_version) "
        "VALUES (?1, ?2, ?3, ?4, ?5)",
        qint64(anchorUtcNs - createdUtcNs), qint64(anchorUtcNs), qint64(anchorSteadyNs),
        QSysInfo::machineHostName(), QStringLiteral(RUNWATT_VERSION));
}

Result<void> StoreSession::commit()
{
    RUNWATT_CHECK(writeOpenRows());
    if (!m_database->inTransaction())
        return {};
    return m_database->execute("COMMIT");
}

void StoreSession::rollBack()
{
    if (m_database->inTransaction())
        (void)m_database->execute("ROLLBACK"); // SQLite may have done it; nothing else to do
}

Result<void> StoreSession::finish()
{
    const Result<void> checkpoint = m_database->execute("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!checkpoint && checkpoint.error().code != ErrorCode::Busy) {
        Error error = checkpoint.error();
        error.remedy = Store::tr("Nothing is lost: keep the file that ends in \"-wal\" beside it.");
        return tl::make_unexpected(std::move(error));
    }
    // While somebody reads, the log has to stay; the next opening puts it away.
    (void)m_database->execute("PRAGMA journal_mode = DELETE");
    return {};
}

} // namespace runwatt::store
