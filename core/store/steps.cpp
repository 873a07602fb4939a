// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/steps.h"

#include "core/store/bounds.h"
#include "core/store/database.h"
#include "core/store/reader.h"
#include "core/store/schema.h"
#include "core/store/text.h"
#include "core/store/writerlock.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace runwatt::store {

namespace {

struct KindWord
{
    StepKind kind;
    QLatin1String word;
};

constexpr std::array<KindWord, 6> kWords{{
    {StepKind::Title, QLatin1String("title")},
    {StepKind::Live, QLatin1String("live")},
    {StepKind::Race, QLatin1String("race")},
    {StepKind::Figure, QLatin1String("figure")},
    {StepKind::Text, QLatin1String("text")},
    {StepKind::End, QLatin1String("end")},
}};

/// Figures are named by presets, which are shorter.
constexpr qsizetype kMaximumFigureName = 100;

enum class Lines { One, Many };

QString boundedText(const QString &text, qsizetype most, Lines lines)
{
    QString kept;
    for (const QChar character : QStringView(text).left(most)) {
        const bool isBreak = character == u'\n' || character == QChar::LineSeparator
            || character == QChar::ParagraphSeparator;
        if (isBreak && lines == Lines::Many)
            kept.append(u'\n');
        else if (isBreak || character == u'\t')
            kept.append(u' ');
        else if (character.category() != QChar::Other_Control)
            kept.append(character);
    }
    if (!kept.isEmpty() && kept.back().isHighSurrogate())
        kept.chop(1); // half of a character
    return kept;
}

StepRecord stepOf(const Statement &row)
{
    StepRecord step;
    step.kind = stepKindFromWord(row.text(0));
    step.title = row.text(1);
    step.body = row.text(2);
    step.notes = row.text(3);
    step.trial = row.id<TrialId>(4);
    step.workload = row.id<WorkloadId>(5);
    if (row.integer(6) != 0)
        step.timeNs = row.integer(7);
    step.figure = row.text(8);
    return bounded(std::move(step));
}

Result<void> checkWritable(const QString &file)
{
    const QFileInfo info(file);
    if (!info.isFile())
        return failure(ErrorCode::NotFound, Store::tr("There is no such file."), file);
    if (!info.isWritable() || !QFileInfo(info.absolutePath()).isWritable())
        return failure(ErrorCode::PermissionDenied,
                       Store::tr("You may not write the campaign file."), file, QString(),
                       Store::tr("Change its permissions, or work on a copy."));
    return {};
}

/// Makes the file if and only if it is not there yet.
Result<void> makeEmpty(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return {};
    if (QFileInfo::exists(path))
        return failure(ErrorCode::Busy, Store::tr("There is a file of this name already."), path,
                       QString(), Store::tr("Choose another name."));
    return failure(ErrorCode::System, Store::tr("The campaign file cannot be copied."), path,
                   file.errorString(), Store::tr("Choose another folder."));
}

Result<void> insert(Database &database, qint64 number, const StepRecord &step)
{
    RUNWATT_TRY(Statement statement,
                database.prepare(
                    "INSERT INTO step (number, kind, title, body, notes, trial, workload, time_ns, "
                    "figure) VALUES (?1, ?2, ?3, ?4, ?5, (SELECT id FROM trial WHERE id = ?6), "
                    "(SELECT id FROM workload WHERE id = ?7), ?8, ?9)"));
    statement.bind(number, toWord(step.kind), step.title, step.body, step.notes, step.trial,
                   step.workload);
    if (step.timeNs)
        statement.bindOne(8, qint64{*step.timeNs});
    else
        statement.bindNull(8);
    statement.bindOne(9, step.figure);
    RUNWATT_CHECK(database.step(statement));
    return {};
}

Result<void> replaceSteps(Database &database, const std::vector<StepRecord> &steps)
{
    RUNWATT_CHECK(database.execute("DELETE FROM step"));
    qint64 number = 0;
    for (const StepRecord &step : steps) {
        if (number == static_cast<qint64>(kMaximumSteps))
            break;
        RUNWATT_CHECK(insert(database, number++, bounded(step)));
    }
    return {};
}

} // namespace

