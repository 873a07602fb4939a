// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/verdicts.h"

#include <QTest>

using namespace runwatt;
using namespace runwatt::campaign;

namespace {

/// Ten seconds of a quiet trial, with a meter of 1 Hz.
TrialEvidence quietTrial()
{
    TrialEvidence evidence;
    evidence.trial = {3};
    evidence.window = {100 * kNsPerSecond, 110 * kNsPerSecond};
    evidence.windowSteady = {500 * kNsPerSecond, 510 * kNsPerSecond};
    evidence.seen.periodNs = kNsPerSecond;
    MeterSampling::Reading meter;
    meter.settings.name = QStringLiteral("plug");
    for (int i = 0; i <= 10; ++i) {
        meter.watts.push_back({(100 + i) * kNsPerSecond, 5});
        device::Telemetry telemetry;
        telemetry.deviceNs = i * kNsPerSecond;
        telemetry.deviceUtcNs = (1000 + i) * kNsPerSecond;
        evidence.seen.telemetry.push_back(telemetry);
        evidence.seen.telemetrySteadyNs.push_back((500 + i) * kNsPerSecond);
        evidence.seen.foreign[QStringLiteral("cron")].push_back({(500 + i) * kNsPerSecond, 1});
    }
    evidence.meters.push_back(meter);
    return evidence;
}

QStringList codes(const TrialEvidence &evidence)
{
    QStringList list;
    for (const store::VerdictRecord &verdict : judge(evidence))
        list.append(verdict.code);
    return list;
}

} // namespace

class TestVerdicts : public QObject
{
    Q_OBJECT

private slots:

    void aQuietTrialIsValid()
    {
        QCOMPARE(codes(quietTrial()), QStringList(QStringLiteral("valid")));
    }

