// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/histogram.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace runwatt::series;

namespace {

double sumOf(const std::map<int, double> &shares)
{
    return std::accumulate(
        shares.begin(), shares.end(), 0.0,
        [](double sum, const std::pair<const int, double> &step) { return sum + step.second; });
}

} // namespace

class TestHistogram : public QObject
{
    Q_OBJECT

private slots:

    void binsThatNoSpreadHasAreRefused_data()
    {
        QTest::addColumn<std::vector<double>>("numbers"); // three a bin
        constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        QTest::newRow("none") << std::vector<double>{};
        QTest::newRow("below zero") << std::vector<double>{-1, 1, 5};
        QTest::newRow("empty") << std::vector<double>{1, 2, 0};
        QTest::newRow("less than nothing") << std::vector<double>{1, 2, -3};
        QTest::newRow("no length") << std::vector<double>{1, 1, 5};
        QTest::newRow("backwards") << std::vector<double>{2, 1, 5};
        QTest::newRow("overlapping") << std::vector<double>{1, 3, 5, 2, 4, 5};
        QTest::newRow("no order") << std::vector<double>{3, 4, 5, 1, 2, 5};
        QTest::newRow("no number") << std::vector<double>{kNan, 2, 5};
        QTest::newRow("no count") << std::vector<double>{1, 2, kNan};
        QTest::newRow("no end") << std::vector<double>{1, kInfinity, 5};
        QTest::newRow("more than anything") << std::vector<double>{1, 2, 1e31};
    }

    void binsThatNoSpreadHasAreRefused()
    {
        QFETCH(const std::vector<double>, numbers);
        HistogramBins bins;
        for (std::size_t at = 0; at + 2 < numbers.size(); at += 3)
            bins.push_back({numbers[at], numbers[at + 1], numbers[at + 2]});
        QVERIFY(!isSpread(bins));
        QVERIFY(sharesByStep(bins).empty());
    }

    void thereAreNoMoreBinsThanAnyToolHas()
    {
        HistogramBins bins;
        for (std::size_t i = 0; i < kMostHistogramBins; ++i)
            bins.push_back({static_cast<double>(i), static_cast<double>(i + 1), 1});
        QVERIFY(isSpread(bins));
        bins.push_back({1e9, 2e9, 1});
        QVERIFY(!isSpread(bins));
    }

    void narrowBinsFallIntoTheirStep()
    {
        // 1 to 1.26 is step 0, 10 to 12.6 step 10; what lies between the two steps is parted.
        const std::map<int, double> shares =
            sharesByStep(HistogramBins{{1.1, 1.2, 30}, {10.5, 11, 60}, {11, 11.5, 10}});
        QCOMPARE(shares.size(), std::size_t{2});
        QCOMPARE(shares.at(0), 0.3);
        QCOMPARE(shares.at(10), 0.7);
    }

    void aWideBinIsSpreadAlongTheAxis()
    {
        const std::map<int, double> shares = sharesByStep(HistogramBins{{1, 10, 4}});
        QCOMPARE(shares.size(), std::size_t{10});
        for (const auto &[step, share] : shares)
            QVERIFY2(qAbs(share - 0.1) < 1e-9, qPrintable(QString::number(step)));
        QVERIFY(qAbs(sumOf(shares) - 1) < 1e-9);
        // A border within a step parts it by the logarithm.
        const std::map<int, double> parted = sharesByStep(HistogramBins{{1, 2, 1}, {2, 4, 1}});
        QVERIFY(qAbs(sumOf(parted) - 1) < 1e-9);
        QVERIFY(qAbs(parted.at(0) - 0.5 / (10 * std::log10(2))) < 1e-9);
    }

    void whatBeginsAtZeroOrIsBeyondTheAxisIsCounted()
    {
        const std::map<int, double> zero = sharesByStep(HistogramBins{{0, 2, 1}});
        QVERIFY(qAbs(sumOf(zero) - 1) < 1e-9);
        QCOMPARE(zero.begin()->first, 0); // from 1 on
        const std::map<int, double> beyond =
            sharesByStep(HistogramBins{{0, 1e-20, 1}, {1e-15, 1e20, 1}, {1e25, 1e26, 2}});
        QVERIFY(qAbs(sumOf(beyond) - 1) < 1e-9);
        QVERIFY(beyond.size() <= 242);
    }

    void aStepBeginsWhereTheOneBeforeEnds()
    {
        QCOMPARE(stepBegin(0), 1.0);
        QCOMPARE(stepBegin(10), 10.0);
        QVERIFY(qAbs(stepBegin(-60) / 1e-6 - 1) < 1e-12);
        QVERIFY(qAbs(stepBegin(3) - 1.99526) < 1e-4);
    }
};

QTEST_GUILESS_MAIN(TestHistogram)
#include "tst_histogram.moc"
