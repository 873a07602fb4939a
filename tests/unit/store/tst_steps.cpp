// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alteredfile.h"
#include "core/store/steps.h"
#include "core/store/verify.h"
#include "storefixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QThread>

#include <atomic>

using namespace runwatt;
using namespace runwatt::store;
using namespace runwatt::store::test;
using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<StepRecord> someSteps()
{
    StepRecord title{StepKind::Title, u"MicroVMs on a Pi"_s};
    title.notes = u"Say hello.\nWait for the lights."_s;
    StepRecord live{StepKind::Live, QString()};
    live.trial = TrialId{2};
    live.timeNs = 21 * kNsPerSecond;
    StepRecord race{StepKind::Race, u"<b>Who</b> wins?"_s};
    race.workload = WorkloadId{1};
    StepRecord text{StepKind::Text, u"한국어 제목"_s};
    text.body = u"one\ntwo"_s;
    StepRecord figure{StepKind::Figure, u"Chart"_s};
    figure.figure = u"throughput-by-runtime"_s;
    return {title, live, race, text, figure, {StepKind::End, u"End"_s}};
}

std::vector<StepRecord> stepsIn(const QString &file)
{
    return readSteps(file).value_or(std::vector<StepRecord>());
}

QString wordsOf(const Result<void> &result)
{
    return result ? QString() : result.error().text();
}

} // namespace

class TestSteps : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aNewCampaignHasNone();
    void stepsComeBackAsTheyWereWritten();
    void writingStepsChangesNothingThatWasMeasured();
    void anOlderFileIsReadAsItIsAndBroughtUpWhenWritten_data();
    void anOlderFileIsReadAsItIsAndBroughtUpWhenWritten();
    void whatTheFileDoesNotHoldBecomesNone();
    void textsAreBounded();
    void stepsOfAHostileHandAreBounded();
    void whileItIsWrittenTheFileIsLeftAlone();
    void whoReadsMeanwhileGoesOn();
    void aNewerFileIsLeftAlone();
    void aCopyGetsTheSteps();
    void aCopyReplacesNothing();

private:
    QString path() const { return m_folder->filePath(u"a campaign.runwatt"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSteps::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    makeCampaign(path(), 3);
}

void TestSteps::aNewCampaignHasNone()
{
    const auto steps = readSteps(path());
    QVERIFY(steps.has_value());
    QVERIFY(steps->empty());
}

void TestSteps::stepsComeBackAsTheyWereWritten()
{
    const Result<void> written = writeSteps(path(), someSteps());
    QVERIFY2(written.has_value(), qPrintable(wordsOf(written)));
    QVERIFY(stepsIn(path()) == someSteps());
    // In another order, and fewer.
    std::vector<StepRecord> others = someSteps();
    std::swap(others.front(), others.back());
    others.pop_back();
    QVERIFY(writeSteps(path(), others).has_value());
    QVERIFY(stepsIn(path()) == others);
}

void TestSteps::writingStepsChangesNothingThatWasMeasured()
{
    const CampaignData before = *CampaignReader::open(path())->data();
    QVERIFY(writeSteps(path(), someSteps()).has_value());
    const Result<VerifyReport> report = verify(path());
    QVERIFY(report.has_value());
    QVERIFY2(report->findings.empty(), qPrintable(test::wordsOf(*report)));
    const CampaignData after = *CampaignReader::open(path())->data();
    QCOMPARE(after.trials.size(), before.trials.size());
    QCOMPARE(after.summaries.size(), before.summaries.size());
    QCOMPARE(after.series.size(), before.series.size());
    // And the campaign can be gone on with.
    auto writer = result(CampaignWriter::open(path(), {}));
    QVERIFY(writer.has_value());
    QVERIFY(result((*writer)->close({})).has_value());
    QVERIFY(verify(path())->findings.empty());
    QVERIFY(stepsIn(path()) == someSteps());
}

void TestSteps::anOlderFileIsReadAsItIsAndBroughtUpWhenWritten_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("version 1") << QByteArray(kMakeVersion1);
    QTest::newRow("version 2") << QByteArray(kMakeVersion2);
    QTest::newRow("version 3") << QByteArray(kMakeVersion3);
    QTest::newRow("version 4") << QByteArray(kMakeVersion4);
}

void TestSteps::anOlderFileIsReadAsItIsAndBroughtUpWhenWritten()
{
    QFETCH(const QByteArray, sql);
    alter(path(), sql);
    const QByteArray before = contents(path());
    {
        const Result<CampaignReader> reader = CampaignReader::open(path());
        QVERIFY2(reader.has_value(), reader ? "" : qPrintable(reader.error().text()));
    }
    const auto steps = readSteps(path());
    QVERIFY2(steps.has_value(), steps ? "" : qPrintable(steps.error().text()));
    QVERIFY(steps->empty());
    QCOMPARE(contents(path()), before);
    const Result<void> written = writeSteps(path(), someSteps());
    QVERIFY2(written.has_value(), qPrintable(wordsOf(written)));
    QVERIFY(stepsIn(path()) == someSteps());
    const Result<VerifyReport> report = verify(path());
    QVERIFY2(report->isSound(), qPrintable(test::wordsOf(*report)));
}

void TestSteps::whatTheFileDoesNotHoldBecomesNone()
{
    StepRecord step{StepKind::Live, u"Gone"_s};
    step.trial = TrialId{4711};
    step.workload = WorkloadId{4711};
    QVERIFY(writeSteps(path(), {step}).has_value());
    const std::vector<StepRecord> steps = stepsIn(path());
    QCOMPARE(steps.size(), std::size_t(1));
    QVERIFY(!steps.front().trial.isValid());
    QVERIFY(!steps.front().workload.isValid());
    QVERIFY(verify(path())->isSound());
}

