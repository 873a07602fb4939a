// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/statistics.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace runwatt::analysis;

namespace {

bool near(double a, double b, double relative = 1e-12)
{
    return std::abs(a - b) <= relative * std::max(std::abs(a), std::abs(b));
}

} // namespace

class TestStatistics : public QObject
{
    Q_OBJECT

private slots:
    void momentsAgreeWithHandComputedOnes();
    void varianceStaysExactFarFromZero();
    void mediansAndQuantilesInterpolate();
    void studentsIntervalAgreesWithTables_data();
    void studentsIntervalAgreesWithTables();
    void theIntervalCoversTheMeanAsOftenAsItSays();
    void whatCannotBeAnsweredIsNotAnswered();
};

void TestStatistics::momentsAgreeWithHandComputedOnes()
{
    const std::vector<double> values{2, 4, 4, 4, 5, 5, 7, 9};
    QCOMPARE(mean(values), 5.0);
    QVERIFY(near(standardDeviation(values), std::sqrt(32.0 / 7)));
}

void TestStatistics::varianceStaysExactFarFromZero()
{
    // The textbook formula (mean of squares less square of mean) gives nonsense here.
    RunningMoments moments;
    for (const double value : {4.0, 7.0, 13.0, 16.0})
        moments.add(1e9 + value);
    QVERIFY(near(moments.variance(), 30.0));
    QCOMPARE(moments.mean(), 1e9 + 10);
}

void TestStatistics::mediansAndQuantilesInterpolate()
{
    QCOMPARE(median(std::vector<double>{3, 1, 2}), 2.0);
    QCOMPARE(median(std::vector<double>{4, 1, 3, 2}), 2.5);
    // numpy.quantile([1, 2, 3, 4, 10], 0.9) and 0.25
    const std::vector<double> values{10, 1, 4, 2, 3};
    QVERIFY(near(quantile(values, 0.9), 7.6));
    QCOMPARE(quantile(values, 0.25), 2.0);
    QCOMPARE(quantile(values, 0), 1.0);
    QCOMPARE(quantile(values, 1), 10.0);
}

void TestStatistics::studentsIntervalAgreesWithTables_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("confidence");
    QTest::addColumn<double>("t");
    // t quantiles as printed in tables (two-sided).
    QTest::newRow("n 2, 95 %") << 2 << 0.95 << 12.7062;
    QTest::newRow("n 5, 95 %") << 5 << 0.95 << 2.77645;
    QTest::newRow("n 10, 95 %") << 10 << 0.95 << 2.26216;
    QTest::newRow("n 10, 99 %") << 10 << 0.99 << 3.24984;
    QTest::newRow("n 31, 95 %") << 31 << 0.95 << 2.04227;
}

void TestStatistics::studentsIntervalAgreesWithTables()
{
    QFETCH(const int, count);
    QFETCH(const double, confidence);
    QFETCH(const double, t);
    std::vector<double> values;
    for (int i = 0; i < count; ++i)
        values.push_back(i);
    const double expected = t * standardDeviation(values) / std::sqrt(count);
    QVERIFY(near(studentHalfWidth(values, confidence).value(), expected, 1e-5));
    const Interval interval = studentInterval(values, confidence).value();
    QVERIFY(near(interval.low + interval.high, 2 * mean(values)));
}

void TestStatistics::theIntervalCoversTheMeanAsOftenAsItSays()
{
    std::mt19937_64 random(11);
    std::normal_distribution<double> normal(50, 8);
    int covered = 0;
    constexpr int kRounds = 20'000;
    for (int round = 0; round < kRounds; ++round) {
        std::vector<double> values(6);
        for (double &value : values)
            value = normal(random);
        const Interval interval = studentInterval(values, 0.95).value();
        covered += interval.low <= 50 && interval.high >= 50 ? 1 : 0;
    }
    // 95 % of 20,000 with a standard deviation of 31.
    QVERIFY2(std::abs(covered - 19'000) < 5 * 31, qPrintable(QString::number(covered)));
}

void TestStatistics::whatCannotBeAnsweredIsNotAnswered()
{
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(std::isnan(mean({})));
    QVERIFY(std::isnan(median({})));
    QVERIFY(std::isnan(median(std::vector<double>{1, kNan})));
    const std::vector<double> one{1};
    QVERIFY(std::isnan(standardDeviation(one)));
    QVERIFY(!studentInterval(one, 0.95));
    QVERIFY(!studentInterval(std::vector<double>{1, kNan, 2}, 0.95));
    QVERIFY(!studentInterval(std::vector<double>{1, 2}, 1.0));
    QVERIFY(!studentInterval(std::vector<double>{1, 2}, kNan));
    QCOMPARE(studentHalfWidth(std::vector<double>{3, 3, 3}, 0.95).value(), 0.0);
}

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
