// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/store/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>

namespace runwatt::store {

namespace {

constexpr int kMebibyte = 1024 * 1024;
constexpr int kBusyTimeoutMs = 500;

/// Of a reading: floors, for files of a few pages, and what each byte of a file adds. Of all tables
/// series' short rows take the most instructions, some two for each byte.
constexpr int kStepsAtOnce = 1000;
constexpr qint64 kLeastSteps = 1'000'000;
constexpr qint64 kStepsForEachByte = 8;
constexpr qint64 kLeastBytes = 16LL * kMebibyte;
constexpr qint64 kBytesForEachByte = 4;

Error errorFor(int code, int systemErrno, const QString &libraryText, const QString &file)
{
    const int primary = code & 0xff;
    const bool noRoom = systemErrno == ENOSPC || systemErrno == EDQUOT || systemErrno == EFBIG;
    if (primary == SQLITE_FULL || (primary == SQLITE_IOERR && noRoom)) {
        return {ErrorCode::NoSpace, Store::tr("There is no space left for the campaign file."),
                file, libraryText, Store::tr("Free space on its disk, then resume the campaign.")};
    }
    switch (primary) {
    case SQLITE_NOTADB:
        return {ErrorCode::Corrupt, Store::tr("This is not a Runwatt campaign."), file, libraryText,
                Store::tr("Choose a file that Runwatt made.")};
    case SQLITE_CORRUPT:
        return damaged(file, libraryText);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Busy, Store::tr("The campaign file is in use."), file, libraryText,
                Store::tr("Close the other program, then try again.")};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
        return {ErrorCode::PermissionDenied, Store::tr("The campaign file cannot be opened."), file,
                libraryText, Store::tr("Check the permissions of the file and of its folder.")};
    case SQLITE_CONSTRAINT:
        return {ErrorCode::InvalidInput, Store::tr("A row does not fit the campaign file."), file,
                libraryText};
    case SQLITE_INTERRUPT: // by its budget, nothing else
        return damaged(file, Store::tr("reading it finds no end"));
    case SQLITE_TOOBIG:
        return damaged(file, Store::tr("a value is larger than any that Runwatt writes"));
    case SQLITE_IOERR:
        return {ErrorCode::System, Store::tr("The campaign file cannot be read or written."), file,
                systemErrno != 0 ? qt_error_string(systemErrno) : libraryText,
                Store::tr("Check its disk.")};
    default:
        return {ErrorCode::Internal, Store::tr("The campaign file refused an operation."), file,
                libraryText};
    }
}

/// SQLite's name for a file: a URI, so that no character of the path means anything else.
QByteArray uriOf(const QString &file, const char *parameters)
{
    const QString path = QDir::cleanPath(QFileInfo(file).absoluteFilePath());
    return QByteArray("file:") + QFile::encodeName(path).toPercentEncoding("/") + parameters;
}

/// The beginning of a journal, and of the end of one that is part of a larger transaction
/// (https://www.sqlite.org/fileformat.html, 3).
constexpr std::array<unsigned char, 8> kJournalMagic{0xd9, 0xd5, 0x05, 0xf9,
                                                     0x20, 0xa1, 0x63, 0xd7};
constexpr qsizetype kJournalHead = 28;
constexpr qsizetype kJournalPages = 16; ///< where in it the size of the file stands, in pages
constexpr qsizetype kJournalPageSize = 24;

/// What a writer leaves that ends in the middle of beginning or ending is undone by the next to
/// open the file. But a journal from elsewhere can name any file of the person's, which SQLite
/// removes once it has undone what the journal says (the super-journal of
/// https://www.sqlite.org/atomiccommit.html, 5.6), or have the file grow without end.
bool isHarmless(QFile &journal, qint64 fileSize)
{
    const auto isMagic = [](const QByteArray &bytes) {
        return std::ranges::equal(bytes, kJournalMagic, {},
                                  [](char byte) { return static_cast<unsigned char>(byte); });
    };
    const QByteArray head = journal.read(kJournalHead);
    const qint64 end = journal.size() - static_cast<qint64>(kJournalMagic.size());
    if (end >= 0 && journal.seek(end) && isMagic(journal.read(kJournalMagic.size())))
        return false;
    if (head.size() < kJournalHead || !isMagic(head.first(kJournalMagic.size())))
        return true; // SQLite takes it for none
    const auto number = [&head](qsizetype at) {
        return qint64{qFromBigEndian<quint32>(head.constData() + at)};
    };
    return number(kJournalPages) * number(kJournalPageSize) <= fileSize;
}

/// Whether there is a journal; an Error where nothing may be opened beside it.
Result<bool> checkJournal(const QFileInfo &file)
{
    QFile journal(file.canonicalFilePath() + QStringLiteral("-journal"));
    if (journal.size() == 0)
        return false;
    if (journal.open(QIODevice::ReadOnly) && isHarmless(journal, file.size()))
        return true;
    if (!journal.exists())
        return false; // its writer has just ended
    return failure(ErrorCode::Corrupt, Store::tr("The campaign file cannot be opened as it is."),
                   file.filePath(),
                   Store::tr("a journal that Runwatt did not write lies beside it"),
                   Store::tr("If another program was writing the file, let that one open it; else "
                             "move %1 away.")
                       .arg(QFileInfo(journal).fileName()));
}

} // namespace

