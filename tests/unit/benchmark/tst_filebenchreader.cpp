// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/benchmark/filebenchfixture.h"

#include <algorithm>
#include <random>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace runwatt::benchmark::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kMb = 1024.0 * 1024.0;

QByteArray bytesLine(double uptime, qint64 read, qint64 written)
{
    return "@runwatt bytes " + QByteArray::number(uptime, 'f', 2) + ' ' + QByteArray::number(read)
        + ' ' + QByteArray::number(written) + '\n';
}

std::vector<Value> only(const std::vector<Value> &values, const QString &detail)
{
    std::vector<Value> some;
    std::copy_if(values.begin(), values.end(), std::back_inserter(some),
                 [&](const Value &value) { return value.detail == detail; });
    return some;
}

bool isNear(double value, double expected)
{
    return std::abs(value - expected) <= 1e-9 * std::abs(expected);
}

} // namespace

class TestFilebenchReader : public QObject
{
    Q_OBJECT

private slots:
    void recordingsOfBothVersionsAreRead_data();
    void recordingsOfBothVersionsAreRead();
    void operationsAreToldApart();
    void latencyBelowTheRoundingIsNotTakenForNothing();
    void columnsAreKnownByTheirUnits();
    void measuringBeginsWhenTheToolSaysSo();
    void ratesAreDifferencesStampedInTheMiddle();
    void theFirstIntervalBeginsInTheRun();
    void totalsThatGoBackGiveNoRate();
    void samplesStayInOrderWhenTheUptimeGoesBack();
    void afterTheRunNothingIsARate();
    void aStallOfTheLinkDoesNotMoveTheSamples();
    void aReadingInTheMiddleOfALineSpoilsNeither();
    void anySplitGivesTheSame();
};

void TestFilebenchReader::recordingsOfBothVersionsAreRead_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("personality");
    QTest::addColumn<double>("operations"); // in all
    QTest::addColumn<double>("rate"); // of them, op/s
    QTest::addColumn<double>("mb"); // a second
    QTest::addColumn<double>("latencyMs"); // 0: not known
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("samples");
    const auto row = [](const char *version, const char *personality, double operations,
                        double rate, double mb, double latencyMs, int rows, int samples) {
        QTest::addRow("%s of %s", personality, version)
            << QString::fromLatin1(version) << QString::fromLatin1(personality) << operations
            << rate << mb << latencyMs << rows << samples;
    };
    row("1.4.9.1", "fileserver", 99607, 33145.566, 68.2, 0, 11, 1);
    row("1.4.9.1", "webserver", 171426, 57134.287, 81.7, 0, 31, 2);
    row("1.4.9.1", "varmail", 14446, 4809.069, 12.7, 0.8, 13, 2);
    row("1.4.9.1", "videoserver", 1482, 493.636, 97.3, 0, 7, 2);
    row("1.5-alpha3", "fileserver", 281943, 93235.612, 185.8, 0.1, 11, 2);
    row("1.5-alpha3", "webserver", 808893, 266883.963, 384.8, 0, 31, 2);
    row("1.5-alpha3", "varmail", 14675, 4878.939, 13.4, 1.3, 13, 1);
    row("1.5-alpha3", "videoserver", 1434, 477.583, 95.6, 0, 7, 2);
}