    void whatRanOtherwiseThanAskedIsTold()
    {
        TrialEvidence evidence = quietTrial();
        evidence.concession = QStringLiteral("Requests went through the page cache.");
        evidence.concessionCode = QStringLiteral("not-direct");
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("not-direct")));
        QCOMPARE(judge(evidence).front().text, evidence.concession);
    }

    void throttleFlagsAreTold()
    {
        TrialEvidence evidence = quietTrial();
        evidence.seen.telemetry[4].throttled = 0x5; // under-voltage now, throttled now
        QCOMPARE(codes(evidence),
                 QStringList({QStringLiteral("under-voltage"), QStringLiteral("throttled")}));
        evidence = quietTrial();
        evidence.seen.telemetry[4].throttled = 0x50000; // only in the past, since boot
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("valid")));
    }

    void aLimitThatTheKernelLoweredIsThrottling()
    {
        TrialEvidence evidence = quietTrial();
        for (device::Telemetry &telemetry : evidence.seen.telemetry)
            telemetry.capHertz = 1.5e9;
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("valid")));
        evidence.seen.telemetry[7].capHertz = 1.0e9;
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("throttled")));
        QVERIFY(judge(evidence).front().text.contains(QStringLiteral("from 1.50 to 1.00 GHz")));
    }

    void aProcessorThatThrottledItselfIsTold()
    {
        TrialEvidence evidence = quietTrial();
        for (device::Telemetry &telemetry : evidence.seen.telemetry)
            telemetry.throttles = 40; // of earlier days
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("valid")));
        evidence.seen.telemetry.back().throttles = 43;
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("throttled")));
        QVERIFY(judge(evidence).front().text.contains(QStringLiteral(" 3 times")));
    }

    void aClockThatFallsUnderAFixedGovernorIsTold()
    {
        TrialEvidence evidence = quietTrial();
        evidence.windowSteady.beginNs = 503 * kNsPerSecond;
        evidence.governor = QStringLiteral("performance");
        for (std::size_t i = 0; i < evidence.seen.telemetry.size(); ++i)
            evidence.seen.telemetry[i].hertz = i < 3 ? 1.5e9 : 1.4e9;
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("valid")));
        // Full at the idle baseline, low in all of the window.
        for (std::size_t i = 3; i < evidence.seen.telemetry.size(); ++i)
            evidence.seen.telemetry[i].hertz = 1.2e9;
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("clock-dropped")));
        QVERIFY(judge(evidence).front().text.contains(QStringLiteral("1.20 GHz")));
        // This one changes it on purpose.
        evidence.governor = QStringLiteral("ondemand");
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("valid")));
    }

    void heatInTheWindowIsTold()
    {
        TrialEvidence evidence = quietTrial();
        evidence.windowSteady.beginNs = 503 * kNsPerSecond;
        for (device::Telemetry &telemetry : evidence.seen.telemetry)
            telemetry.celsius = 79;
        evidence.seen.telemetry.front().celsius = 90; // before the window
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("valid")));
        evidence.seen.telemetry[6].celsius = 81.5;
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("hot")));
        QVERIFY(judge(evidence).front().text.contains(QStringLiteral("81.5")));
    }

    void anUncertainWindowIsTold()
    {
        TrialEvidence evidence = quietTrial();
        evidence.windowUncertaintyNs = 60 * kNsPerMs;
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("clock-uncertain")));
    }

    void foreignLoadNamesTheBusiest()
    {
        TrialEvidence evidence = quietTrial();
        for (int i = 0; i < 10; ++i) {
            evidence.seen.foreign[QStringLiteral("updatedb")].push_back(
                {(500 + i) * kNsPerSecond, 60});
            evidence.seen.foreign[QStringLiteral("outside")].push_back(
                {(600 + i) * kNsPerSecond, 100});
        }
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("foreign-load")));
        QVERIFY(judge(evidence).front().text.contains(QStringLiteral("updatedb")));
    }

    void aDeviceThatTellsNothingForLongIsNotObserved()
    {
        const auto without = [](int from, int to) {
            TrialEvidence evidence = quietTrial();
            Observations &seen = evidence.seen;
            seen.telemetry.erase(seen.telemetry.begin() + from, seen.telemetry.begin() + to);
            seen.telemetrySteadyNs.erase(seen.telemetrySteadyNs.begin() + from,
                                         seen.telemetrySteadyNs.begin() + to);
            return evidence;
        };
        const QStringList valid(QStringLiteral("valid"));
        const QStringList notObserved(QStringLiteral("not-observed"));
        // Some ticks are missed by a busy device.
        QCOMPARE(codes(without(3, 7)), valid);
        QCOMPARE(codes(without(3, 9)), notObserved);
        QVERIFY(judge(without(3, 9)).front().text.contains(QStringLiteral("7.0 s")));
        QCOMPARE(codes(without(0, 6)), notObserved);
        // It told nothing any more: its helper has died, or hangs.
        QCOMPARE(codes(without(9, 11)), valid);
        QCOMPARE(codes(without(8, 11)), notObserved);
        QVERIFY(judge(without(8, 11)).front().text.contains(QStringLiteral("3.0 s")));
        QCOMPARE(codes(without(0, 11)), notObserved);
        // As many periods are longer where one is.
        TrialEvidence slow = without(3, 9);
        slow.seen.periodNs = 2 * kNsPerSecond;
        QCOMPARE(codes(slow), valid);
    }

    void anEndOfMpstatOrPidstatIsTold()
    {
        TrialEvidence evidence = quietTrial();
        for (int i = 0; i < 10; ++i) {
            cpu::CpuSample sample;
            sample.timeNs = (500 + i) * kNsPerSecond + kNsPerSecond / 2;
            evidence.seen.cpu.push_back(sample);
            evidence.seen.processTimes.push_back(sample.timeNs);
        }
        evidence.seen.asksMpstat = evidence.seen.asksPidstat = true;
        const QStringList notObserved(QStringLiteral("not-observed"));
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("valid")));
        TrialEvidence ended = evidence;
        ended.seen.cpu.resize(4);
        QCOMPARE(codes(ended), notObserved);
        QVERIFY(judge(ended).front().text.contains(QStringLiteral("6.5 s mpstat")));
        ended.seen.cpu.clear(); // it told nothing at all
        QCOMPARE(codes(ended), notObserved);
        ended = evidence;
        ended.seen.processTimes.resize(4);
        QCOMPARE(codes(ended), notObserved);
        QVERIFY(judge(ended).front().text.contains(QStringLiteral("6.5 s pidstat")));
        ended.seen.processTimes.clear();
        QCOMPARE(codes(ended), notObserved);
        // Where the device has neither, nothing was to come of them.
        ended.seen.cpu.clear();
        ended.seen.asksMpstat = ended.seen.asksPidstat = false;
        QCOMPARE(codes(ended), QStringList(QStringLiteral("valid")));
    }

    void aSilentMeterIsTold()
    {
        TrialEvidence evidence = quietTrial();
        std::vector<series::Sample> &watts = evidence.meters.front().watts;
        watts.erase(watts.begin() + 3, watts.begin() + 6);
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("meter-gap")));
        watts.clear();
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("meter-gap")));
    }

    void aMeterThatWasUnpluggedIsToldHoweverShort()
    {
        TrialEvidence evidence = quietTrial();
        std::vector<series::Window> &gaps = evidence.meters.front().gaps;
        gaps.push_back({104 * kNsPerSecond, 105 * kNsPerSecond});
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("meter-gap")));
        // Before the window and after it nothing is missed.
        gaps = {{98 * kNsPerSecond, 100 * kNsPerSecond}, {110 * kNsPerSecond, 111 * kNsPerSecond}};
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("valid")));
    }

    void aSteppedWallClockIsTold()
    {
        TrialEvidence evidence = quietTrial();
        for (std::size_t i = 5; i < evidence.seen.telemetry.size(); ++i)
            evidence.seen.telemetry[i].deviceUtcNs += 3600 * kNsPerSecond;
        QCOMPARE(codes(evidence), QStringList(QStringLiteral("clock-step")));
    }

    void swappingAndConditionsNotMetAreTold()
    {
        TrialEvidence evidence = quietTrial();
        evidence.seen.telemetry.back().swappedPages = 12;
        evidence.cachesNotDropped = QStringLiteral("no root");
        evidence.tooWarm = QStringLiteral("hot");
        evidence.governorNotSet = QStringLiteral("not allowed");
        QCOMPARE(codes(evidence),
                 QStringList({QStringLiteral("swap"), QStringLiteral("caches-warm"),
                              QStringLiteral("too-warm"), QStringLiteral("governor-not-set")}));
    }
};

QTEST_GUILESS_MAIN(TestVerdicts)
#include "tst_verdicts.moc"
