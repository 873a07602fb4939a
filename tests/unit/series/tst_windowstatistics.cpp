// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/windowstatistics.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace runwatt;
using namespace runwatt::series;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// Samples by seconds.
Samples at(std::initializer_list<std::pair<double, double>> values)
{
    Samples samples;
    for (const auto &[seconds, value] : values)
        samples.push_back({static_cast<TimeNs>(seconds * 1e9), value});
    return samples;
}

Window window(double begin, double end)
{
    return {static_cast<TimeNs>(begin * 1e9), static_cast<TimeNs>(end * 1e9)};
}

} // namespace

class TestWindowStatistics : public QObject
{
    Q_OBJECT

private slots:
    void aConstantPowerGivesItsEnergy();
    void aRampIsCutAtTheWindowsEnds();
    void unevenSamplesAreWeightedByTime();
    void aHeldValueStandsUntilTheNext();
    void aMeanCoversTheTimeBeforeItsSample();
    void whatIsMissingIsNotCovered();
    void nothingIsExtrapolated();
    void theLargestGapCountsTheEndsToo();
    void anEmptyWindowHasNoMean();
};

void TestWindowStatistics::aConstantPowerGivesItsEnergy()
{
    const WindowStatistics result =
        statistics(at({{0, 5}, {1, 5}, {2, 5}, {10, 5}}), window(0, 10));
    QCOMPARE(result.mean, 5.0);
    QCOMPARE(result.integral, 50.0);
    QCOMPARE(result.coveredSeconds, 10.0);
    QCOMPARE(result.count, std::size_t(3)); // the sample at the end is outside
}

void TestWindowStatistics::aRampIsCutAtTheWindowsEnds()
{
    // y = x from 0 to 10; between 2.5 and 7.5 the area is 25.
    const WindowStatistics result = statistics(at({{0, 0}, {10, 10}}), window(2.5, 7.5));
    QCOMPARE(result.integral, 25.0);
    QCOMPARE(result.mean, 5.0);
    QCOMPARE(result.count, std::size_t(0));
    QVERIFY(std::isnan(result.minimum));
}

void TestWindowStatistics::unevenSamplesAreWeightedByTime()
{
    // 10 W for 9 s and a step to 20 W over 1 s.
    const WindowStatistics result = statistics(at({{0, 10}, {9, 10}, {10, 20}}), window(0, 10));
    QCOMPARE(result.mean, 10.5);
}

void TestWindowStatistics::aHeldValueStandsUntilTheNext()
{
    const Samples samples = at({{0, 1000}, {4, 2000}, {8, 0}});
    QCOMPARE(statistics(samples, window(0, 8), Interpolation::HoldUntilNext).mean, 1500.0);
    QCOMPARE(interpolationFor(QStringLiteral("frequency")), Interpolation::HoldUntilNext);
}

void TestWindowStatistics::aMeanCoversTheTimeBeforeItsSample()
{
    const Samples samples = at({{0, 999}, {1, 10}, {2, 30}});
    QCOMPARE(statistics(samples, window(0, 2), Interpolation::MeanSincePrevious).mean, 20.0);
    QCOMPARE(interpolationFor(QStringLiteral("throughput")), Interpolation::Linear);
    QCOMPARE(interpolationFor(QStringLiteral("watts")), Interpolation::Linear);
}

void TestWindowStatistics::whatIsMissingIsNotCovered()
{
    const WindowStatistics result =
        statistics(at({{0, 4}, {2, 4}, {3, kNan}, {7, 8}, {10, 8}}), window(0, 10));
    QCOMPARE(result.coveredSeconds, 5.0);
    QCOMPARE(result.integral, 2 * 4.0 + 3 * 8.0);
    QCOMPARE(result.mean, 32.0 / 5);
    QCOMPARE(result.largestGapNs, 5 * kNsPerSecond);
    QCOMPARE(result.minimum, 4.0);
    QCOMPARE(result.maximum, 8.0);
}

void TestWindowStatistics::nothingIsExtrapolated()
{
    const WindowStatistics result = statistics(at({{4, 1}, {6, 1}}), window(0, 10));
    QCOMPARE(result.coveredSeconds, 2.0);
    QCOMPARE(result.integral, 2.0);
}

void TestWindowStatistics::theLargestGapCountsTheEndsToo()
{
    QCOMPARE(statistics(at({{4, 1}, {5, 1}}), window(0, 7)).largestGapNs, 4 * kNsPerSecond);
    QCOMPARE(statistics(at({{1, 1}, {2, 1}}), window(0, 7)).largestGapNs, 5 * kNsPerSecond);
    QCOMPARE(statistics(Samples(), window(0, 7)).largestGapNs, 7 * kNsPerSecond);
}

void TestWindowStatistics::anEmptyWindowHasNoMean()
{
    const WindowStatistics result = statistics(at({{0, 1}, {1, 1}}), window(3, 3));
    QVERIFY(std::isnan(result.mean));
    QCOMPARE(result.count, std::size_t(0));
    QVERIFY(std::isnan(statistics(Samples(), window(0, 5)).mean));
}

QTEST_GUILESS_MAIN(TestWindowStatistics)
#include "tst_windowstatistics.moc"