void TestFilebenchReader::recordingsOfBothVersionsAreRead()
{
    QFETCH(const QString, version);
    QFETCH(const QString, personality);
    QFETCH(const double, operations);
    QFETCH(const double, rate);
    QFETCH(const double, mb);
    QFETCH(const double, latencyMs);
    QFETCH(const int, rows);
    QFETCH(const int, samples);
    FilebenchReader reader(std::chrono::seconds(3));
    const std::vector<Value> values =
        reader.feed(recording(version, personality), 9 * kNsPerSecond);
    const Result<std::vector<Summary>> summaries = reader.finish();
    QVERIFY2(summaries, summaries ? "" : qPrintable(summaries.error().text()));
    QCOMPARE(reader.toolVersion(), u"Filebench Version "_s + version);
    QVERIFY(isNear(valueOf(*summaries, u"runtime"_s), operations / rate));
    QVERIFY(isNear(valueOf(*summaries, u"operations"_s), rate));
    QVERIFY(isNear(valueOf(*summaries, u"throughput"_s), mb * kMb));
    QVERIFY(isNear(valueOf(*summaries, u"bytes"_s), mb * kMb * operations / rate));
    if (latencyMs > 0)
        QVERIFY(isNear(valueOf(*summaries, u"latency.mean"_s), latencyMs / 1000));
    else
        QVERIFY(std::isnan(valueOf(*summaries, u"latency.mean"_s)));
    const auto isOfOne = [](const Summary &summary) {
        return summary.measure == u"operations"_s && !summary.detail.isEmpty();
    };
    QCOMPARE(int(std::count_if(summaries->begin(), summaries->end(), isOfOne)), rows);
    QCOMPARE(int(only(values, u"read"_s).size()), samples);
    QCOMPARE(int(values.size()), 2 * samples);
    for (const Value &value : values) {
        QCOMPARE(value.name, u"throughput"_s);
        QCOMPARE(value.unit, u"B/s"_s);
        QVERIFY(value.sample.value >= 0);
    }
}

void TestFilebenchReader::operationsAreToldApart()
{
    const Result<std::vector<Summary>> summaries =
        read(recording(u"1.5-alpha3"_s, u"fileserver"_s), std::chrono::seconds(3));
    QVERIFY(summaries);
    const double seconds = 281943 / 93235.612;
    QVERIFY(isNear(valueOf(*summaries, u"operations"_s, u"deletefile1"_s), 25622 / seconds));
    QVERIFY(isNear(valueOf(*summaries, u"throughput"_s, u"readfile1"_s), 88.3 * kMb));
    QVERIFY(isNear(valueOf(*summaries, u"throughput"_s, u"appendfilerand1"_s), 66.3 * kMb));
    QVERIFY(isNear(valueOf(*summaries, u"throughput"_s, u"wrtfile1"_s), 31.3 * kMb));
    QVERIFY(isNear(valueOf(*summaries, u"latency.mean"_s, u"createfile1"_s), 0.0001));
    // It moves no bytes.
    QVERIFY(std::isnan(valueOf(*summaries, u"throughput"_s, u"deletefile1"_s)));
    for (const Summary &summary : *summaries) {
        const QString unit = summary.measure == u"throughput"_s ? u"B/s"_s
            : summary.measure == u"operations"_s                ? u"op/s"_s
            : summary.measure == u"bytes"_s                     ? u"B"_s
                                                                : u"s"_s;
        QCOMPARE(summary.unit, unit);
    }
}

void TestFilebenchReader::latencyBelowTheRoundingIsNotTakenForNothing()
{
    const Result<std::vector<Summary>> summaries =
        read(recording(u"1.4.9.1"_s, u"fileserver"_s), std::chrono::seconds(3));
    QVERIFY(summaries);
    QVERIFY(std::isnan(valueOf(*summaries, u"latency.mean"_s)));
    QVERIFY(std::isnan(valueOf(*summaries, u"latency.mean"_s, u"readfile1"_s)));
}

void TestFilebenchReader::columnsAreKnownByTheirUnits()
{
    const std::optional<FilebenchFigures> row = parseFilebenchRow(
        "odd/name-1  7us/op-cpu 12.5ms/op  3.0mb/s 40ops 20ops/s 9new/unit [0ms - 4ms]\t[ 1 2 ]");
    QVERIFY(row);
    QCOMPARE(row->name, QByteArray("odd/name-1"));
    QCOMPARE(row->operations, 40.0);
    QCOMPARE(row->operationsPerSecond, 20.0);
    QCOMPARE(row->bytesPerSecond, 3 * kMb);
    QVERIFY(isNear(row->latencySeconds, 0.0125));
    const std::optional<FilebenchFigures> all = parseFilebenchSummary(
        "IO Summary: 14446 ops, 4809.069 ops/s, (740/740 r/w),  12.7mb/s,   1345us cpu/op,   "
        "0.8ms latency");
    QVERIFY(all);
    QCOMPARE(all->operations, 14446.0);
    QCOMPARE(all->operationsPerSecond, 4809.069);
    QVERIFY(isNear(all->bytesPerSecond, 12.7 * kMb));
    QVERIFY(isNear(all->latencySeconds, 0.0008));
    for (const char *other :
         {"", "name", "name 3ops", "12ops 3ops/s 4mb/s", "name infops nanops/s"})
        QVERIFY2(!parseFilebenchRow(other), other);
    QCOMPARE(filebenchMessage(" 1616: 0.005: Starting"), QByteArrayView("Starting"));
    QCOMPARE(filebenchMessage("0.005: Starting"), QByteArrayView("Starting"));
    QCOMPARE(filebenchMessage("12 apples: many"), QByteArrayView("12 apples: many"));
}

