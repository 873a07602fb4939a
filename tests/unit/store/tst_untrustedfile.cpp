// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files that SQLite takes for good and that are made against who reads them: tables without end,
// other encodings, a journal that removes files, columns that work, times that overflow.
#include "alteredfile.h"
#include "core/store/bounds.h"
#include "core/store/chunk.h"
#include "core/store/schema.h"
#include "core/store/verify.h"
#include "core/store/writer.h"
#include "core/store/writerlock.h"
#include "endlesstable.h"
#include "storefixture.h"

#include <QTemporaryDir>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <sys/stat.h>

using namespace runwatt;
using namespace runwatt::store;
using namespace runwatt::store::test;
using namespace Qt::Literals::StringLiterals;

namespace {

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// A journal of no changes that says it is part of a larger one, in `other`
/// (https://www.sqlite.org/fileformat.html, 3).
QByteArray journalThatNames(const QByteArray &other, quint32 pages)
{
    const QByteArray magic = QByteArray::fromHex("d9d505f920a163d7");
    QByteArray journal = magic;
    const auto append = [&journal](quint32 number) {
        std::array<char, 4> bytes{};
        qToBigEndian(number, bytes.data());
        journal.append(bytes.data(), bytes.size());
    };
    for (const quint32 number : {0U, 1U, pages, 512U, 4096U})
        append(number);
    journal.resize(512, '\0');
    append(0x40000000 / 4096 + 1);
    journal += other;
    append(static_cast<quint32>(other.size()));
    quint32 sum = 0;
    for (const char byte : other)
        sum += static_cast<unsigned char>(byte);
    append(sum);
    return journal + magic;
}

QByteArray sqlBlob(std::initializer_list<series::Sample> samples)
{
    return "x'" + encodeSamples(std::vector(samples)).toHex() + '\'';
}

} // namespace

