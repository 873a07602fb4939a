// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/pyramid.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace runwatt;
using namespace runwatt::series;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

Samples noise(std::size_t count, unsigned seed, double gapShare)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> value(-100, 100);
    std::uniform_real_distribution<double> chance(0, 1);
    std::uniform_int_distribution<TimeNs> step(0, 2000);
    Samples samples;
    TimeNs time = -1000;
    for (std::size_t i = 0; i < count; ++i) {
        time += step(random);
        samples.push_back({time, chance(random) < gapShare ? kNan : value(random)});
    }
    return samples;
}

/// The same as overview(), by looking at every sample.
std::vector<MinMax> slowOverview(const Samples &samples, TimeNs begin, TimeNs end, int pixels)
{
    std::vector<MinMax> columns;
    for (int column = 0; column < pixels; ++column) {
        const TimeNs from = begin + (end - begin) * column / pixels;
        const TimeNs to = begin + (end - begin) * (column + 1) / pixels;
        MinMax result{from, to, kNan, kNan, kNan, kNan, 0, false, false};
        bool any = false;
        for (const Sample &sample : samples) {
            if (sample.timeNs < from || sample.timeNs >= to)
                continue;
            any = true;
            if (!std::isfinite(sample.value)) {
                result.gapInside = true;
                continue;
            }
            result.minimum = std::fmin(result.minimum, sample.value);
            result.maximum = std::fmax(result.maximum, sample.value);
            if (result.count++ == 0)
                result.first = sample.value;
            result.last = sample.value;
        }
        if (any)
            columns.push_back(result);
    }
    return columns;
}

bool same(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || a == b;
}

} // namespace

class TestPyramid : public QObject
{
    Q_OBJECT

private slots:
    void theOverviewEqualsALookAtEverySample_data();
    void theOverviewEqualsALookAtEverySample();
    void anEmptyPyramidShowsNothing();
    void samplesThatGoBackInTimeAreNotTaken();
    void aMissingValueIsAGapOnBothSides();
    void silenceBecomesAGapWhereAsked();
    void theRangeIgnoresWhatIsMissing();
    void extremeTimesDoNotOverflow();
    void aFrameCostsByPixels();
};

void TestPyramid::theOverviewEqualsALookAtEverySample_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("pixels");
    QTest::addColumn<double>("gaps");
    for (const int count : {1, 2, 15, 16, 17, 255, 256, 257, 5000}) {
        for (const int pixels : {1, 3, 100, 700}) {
            QTest::addRow("%d in %d", count, pixels) << count << pixels << 0.0;
            QTest::addRow("%d in %d, gaps", count, pixels) << count << pixels << 0.3;
        }
    }
}

void TestPyramid::theOverviewEqualsALookAtEverySample()
{
    QFETCH(const int, count);
    QFETCH(const int, pixels);
    QFETCH(const double, gaps);
    const Samples samples = noise(static_cast<std::size_t>(count), 7, gaps);
    Pyramid pyramid;
    QCOMPARE(pyramid.append(samples), std::size_t(0));
    const Window span = pyramid.span();
    const TimeNs length = std::max<TimeNs>(span.lengthNs(), 10);
    for (const auto &[begin, end] :
         {std::pair(span.beginNs, span.endNs + 1),
          std::pair(span.beginNs - length, span.endNs + length),
          std::pair(span.beginNs + length / 3, span.endNs - length / 4)}) {
        const std::vector<MinMax> fast = pyramid.overview(begin, end, pixels);
        const std::vector<MinMax> slow =
            end > begin ? slowOverview(samples, begin, end, pixels) : std::vector<MinMax>();
        QCOMPARE(fast.size(), slow.size());
        for (std::size_t i = 0; i < fast.size(); ++i) {
            QCOMPARE(fast[i].beginNs, slow[i].beginNs);
            QCOMPARE(fast[i].endNs, slow[i].endNs);
            QCOMPARE(fast[i].count, slow[i].count);
            QVERIFY(same(fast[i].minimum, slow[i].minimum));
            QVERIFY(same(fast[i].maximum, slow[i].maximum));
            QVERIFY(same(fast[i].first, slow[i].first));
            QVERIFY(same(fast[i].last, slow[i].last));
            QCOMPARE(fast[i].gapInside, slow[i].gapInside);
        }
    }
}