void TestFilebenchReader::measuringBeginsWhenTheToolSaysSo()
{
    FilebenchReader reader(std::chrono::seconds(3));
    reader.feed("Filebench Version 1.5-alpha3\n0.000: Allocated 173MB of shared memory\n", 1);
    reader.feed("0.260: Starting 1 filereader instances\n", 2);
    QVERIFY(reader.feed(bytesLine(100, 0, 0), 3).empty());
    QVERIFY(!reader.measureBeganAt());
    reader.feed("1.312: Running...\n", 5 * kNsPerSecond);
    QCOMPARE(reader.measureBeganAt().value_or(0), 5 * kNsPerSecond);
    reader.feed("2.312: Running...\n", 6 * kNsPerSecond);
    QCOMPARE(reader.measureBeganAt().value_or(0), 5 * kNsPerSecond);
}

void TestFilebenchReader::ratesAreDifferencesStampedInTheMiddle()
{
    FilebenchReader reader(std::chrono::seconds(3));
    reader.feed("1.000: Running...\n", 10 * kNsPerSecond);
    QVERIFY(reader.feed(bytesLine(50, 1000, 500), 10 * kNsPerSecond).empty());
    const std::vector<Value> values = reader.feed(bytesLine(52, 3000, 600), 12 * kNsPerSecond);
    const std::vector<Value> expected{
        {u"throughput"_s, u"B/s"_s, u"read"_s, {11 * kNsPerSecond, 1000}},
        {u"throughput"_s, u"B/s"_s, u"write"_s, {11 * kNsPerSecond, 50}}};
    QVERIFY(values == expected);
    // Too short for a rate: it is added to the next.
    QVERIFY(reader.feed(bytesLine(52.1, 4000, 600), 12 * kNsPerSecond + kNsPerSecond / 10).empty());
    const std::vector<Value> later = reader.feed(bytesLine(53, 5000, 600), 13 * kNsPerSecond);
    QCOMPARE(later.size(), std::size_t{2});
    QCOMPARE(later.front().sample.value, 2000.0);
}

void TestFilebenchReader::theFirstIntervalBeginsInTheRun()
{
    FilebenchReader reader(std::chrono::seconds(3));
    reader.feed(bytesLine(50, 0, 0), 10 * kNsPerSecond);
    reader.feed("1.000: Running...\n", 10 * kNsPerSecond + kNsPerSecond / 2);
    QVERIFY(reader.feed(bytesLine(51, 1000, 0), 11 * kNsPerSecond).empty());
    const std::vector<Value> values = reader.feed(bytesLine(52, 3000, 0), 12 * kNsPerSecond);
    QCOMPARE(values.size(), std::size_t{2});
    QCOMPARE(values.front().sample.value, 2000.0);
}

void TestFilebenchReader::totalsThatGoBackGiveNoRate()
{
    FilebenchReader reader(std::chrono::seconds(9));
    reader.feed("1.000: Running...\n", 10 * kNsPerSecond);
    reader.feed(bytesLine(50, 1000, 500), 10 * kNsPerSecond);
    QVERIFY(reader.feed(bytesLine(51, 900, 600), 11 * kNsPerSecond).empty());
    QVERIFY(reader.feed(bytesLine(50, 2000, 600), 12 * kNsPerSecond).empty());
    QCOMPARE(reader.feed(bytesLine(51, 3000, 600), 13 * kNsPerSecond).size(), std::size_t{2});
}