class TestUntrustedFile : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        const QString file = m_modelFolder.filePath(u"model.runwatt"_s);
        makeCampaign(file, 2);
        const auto writer = result(CampaignWriter::open(file, {}));
        EventRecord event;
        event.text = u"something"_s;
        (*writer)->add(event);
        QVERIFY(result((*writer)->close({})).has_value());
        m_model = contents(file);
        QVERIFY(!m_model.isEmpty());
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        writeFile(path(), m_model);
    }

    void aTableWithoutEndEndsInWords_data()
    {
        QTest::addColumn<QByteArray>("table");
        for (const char *table : {"trial", "event", "series", "chunk", "raw_output", "summary"})
            QTest::newRow(table) << QByteArray(table);
    }

    void aTableWithoutEndEndsInWords()
    {
        QFETCH(const QByteArray, table);
        makeEndless(path(), table);
        // That it comes back is what is tried: 25 milliard rows take hours.
        const Result<VerifyReport> report = verify(path());
        QVERIFY(report.has_value());
        QVERIFY2(!report->isSound(), qPrintable(wordsOf(*report)));
        const Result<CampaignReader> reader = CampaignReader::open(path());
        QVERIFY(reader.has_value());
        const bool isInData = table != "chunk" && table != "raw_output";
        const Result<CampaignData> data = reader->data();
        QCOMPARE(data.has_value(), !isInData);
        if (isInData) {
            QCOMPARE(data.error().code, ErrorCode::Corrupt);
            const auto writer = result(CampaignWriter::open(path(), {}));
            QVERIFY(!writer.has_value());
        }
        QVERIFY(soundnessWarning(path()).has_value());
    }

    void textsOfAnotherEncodingAreReadAsAnyOther()
    {
        const QString other = m_folder->filePath(u"utf16.runwatt"_s);
        copyAsUtf16(other);
        const Result<CampaignReader> reader = CampaignReader::open(other);
        QVERIFY2(reader.has_value(), reader ? "" : qPrintable(reader.error().text()));
        QCOMPARE(reader->data()->campaign.title, someCampaign().title);
        const Result<VerifyReport> report = verify(other);
        QVERIFY2(report->isSound(), qPrintable(wordsOf(*report)));
    }

    void aJournalFromElsewhereRemovesNothing()
    {
        const QString precious = m_folder->filePath(u"precious"_s);
        writeFile(precious, "all I have");
        const auto pages = static_cast<quint32>(m_model.size() / 4096);
        const QString journal = path() + u"-journal"_s;
        const QString link = m_folder->filePath(u"link.runwatt"_s);
        QVERIFY(QFile::link(path(), link));
        for (const QString &name : {path(), link}) {
            writeFile(journal, journalThatNames(QFile::encodeName(precious), pages));
            const auto writer = result(CampaignWriter::open(name, {}));
            QVERIFY(!writer.has_value());
            QVERIFY2(writer.error().text().contains(u"x.runwatt-journal"),
                     qPrintable(writer.error().text()));
            QVERIFY(!CampaignReader::open(name).has_value());
            QVERIFY(!verify(name).has_value());
            QVERIFY(QFile::exists(precious));
            QVERIFY(QFile::exists(journal));
        }
        // SQLite by itself would have: were it not so, the above would prove nothing.
        alter(path(), "UPDATE campaign SET title = title");
        QVERIFY(!QFile::exists(precious));
    }

    void aLogFromElsewhereIsDataOrNothing()
    {
        writeFile(path() + u"-wal"_s, QByteArray("\x37\x7f\x06\x82").leftJustified(50'000, 'x'));
        const Result<CampaignReader> reader = CampaignReader::open(path());
        QVERIFY(reader.has_value());
        QCOMPARE(reader->data()->trials.size(), std::size_t(2));
        QVERIFY(verify(path())->isSound());
    }

    void aNewerFileThatWorksInOurTablesIsRefused_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("a column is worked out")
            << "ALTER TABLE verdict ADD COLUMN more TEXT AS (hex(zeroblob(5000000)))"_ba;
        QTest::newRow("a column of ours is worked out")
            << "DROP TABLE verdict; CREATE TABLE verdict (id INTEGER PRIMARY KEY, trial INTEGER, "
               "code TEXT, text TEXT AS (hex(zeroblob(5000000))))"_ba;
        QTest::newRow("a column is gone") << "ALTER TABLE event DROP COLUMN text"_ba;
        QTest::newRow("a view") << "DROP TABLE event; CREATE VIEW event AS SELECT 1 AS id"_ba;
        QTest::newRow("a virtual table")
            << "DROP TABLE event; CREATE VIRTUAL TABLE event USING rtree (id, a, b)"_ba;
    }

    void aNewerFileThatWorksInOurTablesIsRefused()
    {
        QFETCH(const QByteArray, sql);
        alter(path(), sql + "; PRAGMA user_version = " + QByteArray::number(kSchemaVersion + 1));
        const Result<CampaignReader> reader = CampaignReader::open(path());
        QVERIFY(!reader.has_value());
        QCOMPARE(reader.error().code, ErrorCode::NewerVersion);
        QCOMPARE(verify(path()).error().code, ErrorCode::NewerVersion);
    }

    void whatANewerFileAddsIsNotRunByItsCheck()
    {
        // Each would take a second for a row, and there are a thousand.
        const QByteArray costly =
            "length(replace(hex(zeroblob(7000000)), '0', 'ab')) > " + QByteArray::number(1);
        alter(
            path(),
            "CREATE TABLE more (x, y AS (" + costly
                + "), CHECK (x > 5)); "
                  "PRAGMA ignore_check_constraints = ON; "
                  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) "
                  "INSERT INTO more (x) SELECT -i FROM n; "
                  "ALTER TABLE event ADD COLUMN z TEXT CHECK (z IS NULL OR "
                + costly + "); PRAGMA user_version = " + QByteArray::number(kSchemaVersion + 1));
        const Result<VerifyReport> report = verify(path());
        QVERIFY2(report && report->isSound(), report ? qPrintable(wordsOf(*report)) : "");
    }

    void samplesAreGivenInOrderAndWithoutInfinities()
    {
        const double infinity = std::numeric_limits<double>::infinity();
        const QByteArray blob = sqlBlob({{3, infinity}, {1, 1}, {2, -1e300}, {2, 5}});
        alter(path(), "UPDATE chunk SET samples = " + blob + ", count = 4 WHERE number = 0");
        const Result<CampaignReader> reader = CampaignReader::open(path());
        const auto samples = reader->samples(reader->data()->series.front().id);
        QVERIFY2(samples.has_value(), samples ? "" : qPrintable(samples.error().text()));
        QVERIFY(std::is_sorted((*samples)->cbegin(), (*samples)->cend(),
                               [](const auto &a, const auto &b) { return a.timeNs < b.timeNs; }));
        QCOMPARE((*samples)->at(0).value, 1.0);
        QVERIFY(std::isnan((*samples)->at(1).value));
        QCOMPARE((*samples)->at(2).value, 5.0);
        QVERIFY(std::isnan((*samples)->at(3).value));
        QVERIFY2(wordsOf(*verify(path())).contains(u"times or values that no measurement has"),
                 qPrintable(wordsOf(*verify(path()))));
    }

    void timesOutOfAnyCampaignAreRefusedOrClamped()
    {
        const qint64 first = std::numeric_limits<qint64>::min();
        const qint64 last = std::numeric_limits<qint64>::max();
        const QByteArray blob = sqlBlob({{first, 1}, {last, 2}});
        alter(
            path(),
            "UPDATE chunk SET samples = " + blob
                + ", count = 2; "
                  "UPDATE campaign SET created_utc_ns = -9223372036854775808; "
                  "UPDATE trial SET begin_ns = -9223372036854775808, end_ns = 9223372036854775807, "
                  "window_begin_ns = -9223372036854775808, window_end_ns = 9223372036854775807; "
                  "UPDATE summary SET value = 9e999, uncertainty = -9e999; "
                  "UPDATE event SET time_ns = 9223372036854775807");
        const Result<CampaignReader> reader = CampaignReader::open(path());
        const CampaignData data = reader->data().value();
        QCOMPARE(data.campaign.createdUtcNs, TimeNs(0));
        QCOMPARE(data.trials.front().window.lengthNs(), 2 * kFarthestNs);
        QCOMPARE(data.events.front().timeNs, kFarthestNs);
        QVERIFY(std::isnan(data.summaries.front().value));
        QVERIFY(std::isnan(data.summaries.front().uncertainty));
        const auto samples = reader->samples(data.series.front().id);
        QCOMPARE(samples.error().code, ErrorCode::Corrupt);
        QVERIFY(wordsOf(*verify(path())).contains(u"The trial has times that no campaign has"));
    }

    void referencesThatLeadNowhereAreTold()
    {
        alter(path(),
              "UPDATE cell SET device = 99, workload = -1; UPDATE trial SET cell = 77 "
              "WHERE id = 1; UPDATE series SET trial = 9223372036854775807; "
              "UPDATE meter SET device = 0; UPDATE chunk SET series = -5 WHERE id = 1");
        const Result<CampaignReader> reader = CampaignReader::open(path());
        const CampaignData data = reader->data().value();
        QVERIFY(data.find(data.cells.front().device) == nullptr);
        const QString told = wordsOf(*verify(path()));
        QVERIFY2(told.contains(u"names a row of cell that is not there"), qPrintable(told));
    }

    void textsOfAnyLengthAndBytesAreTexts()
    {
        alter(path(),
              "UPDATE device SET name = CAST(x'3c00ff80fe' AS TEXT); "
              "UPDATE event SET text = replace(hex(zeroblob(2500000)), '0', '<'); "
              "UPDATE workload SET title = char(8238) || 'gnp.exe' || char(0) || 'x'");
        const Result<CampaignReader> reader = CampaignReader::open(path());
        const CampaignData data = reader->data().value();
        QVERIFY(data.devices.front().name.startsWith(u'<'));
        QCOMPARE(data.events.front().text.size(), qsizetype(5'000'000));
        QVERIFY(!verify(path())->isSound());
        alter(path(), "UPDATE event SET text = replace(hex(zeroblob(9000000)), '0', '<')");
        QCOMPARE(reader->data().error().code, ErrorCode::Corrupt);
    }

    void whatIsNoFileIsRefused()
    {
        const QString pipe = m_folder->filePath(u"pipe.runwatt"_s);
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        const QString loop = m_folder->filePath(u"loop.runwatt"_s);
        QVERIFY(QFile::link(loop, loop));
        const QString dangling = m_folder->filePath(u"dangling.runwatt"_s);
        QVERIFY(QFile::link(m_folder->filePath(u"nothing"_s), dangling));
        for (const QString &name : {pipe, loop, dangling, m_folder->path(), u"/dev/zero"_s}) {
            const Result<CampaignReader> reader = CampaignReader::open(name);
            QVERIFY2(!reader && reader.error().text().contains(name), qPrintable(name));
            QVERIFY(!verify(name).has_value());
            QVERIFY(!result(CampaignWriter::open(name, {})).has_value());
        }
    }

    void aLinkIsAsWrittenAsItsFile()
    {
        const QString link = m_folder->filePath(u"link.runwatt"_s);
        QVERIFY(QFile::link(path(), link));
        QVERIFY(verify(link)->isSound());
        const auto writer = result(CampaignWriter::open(path(), {}));
        QVERIFY(writer.has_value());
        QVERIFY(hasWriter(link));
        const auto second = result(CampaignWriter::open(link, {}));
        QCOMPARE(second.error().code, ErrorCode::Busy);
        QVERIFY(result((*writer)->close({})).has_value());
        QVERIFY(!hasWriter(link));
    }

    void aCampaignWithoutTrialsIsOne()
    {
        const QString file = m_folder->filePath(u"none.runwatt"_s);
        makeCampaign(file, 0);
        QVERIFY(CampaignReader::open(file)->data()->trials.empty());
        QVERIFY(verify(file)->isSound());
        QCOMPARE(soundnessWarning(file).value(), QString());
    }

private:
    QString path() const { return m_folder->filePath(u"x.runwatt"_s); }

    /// Makes the tables of path() in a file of UTF-16, letter by letter, and copies all rows.
    void copyAsUtf16(const QString &other) const
    {
        QByteArray sql = "PRAGMA encoding = 'UTF-16le'; "
            + firstColumn(path(),
                          "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL "
                          "ORDER BY type = 'index'")
                  .join("; ");
        const QByteArrayList selects =
            firstColumn(path(),
                        "SELECT 'SELECT ''INSERT INTO ' || t.name || ' VALUES ('' || ' || "
                        "group_concat('quote(' || c.name || ')', ' || '', '' || ') || "
                        "' || '')'' FROM ' || t.name FROM sqlite_schema t, "
                        "pragma_table_info(t.name) c WHERE t.type = 'table' "
                        "GROUP BY t.name");
        for (const QByteArray &select : selects)
            sql += "; " + firstColumn(path(), select).join("; ");
        alter(other,
              sql + "; PRAGMA application_id = 1383427671; PRAGMA user_version = "
                  + QByteArray::number(kSchemaVersion));
    }

    QTemporaryDir m_modelFolder;
    QByteArray m_model;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestUntrustedFile)
#include "tst_untrustedfile.moc"
