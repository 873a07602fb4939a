// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include "core/store/tables.h"
#include "core/store/text.h"

#include <QByteArray>
#include <QFileInfo>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace runwatt::store {

namespace {

/// Its smallest page (SQLite's "Database File Format"): SQLite takes what is less for an empty one.
constexpr qint64 kSmallestDatabase = 512;

/// From the tables of one version to those of a later one; 0: from none.
Result<void> bringTables(Database &database, qint64 from, qint64 to)
{
    for (qint64 version = from; version < to; ++version)
        RUNWATT_CHECK(database.execute(tableVersions()[static_cast<std::size_t>(version)]));
    return {};
}

Result<void> markVersion(Database &database)
{
    const QByteArray sql = "PRAGMA user_version = " + QByteArray::number(kSchemaVersion);
    return database.execute(sql.constData());
}

using Entries = QSet<QStringList>;

Result<Entries> schemaEntries(Database &database)
{
    Entries entries;
    RUNWATT_CHECK(database.forEach(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema LIMIT 1000",
        [&entries](const Statement &row) -> Result<void> {
            entries.insert({row.text(0), row.text(1), row.text(2), row.text(3)});
            return {};
        }));
    return entries;
}

/// An empty campaign of a version, in memory.
Result<std::unique_ptr<Database>> modelOf(qint64 version)
{
    RUNWATT_TRY(std::unique_ptr<Database> model, Database::open(QString(), Database::Mode::Memory));
    RUNWATT_CHECK(bringTables(*model, 0, version));
    return model;
}

Result<QSet<QString>> names(Database &database, const char *sql, const QString &table)
{
    QSet<QString> found;
    RUNWATT_CHECK(database.forEach(
        sql,
        [&found](const Statement &row) -> Result<void> {
            found.insert(row.text(0));
            return {};
        },
        table));
    return found;
}

/// Whether a newer file's table holds what this version reads of it: no view, no virtual table, and
/// no column that is worked out from an expression when it is read.
Result<bool> isReadable(Database &theirs, Database &ours, const QString &table)
{
    RUNWATT_TRY(const qint64 plain,
                theirs.number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' "
                              "AND name = ?1 AND sql GLOB 'CREATE TABLE *'",
                              table));
    if (plain != 1) // a virtual one would be connected by the next look
        return false;
    RUNWATT_TRY(
        const qint64 worked,
        theirs.number("SELECT count(*) FROM pragma_table_xinfo(?1) WHERE hidden <> 0", table));
    constexpr auto kColumns = "SELECT name FROM pragma_table_info(?1)";
    RUNWATT_TRY(const QSet<QString> found, names(theirs, kColumns, table));
    RUNWATT_TRY(const QSet<QString> needed, names(ours, kColumns, table));
    return worked == 0 && found.contains(needed);
}

Result<void> checkNewer(Database &theirs, Database &ours)
{
    RUNWATT_TRY(const QStringList tables, knownTables());
    for (const QString &table : tables) {
        RUNWATT_TRY(const bool isGood, isReadable(theirs, ours, table));
        if (!isGood)
            return failure(
                ErrorCode::NewerVersion,
                Store::tr("A newer Runwatt made this campaign, and this one cannot read it."),
                theirs.file(), QString(), Store::tr("Install the newer version."));
    }
    return {};
}

Error notACampaign(const QString &file, const QString &why)
{
    return {ErrorCode::Corrupt, Store::tr("This is not a Runwatt campaign."), file, why,
            Store::tr("Choose a file that Runwatt made.")};
}

Result<SchemaState> stateOf(Database &database)
{
    const QString file = database.file();
    RUNWATT_TRY(const qint64 application, database.number("PRAGMA application_id"));
    if (application != kApplicationId)
        return tl::make_unexpected(
            notACampaign(file, Store::tr("it is a database of some other program")));
    RUNWATT_TRY(const qint64 version, database.number("PRAGMA user_version"));
    RUNWATT_TRY(const Entries theirs, schemaEntries(database));
    RUNWATT_TRY(const std::unique_ptr<Database> model,
                modelOf(std::clamp<qint64>(version, 0, kSchemaVersion)));
    if (version > kSchemaVersion) {
        RUNWATT_CHECK(checkNewer(database, *model));
        return SchemaState::Newer;
    }
    RUNWATT_TRY(const Entries ours, schemaEntries(*model));
    if (version < 1 || theirs != ours)
        return tl::make_unexpected(
            damaged(file, Store::tr("its tables are not those that Runwatt makes")));
    return version == kSchemaVersion ? SchemaState::Current : SchemaState::Older;
}

} // namespace

Result<void> createSchema(Database &database)
{
    RUNWATT_CHECK(database.execute("BEGIN IMMEDIATE"));
    RUNWATT_CHECK(bringTables(database, 0, kSchemaVersion));
    RUNWATT_CHECK(markVersion(database));
    static_assert(kApplicationId == 1383427671);
    RUNWATT_CHECK(database.execute("PRAGMA application_id = 1383427671; COMMIT"));
    return {};
}

Result<SchemaState> checkSchema(Database &database)
{
    const qint64 bytes = QFileInfo(database.file()).size();
    if (bytes == 0)
        return tl::make_unexpected(notACampaign(database.file(), Store::tr("the file is empty")));
    if (bytes < kSmallestDatabase)
        return tl::make_unexpected(notACampaign(
            database.file(), Store::tr("with %1 B it is smaller than any").arg(bytes)));
    // One view of version and tables: a writer may be upgrading them.
    RUNWATT_CHECK(database.execute("BEGIN"));
    RUNWATT_TRY(const SchemaState state, stateOf(database));
    RUNWATT_CHECK(database.execute("COMMIT"));
    return state;
}

Result<void> upgradeSchema(Database &database)
{
    RUNWATT_TRY(const qint64 version, database.number("PRAGMA user_version"));
    RUNWATT_CHECK(bringTables(database, version, kSchemaVersion));
    return markVersion(database);
}

Result<bool> hasTable(Database &database, const QString &table)
{
    RUNWATT_TRY(
        const qint64 count,
        database.number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1",
                        table));
    return count != 0;
}

Result<QStringList> knownTables()
{
    RUNWATT_TRY(const std::unique_ptr<Database> model, modelOf(kSchemaVersion));
    QStringList tables;
    RUNWATT_CHECK(
        model->forEach("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
                       [&tables](const Statement &row) -> Result<void> {
                           tables.append(row.text(0));
                           return {};
                       }));
    return tables;
}

Result<bool> hasColumn(Database &database, const QString &table, const QString &column)
{
    RUNWATT_TRY(const qint64 count,
                database.number("SELECT count(*) FROM pragma_table_info(?1) WHERE name = ?2", table,
                                column));
    return count != 0;
}

} // namespace runwatt::store
