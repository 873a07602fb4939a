// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long requests took, as fio counts it: json+, and the coarse bins that every version prints.
#include "tests/unit/benchmark/fiofixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <random>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace runwatt::benchmark::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What a reader of two measured seconds after a ramp of one makes of a recording.
std::vector<series::Histogram> histogramsOf(const QByteArray &text)
{
    const std::unique_ptr<LiveReader> fio = reader(1, 2);
    fio->feed(text, 9 * kNsPerSecond);
    return fio->finish() ? fio->histograms() : std::vector<series::Histogram>();
}

/// The job of the last document.
QJsonObject lastJob(const QByteArray &text)
{
    const QByteArray last = text.sliced(text.lastIndexOf("\n{") + 1);
    return QJsonDocument::fromJson(last).object()[u"jobs"_s][0].toObject();
}

/// Below which so many percent are, by the bins: between the ends of the bin.
series::HistogramBin binAt(const series::HistogramBins &bins, double percent)
{
    const double wanted = series::countIn(bins) * percent / 100;
    double count = 0;
    for (const series::HistogramBin &bin : bins) {
        count += bin.count;
        if (count >= wanted)
            return bin;
    }
    return {};
}

series::HistogramBins fine(const QJsonObject &bins)
{
    FioBins into;
    addFineBins(bins, &into);
    return histogramOf(into);
}

} // namespace

class TestFioBins : public QObject
{
    Q_OBJECT

private slots:

