// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files that are not, or no longer, what Runwatt wrote: none may crash it, run anything, or be
// changed by being looked at.
#include "alteredfile.h"
#include "core/store/verify.h"
#include "core/store/writer.h"
#include "storefixture.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <zlib.h>

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

/// Reads all there is to read. Whatever comes of it, it must come back. True without any Error.
bool readEverything(const QString &file)
{
    const Result<CampaignReader> reader = CampaignReader::open(file);
    if (!reader)
        return false;
    const Result<CampaignData> data = reader->data();
    if (!data)
        return false;
    bool good = true;
    for (const SeriesRecord &series : data->series)
        good &= reader->samples(series.id).has_value();
    for (const TrialRecord &trial : data->trials) {
        const Result<QStringList> names = reader->rawOutputNames(trial.id);
        good &= names.has_value();
        for (const QString &name : names.value_or(QStringList()))
            good &= reader->rawOutput(trial.id, name).has_value();
    }
    return good;
}

} // namespace

class TestHostileFile : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void whatIsNoCampaignIsRefusedInWords_data();
    void whatIsNoCampaignIsRefusedInWords();
    void aSchemaThatIsNotOursIsRefused_data();
    void aSchemaThatIsNotOursIsRefused();
    void aNewerFileIsReadAndNotWritten();
    void aNewerFileWithoutOurTablesIsRefused();
    void rowsFromAHostileHandAreBounded_data();
    void rowsFromAHostileHandAreBounded();
    void markupInNamesIsOnlyText();
    void flippedBytesNeverCrashAndNeverPassForSound();
    void aCutFileNeverCrashes();

private:
    QString path() const { return m_folder->filePath(u"x.runwatt"_s); }

    QTemporaryDir m_modelFolder;
    QByteArray m_model;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestHostileFile::initTestCase()
{
    const QString file = m_modelFolder.filePath(u"model.runwatt"_s);
    makeCampaign(file, 3);
    m_model = contents(file);
    QVERIFY(!m_model.isEmpty());
}

void TestHostileFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    writeFile(path(), m_model);
}

void TestHostileFile::whatIsNoCampaignIsRefusedInWords_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("This is a letter.\n").repeated(1000);
    QTest::newRow("zeros") << QByteArray(100'000, '\0');
    QTest::newRow("header alone") << m_model.left(100);
    QTest::newRow("less than a header") << m_model.left(30);
    QTest::newRow("a picture") << QByteArray::fromHex("89504e470d0a1a0a0000000d49484452");
}

void TestHostileFile::whatIsNoCampaignIsRefusedInWords()
{
    QFETCH(const QByteArray, bytes);
    writeFile(path(), bytes);
    const Result<CampaignReader> reader = CampaignReader::open(path());
    QVERIFY(!reader.has_value());
    QCOMPARE(reader.error().code, ErrorCode::Corrupt);
    QVERIFY(!reader.error().what.isEmpty() && !reader.error().remedy.isEmpty());
    QVERIFY(reader.error().text().contains(path()));
    QVERIFY2(!reader.error().text().contains(u"some other program"_s),
             qPrintable(reader.error().text()));
    QVERIFY(!verify(path()).has_value());
    const auto writer = result(CampaignWriter::open(path(), {}));
    QVERIFY(!writer.has_value());
    QCOMPARE(contents(path()), bytes);
}

void TestHostileFile::aSchemaThatIsNotOursIsRefused_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("trigger") << "CREATE TRIGGER t AFTER UPDATE ON trial BEGIN "
                                "DELETE FROM summary; END"_ba;
    QTest::newRow("view") << "CREATE VIEW v AS SELECT 1"_ba;
    QTest::newRow("view in a table's place")
        << "ALTER TABLE verdict RENAME TO v; CREATE VIEW verdict AS SELECT 1 AS id, 1 AS trial, "
           "'valid' AS code, hex(randomblob(1000000000)) AS text"_ba;
    QTest::newRow("more tables") << "CREATE TABLE more (x)"_ba;
    QTest::newRow("an index on an expression") << "CREATE INDEX i ON trial (abs(position))"_ba;
    QTest::newRow("a generated column")
        << "ALTER TABLE device ADD COLUMN g TEXT GENERATED ALWAYS AS (upper(name))"_ba;
    QTest::newRow("a table is gone") << "DROP TABLE claim"_ba;
    QTest::newRow("another program's") << "PRAGMA application_id = 7"_ba;
    QTest::newRow("an earlier version's number") << "PRAGMA user_version = 1"_ba;
    QTest::newRow("an earlier version's tables")
        << QByteArray(kMakeVersion1) + "PRAGMA user_version = 3";
    QTest::newRow("one version's tables, another's number")
        << QByteArray(kMakeVersion2) + "PRAGMA user_version = 1";
    QTest::newRow("more in an earlier version's tables")
        << QByteArray(kMakeVersion1) + "CREATE TABLE more (x)";
    QTest::newRow("no version") << "PRAGMA user_version = 0"_ba;
    QTest::newRow("an impossible version") << "PRAGMA user_version = -5"_ba;
}

void TestHostileFile::aSchemaThatIsNotOursIsRefused()
{
    QFETCH(const QByteArray, sql);
    alter(path(), sql);
    const QByteArray before = contents(path());
    const Result<CampaignReader> reader = CampaignReader::open(path());
    QVERIFY(!reader.has_value());
    QCOMPARE(reader.error().code, ErrorCode::Corrupt);
    const auto writer = result(CampaignWriter::open(path(), {}));
    QVERIFY(!writer.has_value());
    QCOMPARE(contents(path()), before);
}

