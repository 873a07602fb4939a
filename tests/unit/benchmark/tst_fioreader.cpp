// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/benchmark/fiofixture.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace runwatt::benchmark::test;
using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<Value> only(const std::vector<Value> &values, const QString &name)
{
    std::vector<Value> some;
    for (const Value &value : values) {
        if (value.name == name)
            some.push_back(value);
    }
    return some;
}

} // namespace

class TestFioReader : public QObject
{
    Q_OBJECT

private slots:
    void ratesAreDifferencesStampedInTheMiddle();
    void recordingsOfEveryVersionAreRead_data();
    void recordingsOfEveryVersionAreRead();
    void anySplitGivesTheSame();
    void aTimeThatNoClockHasIsBounded();
    void theRampGivesNoValue();
    void aRampShorterThanTheIntervalIsSeenByItsLatencies();
    void aDocumentFromBetweenRampAndMeasureIsNotUsed();
    void allZeroDocumentsAreNoResults();
    void aStallOfTheLinkDoesNotMoveTheSamples();
    void aShortTailIsNotARate();
    void severalGroupsAreAddedUp();
};

void TestFioReader::ratesAreDifferencesStampedInTheMiddle()
{
    const std::unique_ptr<LiveReader> fio = reader(0, 2);
    const TimeNs began = 5 * kNsPerSecond;
    const std::vector<Value> first =
        fio->feed(Document{1000, 1000, 10, 2000, 1, 1}.text(), began + kNsPerSecond);
    const std::vector<Value> second =
        fio->feed(Document{4000, 2000, 40, 3500, 2, 2}.text(), began + 2 * kNsPerSecond);
    const std::vector<Value> expected{
        {u"throughput"_s, u"B/s"_s, u"write"_s, {began + kNsPerSecond / 2, 1000}},
        {u"iops"_s, u"1/s"_s, u"write"_s, {began + kNsPerSecond / 2, 10}},
        {u"latency.mean"_s, u"s"_s, u"write"_s, {began + kNsPerSecond / 2, 2000e-9}}};
    QCOMPARE(first.size(), std::size_t{3});
    for (std::size_t index = 0; index < 2; ++index)
        QVERIFY(first[index] == expected[index]);
    QCOMPARE(first[2].sample.value, 2000e-9);
    QCOMPARE(second.size(), std::size_t{3});
    QCOMPARE(second[0].sample.value, 3000.0);
    QCOMPARE(second[0].sample.timeNs, began + 3 * kNsPerSecond / 2);
    QCOMPARE(second[1].sample.value, 30.0);
    QCOMPARE(second[2].sample.value, 4000e-9); // (40 x 3500 - 10 x 2000) / 30
    QCOMPARE(fio->measureBeganAt().value_or(0), began);
    QCOMPARE(fio->toolVersion(), u"fio-3.33"_s);
    const Result<std::vector<Summary>> summaries = fio->finish();
    QVERIFY(summaries);
    QCOMPARE(valueOf(*summaries, u"throughput"_s), 2000.0);
    QCOMPARE(valueOf(*summaries, u"iops"_s), 20.0);
    QCOMPARE(valueOf(*summaries, u"bytes"_s), 4000.0);
    QCOMPARE(valueOf(*summaries, u"runtime"_s), 2.0);
    QCOMPARE(valueOf(*summaries, u"latency.mean"_s), 3500e-9);
    QCOMPARE(valueOf(*summaries, u"latency.p50"_s), 2000e-9);
    QCOMPARE(valueOf(*summaries, u"latency.p99"_s), 3000e-9);
    QCOMPARE(valueOf(*summaries, u"latency.p99.9"_s), 4000e-9);
}

void TestFioReader::recordingsOfEveryVersionAreRead_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<double>("bytes");
    QTest::addColumn<double>("runTime");
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("p99");
    QTest::addColumn<int>("samples");
    QTest::newRow("2.2.10, KiB and microseconds, no milliseconds in its time")
        << u"fio-2.2.10"_s << 7567052.0 * 1024 << 2.003 << 1.67e-6 << 5e-6 << 2;
    QTest::newRow("3.1") << u"fio-3.1"_s << 6167810048.0 << 2.004 << 2336.31357e-9 << 6304e-9 << 2;
    QTest::newRow("3.28") << u"fio-3.28"_s << 788529152.0 << 2.016 << 14641.354155e-9 << 5792e-9
                          << 2;
    QTest::newRow("3.33") << u"fio-3.33"_s << 2366238720.0 << 2.002 << 4513.40548e-9 << 6880e-9
                          << 2;
    QTest::newRow("3.36") << u"fio-3.36"_s << 545865728.0 << 2.007 << 20775.520305e-9 << 5856e-9
                          << 2;
    QTest::newRow("3.41") << u"fio-3.41"_s << 838811648.0 << 2.016 << 11128.625276e-9 << 6304e-9
                          << 2;
}

