// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alteredfile.h"
#include "core/store/verify.h"
#include "storefixture.h"

#include <QFile>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <algorithm>

using namespace runwatt;
using namespace runwatt::store;
using namespace runwatt::store::test;
using namespace Qt::Literals::StringLiterals;

class TestVerify : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aSoundFileIsFoundSound();
    void whatWasChangedIsFound_data();
    void whatWasChangedIsFound();
    void aChangedResultIsFoundInItsTrialAlone();
    void whatFollowsTheCompletionIsHashedToo();
    void anOlderFileIsSoundAndNotChanged_data();
    void anOlderFileIsSoundAndNotChanged();
    void anOlderFileIsResumedWithHashesFromThenOn();
    void trialsWithoutAHashOverResultsAreNoted();
    void aWarningNamesWhatIsNotSound();

private:
    QString path() const { return m_folder->filePath(u"a campaign %41 #?.runwatt"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestVerify::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestVerify::aSoundFileIsFoundSound()
{
    makeCampaign(path(), 3);
    const Result<VerifyReport> report = verify(path());
    QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().text()));
    QVERIFY2(report->findings.empty(), qPrintable(wordsOf(*report)));
    QCOMPARE(report->completeTrials, 3);
    QCOMPARE(report->samples, 900);
    QCOMPARE(report->origins, Origins{Origin::Simulated});
}

void TestVerify::whatWasChangedIsFound_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("word");
    QTest::newRow("a value of a sample")
        << "UPDATE chunk SET samples = CAST(substr(samples, 1, 8) || x'0000000000000840' || "
           "substr(samples, 17) AS BLOB) WHERE id = 1"_ba
        << u"not those that were written"_s;
    QTest::newRow("a block is gone")
        << "DELETE FROM chunk WHERE number = 0 AND series = 1"_ba << u"lacks a block"_s;
    QTest::newRow("order of samples")
        << "UPDATE chunk SET samples = CAST(substr(samples, 17, 16) || substr(samples, 1, 16) || "
           "substr(samples, 33) AS BLOB) WHERE id = 1"_ba
        << u"not in order"_s;
    QTest::newRow("count") << "UPDATE chunk SET count = 3 WHERE id = 1"_ba << u"another length"_s;
    QTest::newRow("cut blob") << "UPDATE chunk SET samples = x'00' WHERE id = 1"_ba
                              << u"another length"_s;
    QTest::newRow("plan") << "UPDATE campaign SET plan = '{}'"_ba << u"The plan is not"_s;
    QTest::newRow("reference") << "UPDATE trial SET cell = 77 WHERE id = 1"_ba << u"is not there"_s;
    QTest::newRow("summary gone") << "DELETE FROM summary WHERE trial = 2"_ba << u"no summary"_s;
    const QString results = u"results are not those"_s;
    QTest::newRow("a value of a summary") << "UPDATE summary SET value = value * 10"_ba << results;
    QTest::newRow("the last bit of a value")
        << "UPDATE summary SET value = 1000000.0000000001 WHERE trial = 1"_ba << results;
    QTest::newRow("no value") << "UPDATE summary SET value = NULL"_ba << results;
    QTest::newRow("an uncertainty") << "UPDATE summary SET uncertainty = 1"_ba << results;
    QTest::newRow("a summary's origin")
        << "UPDATE summary SET origin = 'simulated' WHERE trial = 1"_ba << results;
    QTest::newRow("letters from one column to the next")
        << "UPDATE summary SET measure = 'throughpu', unit = 'tB/s'"_ba << results;
    QTest::newRow("a trial's origin")
        << "UPDATE trial SET origin = 'replayed' WHERE id = 1"_ba << results;
    QTest::newRow("an end of a window")
        << "UPDATE trial SET window_end_ns = window_end_ns - 1 WHERE id = 2"_ba << results;
    QTest::newRow("a window's uncertainty")
        << "UPDATE trial SET window_uncertainty_ns = 7 WHERE id = 2"_ba << results;
    QTest::newRow("a verdict is gone") << "DELETE FROM verdict WHERE trial = 2"_ba << results;
    QTest::newRow("another verdict") << "UPDATE verdict SET code = 'throttled'"_ba << results;
    QTest::newRow("one more phase")
        << "INSERT INTO phase (trial, phase, begin_ns, end_ns) VALUES (1, 'measure', 3, 4)"_ba
        << results;
    QTest::newRow("one more fact of the runtime")
        << "INSERT INTO runtime_fact (trial, runtime, time_ns, name, value) "
           "VALUES (1, 'RC', 0, 'runc', '1.1')"_ba
        << results;
    QTest::newRow("raw output") << "UPDATE raw_output SET bytes = x'1234' WHERE id = 1"_ba
                                << u"cannot be unpacked"_s;
}

