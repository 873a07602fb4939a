// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/records.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace runwatt::store {

/// A prepared statement on loan from its Database. Giving it back (destruction) resets it.
class Statement
{
public:
    explicit Statement(sqlite3_stmt *statement);
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&) = delete;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    ~Statement();

    // Binding: parameters count from 1. An id of 0 and a value that is not a number become NULL.
    void bindOne(int index, qint64 value);

    void bindOne(int index, int value) { bindOne(index, static_cast<qint64>(value)); }

    void bindOne(int index, double value);
    void bindOne(int index, const QString &text);
    void bindOne(int index, const QByteArray &bytes);

    template<typename Tag>
    void bindOne(int index, Id<Tag> id)
    {
        if (id.isValid())
            bindOne(index, id.value);
        else
            bindNull(index);
    }

    void bindNull(int index);

    template<typename... Values>
    void bind(const Values &...values)
    {
        int index = 0;
        (bindOne(++index, values), ...);
    }

    // Reading the current row: columns count from 0.
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] int smallInteger(int column) const; ///< clamped to the range of int
    [[nodiscard]] double real(int column) const; ///< NaN for NULL
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;

    template<typename AnyId>
    [[nodiscard]] AnyId id(int column) const
    {
        return AnyId{integer(column)};
    }

private:
    friend class Database;

    sqlite3_stmt *m_statement;
};

/// One SQLite connection. Used in one thread at a time. A broken constraint is InvalidInput: that
/// row is bad, the connection is not.
class Database
{
public:
    enum class Mode { ReadWrite, ReadOnly, Memory };

    /// Opens an existing file (Memory: none). A connection sees a file as data only: no triggers,
    /// no views, no functions from the schema, no extension, no file but this one, bounded sizes
    /// (https://www.sqlite.org/security.html).
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &file, Mode mode);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    [[nodiscard]] QString file() const { return m_file; }

    /// Runs one or more statements without results.
    [[nodiscard]] Result<void> execute(const char *sql);

    /// A statement, prepared once and kept; not to be asked for again while it is on loan.
    [[nodiscard]] Result<Statement> prepare(const char *sql);

    /// The next row: true; the end: false.
    [[nodiscard]] Result<bool> step(Statement &statement);

    /// Prepares, binds and runs a statement that changes something.
    template<typename... Values>
    [[nodiscard]] Result<void> run(const char *sql, const Values &...values)
    {
        RUNWATT_TRY(Statement statement, prepare(sql));
        statement.bind(values...);
        RUNWATT_CHECK(step(statement));
        return {};
    }

    /// The first column of the first row as a number, 0 without a row.
    template<typename... Values>
    [[nodiscard]] Result<qint64> number(const char *sql, const Values &...values)
    {
        RUNWATT_TRY(Statement statement, prepare(sql));
        statement.bind(values...);
        RUNWATT_TRY(const bool row, step(statement));
        return row ? statement.integer(0) : 0;
    }

    /// Calls `row(statement)` for each row; it gives a Result<void>, whose Error ends the reading.
    template<typename Row, typename... Values>
    [[nodiscard]] Result<void> forEach(const char *sql, Row row, const Values &...values)
    {
        RUNWATT_TRY(Statement statement, prepare(sql));
        statement.bind(values...);
        for (;;) {
            RUNWATT_TRY(const bool more, step(statement));
            if (!more)
                return {};
            RUNWATT_CHECK(row(statement));
        }
    }

    [[nodiscard]] bool inTransaction() const;

    /// Writes all of it as it is now into another file, which is there and is empty; others may
    /// write here meanwhile.
    [[nodiscard]] Result<void> copyInto(const QString &file);

private:
    friend class ReadingBudget;

    Database(sqlite3 *handle, QString file);

    [[nodiscard]] Error lastError() const;
    void harden(Mode mode);
    [[nodiscard]] bool spendRow(const Statement &statement);
    static int spendSteps(void *database);

    sqlite3 *m_handle;
    QString m_file;
    std::unordered_map<std::string, sqlite3_stmt *> m_statements;
    bool m_isBounded = false; ///< what is left counts
    qint64 m_stepsLeft = 0; ///< thousands of SQLite's instructions
    qint64 m_bytesLeft = 0;
};

/// Bounds what a Database reads while this lives, by the size of its file: SQLite's instructions,
/// and the bytes of texts and blobs in rows. In a file made for it, pages that refer to each other
/// hold rows without end in a few KiB; reading them ends with a Corrupt Error. An honest file needs
/// less than half of it for reading every row twice. One at a time for a Database, which outlives
/// it.
class ReadingBudget
{
public:
    explicit ReadingBudget(Database &database);
    ~ReadingBudget();
    Q_DISABLE_COPY_MOVE(ReadingBudget)

private:
    Database &m_database;
};

/// An Error for a campaign file that breaks its own format; `why` says how.
[[nodiscard]] Error damaged(const QString &file, const QString &why);

} // namespace runwatt::store