void TestFilebenchReader::samplesStayInOrderWhenTheUptimeGoesBack()
{
    FilebenchReader reader(std::chrono::seconds(9));
    reader.feed("1.000: Running...\n", 10 * kNsPerSecond);
    reader.feed(bytesLine(50, 0, 0), 10 * kNsPerSecond);
    const std::vector<Value> first = reader.feed(bytesLine(51, 10, 10), 11 * kNsPerSecond);
    reader.feed(bytesLine(20, 20, 20), 11 * kNsPerSecond);
    const std::vector<Value> second = reader.feed(bytesLine(21, 30, 30), 11 * kNsPerSecond);
    QVERIFY(!first.empty());
    QCOMPARE(second.size(), first.size());
    QVERIFY(second.front().sample.timeNs > first.front().sample.timeNs);
}

void TestFilebenchReader::afterTheRunNothingIsARate()
{
    FilebenchReader reader(std::chrono::seconds(3));
    reader.feed("1.000: Running...\n", 10 * kNsPerSecond);
    reader.feed(bytesLine(50, 0, 0), 10 * kNsPerSecond);
    reader.feed("4.000: Run took 3 seconds...\n", 13 * kNsPerSecond);
    QVERIFY(reader.feed(bytesLine(53, 1000, 600), 13 * kNsPerSecond).empty());
}

void TestFilebenchReader::aStallOfTheLinkDoesNotMoveTheSamples()
{
    FilebenchReader reader(std::chrono::seconds(10));
    reader.feed("1.000: Running...\n", 0);
    std::vector<Value> values;
    for (int second = 0; second <= 10; ++second) {
        const TimeNs stamp = (second >= 3 && second <= 7 ? 8 : second) * kNsPerSecond;
        const std::vector<Value> some =
            only(reader.feed(bytesLine(100 + second, 100 * second, 0), stamp), u"read"_s);
        values.insert(values.end(), some.begin(), some.end());
    }
    QCOMPARE(values.size(), std::size_t{10});
    for (std::size_t index = 0; index < values.size(); ++index) {
        QCOMPARE(values[index].sample.timeNs,
                 static_cast<TimeNs>(index) * kNsPerSecond + kNsPerSecond / 2);
        QCOMPARE(values[index].sample.value, 100.0);
    }
}

void TestFilebenchReader::aReadingInTheMiddleOfALineSpoilsNeither()
{
    const QByteArray whole = recording(u"1.5-alpha3"_s, u"varmail"_s);
    const QByteArray cut = "fsyncfile3   ";
    QVERIFY(whole.contains(cut));
    const QByteArray spoilt = QByteArray(whole).replace(cut, QByteArray(cut + bytesLine(1, 2, 3)));
    QVERIFY(*read(spoilt) == *read(whole));
}

void TestFilebenchReader::anySplitGivesTheSame()
{
    for (const QString &version : kVersions) {
        const QByteArray text = recording(version, u"varmail"_s);
        FilebenchReader whole(std::chrono::seconds(3));
        const std::vector<Value> expected = whole.feed(text, 4 * kNsPerSecond);
        const std::vector<Summary> figures = *whole.finish();
        QVERIFY(!expected.empty());
        std::mt19937 random(1);
        for (int round = 0; round < 100; ++round) {
            FilebenchReader reader(std::chrono::seconds(3));
            std::vector<Value> values;
            for (qsizetype at = 0; at < text.size();) {
                const qsizetype most = round == 0 ? 1 : 1 + static_cast<qsizetype>(random() % 900);
                const qsizetype size = std::min(most, text.size() - at);
                const std::vector<Value> some =
                    reader.feed(QByteArrayView(text).sliced(at, size), 4 * kNsPerSecond);
                values.insert(values.end(), some.begin(), some.end());
                at += size;
            }
            QVERIFY(values == expected);
            QVERIFY(*reader.finish() == figures);
            QCOMPARE(reader.toolVersion(), whole.toolVersion());
        }
    }
}

QTEST_GUILESS_MAIN(TestFilebenchReader)
#include "tst_filebenchreader.moc"
