// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Campaign files that are damaged, cut, newer or made by a hostile hand, given to each command of
// the built program that reads one: it says what is wrong and ends.
#include "programrun.h"
#include "tests/unit/store/endlesstable.h"
#include "tests/unit/store/storefixture.h"

#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::store::test;

namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 2; ///< nothing in it that was asked for
constexpr int kUnsound = 3; ///< shown, with a warning

/// What a terminal shows of one run, and how it ended.
struct Told
{
    int code = -1; ///< -1: by a signal, or not in time
    QByteArray text;
};

} // namespace

class TestHostileCampaign : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        makeCampaign(m_home.path(u"model.runwatt"_s), 6);
        m_model = contents(m_home.path(u"model.runwatt"_s));
    }

    void aFileIsReadOrRefusedInWords_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<int>("compareCode");
        QTest::addColumn<QByteArray>("words"); ///< of verify
        QTest::newRow("a trigger") << "CREATE TRIGGER t AFTER UPDATE ON trial BEGIN DELETE FROM "
                                      "summary; END"_ba
                                   << kFailed << "its tables are not those"_ba;
        QTest::newRow("a view in a table's place")
            << "DROP TABLE event; CREATE VIEW event AS SELECT 1 AS id"_ba << kFailed
            << "its tables are not those"_ba;
        QTest::newRow("newer") << "CREATE TABLE novelty (x); PRAGMA user_version = 6"_ba << 0
                               << "A newer Runwatt made this file"_ba;
        QTest::newRow("newer, and works")
            << "ALTER TABLE verdict ADD COLUMN x TEXT AS (upper(text)); "
               "PRAGMA user_version = 6"_ba
            << kFailed << "this one cannot read it"_ba;
        QTest::newRow("without samples")
            << "DELETE FROM chunk"_ba << kUnsound << "samples are not those that were written"_ba;
        QTest::newRow("without results")
            << "DELETE FROM summary"_ba << kUsage << "has no summary"_ba;
        QTest::newRow("references to nothing")
            << "UPDATE cell SET device = 99, workload = -1; UPDATE series SET trial = 77; "
               "UPDATE event SET trial = 78"_ba
            << -1 << "that is not there"_ba;
        QTest::newRow("a trial of no cell")
            << "UPDATE trial SET cell = 77 WHERE id = 2"_ba << -1 << "that is not there"_ba;
        QTest::newRow("infinite values")
            << "UPDATE summary SET value = 9e999, uncertainty = -9e999"_ba << -1
            << "results are not those"_ba;
        QTest::newRow("times out of range")
            << "UPDATE trial SET begin_ns = -9223372036854775808, end_ns = 9223372036854775807, "
               "window_begin_ns = 9223372036854775807, window_end_ns = -9223372036854775808, "
               "repetition = 9223372036854775807, attempt = -9223372036854775808"_ba
            << -1 << "times that no campaign has"_ba;
        QTest::newRow("a bomb") << "UPDATE raw_output SET length = 10737418240"_ba << kUnsound
                                << "cannot be unpacked"_ba;
        QTest::newRow("a plan of something else")
            << "UPDATE campaign SET plan = '{\"title\": [[[]]], \"repetitions\": -1e300}'"_ba << -1
            << "The plan is not the one that was written"_ba;
        QTest::newRow("parameters of something else")
            << "UPDATE workload SET benchmark = 'command', parameters = '{\"command\": [1], "
               "\"live\": "
               "{\"pattern\": \"(a+)+$\"}, \"requestSize\": {}, \"runTime\": -1e300}'"_ba
            << -1 << "its state, or what it ran are not those"_ba;
        QTest::newRow("a plan that is no JSON")
            << "UPDATE campaign SET plan = '{'"_ba << kFailed << "JSON in it cannot be read"_ba;
    }

    void aFileIsReadOrRefusedInWords()
    {
        QFETCH(const QByteArray, sql);
        QFETCH(const int, compareCode);
        QFETCH(const QByteArray, words);
        const QString file = m_home.write(u"x.runwatt"_s, m_model);
        alter(file, sql);
        const Told verified = tellOf({u"verify"_s, file});
        QVERIFY2(verified.text.contains(words), verified.text.constData());
        const Told compared = tellOf({u"compare"_s, file, u"--by"_s, u"runtime"_s});
        if (compareCode >= 0)
            QVERIFY2(compared.code == compareCode, compared.text.constData());
        tellOfAll(file);
    }

    void aFileThatIsWholeIsSound()
    {
        // Else the rows above would find fault with anything.
        const QString file = m_home.write(u"x.runwatt"_s, m_model);
        QCOMPARE(tellOf({u"verify"_s, file}).code, 0);
        tellOfAll(file);
    }

    void aTableWithoutEndEndsInWords_data()
    {
        QTest::addColumn<QByteArray>("table");
        for (const char *table : {"workload", "device", "chunk", "raw_output"})
            QTest::newRow(table) << QByteArray(table);
    }

    void aTableWithoutEndEndsInWords()
    {
        QFETCH(const QByteArray, table);
        const QString one = m_home.path(u"one.runwatt"_s);
        QFile::remove(one);
        makeCampaign(one, 1);
        makeEndless(one, table);
        const Told verified = tellOf({u"verify"_s, one});
        QCOMPARE(verified.code, kUnsound);
        tellOfAll(one);
    }

    void whatIsCutIsToldSo()
    {
        for (const qsizetype size : {qsizetype(0), qsizetype(50), qsizetype(5000),
                                     m_model.size() / 2, m_model.size() - 1}) {
            const QString file = m_home.write(u"cut.runwatt"_s, m_model.left(size));
            QVERIFY(tellOf({u"verify"_s, file}).code != 0);
            tellOfAll(file);
        }
    }

    void whatIsNoFileIsToldSo()
    {
        const QString pipe = m_home.path(u"pipe.runwatt"_s);
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        for (const QString &name : {pipe, m_home.path(), m_home.path(u"missing.runwatt"_s)}) {
            QVERIFY(tellOf({u"verify"_s, name}).code != 0);
            tellOfAll(name);
        }
    }

private:
    /// Runs the program and requires that it came to an end of its own, with words.
    Told tellOf(const QStringList &arguments) const
    {
        ProgramRun run(m_home, arguments);
        Told told;
        told.code = run.finish();
        told.text = run.output() + run.errors();
        const QByteArray shown = arguments.join(u' ').toUtf8() + '\n' + told.text;
        [&] {
            QVERIFY2(told.code == 0 || (told.code > 0 && !told.text.isEmpty()), shown.constData());
            QVERIFY2(!told.text.contains('\x1b'), shown.constData());
        }();
        return told;
    }

    void tellOfAll(const QString &file) const
    {
        tellOf({u"compare"_s, file, u"--list"_s});
        tellOf({u"reread"_s, file});
        for (const QString &preset : {u"throughput-by-runtime"_s, u"timeline"_s})
            tellOf({u"figure"_s, file, u"--preset"_s, preset, u"-o"_s, m_home.path(u"f.svg"_s)});
    }

    ProgramHome m_home;
    QByteArray m_model;
};

QTEST_GUILESS_MAIN(TestHostileCampaign)
#include "tst_hostilecampaign.moc"