Error damaged(const QString &file, const QString &why)
{
    return {ErrorCode::Corrupt, Store::tr("The campaign file is damaged."), file, why,
            Store::tr("Use a copy if there is one; \"runwatt verify\" tells what can be read.")};
}

Statement::Statement(sqlite3_stmt *statement)
    : m_statement(statement)
{ }

Statement::Statement(Statement &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
{ }

Statement::~Statement()
{
    if (m_statement != nullptr) {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }
}

void Statement::bindOne(int index, qint64 value)
{
    sqlite3_bind_int64(m_statement, index, value);
}

void Statement::bindOne(int index, double value)
{
    sqlite3_bind_double(m_statement, index, value); // NaN becomes NULL
}

void Statement::bindOne(int index, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text64(m_statement, index, utf8.constData(),
                        static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::bindOne(int index, const QByteArray &bytes)
{
    // A null pointer would bind NULL, also for an empty blob.
    const char *data = bytes.isEmpty() ? "" : bytes.constData();
    sqlite3_bind_blob64(m_statement, index, data, static_cast<sqlite3_uint64>(bytes.size()),
                        SQLITE_TRANSIENT);
}

void Statement::bindNull(int index)
{
    sqlite3_bind_null(m_statement, index);
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

int Statement::smallInteger(int column) const
{
    return static_cast<int>(std::clamp<qint64>(integer(column), std::numeric_limits<int>::min(),
                                               std::numeric_limits<int>::max()));
}

double Statement::real(int column) const
{
    if (sqlite3_column_type(m_statement, column) == SQLITE_NULL)
        return std::numeric_limits<double>::quiet_NaN();
    return sqlite3_column_double(m_statement, column);
}

QString Statement::text(int column) const
{
    return QString::fromUtf8(bytes(column));
}

QByteArray Statement::bytes(int column) const
{
    // In a file that says its texts are UTF-16, asking for the size of one that was not asked for
    // as UTF-8 moves it.
    const void *data = sqlite3_column_type(m_statement, column) == SQLITE_TEXT
        ? sqlite3_column_text(m_statement, column)
        : sqlite3_column_blob(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return {static_cast<const char *>(data), size};
}

Result<std::unique_ptr<Database>> Database::open(const QString &file, Mode mode)
{
    int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    QByteArray name = uriOf(file, "");
    if (mode == Mode::Memory) {
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY;
        name = "file::memory:";
    } else {
        flags |= mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
        // Without the right to write in its folder, a log that is not there cannot be made; then
        // nobody else writes the file either, and it may be taken as it is.
        const QFileInfo info(file);
        RUNWATT_TRY(const bool hasJournal, checkJournal(info));
        const bool folderWritable = QFileInfo(info.absolutePath()).isWritable();
        if (mode == Mode::ReadOnly && hasJournal && folderWritable && info.isWritable()) {
            // Only who may write can undo what was left half done.
            RUNWATT_TRY(const std::unique_ptr<Database> undone, open(file, Mode::ReadWrite));
            RUNWATT_CHECK(undone->number("SELECT count(*) FROM sqlite_master"));
        }
        if (mode == Mode::ReadOnly && !folderWritable
            && QFileInfo(file + QStringLiteral("-wal")).size() == 0)
            name = uriOf(file, "?immutable=1");
    }
    sqlite3 *handle = nullptr;
    errno = 0;
    const int code = sqlite3_open_v2(name.constData(), &handle, flags, nullptr);
    std::unique_ptr<Database> database(new Database(handle, file));
    if (code != SQLITE_OK)
        return tl::make_unexpected(database->lastError());
    database->harden(mode);
    return database;
}

Database::Database(sqlite3 *handle, QString file)
    : m_handle(handle)
    , m_file(std::move(file))
{ }

Database::~Database()
{
    for (const auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_handle);
}

void Database::harden(Mode mode)
{
    sqlite3_busy_timeout(m_handle, kBusyTimeoutMs);
    const auto set = [this](int option, int value) {
        sqlite3_db_config(m_handle, option, value, static_cast<int *>(nullptr));
    };
    set(SQLITE_DBCONFIG_DEFENSIVE, 1);
    set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
    set(SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
    set(SQLITE_DBCONFIG_ENABLE_VIEW, 0);
    set(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
    set(SQLITE_DBCONFIG_ENABLE_FKEY, mode == Mode::ReadWrite ? 1 : 0);
    set(SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0);
    sqlite3_limit(m_handle, SQLITE_LIMIT_LENGTH, 16 * kMebibyte);
    sqlite3_limit(m_handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(m_handle, SQLITE_LIMIT_SQL_LENGTH, kMebibyte);
    sqlite3_limit(m_handle, SQLITE_LIMIT_EXPR_DEPTH, 100);
    sqlite3_limit(m_handle, SQLITE_LIMIT_COLUMN, 200);
    sqlite3_limit(m_handle, SQLITE_LIMIT_COMPOUND_SELECT, 10);
    sqlite3_limit(m_handle, SQLITE_LIMIT_VDBE_OP, 100'000);
    sqlite3_limit(m_handle, SQLITE_LIMIT_FUNCTION_ARG, 16);
    sqlite3_limit(m_handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100);
    sqlite3_limit(m_handle, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
    sqlite3_limit(m_handle, SQLITE_LIMIT_WORKER_THREADS, 0);
    // A file that is cut while it is mapped ends the program. Neither can fail.
    sqlite3_exec(m_handle, "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON", nullptr, nullptr,
                 nullptr);
}

int Database::spendSteps(void *database)
{
    return --static_cast<Database *>(database)->m_stepsLeft < 0 ? 1 : 0;
}

bool Database::spendRow(const Statement &statement)
{
    const int columns = sqlite3_column_count(statement.m_statement);
    for (int column = 0; column < columns; ++column) {
        const int type = sqlite3_column_type(statement.m_statement, column);
        if (type == SQLITE_TEXT || type == SQLITE_BLOB)
            m_bytesLeft -= sqlite3_column_bytes(statement.m_statement, column);
    }
    return m_bytesLeft >= 0;
}

ReadingBudget::ReadingBudget(Database &database)
    : m_database(database)
{
    const QString file = database.file();
    const qint64 size = QFileInfo(file).size() + QFileInfo(file + QStringLiteral("-wal")).size();
    database.m_isBounded = true;
    database.m_stepsLeft = (kLeastSteps + kStepsForEachByte * size) / kStepsAtOnce;
    database.m_bytesLeft = kLeastBytes + kBytesForEachByte * size;
    sqlite3_progress_handler(database.m_handle, kStepsAtOnce, &Database::spendSteps, &database);
}

ReadingBudget::~ReadingBudget()
{
    sqlite3_progress_handler(m_database.m_handle, 0, nullptr, nullptr);
    m_database.m_isBounded = false;
}

Result<void> Database::execute(const char *sql)
{
    errno = 0;
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return tl::make_unexpected(lastError());
    return {};
}

Result<Statement> Database::prepare(const char *sql)
{
    sqlite3_stmt *&statement = m_statements[sql];
    if (statement == nullptr
        && sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr)
            != SQLITE_OK)
        return tl::make_unexpected(lastError());
    return Statement(statement);
}

Result<bool> Database::step(Statement &statement)
{
    errno = 0;
    const int code = sqlite3_step(statement.m_statement);
    if (code == SQLITE_ROW && m_isBounded && !spendRow(statement))
        return tl::make_unexpected(errorFor(SQLITE_INTERRUPT, 0, {}, m_file));
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return tl::make_unexpected(lastError());
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

Result<void> Database::copyInto(const QString &file)
{
    RUNWATT_TRY(const std::unique_ptr<Database> copy, open(file, Mode::ReadWrite));
    sqlite3_backup *backup = sqlite3_backup_init(copy->m_handle, "main", m_handle, "main");
    if (backup == nullptr)
        return tl::make_unexpected(copy->lastError());
    // All pages in one reading: they are of one moment.
    errno = 0;
    sqlite3_backup_step(backup, -1);
    // It tells of a step that went wrong, too.
    if (sqlite3_backup_finish(backup) != SQLITE_OK)
        return tl::make_unexpected(copy->lastError());
    return {};
}

Error Database::lastError() const
{
    // sqlite3_system_errno() stays 0 for what fails inside a step; errno, cleared before, tells.
    const int systemErrno = errno;
    if (m_handle == nullptr)
        return errorFor(SQLITE_NOMEM, 0, {}, m_file);
    return errorFor(sqlite3_extended_errcode(m_handle), systemErrno,
                    QString::fromUtf8(sqlite3_errmsg(m_handle)), m_file);
}

} // namespace runwatt::store
