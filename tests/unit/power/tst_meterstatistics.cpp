// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/meterstatistics.h"

#include <QTest>

using namespace runwatt;
using namespace runwatt::power;

namespace {

constexpr TimeNs kPeriodNs = kNsPerSecond;

Reading reading(double second, double watts)
{
    return Reading(static_cast<TimeNs>(second * 1e9), watts, 230, watts / 230);
}

} // namespace

class TestMeterStatistics : public QObject
{
    Q_OBJECT

private slots:

    void rateAndResolutionAreMeasured()
    {
        StatisticsCollector collector(kPeriodNs);
        for (int i = 0; i < 11; ++i)
            QVERIFY(!collector.add(reading(i * 0.5, 5 + 0.1 * (i % 3))));
        QCOMPARE(collector.statistics().readings, 11);
        QCOMPARE(collector.statistics().rateHz, 2.0);
        QCOMPARE(collector.statistics().updateHz, 2.0);
        QVERIFY(qAbs(collector.statistics().resolutionWatts - 0.1) < 1e-9);
    }

    void aMeterAskedTooOftenShowsItsTrueUpdateRate()
    {
        StatisticsCollector collector(kPeriodNs / 10);
        for (int i = 0; i <= 100; ++i) // asked at 10 Hz, updates at 2 Hz
            static_cast<void>(collector.add(reading(i * 0.1, 5 + i / 5)));
        QCOMPARE(collector.statistics().duplicates, 80);
        QVERIFY(qAbs(collector.statistics().rateHz - 10) < 1e-6);
        QVERIFY(qAbs(collector.statistics().updateHz - 2) < 1e-6);
    }

    void aLongStretchIsAGapAndSpoilsNoRate()
    {
        StatisticsCollector collector(kPeriodNs);
        QVERIFY(!collector.add(reading(0, 5)));
        QVERIFY(!collector.add(reading(1, 5.1)));
        QVERIFY(!collector.add(reading(3, 5.2))); // one lost
        const auto gap = collector.add(reading(60, 5.3));
        QVERIFY(gap);
        QCOMPARE(gap->fromNs, 3 * kNsPerSecond);
        QCOMPARE(gap->toNs, 60 * kNsPerSecond);
        QCOMPARE(collector.statistics().gaps, 1);
        QCOMPARE(collector.statistics().rateHz, 2.0 / 3);
    }

    void anInterruptionIsAGapHoweverShort()
    {
        StatisticsCollector collector(kPeriodNs);
        collector.interrupt();
        QVERIFY(!collector.add(reading(0, 5))); // nothing was there to be interrupted
        collector.interrupt();
        QVERIFY(collector.openGap(kNsPerSecond / 2));
        QVERIFY(collector.add(reading(1, 5)));
        QVERIFY(!collector.openGap(kNsPerSecond * 3 / 2));
    }

    void aMeterThatIsSilentFromTheBeginningHasAGap()
    {
        StatisticsCollector collector(kPeriodNs);
        QVERIFY(!collector.openGap(60 * kNsPerSecond)); // nobody expects anything yet
        collector.expectFrom(10 * kNsPerSecond);
        QVERIFY(!collector.openGap(12 * kNsPerSecond));
        QVERIFY(collector.openGap(13 * kNsPerSecond));
        const auto gap = collector.add(reading(15, 5));
        QVERIFY(gap);
        QCOMPARE(gap->fromNs, 10 * kNsPerSecond);
        QCOMPARE(collector.statistics().gaps, 1);
        QCOMPARE(collector.statistics().rateHz, 0.0); // one reading has no rate
        QVERIFY(!collector.add(reading(16, 5)));
        QCOMPARE(collector.statistics().gaps, 1);
    }
};

QTEST_GUILESS_MAIN(TestMeterStatistics)
#include "tst_meterstatistics.moc"