void TestFioReader::recordingsOfEveryVersionAreRead()
{
    QFETCH(const QString, version);
    QFETCH(const double, bytes);
    QFETCH(const double, runTime);
    QFETCH(const double, mean);
    QFETCH(const double, p99);
    QFETCH(const int, samples);
    const QByteArray text = recording(version + u".json"_s);
    QVERIFY(!text.isEmpty());
    const std::unique_ptr<LiveReader> fio = reader(1, 2);
    const std::vector<Value> values = fio->feed(text, 9 * kNsPerSecond);
    const Result<std::vector<Summary>> summaries = fio->finish();
    QVERIFY2(summaries, summaries ? "" : qPrintable(summaries.error().text()));
    QCOMPARE(fio->toolVersion(), version);
    QCOMPARE(valueOf(*summaries, u"bytes"_s), bytes);
    QCOMPARE(valueOf(*summaries, u"runtime"_s), runTime);
    QCOMPARE(valueOf(*summaries, u"throughput"_s), bytes / runTime);
    QVERIFY(qAbs(valueOf(*summaries, u"latency.mean"_s) / mean - 1) < 1e-6);
    QVERIFY(qAbs(valueOf(*summaries, u"latency.p99"_s) / p99 - 1) < 1e-9);
    double below = 0; // the distribution: the same points from every version, and rising
    for (const char *percentile : {"1", "5", "10", "20", "30", "40", "50", "60", "70", "80", "90",
                                   "95", "99", "99.5", "99.9", "99.95", "99.99"}) {
        const double latency = valueOf(*summaries, u"latency.p"_s + QLatin1String(percentile));
        QVERIFY2(latency >= below, percentile);
        below = latency;
    }
    QVERIFY(below > 0);
    for (const QString &name : {u"throughput"_s, u"iops"_s, u"latency.mean"_s}) {
        const std::vector<Value> some = only(values, name);
        QCOMPARE(int(some.size()), samples);
        for (const Value &value : some) {
            QCOMPARE(value.detail, u"write"_s);
            QVERIFY(value.sample.value > 0);
        }
    }
}

void TestFioReader::anySplitGivesTheSame()
{
    const QByteArray text = recording(u"fio-3.33.json"_s);
    const std::vector<Value> expected = reader(1, 2)->feed(text, 4 * kNsPerSecond);
    QVERIFY(!expected.empty());
    std::mt19937 random(1);
    for (int round = 0; round < 100; ++round) {
        const std::unique_ptr<LiveReader> fio = reader(1, 2);
        std::vector<Value> values;
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype most = round == 0 ? 1 : 1 + static_cast<qsizetype>(random() % 4000);
            const qsizetype size = std::min(most, text.size() - at);
            const std::vector<Value> some =
                fio->feed(QByteArrayView(text).sliced(at, size), 4 * kNsPerSecond);
            values.insert(values.end(), some.begin(), some.end());
            at += size;
        }
        QVERIFY(values == expected);
        QVERIFY(fio->finish());
    }
}

void TestFioReader::aTimeThatNoClockHasIsBounded()
{
    const std::unique_ptr<LiveReader> fio = reader(3600, 1);
    // In nanoseconds it were above 64 bits, which UndefinedBehaviorSanitizer would tell.
    for (const qint64 timestampMs : {qint64(10'000'000'000'000), qint64(1)}) {
        const QByteArray text = Document{1000, 1000, 10, 0, timestampMs, 1}.text();
        QVERIFY(fio->feed(text, kNsPerSecond).empty());
        const Result<FioDocument> document = parseFioDocument(text);
        QVERIFY(document);
        QVERIFY(*document->timestampMs <= 4'000'000'000'000); // 2096
    }
}

void TestFioReader::theRampGivesNoValue()
{
    const std::unique_ptr<LiveReader> fio = reader(3, 2);
    const TimeNs second = kNsPerSecond;
    QVERIFY(fio->feed(Document{900, 900, 9, 0, 10900, 1}.text(), 1 * second).empty());
    QVERIFY(fio->feed(Document{1900, 1900, 19, 0, 11900, 2}.text(), 2 * second).empty());
    QVERIFY(!fio->measureBeganAt());
    QVERIFY(fio->feed(Document{2900, 2900, 29, 0, 12900, 3}.text(), 3 * second).empty());
    // More bytes than in the ramp, yet begun anew: the run time has gone back.
    const std::vector<Value> values =
        fio->feed(Document{8000, 1000, 80, 2000, 14000, 4}.text(), 4 * second + second / 10);
    QCOMPARE(values.size(), std::size_t{3});
    QCOMPARE(values.front().sample.value, 8000.0);
    QCOMPARE(fio->measureBeganAt().value_or(0), 3 * second + second / 10);
}