void TestVerify::whatWasChangedIsFound()
{
    QFETCH(const QByteArray, sql);
    QFETCH(const QString, word);
    makeCampaign(path(), 2);
    alter(path(), sql);
    const Result<VerifyReport> report = verify(path());
    QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().text()));
    QVERIFY(!report->isSound());
    QVERIFY2(wordsOf(*report).contains(word), qPrintable(wordsOf(*report)));
}

void TestVerify::aChangedResultIsFoundInItsTrialAlone()
{
    makeCampaign(path(), 3);
    alter(path(), "UPDATE summary SET value = value * 10 WHERE trial = 2");
    const VerifyReport report = verify(path()).value();
    QCOMPARE(report.findings.size(), std::size_t(1));
    QCOMPARE(report.findings.front().kind, FindingKind::Hash);
    QCOMPARE(report.findings.front().trial, TrialId{2});
}

void TestVerify::whatFollowsTheCompletionIsHashedToo()
{
    const TrialId trial{1};
    {
        auto writer = result(CampaignWriter::create(path(), someCampaign(), {})).value();
        QCOMPARE(addCompleteTrial(*writer, addSetup(*writer).cell, 1, 10), trial);
        QVERIFY(result(writer->flush({})).has_value());
        writer->put(PhaseRecord{trial, Phase::CoolDown, 7, 0});
        QVERIFY(result(writer->flush({})).has_value());
        QVERIFY2(verify(path())->findings.empty(), qPrintable(wordsOf(*verify(path()))));
        writer->put(PhaseRecord{trial, Phase::CoolDown, 7, 9});
        writer->add(RuntimeFactRecord{trial, u"RC"_s, 6, u"runc"_s, u"1.1"_s});
        QVERIFY(result(writer->close({})).has_value());
    }
    const VerifyReport report = verify(path()).value();
    QVERIFY2(report.findings.empty(), qPrintable(wordsOf(report)));
    alter(path(), "UPDATE phase SET end_ns = 10");
    QVERIFY(!verify(path())->isSound());
    alter(path(), "UPDATE phase SET end_ns = 9");
    QVERIFY(verify(path())->isSound());
    alter(path(), "UPDATE runtime_fact SET value = '1.2'");
    QVERIFY(!verify(path())->isSound());
}

void TestVerify::anOlderFileIsSoundAndNotChanged_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<bool>("hasResults");
    QTest::newRow("version 1") << QByteArray(kMakeVersion1) << false;
    QTest::newRow("version 2") << QByteArray(kMakeVersion2) << true;
}

