// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/hashes.h"

#include "core/store/schema.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <array>
#include <bit>
#include <span>

namespace runwatt::store {

namespace {

/// A table with rows that are hashed.
struct HashedTable
{
    const char *name;
    const char *sql; ///< its rows, of trial ?1 where that is asked for, in order
    const char *columns; ///< a letter each: t text or bytes, i integer, r real
};

// What is hashed and how must stay as it is: files hold hashes that were made so.
constexpr std::array<HashedTable, 6> kResultTables{{
    {"trial",
     "SELECT window_begin_ns, window_end_ns, window_uncertainty_ns, origin FROM trial "
     "WHERE id = ?1",
     "iiit"},
    {"phase", "SELECT phase, begin_ns, end_ns FROM phase WHERE trial = ?1 ORDER BY id", "tii"},
    {"runtime_fact",
     "SELECT runtime, time_ns, name, value FROM runtime_fact WHERE trial = ?1 ORDER BY id", "titt"},
    {"summary",
     "SELECT measure, unit, detail, value, uncertainty, origin FROM summary WHERE trial = ?1 "
     "ORDER BY id",
     "tttrrt"},
    {"verdict", "SELECT code, text FROM verdict WHERE trial = ?1 ORDER BY id", "tt"},
    {"histogram",
     "SELECT measure, unit, detail, origin, bins FROM histogram WHERE trial = ?1 ORDER BY id",
     "ttttt"},
}};

// The hash over the samples does not say where one series ends: the counts here do. What outputs
// hold is left to zlib's own checksum, since it may be as long as all else together.
constexpr std::array<HashedTable, 8> kContextTables{{
    {"trial",
     "SELECT cell, repetition, position, attempt, state, begin_ns, end_ns, error FROM trial "
     "WHERE id = ?1",
     "iiiitiit"},
    {"cell",
     "SELECT cell.device, cell.runtime, cell.workload FROM trial JOIN cell ON cell.id = trial.cell "
     "WHERE trial.id = ?1",
     "iti"},
    {"device",
     "SELECT device.name, device.address FROM trial JOIN cell ON cell.id = trial.cell "
     "JOIN device ON device.id = cell.device WHERE trial.id = ?1",
     "tt"},
    {"workload",
     "SELECT workload.title, workload.benchmark, workload.parameters FROM trial "
     "JOIN cell ON cell.id = trial.cell JOIN workload ON workload.id = cell.workload "
     "WHERE trial.id = ?1",
     "ttt"},
    {"series",
     "SELECT id, name, unit, device, source, detail, origin, "
     "(SELECT count(*) FROM chunk WHERE chunk.series = series.id), "
     "(SELECT coalesce(sum(count), 0) FROM chunk WHERE chunk.series = series.id) "
     "FROM series WHERE trial = ?1 ORDER BY id",
     "ittttttii"},
    {"device_fact",
     "SELECT device, time_ns, name, value FROM device_fact WHERE trial = ?1 ORDER BY id", "iitt"},
    {"event", "SELECT time_ns, severity, device, text FROM event WHERE trial = ?1 ORDER BY id",
     "ittt"},
    {"raw_output", "SELECT name, number, length FROM raw_output WHERE trial = ?1 ORDER BY id",
     "tii"},
}};

constexpr std::array<HashedTable, 10> kSetupTables{{
    {"campaign", "SELECT uuid, title, created_utc_ns, runwatt_version, plan_sha256 FROM campaign",
     "ttitt"},
    {"session",
     "SELECT opened_ns, anchor_utc_ns, anchor_steady_ns, host, runwatt_version FROM session "
     "ORDER BY id",
     "iiitt"},
    {"device", "SELECT id, name, address FROM device ORDER BY id", "itt"},
    {"meter", "SELECT id, name, kind, device, origin, settings FROM meter ORDER BY id", "ittitt"},
    {"workload", "SELECT id, title, benchmark, parameters FROM workload ORDER BY id", "ittt"},
    {"cell", "SELECT id, device, runtime, workload FROM cell ORDER BY id", "iiti"},
    {"trial", "SELECT id FROM trial ORDER BY id", "i"},
    {"series",
     "SELECT id, name, unit, device, source, detail, origin FROM series WHERE trial IS NULL "
     "ORDER BY id",
     "itttttt"},
    {"device_fact",
     "SELECT device, time_ns, name, value FROM device_fact WHERE trial IS NULL ORDER BY id",
     "iitt"},
    {"event", "SELECT time_ns, severity, device, text FROM event WHERE trial IS NULL ORDER BY id",
     "ittt"},
}};

/// Hashes values so that no two lists of them give the same bytes: texts after their length.
class ValueHash
{
public:
    void add(qint64 value)
    {
        std::array<char, sizeof value> bytes{};
        qToLittleEndian(value, bytes.data());
        m_hash.addData(QByteArrayView(bytes));
    }

    void add(double value) { add(std::bit_cast<qint64>(value)); }

    void add(QByteArrayView text)
    {
        add(qint64{text.size()});
        m_hash.addData(text);
    }

    [[nodiscard]] QString result() const { return QString::fromLatin1(m_hash.result().toHex()); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

void addRow(ValueHash &hash, const HashedTable &table, const Statement &row)
{
    hash.add(QByteArrayView(table.name));
    int column = 0;
    for (const char type : QByteArrayView(table.columns)) {
        if (type == 't')
            hash.add(QByteArrayView(row.bytes(column)));
        else if (type == 'i')
            hash.add(row.integer(column));
        else
            hash.add(row.real(column));
        ++column;
    }
}

template<typename... Values>
Result<QString>
sha256Of(Database &database, std::span<const HashedTable> tables, const Values &...values)
{
    ValueHash hash;
    for (const HashedTable &table : tables) {
        RUNWATT_CHECK(database.forEach(
            table.sql,
            [&](const Statement &row) -> Result<void> {
                addRow(hash, table, row);
                return {};
            },
            values...));
    }
    return hash.result();
}

} // namespace

Result<QString> samplesSha256(Database &database, TrialId trial)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    RUNWATT_CHECK(database.forEach(
        "SELECT samples FROM chunk JOIN series ON series.id = chunk.series "
        "WHERE series.trial = ?1 ORDER BY series.id, chunk.number",
        [&hash](const Statement &row) -> Result<void> {
            hash.addData(row.bytes(0));
            return {};
        },
        trial));
    return QString::fromLatin1(hash.result().toHex());
}

Result<QString> resultsSha256(Database &database, TrialId trial)
{
    // A file of an earlier version has all but the last.
    RUNWATT_TRY(const bool hasHistograms, hasTable(database, QStringLiteral("histogram")));
    const std::span all(kResultTables);
    return sha256Of(database, hasHistograms ? all : all.first(all.size() - 1), trial);
}

Result<QString> contextSha256(Database &database, TrialId trial)
{
    return sha256Of(database, kContextTables, trial);
}

Result<QString> setupSha256(Database &database)
{
    return sha256Of(database, kSetupTables);
}

Result<QString> writtenSetupSha256(Database &database)
{
    QString written;
    RUNWATT_TRY(const bool hasHash,
                hasColumn(database, QStringLiteral("campaign"), QStringLiteral("setup_sha256")));
    if (!hasHash)
        return written;
    RUNWATT_CHECK(database.forEach("SELECT coalesce(setup_sha256, '') FROM campaign",
                                   [&written](const Statement &row) -> Result<void> {
                                       written = row.text(0);
                                       return {};
                                   }));
    return written;
}

QString sha256(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace runwatt::store