void TestFioReader::aRampShorterThanTheIntervalIsSeenByItsLatencies()
{
    const std::unique_ptr<LiveReader> fio = reader(1, 2);
    const std::vector<Value> values =
        fio->feed(Document{800, 400, 8, 2000, 11400, 2}.text(), kNsPerSecond);
    QCOMPARE(values.size(), std::size_t{3});
    QCOMPARE(values.front().sample.value, 2000.0);
}

void TestFioReader::aDocumentFromBetweenRampAndMeasureIsNotUsed()
{
    const std::unique_ptr<LiveReader> fio = reader(2, 3);
    const TimeNs second = kNsPerSecond;
    QVERIFY(fio->feed(Document{5000, 1000, 50, 0, 11000, 1}.text(), second).empty());
    // One of two jobs has begun anew, with latencies; the other's ramp is still in the sums.
    QVERIFY(fio->feed(Document{6000, 2000, 60, 2000, 12000, 2}.text(), 2 * second).empty());
    const std::vector<Value> values =
        fio->feed(Document{3000, 1000, 30, 2000, 13000, 3}.text(), 3 * second);
    QCOMPARE(values.front().sample.value, 3000.0);
}

void TestFioReader::allZeroDocumentsAreNoResults()
{
    const std::unique_ptr<LiveReader> fio = reader(0, 1);
    QVERIFY(fio->feed(Document().text(), 1).empty());
    QVERIFY(fio->feed(Document().text(), 2).empty());
    QVERIFY(!fio->measureBeganAt());
    const TimeNs now = 7 * kNsPerSecond;
    QCOMPARE(fio->feed(Document{500, 1000, 5, 10, 1, 8}.text(), now).size(), std::size_t{3});
    QCOMPARE(fio->measureBeganAt().value_or(0), now - kNsPerSecond);
    QVERIFY(fio->finish());
}

void TestFioReader::aStallOfTheLinkDoesNotMoveTheSamples()
{
    const std::unique_ptr<LiveReader> fio = reader(0, 10);
    std::vector<Value> values;
    for (int second = 1; second <= 10; ++second) {
        // Documents 3 to 7 all arrive when the link is back, with document 8.
        const TimeNs made = second * kNsPerSecond;
        const TimeNs stamp = second >= 3 && second <= 7 ? 8 * kNsPerSecond : made;
        const std::vector<Value> some =
            only(fio->feed(Document{second * 100, second * 1000, second, 10, second, second}.text(),
                           stamp),
                 u"throughput"_s);
        values.insert(values.end(), some.begin(), some.end());
    }
    QCOMPARE(values.size(), std::size_t{10});
    for (std::size_t index = 0; index < values.size(); ++index) {
        QCOMPARE(values[index].sample.timeNs,
                 static_cast<TimeNs>(index) * kNsPerSecond + kNsPerSecond / 2);
        QCOMPARE(values[index].sample.value, 100.0);
    }
}

void TestFioReader::aShortTailIsNotARate()
{
    const std::unique_ptr<LiveReader> fio = reader(0, 2);
    QCOMPARE(fio->feed(Document{1000, 1000, 1, 10, 1, 1}.text(), 1).size(), std::size_t{3});
    QCOMPARE(fio->feed(Document{2000, 2000, 2, 10, 2, 2}.text(), 2).size(), std::size_t{3});
    QVERIFY(fio->feed(Document{2900, 2009, 3, 10, 2, 3}.text(), 3).empty());
    const Result<std::vector<Summary>> summaries = fio->finish();
    QVERIFY(summaries);
    QCOMPARE(valueOf(*summaries, u"bytes"_s), 2900.0);
}

void TestFioReader::severalGroupsAreAddedUp()
{
    const QByteArray job = R"({"error":0,"elapsed":2,"read":{"io_bytes":1000,"io_kbytes":0,
        "runtime":%1,"total_ios":10,"clat_ns":{"mean":%2,"N":10,"percentile":{"99.000000":5}}},
        "write":{"io_bytes":0,"io_kbytes":0,"runtime":0,"total_ios":0}})";
    const QByteArray first = QByteArray(job).replace("%1", "2000").replace("%2", "100");
    const QByteArray second = QByteArray(job).replace("%1", "1990").replace("%2", "300");
    const std::unique_ptr<LiveReader> fio = reader(0, 2);
    const QByteArray text = "{\"jobs\":[" + first + "," + second + "]}";
    fio->feed(text, 1);
    const Result<std::vector<Summary>> summaries = fio->finish();
    QVERIFY(summaries);
    QCOMPARE(valueOf(*summaries, u"bytes"_s), 2000.0);
    QCOMPARE(valueOf(*summaries, u"runtime"_s), 2.0);
    QCOMPARE(valueOf(*summaries, u"latency.mean"_s), 200e-9);
    QVERIFY(std::isnan(valueOf(*summaries, u"latency.p99"_s))); // cannot be put together
    QCOMPARE(summaries->front().detail, u"read"_s);
}

QTEST_GUILESS_MAIN(TestFioReader)
#include "tst_fioreader.moc"