void TestPyramid::anEmptyPyramidShowsNothing()
{
    Pyramid pyramid;
    QVERIFY(pyramid.overview(0, 100, 10).empty());
    QVERIFY(std::isnan(pyramid.range(0, 100).maximum));
    pyramid.append(Sample{5, 1.0});
    QVERIFY(pyramid.overview(100, 0, 10).empty());
    QVERIFY(pyramid.overview(0, 100, 0).empty());
    QVERIFY(pyramid.overview(6, 100, 10).empty());
    QCOMPARE(pyramid.overview(5, 6, 10).size(), std::size_t(1));
}

void TestPyramid::samplesThatGoBackInTimeAreNotTaken()
{
    Pyramid pyramid;
    QCOMPARE(pyramid.append(Samples{{10, 1}, {9, 2}, {10, 3}, {11, 4}}), std::size_t(1));
    QCOMPARE(pyramid.size(), std::size_t(3));
}

void TestPyramid::aMissingValueIsAGapOnBothSides()
{
    Pyramid pyramid;
    pyramid.append(Samples{{0, 1}, {10, 2}, {20, kNan}, {30, 3}, {40, 4}});
    const std::vector<MinMax> columns = pyramid.overview(0, 50, 5);
    QCOMPARE(columns.size(), std::size_t(5));
    QVERIFY(!columns[1].gapBefore);
    QVERIFY(columns[2].gapBefore && columns[2].gapInside && std::isnan(columns[2].minimum));
    QVERIFY(columns[3].gapBefore);
    QVERIFY(!columns[4].gapBefore);
}

void TestPyramid::silenceBecomesAGapWhereAsked()
{
    Pyramid pyramid;
    pyramid.append(Samples{{0, 1}, {10, 2}, {50, 3}});
    QVERIFY(!pyramid.overview(0, 60, 6).back().gapBefore);
    pyramid.setGapAfter(30);
    QVERIFY(pyramid.overview(0, 60, 6).back().gapBefore);
}

void TestPyramid::theRangeIgnoresWhatIsMissing()
{
    Pyramid pyramid;
    pyramid.append(Samples{{0, 5}, {1, kNan}, {2, -3}, {3, 99}});
    const MinMax range = pyramid.range(0, 3);
    QCOMPARE(range.minimum, -3.0);
    QCOMPARE(range.maximum, 5.0);
    QVERIFY(range.gapInside);
}

void TestPyramid::extremeTimesDoNotOverflow()
{
    constexpr TimeNs kFirst = std::numeric_limits<TimeNs>::min();
    constexpr TimeNs kLast = std::numeric_limits<TimeNs>::max();
    Pyramid pyramid;
    pyramid.setGapAfter(1);
    pyramid.append(Samples{{kFirst, 1}, {0, 2}, {kLast - 1, 3}});
    const std::vector<MinMax> columns = pyramid.overview(kFirst, kLast, 1000);
    QCOMPARE(columns.size(), std::size_t(3));
    QCOMPARE(columns.back().endNs, kLast);
}

void TestPyramid::aFrameCostsByPixels()
{
    Pyramid pyramid;
    pyramid.append(noise(1'000'000, 3, 0.0));
    const Window span = pyramid.span();
    QElapsedTimer timer;
    timer.start();
    constexpr int kFrames = 100;
    std::size_t columns = 0;
    for (int frame = 0; frame < kFrames; ++frame)
        columns += pyramid.overview(span.beginNs + frame, span.endNs, 1200).size();
    qInfo("1200 columns of a million samples: %.2f ms a frame",
          static_cast<double>(timer.nsecsElapsed()) / 1e6 / kFrames);
    QCOMPARE(columns, std::size_t(1200 * kFrames));
}

QTEST_GUILESS_MAIN(TestPyramid)
#include "tst_pyramid.moc"