void TestHostileFile::aNewerFileIsReadAndNotWritten()
{
    alter(path(),
          "CREATE TABLE novelty (x); ALTER TABLE trial ADD COLUMN humidity REAL; "
          "PRAGMA user_version = 6");
    const QByteArray before = contents(path());
    const Result<CampaignReader> reader = CampaignReader::open(path());
    QVERIFY2(reader.has_value(), reader ? "" : qPrintable(reader.error().text()));
    QVERIFY(reader->isNewer());
    QVERIFY(reader->message().contains(u"newer"));
    QCOMPARE(reader->data()->trials.size(), std::size_t(3));
    const auto writer = result(CampaignWriter::open(path(), {}));
    QCOMPARE(writer.error().code, ErrorCode::NewerVersion);
    QCOMPARE(contents(path()), before);
    QVERIFY(verify(path())->isSound());
}

void TestHostileFile::aNewerFileWithoutOurTablesIsRefused()
{
    alter(path(),
          "ALTER TABLE verdict RENAME TO v; CREATE VIEW verdict AS SELECT * FROM v; "
          "PRAGMA user_version = 6");
    const Result<CampaignReader> reader = CampaignReader::open(path());
    QCOMPARE(reader.error().code, ErrorCode::NewerVersion);
}

void TestHostileFile::rowsFromAHostileHandAreBounded_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("a length that lies") << "UPDATE raw_output SET length = 9000000000000"_ba;
    QTest::newRow("a negative length") << "UPDATE raw_output SET length = -1"_ba;
    QByteArray bomb(static_cast<qsizetype>(compressBound(60'000'000)), '\0');
    auto length = static_cast<uLongf>(bomb.size());
    const QByteArray zeros(60'000'000, '\0');
    compress2(reinterpret_cast<Bytef *>(bomb.data()), &length,
              reinterpret_cast<const Bytef *>(zeros.constData()), 60'000'000, 9);
    bomb.truncate(static_cast<qsizetype>(length));
    QTest::newRow("a bomb") << "UPDATE raw_output SET bytes = x'" + bomb.toHex()
            + "', length = 60000000";
    QTest::newRow("a bomb that says it is small")
        << "UPDATE raw_output SET bytes = x'" + bomb.toHex() + "', length = 100";
    QTest::newRow("a count that lies") << "UPDATE chunk SET count = 4611686018427387904"_ba;
    QTest::newRow("half a sample") << "UPDATE chunk SET samples = x'0102030405'"_ba;
    QTest::newRow("a plan that is no JSON") << "UPDATE campaign SET plan = '{\"x\": '"_ba;
    QTest::newRow("a plan that is too deep")
        << "UPDATE campaign SET plan = '" + QByteArray("[").repeated(100'000) + "'";
    QTest::newRow("no campaign") << "DELETE FROM campaign"_ba;
}

void TestHostileFile::rowsFromAHostileHandAreBounded()
{
    QFETCH(const QByteArray, sql);
    alter(path(), sql);
    QVERIFY(!readEverything(path()));
    const Result<VerifyReport> report = verify(path());
    QVERIFY(!report || !report->isSound());
}

void TestHostileFile::markupInNamesIsOnlyText()
{
    alter(path(),
          "UPDATE trial SET repetition = 9223372036854775807, begin_ns = "
          "-9223372036854775808, state = '<script>', origin = 'better than measured'; "
          "UPDATE device SET name = '<img src=x onerror=y>' || char(0, 27) || 'z'");
    const Result<CampaignReader> reader = CampaignReader::open(path());
    const CampaignData data = reader->data().value();
    QVERIFY(data.devices.front().name.startsWith(u"<img"));
    QCOMPARE(data.trials.front().state, TrialState::Interrupted);
    QCOMPARE(data.trials.front().origin, Origin::Simulated);
    QCOMPARE(data.trials.front().repetition, std::numeric_limits<int>::max());
}

void TestHostileFile::flippedBytesNeverCrashAndNeverPassForSound()
{
    QRandomGenerator random(20261123);
    int refused = 0;
    int unsound = 0;
    constexpr int kRounds = 400;
    for (int round = 0; round < kRounds; ++round) {
        QByteArray bytes = m_model;
        // One bit first, then ever more bytes; half of them in the pages that hold the schema.
        for (int flip = 0; flip <= round / 40; ++flip) {
            const auto limit = round % 2 == 0 ? bytes.size() : qsizetype{8192};
            const auto at = random.bounded(static_cast<quint32>(limit));
            bytes[at] = static_cast<char>(bytes.at(at) ^ static_cast<char>(1 << random.bounded(8)));
        }
        writeFile(path(), bytes);
        readEverything(path());
        const Result<VerifyReport> report = verify(path());
        refused += report ? 0 : 1;
        unsound += report && !report->isSound() ? 1 : 0;
        QCOMPARE(contents(path()), bytes);
    }
    qInfo("of %d damaged files: %d refused, %d found unsound", kRounds, refused, unsound);
    QVERIFY(refused > 0);
    QVERIFY(unsound > 0);
}

void TestHostileFile::aCutFileNeverCrashes()
{
    for (qsizetype size = 0; size < m_model.size(); size += 1531) {
        writeFile(path(), m_model.left(size));
        QVERIFY2(!readEverything(path()) || !verify(path()).value().isSound(),
                 qPrintable(QString::number(size)));
    }
}

QTEST_GUILESS_MAIN(TestHostileFile)
#include "tst_hostilefile.moc"