    void recordedBinsAreThoseOfTheMeasuredTime_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("3.1") << u"fio-3.1-plus.json"_s;
        QTest::newRow("3.33") << u"fio-3.33-plus.json"_s;
        QTest::newRow("3.41") << u"fio-3.41-plus.json"_s;
    }

    void recordedBinsAreThoseOfTheMeasuredTime()
    {
        QFETCH(const QString, name);
        const QByteArray text = recording(name);
        const std::vector<series::Histogram> histograms = histogramsOf(text);
        QCOMPARE(histograms.size(), std::size_t{3});
        const QJsonObject job = lastJob(text);
        double both = 0;
        for (std::size_t i = 0; i < 2; ++i) {
            const series::Histogram &one = histograms[i];
            QCOMPARE(one.detail, i == 0 ? u"read"_s : u"write"_s);
            QCOMPARE(one.measure, u"latency"_s);
            QCOMPARE(one.unit, u"s"_s);
            QVERIFY(series::isSpread(one.bins));
            const QJsonObject clat = job[one.detail][u"clat_ns"_s].toObject();
            const double counted = series::countIn(one.bins);
            double printed = 0;
            for (const QJsonValue count : clat[u"bins"_s].toObject())
                printed += count.toDouble();
            QVERIFY(printed > 1000);
            QCOMPARE(counted, printed);
            // Two jobs are added up without a lock in old versions: fio's own count is off by some.
            QVERIFY(qAbs(counted / job[one.detail][u"total_ios"_s].toDouble() - 1) < 0.01);
            // fio works its percentiles out of these bins, and names the middle of one.
            const QJsonObject percentiles = clat[u"percentile"_s].toObject();
            for (const double percent : {5.0, 50.0, 99.0}) {
                const double told = 1e-9 * percentiles[QString::number(percent, 'f', 6)].toDouble();
                const series::HistogramBin bin = binAt(one.bins, percent);
                QVERIFY2(told >= bin.low * 0.98 && told <= bin.high * 1.02,
                         qPrintable(u"%1 and %2 to %3"_s.arg(told).arg(bin.low).arg(bin.high)));
            }
            both += counted;
        }
        QCOMPARE(histograms[2].detail, QString());
        QCOMPARE(series::countIn(histograms[2].bins), both);
        QVERIFY(series::isSpread(histograms[2].bins));
    }

    void plainOutputHasTheCoarseBins_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("begin"); // of the first bin
        QTest::newRow("2.2.10, without ns") << u"fio-2.2.10.json"_s << 0.0;
        QTest::newRow("3.1") << u"fio-3.1.json"_s << 250e-9;
        QTest::newRow("3.33") << u"fio-3.33.json"_s << 250e-9;
    }

    void plainOutputHasTheCoarseBins()
    {
        QFETCH(const QString, name);
        QFETCH(const double, begin);
        const QByteArray text = recording(name);
        const std::vector<series::Histogram> histograms = histogramsOf(text);
        QCOMPARE(histograms.size(), std::size_t{1});
        const series::Histogram &only = histograms.front();
        QCOMPARE(only.detail, u"write"_s); // nothing else moved
        QVERIFY(series::isSpread(only.bins));
        QVERIFY(only.bins.size() < 32);
        QCOMPARE(only.bins.front().low, begin);
        const double requests = lastJob(text)[u"write"_s][u"total_ios"_s].toDouble();
        QVERIFY(qAbs(series::countIn(only.bins) / requests - 1) < 0.02);
    }

    void theLastCoarseBinEndsAtTheLongestLatency()
    {
        FioBins bins;
        addCoarseBins({{u"latency_ms"_s, QJsonObject{{u">=2000"_s, 50}, {u"2"_s, 50}}}}, 10,
                      9'000'000'000, &bins);
        const series::HistogramBins seconds = histogramOf(bins);
        QCOMPARE(seconds.size(), std::size_t{2});
        QCOMPARE(seconds.front(), (series::HistogramBin{1e-3, 2e-3, 5}));
        QCOMPARE(seconds.back().low, 2.0);
        QCOMPARE(seconds.back().high, 9.0);
        QCOMPARE(seconds.back().count, 5.0);
    }

    void aBinIsFoundByItsMiddle()
    {
        // Up to 127 ns each is a bin; then 64 to a power of two, named by their middle.
        const series::HistogramBins bins =
            fine({{u"0"_s, 1}, {u"127"_s, 2}, {u"129"_s, 3}, {u"10304"_s, 4}});
        QCOMPARE(bins.size(), std::size_t{4});
        QCOMPARE(bins[0].high, 1e-9);
        QCOMPARE(bins[1].low, 127e-9);
        QCOMPARE(bins[2].low, 128e-9);
        QCOMPARE(bins[2].high, 130e-9);
        QCOMPARE(bins[3].low, 10240e-9);
        QCOMPARE(bins[3].high, 10368e-9);
        QCOMPARE(bins[3].count, 4.0);
    }

    void binsOfNoSenseAreLeftOutAndBounded()
    {
        const series::HistogramBins few = fine({{u"x"_s, 1},
                                                {u"-5"_s, 1},
                                                {u"1e3"_s, 1},
                                                {u"99999999999999999999999"_s, 1},
                                                {u"18446744073709551615"_s, 1},
                                                {u"500"_s, -1},
                                                {u"600"_s, u"many"_s},
                                                {u"700"_s, 1e300},
                                                {u"FIO_IO_U_PLAT_BITS"_s, 6}});
        QCOMPARE(few.size(), std::size_t{1});
        QVERIFY(few.front().count < 1e18);
        QJsonObject many;
        std::mt19937_64 random(1); // NOLINT: the same each time
        for (int i = 0; i < 20'000; ++i)
            many.insert(QString::number(random() >> (random() % 50)), 1);
        const series::HistogramBins bins = fine(many);
        QVERIFY(series::isSpread(bins));
        QVERIFY(bins.size() > 2000 && bins.size() <= 2700);
    }

    void anySplitGivesTheSame()
    {
        const QByteArray text = recording(u"fio-3.33-plus.json"_s);
        const std::vector<series::Histogram> whole = histogramsOf(text);
        std::mt19937 random(7); // NOLINT: the same each time
        for (int turn = 0; turn < 5; ++turn) {
            const std::unique_ptr<LiveReader> fio = reader(1, 2);
            for (qsizetype at = 0; at < text.size();) {
                const auto piece =
                    std::min<qsizetype>(1 + static_cast<int>(random() % 5000), text.size() - at);
                fio->feed(QByteArrayView(text).sliced(at, piece), 9 * kNsPerSecond);
                at += piece;
            }
            QVERIFY(fio->finish());
            QVERIFY(fio->histograms() == whole);
        }
    }

    void severalGroupsAreAddedUp()
    {
        const auto job = [](int count) {
            return QJsonObject{
                {u"write"_s,
                 QJsonObject{{u"io_bytes"_s, 4096 * count},
                             {u"io_kbytes"_s, 4 * count},
                             {u"runtime"_s, 2000},
                             {u"total_ios"_s, count},
                             {u"clat_ns"_s,
                              QJsonObject{{u"mean"_s, 500},
                                          {u"N"_s, count},
                                          {u"bins"_s, QJsonObject{{u"500"_s, count}}}}}}}};
        };
        const std::unique_ptr<LiveReader> fio = reader(0, 2);
        fio->feed(QJsonDocument(QJsonObject{{u"jobs"_s, QJsonArray{job(3), job(4)}}}).toJson(), 0);
        QVERIFY(fio->finish());
        QCOMPARE(fio->histograms().size(), std::size_t{1});
        QCOMPARE(series::countIn(fio->histograms().front().bins), 7.0);
    }

    void onlyAFioThatHasBinsOfNanosecondsIsAskedForThem_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<bool>("isAsked");
        QTest::newRow("not known") << QString() << false;
        QTest::newRow("2.2.10") << u"fio-2.2.10"_s << false;
        QTest::newRow("2.21, which has others") << u"fio-2.21"_s << false;
        QTest::newRow("3.0") << u"fio-3.0"_s << true;
        QTest::newRow("3.33") << u"fio-3.33"_s << true;
        QTest::newRow("a build from between two") << u"fio-3.36-92-gdc6d"_s << true;
        QTest::newRow("10.1") << u"fio-10.1"_s << true;
        QTest::newRow("an error message") << u"fio: error while loading"_s << false;
        QTest::newRow("of a stranger") << u"fio-99999999999."_s << false;
    }

    void onlyAFioThatHasBinsOfNanosecondsIsAskedForThem()
    {
        QFETCH(const QString, version);
        QFETCH(const bool, isAsked);
        Place place;
        place.path = u"/tmp/file"_s;
        place.toolVersion = version;
        const QStringList words = findBenchmark(u"fio")->command({}, place);
        QCOMPARE(words.contains(u"--output-format=json+"_s), isAsked);
        QCOMPARE(words.contains(u"--output-format=json"_s), !isAsked);
    }

    void aRunWhoseOutputWouldOutgrowWhatIsKeptIsNotAskedForThem()
    {
        Place place;
        place.path = u"/tmp/file"_s;
        place.toolVersion = u"fio-3.33"_s;
        const auto asks = [&place](int ramp, int runTime) {
            const QJsonObject parameters{{u"ramp"_s, ramp}, {u"runTime"_s, runTime}};
            return findBenchmark(u"fio")
                ->command(parameters, place)
                .contains(u"--output-format=json+"_s);
        };
        QVERIFY(asks(0, 3600) && asks(60, 3540));
        QVERIFY(!asks(0, 3601) && !asks(61, 3540));
    }
};

QTEST_GUILESS_MAIN(TestFioBins)
#include "tst_fiobins.moc"
