// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/verify.h"
#include "core/store/writer.h"
#include "storefixture.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>

#include <limits>

using namespace runwatt;
using namespace runwatt::store;
using namespace runwatt::store::test;
using namespace Qt::Literals::StringLiterals;

class TestCampaignFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everythingWrittenIsReadBack();
    void whatIsEmptyIsFilledIn();
    void aReaderSeesWhatWasFlushedWhileTheWriterGoesOn();
    void appendingOverManyFlushesKeepsEverySample();
    void whatIsNotFlushedIsWrittenSoonAllTheSame();
    void aStoppedWaitIsCancelledAndTheWritingGoesOn();
    void samplesAfterCompletionKeepTheHashRight();
    void rawOutputOfManyPiecesComesBackWhole();
    void closingLeavesOneFile();
    void aRowThatDoesNotFitIsNotedAndTheRestIsKept();
    void valuesThatAreNotNumbersAreMissing();
    void aMillionSamplesAreWrittenAndRead();
    void nothingIsLostWhenTheWriterIsDestroyedWithoutClose();
    void theClockPlacesTimesInTheCampaign();

private:
    QString path(const QString &name = u"a campaign %41 #?.runwatt"_s) const
    {
        return m_folder->filePath(name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCampaignFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestCampaignFile::everythingWrittenIsReadBack()
{
    {
        auto writer = result(CampaignWriter::create(path(), someCampaign(), {}));
        QVERIFY2(writer.has_value(), writer ? "" : qPrintable(writer.error().text()));
        const Setup ids = addSetup(**writer);
        const TrialId trial = addCompleteTrial(**writer, ids.cell, 1, 300);
        PhaseRecord phase;
        phase.trial = trial;
        phase.phase = Phase::WarmUp;
        phase.beginNs = 5;
        (*writer)->put(phase);
        phase.endNs = 9;
        (*writer)->put(phase);
        FactRecord fact;
        fact.device = ids.device;
        fact.name = u"cpu.model"_s;
        fact.value = u"Cortex-A72 ' \" ; --"_s;
        (*writer)->add(fact);
        (*writer)->add(RuntimeFactRecord{trial, u"RC"_s, 6, u"config"_s, u"{\"a\": 1}"_s});
        EventRecord event;
        event.timeNs = 77;
        event.severity = Severity::Warning;
        event.device = u"board"_s;
        event.trial = trial;
        event.text = u"The meter was silent."_s;
        (*writer)->add(event);
        QVERIFY(result((*writer)->close({})).has_value());
    }
    const Result<CampaignReader> reader = CampaignReader::open(path());
    QVERIFY2(reader.has_value(), reader ? "" : qPrintable(reader.error().text()));
    QVERIFY(!reader->isNewer());
    const Result<CampaignData> data = reader->data();
    QVERIFY2(data.has_value(), data ? "" : qPrintable(data.error().text()));
    QCOMPARE(data->campaign.title, someCampaign().title);
    QCOMPARE(data->campaign.plan, someCampaign().plan);
    QCOMPARE(data->devices.front().address, u"pi@10.0.0.2:22"_s);
    QCOMPARE(data->meters.front().origin, Origin::Simulated);
    QCOMPARE(data->meters.front().settings.value(u"port"_s).toString(), u"/dev/pts/9"_s);
    QCOMPARE(data->origin(), Origin::Simulated);
    QCOMPARE(data->workloads.front().parameters.value(u"requestSize"_s).toInt(), 4096);
    QCOMPARE(data->cells.front().runtime, u"NT"_s);
    const TrialRecord &trial = data->trials.front();
    QCOMPARE(trial.state, TrialState::Complete);
    QCOMPARE(trial.window.lengthNs(), 9 * kNsPerSecond);
    QCOMPARE(data->phases.size(), std::size_t(1));
    QCOMPARE(data->phases.front().phase, Phase::WarmUp);
    QCOMPARE(data->phases.front().endNs, 9);
    QCOMPARE(data->facts.front().value, u"Cortex-A72 ' \" ; --"_s);
    const RuntimeFactRecord &runtimeFact = data->runtimeFacts.front();
    QCOMPARE(runtimeFact.trial, trial.id);
    QCOMPARE(runtimeFact.runtime, u"RC"_s);
    QCOMPARE(runtimeFact.timeNs, 6);
    QCOMPARE(runtimeFact.name, u"config"_s);
    QCOMPARE(runtimeFact.value, u"{\"a\": 1}"_s);
    QVERIFY(!data->facts.front().trial.isValid());
    QCOMPARE(data->events.front().severity, Severity::Warning);
    QCOMPARE(data->summaries.front().value, 1e6);
    QCOMPARE(data->summaries.front().trial, trial.id);
    QCOMPARE(data->verdicts.front().code, u"valid"_s);
    QCOMPARE(data->series.front().count, 300);
    QCOMPARE(data->series.front().descriptor, throughputOf(trial.id).descriptor);
    const auto samples = reader->samples(data->series.front().id);
    QVERIFY(samples.has_value());
    QCOMPARE(**samples, *someSamples(trial.beginNs, 300));
    QCOMPARE(reader->rawOutputNames(trial.id).value(), QStringList{u"fio.stdout"_s});
    QCOMPARE(reader->rawOutput(trial.id, u"fio.stdout"_s).value(), "{\"jobs\": []}\n"_ba);
    QCOMPARE(reader->rawOutput(trial.id, u"none"_s).error().code, ErrorCode::NotFound);
}

void TestCampaignFile::whatIsEmptyIsFilledIn()
{
    makeCampaign(path(), 0);
    const CampaignData data = CampaignReader::open(path())->data().value();
    QCOMPARE(data.campaign.uuid.size(), 36);
    QCOMPARE(data.campaign.planSha256.size(), 64);
    QVERIFY(data.campaign.createdUtcNs > 1'700'000'000 * kNsPerSecond);
    QVERIFY(!data.campaign.runwattVersion.isEmpty());
}

void TestCampaignFile::aReaderSeesWhatWasFlushedWhileTheWriterGoesOn()
{
    auto writer = result(CampaignWriter::create(path(), someCampaign(), {})).value();
    const Setup ids = addSetup(*writer);
    QVERIFY(result(writer->flush({})).has_value());
    const Result<CampaignReader> reader = CampaignReader::open(path());
    QVERIFY2(reader.has_value(), reader ? "" : qPrintable(reader.error().text()));
    QCOMPARE(reader->data()->trials.size(), std::size_t(0));
    for (int repetition = 1; repetition <= 3; ++repetition) {
        addCompleteTrial(*writer, ids.cell, repetition, 100);
        QVERIFY(result(writer->flush({})).has_value());
        QCOMPARE(reader->data()->trials.size(), std::size_t(repetition));
    }
    QVERIFY(result(writer->close({})).has_value());
    QCOMPARE(reader->data()->trials.size(), std::size_t(3));
}

void TestCampaignFile::appendingOverManyFlushesKeepsEverySample()
{
    auto writer = result(CampaignWriter::create(path(), someCampaign(), {})).value();
    const Setup ids = addSetup(*writer);
    const TrialId trial = writer->add(runningTrial(ids.cell, 1));
    const SeriesId series = writer->add(throughputOf(trial));
    const series::SharedSamples all = someSamples(0, 1000);
    for (std::size_t at = 0; at < all->size();) {
        const std::size_t part = std::min<std::size_t>(1 + at % 97, all->size() - at);
        const auto begin = all->cbegin() + static_cast<std::ptrdiff_t>(at);
        writer->append(
            series,
            std::make_shared<series::Samples>(begin, begin + static_cast<std::ptrdiff_t>(part)));
        at += part;
        if (at % 3 == 0)
            QVERIFY(result(writer->flush({})).has_value());
    }
    QVERIFY(result(writer->close({})).has_value());
    const Result<CampaignReader> reader = CampaignReader::open(path());
    QCOMPARE(*reader->samples(series).value(), *all);
    // In blocks, where their places say that they are.
    const Result<std::vector<ChunkSpan>> chunks = reader->chunks();
    QVERIFY(chunks.has_value());
    QCOMPARE(chunks->size(), std::size_t(4));
    QCOMPARE(chunks->front().beginNs, all->front().timeNs);
    QCOMPARE(chunks->back().endNs, all->back().timeNs);
    const series::SharedSamples middle = reader->samples(series, 1, 2).value();
    QCOMPARE(middle->size(), std::size_t(512));
    QVERIFY(std::equal(middle->begin(), middle->end(), all->begin() + 256));
    QCOMPARE(chunks->at(1).beginNs, middle->front().timeNs);
    QCOMPARE(chunks->at(2).endNs, middle->back().timeNs);
    QVERIFY(reader->samples(series, 4, 9).value()->empty());
}

void TestCampaignFile::whatIsNotFlushedIsWrittenSoonAllTheSame()
{
    auto writer = result(CampaignWriter::create(path(), someCampaign(), {})).value();
    addCompleteTrial(*writer, addSetup(*writer).cell, 1, 5);
    const Result<CampaignReader> reader = CampaignReader::open(path());
    QTRY_COMPARE(reader->data()->trials.size(), std::size_t(1));
    QCOMPARE(reader->samples(SeriesId{1}).value()->size(), std::size_t(5));
}

void TestCampaignFile::aStoppedWaitIsCancelledAndTheWritingGoesOn()
{
    StopSource source;
    source.requestStop();
    const auto never =
        result(CampaignWriter::create(path(u"y.runwatt"_s), someCampaign(), source.token()));
    QCOMPARE(never.error().code, ErrorCode::Cancelled);
    auto writer = result(CampaignWriter::create(path(), someCampaign(), {})).value();
    addCompleteTrial(*writer, addSetup(*writer).cell, 1, 5);
    QCOMPARE(result(writer->flush(source.token())).error().code, ErrorCode::Cancelled);
    QVERIFY(result(writer->close({})).has_value());
    QVERIFY(verify(path())->isSound());
}

void TestCampaignFile::samplesAfterCompletionKeepTheHashRight()
{
    auto writer = result(CampaignWriter::create(path(), someCampaign(), {})).value();
    const Setup ids = addSetup(*writer);
    addCompleteTrial(*writer, ids.cell, 1, 300);
    QVERIFY(result(writer->flush({})).has_value());
    writer->append(SeriesId{1}, someSamples(1000 * kNsPerSecond, 20));
    QVERIFY(result(writer->close({})).has_value());
    const Result<VerifyReport> report = verify(path());
    QVERIFY2(report->isSound(), qPrintable(wordsOf(*report)));
    QCOMPARE(report->samples, 320);
}

void TestCampaignFile::rawOutputOfManyPiecesComesBackWhole()
{
    auto writer = result(CampaignWriter::create(path(), someCampaign(), {})).value();
    const Setup ids = addSetup(*writer);
    const TrialId trial = writer->add(runningTrial(ids.cell, 1));
    QByteArray all;
    for (int line = 0; line < 20'000; ++line) {
        const QByteArray text = "line " + QByteArray::number(line * 7919) + '\0' + "\r\n";
        all += text;
        writer->appendRawOutput(trial, u"mpstat.stdout"_s, text);
        if (line % 5000 == 17)
            QVERIFY(result(writer->flush({})).has_value());
    }
    QVERIFY(result(writer->close({})).has_value());
    const Result<CampaignReader> reader = CampaignReader::open(path());
    QCOMPARE(reader->rawOutput(trial, u"mpstat.stdout"_s).value(), all);
    QVERIFY2(QFileInfo(path()).size() < all.size(), "not compressed");
}

void TestCampaignFile::closingLeavesOneFile()
{
    makeCampaign(path(), 2);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    const Result<CampaignReader> reader = CampaignReader::open(path());
    QVERIFY(reader->data().has_value());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestCampaignFile::aRowThatDoesNotFitIsNotedAndTheRestIsKept()
{
    auto writer = result(CampaignWriter::create(path(), someCampaign(), {})).value();
    const QSignalSpy failures(writer.get(), &CampaignWriter::failed);
    const Setup ids = addSetup(*writer);
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"A row does not fit"_s));
    writer->add(throughputOf(TrialId{999}));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"A row does not fit"_s));
    writer->completeTrial(runningTrial(CellId{999}, 1), {}, {VerdictRecord()});
    addCompleteTrial(*writer, ids.cell, 1, 10);
    QVERIFY(result(writer->close({})).has_value());
    QCOMPARE(failures.size(), 0);
    const CampaignData data = CampaignReader::open(path())->data().value();
    QCOMPARE(data.trials.size(), std::size_t(1));
    QCOMPARE(data.verdicts.size(), std::size_t(1));
    QCOMPARE(data.events.size(), std::size_t(2));
    QCOMPARE(data.events.front().severity, Severity::Problem);
}

