// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "widgets/live/trackstore.h"
#include "widgets/plot/timenavigator.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::live;
using plot::CalmTop;
using plot::TimeNavigator;
using plot::TimePoints;

namespace {

constexpr int kThroughput = static_cast<int>(LiveBand::Throughput);
constexpr int kCpu = static_cast<int>(LiveBand::Cpu);
constexpr int kWatts = static_cast<int>(LiveBand::Watts);

store::SeriesRecord record(qint64 id,
                           qint64 trial,
                           const QString &name,
                           const QString &detail = {},
                           Origin origin = Origin::Measured)
{
    store::SeriesRecord series;
    series.id = store::SeriesId{id};
    series.trial = store::TrialId{trial};
    series.descriptor = {name, {}, u"board"_s, u"source"_s, detail, origin};
    series.count = 1;
    return series;
}

series::Samples ramp(int fromSecond, int count, double value = 1)
{
    series::Samples samples;
    for (int i = 0; i < count; ++i)
        samples.push_back({(fromSecond + i) * kNsPerSecond, value + i});
    return samples;
}

series::Window seconds(int begin, int end)
{
    return {begin * kNsPerSecond, end * kNsPerSecond};
}

double now(const TrackStore &store, LiveBand band)
{
    const std::optional<NewestSum> newest = store.newestSum(band);
    return newest ? newest->value : std::nan("");
}

double largest(const TimePoints &points)
{
    double most = std::nan("");
    for (const auto &point : points)
        most = std::fmax(most, point.value);
    return most;
}

} // namespace

class TestLiveTracks : public QObject
{
    Q_OBJECT

private slots:

    void joinsTheTrialsOfASeriesWithABreakBetween()
    {
        TrackStore store;
        store.addSeries(record(1, 1, u"throughput"_s, u"read"_s));
        store.append(store::SeriesId{1}, ramp(0, 10));
        store.closeTrial(store::TrialId{1});
        store.addSeries(record(2, 2, u"throughput"_s, u"read"_s));
        store.append(store::SeriesId{2}, ramp(12, 10));
        QCOMPARE(store.traces(kThroughput).size(), size_t{1});
        TimePoints points;
        store.line(kThroughput, 0, seconds(0, 30), 1000, points);
        QCOMPARE(points.size(), size_t{21});
        QVERIFY(std::isnan(points[10].value));
        QCOMPARE(store.extent(), seconds(0, 21));
    }

    void drawsNoMoreThanTwoPointsAPixelAndLosesNoPeak()
    {
        TrackStore store;
        store.addSeries(record(1, 1, u"watts"_s));
        series::Samples samples = ramp(0, 15000, 0);
        for (auto &sample : samples)
            sample.value = 3;
        samples[7777].value = 50;
        store.append(store::SeriesId{1}, samples);
        TimePoints points;
        store.line(kWatts, 0, seconds(0, 15000), 300, points);
        QVERIFY(points.size() <= 600 + 2);
        QCOMPARE(largest(points), 50.0);
    }

