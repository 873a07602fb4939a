// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/energy.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>
#include <vector>

using namespace runwatt;
using namespace runwatt::power;
using runwatt::series::Sample;
using runwatt::series::Window;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TimeNs at(double seconds)
{
    return std::llround(seconds * 1e9);
}

std::vector<Sample>
sampled(double from, double to, double step, const std::function<double(double)> &watts)
{
    std::vector<Sample> samples;
    const auto count = std::llround((to - from) / step);
    for (long long i = 0; i <= count; ++i) {
        const double time = from + static_cast<double>(i) * step;
        samples.push_back({at(time), watts(time)});
    }
    return samples;
}

double constant(double)
{
    return 5;
}

const EnergyOptions kAveraging(Sampling::Averaging, kNsPerSecond);
const EnergyOptions kInstantaneous(Sampling::Instantaneous, kNsPerSecond);
const Window kTwentySeconds{at(10), at(30)};

} // namespace

class TestEnergy : public QObject
{
    Q_OBJECT

private slots:

    void constantPowerIsPowerTimesTime_data()
    {
        QTest::addColumn<double>("begin");
        QTest::addColumn<double>("end");
        QTest::newRow("on the stamps") << 10.0 << 30.0;
        QTest::newRow("between stamps") << 10.3 << 29.9;
        QTest::newRow("just inside a period") << 10.999 << 25.001;
    }

    void constantPowerIsPowerTimesTime()
    {
        QFETCH(double, begin);
        QFETCH(double, end);
        const auto samples = sampled(0, 40, 1, constant);
        for (const EnergyOptions &options : {kAveraging, kInstantaneous}) {
            const Energy energy = energyOver(samples, {at(begin), at(end)}, options);
            QVERIFY(energy.reasons.isEmpty());
            QCOMPARE(*energy.joules, 5 * (end - begin));
            QCOMPARE(*energy.meanWatts, 5.0);
            QCOMPARE(energy.coverage, 1.0);
            QCOMPARE(*energy.joulesUncertainty, 0.0);
            QCOMPARE(energy.largestGapNs, kNsPerSecond);
        }
    }

    void trapezoidsAreExactForARampAlsoBetweenStamps()
    {
        const auto ramp = [](double time) { return 2 + 0.5 * time; };
        const Energy energy =
            energyOver(sampled(0, 40, 1, ramp), {at(10.25), at(29.6)}, kInstantaneous);
        const double mean = 2 + 0.5 * (10.25 + 29.6) / 2;
        QCOMPARE(*energy.joules, mean * (29.6 - 10.25));
    }

    void averagesOfARampAreExactWhereTheWindowIsWholePeriods()
    {
        // The mean over (t - 1, t] of 2 + t / 2.
        const auto average = [](double time) { return 2 + 0.5 * (time - 0.5); };
        const Energy energy = energyOver(sampled(0, 40, 1, average), kTwentySeconds, kAveraging);
        QCOMPARE(*energy.joules, (2 + 0.5 * 20) * 20);
    }

    void aStepInsideTheWindowIsExactForAveragesAndInsideTheUncertaintyAtAnEdge()
    {
        // 3 W up to 10.4 s, 7 W from there on; the meter's means at whole seconds.
        const auto average = [](double time) {
            return time <= 10 ? 3.0 : time <= 11 ? 0.4 * 3 + 0.6 * 7 : 7.0;
        };
        const auto samples = sampled(0, 40, 1, average);
        const Energy inside = energyOver(samples, {at(5), at(25)}, kAveraging);
        QCOMPARE(*inside.joules, 3 * 5.4 + 7 * 14.6);
        QCOMPARE(*inside.joulesUncertainty, 0.0);

        const Energy atEdge = energyOver(samples, {at(10.4), at(30.4)}, kAveraging);
        QVERIFY(std::abs(*atEdge.joules - 7 * 20) <= *atEdge.joulesUncertainty);
        QCOMPARE(*atEdge.joulesUncertainty, 4.0); // P_step x T
    }

    void theClocksUncertaintyWidensTheEdges()
    {
        const auto step = [](double time) { return time <= 10 ? 3.0 : 7.0; };
        EnergyOptions options = kAveraging;
        options.edgeUncertaintyNs = at(0.5);
        const Energy energy = energyOver(sampled(0, 40, 1, step), kTwentySeconds, options);
        QCOMPARE(*energy.joulesUncertainty, 4.0 * 1.5);
    }

    void tooFewReadingsGiveNoJoulesButTheMean()
    {
        const Energy energy = energyOver(sampled(0, 40, 1, constant), {at(10), at(19)}, kAveraging);
        QCOMPARE(energy.samples, 9);
        QVERIFY(!energy.joules && !energy.joulesUncertainty);
        QCOMPARE(*energy.meanWatts, 5.0);
        QCOMPARE(energy.reasons.size(), 1);
        QVERIFY2(energy.reasons[0].contains(u"9"_s), qPrintable(energy.reasons[0]));
        const Result<double> joules = energy.checkedJoules();
        QVERIFY(!joules);
        QVERIFY(joules.error().text().contains(energy.reasons[0]));
    }

    void theLeastNumberOfReadingsIsSettable()
    {
        EnergyOptions options = kAveraging;
        options.minimumSamples = 3;
        QVERIFY(energyOver(sampled(0, 40, 1, constant), {at(10), at(14)}, options).joules);
    }