void TestCampaignFile::valuesThatAreNotNumbersAreMissing()
{
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    auto writer = result(CampaignWriter::create(path(), someCampaign(), {})).value();
    const Setup ids = addSetup(*writer);
    const TrialId trial = writer->add(runningTrial(ids.cell, 1));
    const SeriesId series = writer->add(throughputOf(trial));
    const double infinity = std::numeric_limits<double>::infinity();
    writer->append(
        series,
        std::make_shared<series::Samples>(series::Samples{{-5, 1.0}, {0, kNan}, {5, infinity}}));
    SummaryRecord summary;
    summary.trial = trial;
    summary.value = kNan;
    writer->add(summary);
    QVERIFY(result(writer->close({})).has_value());
    const Result<CampaignReader> reader = CampaignReader::open(path());
    const auto samples = reader->samples(series).value();
    QCOMPARE(samples->at(0).timeNs, -5);
    QVERIFY(std::isnan(samples->at(1).value));
    QVERIFY(std::isnan(samples->at(2).value)); // nothing that adds up may become infinite
    QVERIFY(std::isnan(reader->data()->summaries.front().value));
}

void TestCampaignFile::aMillionSamplesAreWrittenAndRead()
{
    auto writer = result(CampaignWriter::create(path(), someCampaign(), {})).value();
    const Setup ids = addSetup(*writer);
    const TrialId trial = writer->add(runningTrial(ids.cell, 1));
    const SeriesId series = writer->add(throughputOf(trial));
    const series::SharedSamples all = someSamples(0, 1'000'000);
    QElapsedTimer timer;
    timer.start();
    writer->append(series, all);
    QVERIFY(result(writer->flush({})).has_value());
    qInfo("a million samples: written in %lld ms", timer.restart());
    QVERIFY(result(writer->close({})).has_value());
    const Result<CampaignReader> reader = CampaignReader::open(path());
    timer.restart();
    const auto samples = reader->samples(series);
    qInfo("a million samples: read in %lld ms", timer.elapsed());
    QVERIFY(**samples == *all);
}

void TestCampaignFile::nothingIsLostWhenTheWriterIsDestroyedWithoutClose()
{
    {
        auto writer = result(CampaignWriter::create(path(), someCampaign(), {})).value();
        addCompleteTrial(*writer, addSetup(*writer).cell, 1, 42);
    }
    const Result<VerifyReport> report = verify(path());
    QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().text()));
    QVERIFY2(report->isSound(), qPrintable(wordsOf(*report)));
    QCOMPARE(report->completeTrials, 1);
    QCOMPARE(report->samples, 42);
}

void TestCampaignFile::theClockPlacesTimesInTheCampaign()
{
    auto writer = result(CampaignWriter::create(path(), someCampaign(), {})).value();
    const TimeNs begun = writer->clock().now();
    QVERIFY(begun >= 0);
    QVERIFY(result(writer->close({})).has_value());
    writer = nullptr;
    auto again = result(CampaignWriter::open(path(), {})).value();
    QVERIFY(again->clock().now() >= begun);
}

QTEST_GUILESS_MAIN(TestCampaignFile)
#include "tst_campaignfile.moc"