    void staysWithinItsBudgetAndAsksAgainForWhatComesIntoView()
    {
        TrackStore store;
        store.setBudget(5000);
        QSignalSpy wanted(&store, &TrackStore::seriesWanted);
        const int trials = 40;
        TimePoints points;
        for (int trial = 1; trial <= trials; ++trial) {
            store.addSeries(record(trial, trial, u"watts"_s));
            store.append(store::SeriesId{trial}, ramp((trial - 1) * 1010, 1000));
            store.closeTrial(store::TrialId{trial});
            store.beginFrame();
            QVERIFY(store.samplesHeld() <= 6000);
        }
        // All at once: the buckets are fine enough, nothing has to be read.
        store.line(kWatts, 0, seconds(0, trials * 1010), 800, points);
        QCOMPARE(largest(points), 1000.0);
        QCoreApplication::processEvents();
        QCOMPARE(wanted.count(), 0);
        // The first trial alone is asked for, once, and drawn from its buckets meanwhile.
        store.line(kWatts, 0, seconds(0, 1000), 800, points);
        store.line(kWatts, 0, seconds(0, 1000), 800, points);
        QVERIFY(!points.empty());
        QTRY_COMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<QList<store::SeriesId>>(), QList{store::SeriesId{1}});
        store.deliver(store::SeriesId{1}, ramp(0, 1000));
        store.line(kWatts, 0, seconds(100, 110), 800, points);
        QCOMPARE(points.size(), size_t{12}); // one beyond each end
        QCOMPARE(store.valueAt(kWatts, 0, 105 * kNsPerSecond), 106.0);
    }

    void readsStoredSeriesOnlyWhenTheyComeIntoView()
    {
        TrackStore store;
        QSignalSpy wanted(&store, &TrackStore::seriesWanted);
        store.addStoredSeries(record(1, 1, u"throughput"_s, u"read"_s), seconds(0, 100));
        store.addStoredSeries(record(2, 2, u"throughput"_s, u"read"_s), seconds(200, 300));
        TimePoints points;
        store.line(kThroughput, 0, seconds(150, 310), 100, points);
        QVERIFY(points.empty());
        QTRY_COMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<QList<store::SeriesId>>(), QList{store::SeriesId{2}});
        store.deliver(store::SeriesId{2}, ramp(210, 20));
        store.line(kThroughput, 0, seconds(150, 310), 100, points);
        QCOMPARE(points.size(), size_t{20});
    }

    void dropsAStoredSeriesThatTurnsOutToBeEmpty()
    {
        TrackStore store;
        store.addStoredSeries(record(1, 1, u"watts"_s), seconds(0, 100));
        store.deliver(store::SeriesId{1}, {});
        TimePoints points;
        store.line(kWatts, 0, seconds(0, 100), 100, points);
        QVERIFY(points.empty());
    }

    void stacksThePartsOfTheCpuAtTheSameTimes_data()
    {
        QTest::addColumn<int>("pixels");
        QTest::addRow("a sample has many pixels") << 2000;
        QTest::addRow("a pixel has many samples") << 50;
    }

    void stacksThePartsOfTheCpuAtTheSameTimes()
    {
        QFETCH(int, pixels);
        TrackStore store;
        const QStringList names{u"cpu.user"_s,  u"cpu.system"_s, u"cpu.softirq"_s,
                                u"cpu.guest"_s, u"cpu.rest"_s,   u"cpu.iowait"_s};
        const QList<double> shares{10, 20, 5, 15, 50, 40}; // iowait is a part of the rest
        for (int i = 0; i < names.size(); ++i) {
            store.addSeries(record(i + 1, 1, names[i], u"all"_s));
            series::Samples samples = ramp(0, 1000);
            for (auto &sample : samples)
                sample.value = shares[i];
            store.append(store::SeriesId{i + 1}, samples);
        }
        std::vector<TimePoints> parts;
        store.stack(kCpu, seconds(0, 1000), pixels, parts);
        QCOMPARE(parts.size(), size_t{5});
        QVERIFY(!parts[0].empty());
        QVERIFY(parts[0].size() <= static_cast<size_t>(std::max(pixels, 1000)));
        for (size_t k = 0; k < parts[0].size(); ++k) {
            double sum = 0;
            for (size_t part = 0; part < parts.size(); ++part) {
                QCOMPARE(parts[part][k].value, shares[static_cast<qsizetype>(part)]);
                QCOMPARE(parts[part][k].seconds, parts[0][k].seconds);
                sum += parts[part][k].value;
            }
            QCOMPARE(sum, 100.0);
        }
        QVERIFY(!store.traces(kCpu)[4].shownInStack);
        QCOMPARE(store.valueAt(kCpu, 4, 500 * kNsPerSecond), 50.0);
        QCOMPARE(now(store, LiveBand::Cpu), 50.0); // the rest is not work
    }

    void tellsTheFiguresOfTheDeviceThatWorks()
    {
        TrackStore store;
        auto first = record(1, 1, u"cpu.user"_s, u"all"_s);
        auto second = record(2, 2, u"cpu.user"_s, u"all"_s);
        second.descriptor.device = u"other"_s;
        store.addSeries(first);
        store.append(store::SeriesId{1}, ramp(0, 10, 40));
        store.addSeries(second);
        store.append(store::SeriesId{2}, ramp(11, 1, 60));
        QCOMPARE(now(store, LiveBand::Cpu), 60.0);
        QCOMPARE(store.valueAt(kCpu, 0, 11 * kNsPerSecond), 60.0);
        QCOMPARE(store.valueAt(kCpu, 0, 9 * kNsPerSecond), 49.0);
    }

    void tellsNoFigureOfASeriesThatHasNoSamplesYet()
    {
        TrackStore store;
        store.addSeries(record(1, 1, u"watts"_s));
        QVERIFY(!store.newestSum(LiveBand::Watts));
        QVERIFY(!store.valueAt(kWatts, 0, 0));
    }

    void tellsNoValueAcrossAGap()
    {
        TrackStore store;
        store.setGap(3 * kNsPerSecond);
        store.addSeries(record(1, 1, u"watts"_s));
        series::Samples samples = ramp(0, 5);
        const series::Samples later = ramp(60, 5);
        samples.insert(samples.end(), later.begin(), later.end());
        samples.push_back({66 * kNsPerSecond, std::nan("")});
        store.append(store::SeriesId{1}, samples);
        QCOMPARE(store.valueAt(kWatts, 0, 2 * kNsPerSecond + 5), 3.0);
        QVERIFY(!store.valueAt(kWatts, 0, 30 * kNsPerSecond));
        QVERIFY(!store.valueAt(kWatts, 0, 66 * kNsPerSecond));
        QVERIFY(!store.valueAt(kWatts, 0, -1));
        TimePoints points;
        store.line(kWatts, 0, seconds(0, 70), 1000, points);
        QCOMPARE(std::count_if(points.begin(), points.end(),
                               [](const auto &point) { return std::isnan(point.value); }),
                 2); // the silence and the gap that the meter told
    }

    void tellsAValueOnlyWhereItsTraceIsDrawn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<int>("band");
        QTest::addRow("throughput") << u"throughput"_s << u"read"_s << kThroughput;
        QTest::addRow("CPU") << u"cpu.user"_s << u"all"_s << kCpu;
        QTest::addRow("watts") << u"watts"_s << QString() << kWatts;
    }

    // Two trials, 2 s apart, which is less than a gap within one.
    void tellsAValueOnlyWhereItsTraceIsDrawn()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, detail);
        QFETCH(const int, band);
        TrackStore store;
        store.setGap(3 * kNsPerSecond);
        store.addSeries(record(1, 1, name, detail));
        store.append(store::SeriesId{1}, ramp(10, 5));
        store.closeTrial(store::TrialId{1});
        store.addSeries(record(2, 2, name, detail));
        store.append(store::SeriesId{2}, ramp(16, 5, 21));
        const auto at = [&store, band](TimeNs time) { return store.valueAt(band, 0, time); };
        QVERIFY(!at(10 * kNsPerSecond - 1));
        QCOMPARE(at(10 * kNsPerSecond), 1.0);
        QCOMPARE(at(14 * kNsPerSecond), 5.0);
        QVERIFY(!at(14 * kNsPerSecond + 1));
        QVERIFY(!at(16 * kNsPerSecond - 1));
        QCOMPARE(at(16 * kNsPerSecond), 21.0);
        QCOMPARE(at(20 * kNsPerSecond), 25.0);
        QVERIFY(!at(20 * kNsPerSecond + 1));
        // What is told of now is another question: others may be told a little later.
        store.addSeries(record(3, 2, u"watts"_s, u"other"_s));
        store.append(store::SeriesId{3}, ramp(21, 1));
        QCOMPARE(store.newestValue(band, 0), 25.0);
        store.append(store::SeriesId{3}, ramp(25, 1));
        QVERIFY(!store.newestValue(band, 0));
    }

    void aLineGoesOnFromAPieceToTheNextOfItsSeries()
    {
        TrackStore store;
        store.addSeries(record(1, 1, u"watts"_s));
        const int full = static_cast<int>(kPieceSamples);
        store.append(store::SeriesId{1}, ramp(0, full));
        store.append(store::SeriesId{1}, ramp(full, 2, full + 1));
        QCOMPARE(store.valueAt(kWatts, 0, full * kNsPerSecond - 1), static_cast<double>(full));
        QCOMPARE(store.valueAt(kWatts, 0, full * kNsPerSecond), full + 1.0);
    }

    void endsAPhaseWhereTheNextBegins()
    {
        TrackStore store;
        store.nameTrial(store::TrialId{1}, u"NT, fio"_s, u"NT"_s, u"board"_s);
        store.setPhase({store::TrialId{1}, store::Phase::Idle, kNsPerSecond, 0});
        store.setPhase({store::TrialId{1}, store::Phase::Measure, 4 * kNsPerSecond, 0});
        const auto phases = store.phases(seconds(0, 100));
        QCOMPARE(phases.size(), size_t{2});
        QCOMPARE(phases[0].window, seconds(1, 4));
        store.setPhase(
            {store::TrialId{1}, store::Phase::Measure, 4 * kNsPerSecond, 9 * kNsPerSecond});
        QCOMPARE(store.phases(seconds(0, 100)).size(), size_t{2});
        QCOMPARE(store.trialWindow(store::TrialId{1}), seconds(1, 9));
        QCOMPARE(store.trialAt(5 * kNsPerSecond), store::TrialId{1});
        QVERIFY(!store.trialAt(50 * kNsPerSecond).isValid());
    }

    void ignoresSeriesThatNoBandShows()
    {
        TrackStore store;
        store.addSeries(record(1, 1, u"temperature"_s));
        store.addSeries(record(2, 1, u"cpu.user"_s, u"core 1"_s));
        store.append(store::SeriesId{1}, ramp(0, 10));
        store.append(store::SeriesId{2}, ramp(0, 10));
        store.append(store::SeriesId{99}, ramp(0, 10));
        QCOMPARE(store.samplesHeld(), size_t{0});
    }

    void followsTheNewestUntilThePersonMovesTheView()
    {
        TimeNavigator navigator;
        navigator.setExtent(seconds(0, 10));
        QCOMPARE(navigator.view().beginNs, 0); // fills from the left at first
        navigator.setExtent(seconds(0, 1000));
        QVERIFY(navigator.view().endNs > 1000 * kNsPerSecond);
        navigator.pan(-100 * kNsPerSecond);
        QCOMPARE(navigator.mode(), TimeNavigator::Mode::Hold);
        const series::Window held = navigator.view();
        navigator.setExtent(seconds(0, 1100));
        QCOMPARE(navigator.view(), held);
        navigator.setMode(TimeNavigator::Mode::All);
        navigator.setExtent(seconds(0, 2000));
        QVERIFY(navigator.view().endNs >= 2000 * kNsPerSecond);
    }

    void zoomsAboutTheMomentUnderTheHand()
    {
        TimeNavigator navigator;
        navigator.setExtent(seconds(0, 1000));
        navigator.fit(seconds(0, 1000));
        const TimeNs about = 250 * kNsPerSecond;
        const auto place = [&] {
            return static_cast<double>(about - navigator.view().beginNs)
                / static_cast<double>(navigator.view().lengthNs());
        };
        const double before = place();
        navigator.zoom(0.5, about);
        QVERIFY(std::abs(place() - before) < 1e-6);
        for (int i = 0; i < 200; ++i)
            navigator.zoom(0.5, about);
        QVERIFY(navigator.view().lengthNs() >= kNsPerSecond / 5);
        for (int i = 0; i < 200; ++i)
            navigator.zoom(2, about);
        QVERIFY(navigator.view().lengthNs() <= 1200 * kNsPerSecond);
    }

    void neverLosesTheDataOutOfSight()
    {
        TimeNavigator navigator;
        navigator.setExtent(seconds(0, 100));
        navigator.pan(100000 * kNsPerSecond);
        QVERIFY(navigator.view().beginNs < 100 * kNsPerSecond);
        navigator.pan(-100000 * kNsPerSecond);
        QVERIFY(navigator.view().endNs > 0);
    }

    void raisesTheValueAxisAtOnceAndLowersItCalmly()
    {
        CalmTop top;
        QCOMPARE(top.update(90), 100.0);
        QCOMPARE(top.update(99), 100.0);
        QCOMPARE(top.update(101), 120.0);
        QCOMPARE(top.update(60), 120.0); // more than half is used
        QCOMPARE(top.update(std::nan("")), 120.0);
        QCOMPARE(top.update(20), 25.0);
        QCOMPARE(plot::roundUp(1234), 1500.0);
        QCOMPARE(plot::roundUp(0.0011), 0.0012);
    }
};

QTEST_MAIN(TestLiveTracks)
#include "tst_livetracks.moc"