void TestVerify::anOlderFileIsSoundAndNotChanged()
{
    QFETCH(const QByteArray, sql);
    QFETCH(const bool, hasResults);
    makeCampaign(path(), 2);
    alter(path(), sql);
    const QByteArray before = contents(path());
    const Result<VerifyReport> report = verify(path());
    QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().text()));
    QVERIFY2(report->isSound(), qPrintable(wordsOf(*report)));
    const QString words = wordsOf(*report);
    QVERIFY2(words.contains(u"without a hash over their results") != hasResults, qPrintable(words));
    QVERIFY2(words.contains(u"without a hash over their series"), qPrintable(words));
    QVERIFY2(words.contains(u"without a hash over its devices"), qPrintable(words));
    QCOMPARE(soundnessWarning(path()).value(), QString());
    QCOMPARE(report->completeTrials, 2);
    const Result<CampaignReader> reader = CampaignReader::open(path());
    QVERIFY2(reader.has_value(), reader ? "" : qPrintable(reader.error().text()));
    QVERIFY(!reader->isNewer());
    QCOMPARE(reader->data()->summaries.size(), std::size_t(2));
    QCOMPARE(contents(path()), before);
}

void TestVerify::anOlderFileIsResumedWithHashesFromThenOn()
{
    makeCampaign(path(), 2);
    alter(path(), kMakeVersion1);
    {
        auto writer = result(CampaignWriter::open(path(), {}));
        QVERIFY2(writer.has_value(), writer ? "" : qPrintable(writer.error().text()));
        // A late row must not make the others of an old trial look vouched for.
        (*writer)->put(PhaseRecord{TrialId{1}, Phase::CoolDown, 1, 2});
        addCompleteTrial(**writer, CellId{1}, 3, 10);
        QVERIFY(result((*writer)->close({})).has_value());
    }
    const Result<VerifyReport> report = verify(path());
    QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().text()));
    QVERIFY2(report->isSound(), qPrintable(wordsOf(*report)));
    QCOMPARE(report->completeTrials, 3);
    alter(path(), "UPDATE summary SET value = value * 10");
    const VerifyReport altered = verify(path()).value();
    QVERIFY(!altered.isSound());
    const auto found = std::ranges::find(altered.findings, FindingKind::Hash, &VerifyFinding::kind);
    QVERIFY2(found != altered.findings.end(), qPrintable(wordsOf(altered)));
    QCOMPARE(found->trial, TrialId{3});
    QVERIFY2(wordsOf(altered).count(u"results are not those"_s) == 1, qPrintable(wordsOf(altered)));
}

void TestVerify::trialsWithoutAHashOverResultsAreNoted()
{
    // As a file that an earlier version made and this one went on with.
    makeCampaign(path(), 2);
    alter(path(),
          "UPDATE trial SET results_sha256 = NULL, context_sha256 = NULL WHERE id = 1; "
          "UPDATE campaign SET setup_sha256 = NULL");
    const VerifyReport report = verify(path()).value();
    QVERIFY2(report.isSound(), qPrintable(wordsOf(report)));
    QVERIFY2(wordsOf(report).contains(u"without a hash over their results"),
             qPrintable(wordsOf(report)));
}

void TestVerify::aWarningNamesWhatIsNotSound()
{
    makeCampaign(path(), 20);
    QCOMPARE(soundnessWarning(path()).value(), QString());
    alter(path(), "UPDATE summary SET value = value * 10 WHERE trial = 2");
    QString warning = soundnessWarning(path()).value();
    QVERIFY2(warning.contains(u": trial 2. "), qPrintable(warning));
    QVERIFY2(warning.contains(QString(u"runwatt verify '"_s + path())), qPrintable(warning));

    // Samples are read for those who draw them.
    alter(path(), "UPDATE chunk SET samples = zeroblob(length(samples)) WHERE series = 3");
    QVERIFY(!soundnessWarning(path())->contains(u"trial 3"));
    QVERIFY(!soundnessWarning(path(), TrialId{4})->contains(u"trial 3"));
    QVERIFY(soundnessWarning(path(), TrialId{3})->contains(u"trial 2, trial 3"));

    alter(path(), "UPDATE device SET name = 'another'");
    warning = soundnessWarning(path()).value();
    QVERIFY2(warning.contains(u"the set-up, trial 1, ") && warning.contains(u"trial 10, ...")
                 && !warning.contains(u"trial 11"),
             qPrintable(warning));
}

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_verify.moc"
