// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include "core/store/text.h"

#include <QByteArray>
#include <QFileInfo>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <array>

namespace runwatt::store {

namespace {

// What each version of the tables adds to the one before. Released ones must never change, not by a
// blank: a file is compared, letter by letter, with what they make. Comments stand inside the
// statements, so that "sqlite3 name.runwatt .schema" shows them.
constexpr const char *kVersion1 = R"sql(
CREATE TABLE campaign (
  -- One row. All times in this file are ns since created_utc_ns, unless a name says otherwise.
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,
  title TEXT NOT NULL,
  created_utc_ns INTEGER NOT NULL,  -- since the Unix epoch: the zero of campaign time
  runwatt_version TEXT NOT NULL,    -- that created the file
  plan TEXT NOT NULL,               -- compact JSON, complete: enough to run it again
  plan_sha256 TEXT NOT NULL         -- of the bytes of plan, hex
) STRICT;

CREATE TABLE session (
  -- One row for each opening for writing: how its host's steady clock became campaign time.
  id INTEGER PRIMARY KEY,
  opened_ns INTEGER NOT NULL,
  anchor_utc_ns INTEGER NOT NULL,    -- read together with
  anchor_steady_ns INTEGER NOT NULL, -- this
  host TEXT NOT NULL,
  runwatt_version TEXT NOT NULL
) STRICT;

CREATE TABLE device (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  address TEXT NOT NULL -- user@host:port; never a password or a key
) STRICT;

CREATE TABLE device_fact (
  -- What a device is or how it stood at a time: cpu.model, fio.version, governor, clock.offset
  id INTEGER PRIMARY KEY,
  device INTEGER REFERENCES device (id),
  trial INTEGER REFERENCES trial (id), -- NULL: of the campaign as a whole
  time_ns INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE runtime_fact (
  -- Versions, limits and cache modes of a trial's runtime.
  id INTEGER PRIMARY KEY,
  trial INTEGER REFERENCES trial (id),
  runtime TEXT NOT NULL, -- NT, RC, VM, FC, KC, QM
  time_ns INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE meter (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,    -- wattsup, textline, simulated
  device INTEGER REFERENCES device (id), -- that it powers; NULL: not said
  origin TEXT NOT NULL,  -- measured, replayed, emulated, stand-in, simulated
  settings TEXT NOT NULL -- JSON
) STRICT;

CREATE TABLE workload (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  benchmark TEXT NOT NULL, -- fio
  parameters TEXT NOT NULL -- JSON, every parameter fixed
) STRICT;

CREATE TABLE cell (
  -- One combination of the matrix.
  id INTEGER PRIMARY KEY,
  device INTEGER NOT NULL REFERENCES device (id),
  runtime TEXT NOT NULL,
  workload INTEGER NOT NULL REFERENCES workload (id)
) STRICT;

CREATE TABLE trial (
  -- One repetition of a cell. An interrupted or failed one is kept and run again.
  id INTEGER PRIMARY KEY,
  cell INTEGER NOT NULL REFERENCES cell (id),
  repetition INTEGER NOT NULL,    -- from 1
  position INTEGER NOT NULL,      -- in the planned order, from 1
  attempt INTEGER NOT NULL,       -- from 1
  state TEXT NOT NULL,            -- waiting, running, complete, interrupted, failed
  begin_ns INTEGER NOT NULL,
  end_ns INTEGER NOT NULL,
  window_begin_ns INTEGER NOT NULL, -- the measure phase, [begin, end)
  window_end_ns INTEGER NOT NULL,
  window_uncertainty_ns INTEGER NOT NULL,
  origin TEXT NOT NULL,           -- of the work; a meter's is with its series
  error TEXT NOT NULL,            -- why it failed
  samples_sha256 TEXT             -- of all its chunks, by series and number, hex; once complete
) STRICT;

CREATE TABLE phase (
  id INTEGER PRIMARY KEY,
  trial INTEGER NOT NULL REFERENCES trial (id),
  phase TEXT NOT NULL,      -- prepare, idle, start, warm-up, measure, stop, cool-down
  begin_ns INTEGER NOT NULL,
  end_ns INTEGER NOT NULL,  -- 0 while it lasts
  UNIQUE (trial, phase, begin_ns)
) STRICT;

CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  trial INTEGER REFERENCES trial (id),
  name TEXT NOT NULL,   -- throughput, cpu.user, watts
  unit TEXT NOT NULL,   -- B/s, %, W
  device TEXT NOT NULL, -- its name
  source TEXT NOT NULL, -- the meter's name, fio, mpstat
  detail TEXT NOT NULL, -- read, write, process and pid
  origin TEXT NOT NULL
) STRICT;

CREATE TABLE chunk (
  -- Samples of a series: pairs of little-endian int64 (campaign time, ns) and float64 (value), not
  -- a number where one is known to be missing. numpy: frombuffer(samples, "<i8,<f8").
  id INTEGER PRIMARY KEY,
  series INTEGER NOT NULL REFERENCES series (id),
  number INTEGER NOT NULL, -- from 0, in order
  begin_ns INTEGER NOT NULL,
  end_ns INTEGER NOT NULL, -- of its last sample
  count INTEGER NOT NULL,
  samples BLOB NOT NULL,
  UNIQUE (series, number)
) STRICT;

CREATE TABLE summary (
  -- One number over a trial's window: throughput (B/s), latency.p99 (s), energy (J)
  id INTEGER PRIMARY KEY,
  trial INTEGER NOT NULL REFERENCES trial (id),
  measure TEXT NOT NULL,
  unit TEXT NOT NULL,
  detail TEXT NOT NULL,
  value REAL,                 -- NULL: not a number
  uncertainty REAL,           -- half-width, same unit; 0: none known
  origin TEXT NOT NULL
) STRICT;

CREATE TABLE verdict (
  -- What is known against a trial; code valid: nothing.
  id INTEGER PRIMARY KEY,
  trial INTEGER NOT NULL REFERENCES trial (id),
  code TEXT NOT NULL, -- valid, throttled, meter-gap, clock-step
  text TEXT NOT NULL
) STRICT;

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  time_ns INTEGER NOT NULL,
  severity TEXT NOT NULL, -- information, warning, problem
  device TEXT NOT NULL,
  trial INTEGER REFERENCES trial (id),
  text TEXT NOT NULL
) STRICT;

CREATE TABLE raw_output (
  -- What tools printed, in pieces.
  id INTEGER PRIMARY KEY,
  trial INTEGER NOT NULL REFERENCES trial (id),
  name TEXT NOT NULL,      -- fio.stdout
  number INTEGER NOT NULL, -- of the piece, from 0
  length INTEGER NOT NULL, -- of the piece before compression, bytes
  bytes BLOB NOT NULL,     -- zlib
  UNIQUE (trial, name, number)
) STRICT;

CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL -- JSON
) STRICT;

CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL -- JSON
) STRICT;