void TestSteps::textsAreBounded()
{
    StepRecord step;
    step.title = u"a\nb\tc\u0007"_s + QString(1000, u'x');
    step.body = u"one\n\x1b[31mtwo"_s + QString(10'000, u'y');
    step.notes = QString(50'000, u'z');
    const StepRecord kept = bounded(step);
    QVERIFY(kept.title.startsWith(u"a b cx"));
    QVERIFY(kept.title.size() <= kMaximumStepTitle);
    QVERIFY(kept.body.startsWith(u"one\n[31mtwo"));
    QVERIFY(kept.body.size() <= kMaximumStepBody);
    QCOMPARE(kept.notes.size(), kMaximumStepNotes);
    // A character of two halves is not cut in two.
    step.title = QString(kMaximumStepTitle - 1, u'x') + u"\U0001F600"_s;
    QCOMPARE(bounded(step).title, QString(kMaximumStepTitle - 1, u'x'));
    QVERIFY(writeSteps(path(), std::vector<StepRecord>(kMaximumSteps + 50, step)).has_value());
    QCOMPARE(stepsIn(path()).size(), kMaximumSteps);
}

void TestSteps::stepsOfAHostileHandAreBounded()
{
    alter(path(),
          "PRAGMA foreign_keys = OFF; WITH RECURSIVE n (i) AS (SELECT -1000 UNION ALL SELECT i + 1 "
          "FROM n WHERE i < 1000) INSERT INTO step (number, kind, title, body, notes, trial, "
          "time_ns, figure) SELECT i, 'hostile', hex(zeroblob(10000)), '<script>' || char(0, 27), "
          "hex(zeroblob(20000)), 99, 9223372036854775807, hex(zeroblob(10000)) FROM n");
    const std::vector<StepRecord> steps = stepsIn(path());
    QCOMPARE(steps.size(), kMaximumSteps);
    for (const StepRecord &step : steps) {
        QVERIFY(step.kind == StepKind::Text);
        QCOMPARE(step.title.size(), kMaximumStepTitle);
        QCOMPARE(step.notes.size(), kMaximumStepNotes);
        QVERIFY(step.figure.size() <= 100);
    }
    QVERIFY(steps.front().body.startsWith(u"<script>"));
}

void TestSteps::whileItIsWrittenTheFileIsLeftAlone()
{
    auto writer = result(CampaignWriter::open(path(), {}));
    QVERIFY(writer.has_value());
    const Result<void> written = writeSteps(path(), someSteps());
    QVERIFY(!written.has_value());
    QCOMPARE(written.error().code, ErrorCode::Busy);
    QVERIFY(!written.error().remedy.isEmpty());
    // A copy is of what is kept by now.
    const QString copy = m_folder->filePath(u"copy"_s);
    const Result<void> copied = copyWithSteps(path(), copy, someSteps());
    QVERIFY2(copied.has_value(), qPrintable(wordsOf(copied)));
    QVERIFY(stepsIn(copy) == someSteps());
    QCOMPARE(verify(copy)->completeTrials, 3);
    QVERIFY(stepsIn(path()).empty());
    QVERIFY(result((*writer)->close({})).has_value());
    QVERIFY(writeSteps(path(), someSteps()).has_value());
}

void TestSteps::whoReadsMeanwhileGoesOn()
{
    std::atomic<bool> isOver = false;
    QStringList complaints;
    int readings = 0;
    std::unique_ptr<QThread> reader(QThread::create([&] {
        for (; !isOver; ++readings) {
            const Result<CampaignReader> opened = CampaignReader::open(path());
            if (!opened)
                complaints.append(opened.error().text());
            else if (const auto data = opened->data(); !data)
                complaints.append(data.error().text());
        }
    }));
    reader->start();
    int refused = 0;
    for (int time = 0; time < 40; ++time)
        refused += writeSteps(path(), someSteps()).has_value() ? 0 : 1;
    isOver = true;
    reader->wait();
    QVERIFY(readings > 10);
    QCOMPARE(complaints, QStringList());
    QCOMPARE(refused, 0);
}

void TestSteps::aNewerFileIsLeftAlone()
{
    alter(path(), "CREATE TABLE novelty (x); PRAGMA user_version = 6");
    const QByteArray before = contents(path());
    const Result<void> written = writeSteps(path(), someSteps());
    QVERIFY(!written.has_value());
    QCOMPARE(written.error().code, ErrorCode::NewerVersion);
    QCOMPARE(contents(path()), before);
}

void TestSteps::aCopyGetsTheSteps()
{
    const QByteArray before = contents(path());
    const QString copy = m_folder->filePath(u"copy.runwatt"_s);
    QFile::setPermissions(path(), QFile::ReadOwner);
    const Result<void> copied = copyWithSteps(path(), copy, someSteps());
    QVERIFY2(copied.has_value(), qPrintable(wordsOf(copied)));
    QVERIFY(stepsIn(copy) == someSteps());
    QVERIFY(verify(copy)->findings.empty());
    QCOMPARE(contents(path()), before);
}

void TestSteps::aCopyReplacesNothing()
{
    const QString copy = m_folder->filePath(u"copy.runwatt"_s);
    QFile other(copy);
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("mine");
    other.close();
    QCOMPARE(copyWithSteps(path(), copy, {}).error().code, ErrorCode::Busy);
    QCOMPARE(contents(copy), QByteArray("mine"));
}

QTEST_GUILESS_MAIN(TestSteps)
#include "tst_steps.moc"