    void oneLostReadingPassesTwoInARowDoNot()
    {
        auto samples = sampled(0, 40, 1, constant);
        samples.erase(samples.begin() + 20);
        const Energy one = energyOver(samples, kTwentySeconds, kAveraging);
        QCOMPARE(*one.joules, 100.0);
        QCOMPARE(one.largestGapNs, 2 * kNsPerSecond);

        samples.erase(samples.begin() + 20);
        const Energy two = energyOver(samples, kTwentySeconds, kAveraging);
        QVERIFY(!two.joules);
        QCOMPARE(*two.meanWatts, 5.0);
        QCOMPARE(two.coverage, 18.0 / 20);
        QCOMPARE(two.largestGapNs, 3 * kNsPerSecond);
    }

    void aGapOutsideTheWindowDoesNotMatter()
    {
        auto samples = sampled(0, 9, 1, constant);
        const auto later = sampled(20, 60, 1, constant);
        samples.insert(samples.end(), later.begin(), later.end());
        QCOMPARE(energyOver(samples, {at(20), at(40)}, kAveraging).coverage, 1.0);
        QVERIFY(energyOver(samples, {at(25), at(40)}, kAveraging).joules);
    }

    void aGapThatReachesIntoTheWindowCounts()
    {
        const Energy late = energyOver(sampled(14, 40, 1, constant), kTwentySeconds, kAveraging);
        QVERIFY(!late.joules);
        QCOMPARE(late.largestGapNs, at(4));
        const Energy early =
            energyOver(sampled(0, 25, 1, constant), kTwentySeconds, kInstantaneous);
        QVERIFY(!early.joules);
        QCOMPARE(early.largestGapNs, at(5));
        QCOMPARE(early.coverage, 0.75);
    }

    void anUncoveredEndIsTakenAtTheMeanAndMadeUncertain()
    {
        const auto ramp = [](double time) { return time; };
        const Energy energy = energyOver(sampled(0, 29, 1, ramp), kTwentySeconds, kInstantaneous);
        QCOMPARE(energy.coverage, 0.95);
        QCOMPARE(*energy.meanWatts, 19.5); // from 10 s to 29 s
        QCOMPARE(*energy.joules, 19.5 * 20);
        QVERIFY(std::abs(*energy.joules - 20.0 * 20) <= *energy.joulesUncertainty);
    }

    void aMissingValueIsAGap()
    {
        auto samples = sampled(0, 40, 1, constant);
        samples[20].value = kNaN;
        samples[21].value = kNaN;
        const Energy energy = energyOver(samples, kTwentySeconds, kInstantaneous);
        QVERIFY(!energy.joules);
        QCOMPARE(energy.samples, 18);
        QCOMPARE(energy.largestGapNs, at(3));
        QCOMPARE(*energy.meanWatts, 5.0);
    }

    void duplicatesAreCounted()
    {
        const auto halfRate = [](double time) { return std::floor(time / 2); };
        QCOMPARE(energyOver(sampled(0, 40, 1, halfRate), kTwentySeconds, kAveraging).duplicates,
                 10);
    }

    void inputThatCannotBeIntegratedIsRefusedInWords_data()
    {
        QTest::addColumn<QList<double>>("times");
        QTest::addColumn<double>("end");
        QTest::newRow("no readings") << QList<double>() << 30.0;
        QTest::newRow("empty window") << QList<double>{1, 2, 3} << 10.0;
        QTest::newRow("window backwards") << QList<double>{1, 2, 3} << 5.0;
        QTest::newRow("out of order") << QList<double>{12, 11, 13} << 30.0;
        QTest::newRow("all before") << QList<double>{1, 2, 3} << 30.0;
        QTest::newRow("all after") << QList<double>{51, 52, 53} << 60.0;
    }

    void inputThatCannotBeIntegratedIsRefusedInWords()
    {
        QFETCH(QList<double>, times);
        QFETCH(double, end);
        std::vector<Sample> samples;
        for (const double time : times)
            samples.push_back({at(time), 5});
        for (const EnergyOptions &options : {kAveraging, kInstantaneous}) {
            const Energy energy = energyOver(samples, {at(10), at(end)}, options);
            QVERIFY(!energy.joules);
            QVERIFY(!energy.reasons.isEmpty());
        }
    }

    void energyAboveIdleTakesTheIdlePowerOff()
    {
        const Energy work =
            energyOver(sampled(0, 40, 1, [](double) { return 7.0; }), kTwentySeconds, kAveraging);
        const Window idleWindow{at(5), at(15)};
        Energy idle =
            energyOver(sampled(0, 40, 1, [](double) { return 3.0; }), idleWindow, kAveraging);
        idle.joulesUncertainty = 1;
        const auto net = energyAboveIdle(work, kTwentySeconds, idle, idleWindow);
        QVERIFY(net);
        QCOMPARE(net->joules, 80.0);
        QCOMPARE(net->joulesUncertainty, 2.0); // twice as long
    }

    void energyAboveIdleIsRefusedWithoutIdleEnergy()
    {
        const Energy work = energyOver(sampled(0, 40, 1, constant), kTwentySeconds, kAveraging);
        QVERIFY(!energyAboveIdle(work, kTwentySeconds, Energy(), kTwentySeconds));
    }
};

QTEST_GUILESS_MAIN(TestEnergy)
#include "tst_energy.moc"