CREATE INDEX series_trial ON series (trial);
CREATE INDEX device_fact_trial ON device_fact (trial);
CREATE INDEX summary_trial ON summary (trial);
CREATE INDEX verdict_trial ON verdict (trial);
)sql";

// Not a comment to the end of the line: SQLite puts the table's ")" right behind it.
constexpr const char *kVersion2 = R"sql(
ALTER TABLE trial ADD COLUMN results_sha256 TEXT
  /* of its window, origin, phases, runtime facts, summaries and verdicts, hex; once complete;
     NULL: completed by a Runwatt that did not write it */;

CREATE INDEX runtime_fact_trial ON runtime_fact (trial);
)sql";

// Descriptors of series, what a trial ran, and the set-up had no hash before: a flipped bit in them
// passed for sound.
constexpr const char *kVersion3 = R"sql(
ALTER TABLE trial ADD COLUMN context_sha256 TEXT
  /* of the rest of its row, its cell, device and workload, its series, device facts, events and
     names of outputs, hex; once complete, failed or stopped; NULL: not ended, ended by a kill, or
     written by a Runwatt that did not write it */;

ALTER TABLE campaign ADD COLUMN setup_sha256 TEXT
  /* of this row, the sessions, devices, meters, workloads, cells, which trials there are, and what
     belongs to no trial, hex; NULL: made by a Runwatt that did not write it */;

CREATE INDEX event_trial ON event (trial);
)sql";

constexpr const char *kVersion4 = R"sql(
CREATE TABLE step (
  -- What a talk about the campaign shows, one after another. Belongs to no measurement: no hash is
  -- over it, and changing it changes nothing that was measured.
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE, -- from 0, in order
  kind TEXT NOT NULL,             -- title, live, race, figure, text, end
  title TEXT NOT NULL,
  body TEXT NOT NULL,             -- text: a line a point
  notes TEXT NOT NULL,            -- for the presenter alone
  trial INTEGER REFERENCES trial (id),       -- live: which; NULL: the one that runs
  workload INTEGER REFERENCES workload (id), -- race: of which; NULL: the first
  time_ns INTEGER,                -- live: from when on; NULL: from the trial's begin
  figure TEXT NOT NULL            -- figure: the preset's name
) STRICT;
)sql";

constexpr std::array kVersions{kVersion1, kVersion2, kVersion3, kVersion4};
static_assert(kVersions.size() == kSchemaVersion);

/// From the tables of one version to those of a later one; 0: from none.
Result<void> bringTables(Database &database, qint64 from, qint64 to)
{
    for (qint64 version = from; version < to; ++version)
        RUNWATT_CHECK(database.execute(kVersions.at(static_cast<std::size_t>(version))));
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
    if (QFileInfo(database.file()).size() == 0)
        return tl::make_unexpected(notACampaign(database.file(), Store::tr("the file is empty")));
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