StepRecord bounded(StepRecord step)
{
    step.title = boundedText(step.title, kMaximumStepTitle, Lines::One);
    step.body = boundedText(step.body, kMaximumStepBody, Lines::Many);
    step.notes = boundedText(step.notes, kMaximumStepNotes, Lines::Many);
    step.figure = boundedText(step.figure, kMaximumFigureName, Lines::One);
    if (step.timeNs)
        step.timeNs = std::clamp(*step.timeNs, -kFarthestNs, kFarthestNs);
    return step;
}

QString toWord(StepKind kind)
{
    const auto *const found = std::ranges::find(kWords, kind, &KindWord::kind);
    return found != kWords.end() ? QString(found->word) : QString();
}

StepKind stepKindFromWord(const QString &word)
{
    const auto *const found =
        std::ranges::find_if(kWords, [&word](const KindWord &known) { return known.word == word; });
    return found != kWords.end() ? found->kind : StepKind::Text;
}

Result<std::vector<StepRecord>> readSteps(const QString &file)
{
    // The reader refuses, in words, what is not a campaign at all.
    RUNWATT_TRY(const CampaignReader reader, CampaignReader::open(file));
    RUNWATT_TRY(const std::unique_ptr<Database> database,
                Database::open(reader.file(), Database::Mode::ReadOnly));
    RUNWATT_CHECK(database->execute("PRAGMA query_only = ON"));
    const ReadingBudget budget(*database);
    std::vector<StepRecord> steps;
    RUNWATT_TRY(const bool isThere, hasTable(*database, QStringLiteral("step")));
    if (!isThere)
        return steps;
    // More characters than are kept would be read for nothing.
    RUNWATT_CHECK(database->forEach(
        "SELECT substr(kind, 1, 20), substr(title, 1, 1000), substr(body, 1, 10000), "
        "substr(notes, 1, 100000), trial, workload, time_ns IS NOT NULL, time_ns, "
        "substr(figure, 1, 1000) FROM step ORDER BY number LIMIT ?1",
        [&steps](const Statement &row) -> Result<void> {
            steps.push_back(stepOf(row));
            return {};
        },
        static_cast<qint64>(kMaximumSteps)));
    return steps;
}

Result<void> writeSteps(const QString &file, const std::vector<StepRecord> &steps)
{
    RUNWATT_CHECK(checkWritable(file));
    QLockFile lock(lockFileOf(file));
    RUNWATT_CHECK(
        takeWriterLock(lock, file, Store::tr("The steps can be kept when it has ended.")));
    RUNWATT_TRY(const std::unique_ptr<Database> database,
                Database::open(file, Database::Mode::ReadWrite));
    RUNWATT_TRY(const SchemaState state, checkSchema(*database));
    if (state == SchemaState::Newer)
        return failure(
            ErrorCode::NewerVersion,
            Store::tr("A newer Runwatt made this campaign; this one can only look at it."), file,
            QString(), Store::tr("Install the newer version to go on with it."));
    // With a log as a campaign that runs has one: readers go on meanwhile, and what a crash leaves
    // is taken up by whoever opens the file next.
    RUNWATT_CHECK(
        database->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE"));
    // What fails leaves with the connection, and SQLite takes back what was not committed.
    if (state == SchemaState::Older)
        RUNWATT_CHECK(upgradeSchema(*database));
    RUNWATT_CHECK(replaceSteps(*database, steps));
    RUNWATT_CHECK(database->execute("COMMIT"));
    // While somebody reads, the log has to stay; the next writing puts it away.
    (void)database->execute("PRAGMA wal_checkpoint(TRUNCATE)");
    (void)database->execute("PRAGMA journal_mode = DELETE");
    return {};
}

Result<void>
copyWithSteps(const QString &file, const QString &copy, const std::vector<StepRecord> &steps)
{
    // The reader refuses, in words, what is not a campaign at all.
    RUNWATT_TRY(const CampaignReader reader, CampaignReader::open(file));
    RUNWATT_TRY(const std::unique_ptr<Database> source,
                Database::open(reader.file(), Database::Mode::ReadOnly));
    RUNWATT_CHECK(makeEmpty(copy));
    const auto fill = [&]() -> Result<void> {
        RUNWATT_CHECK(source->copyInto(copy));
        return writeSteps(copy, steps);
    };
    Result<void> filled = fill();
    if (!filled) {
        for (const char *suffix : {"", "-wal", "-shm", "-journal"})
            QFile::remove(copy + QLatin1String(suffix));
    }
    return filled;
}

} // namespace runwatt::store
