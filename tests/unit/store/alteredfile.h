// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QFile>
#include <QTest>

#include <sqlite3.h>

namespace runwatt::store::test {

/// Changes a closed file as a stranger would, with SQLite itself.
inline void alter(const QString &file, const QByteArray &sql)
{
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(file).constData(), &handle), SQLITE_OK);
    char *message = nullptr;
    const int code = sqlite3_exec(handle, sql.constData(), nullptr, nullptr, &message);
    QVERIFY2(code == SQLITE_OK, message);
    sqlite3_close(handle);
}

/// Holds a closed file as a program does that writes it: nobody else reads it.
class Holder
{
public:
    explicit Holder(const QString &file)
    {
        [&] {
            QCOMPARE(sqlite3_open(QFile::encodeName(file).constData(), &m_handle), SQLITE_OK);
            QCOMPARE(sqlite3_exec(m_handle, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr),
                     SQLITE_OK);
        }();
    }

    ~Holder() { sqlite3_close(m_handle); }

    Q_DISABLE_COPY_MOVE(Holder)

private:
    sqlite3 *m_handle = nullptr;
};

/// The first column of each row that `sql` gives, as text.
inline QByteArrayList firstColumn(const QString &file, const QByteArray &sql)
{
    QByteArrayList texts;
    sqlite3 *handle = nullptr;
    sqlite3_stmt *rows = nullptr;
    if (sqlite3_open(QFile::encodeName(file).constData(), &handle) != SQLITE_OK
        || sqlite3_prepare_v2(handle, sql.constData(), -1, &rows, nullptr) != SQLITE_OK)
        qWarning("%s: %s", sql.constData(), sqlite3_errmsg(handle));
    while (rows != nullptr && sqlite3_step(rows) == SQLITE_ROW)
        texts.append(reinterpret_cast<const char *>(sqlite3_column_text(rows, 0)));
    sqlite3_finalize(rows);
    sqlite3_close(handle);
    return texts;
}

inline QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What gives a closed file the tables of an earlier version, as a Runwatt of then wrote it.
inline constexpr const char *kMakeVersion3 = "DROP TABLE step; PRAGMA user_version = 3;";
inline constexpr const char *kMakeVersion2 =
    "DROP TABLE step; ALTER TABLE trial DROP COLUMN context_sha256; ALTER TABLE campaign DROP "
    "COLUMN setup_sha256; "
    "DROP INDEX event_trial; PRAGMA user_version = 2;";
inline constexpr const char *kMakeVersion1 =
    "DROP TABLE step; ALTER TABLE trial DROP COLUMN context_sha256; ALTER TABLE campaign DROP "
    "COLUMN setup_sha256; "
    "DROP INDEX event_trial; ALTER TABLE trial DROP COLUMN results_sha256; "
    "DROP INDEX runtime_fact_trial; PRAGMA user_version = 1;";

} // namespace runwatt::store::test
