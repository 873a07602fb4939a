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
    MeterSampling::Reading meter;
    meter.settings.name = QStringLiteral("plug");
    for (int i = 0; i <= 10; ++i) {
        meter.watts.push_back({(100 + i) * kNsPerSecond, 5});
        device::Telemetry telemetry;
        telemetry.deviceNs = i * kNsPerSecond;
        telemetry.deviceUtcNs = (1000 + i) * kNsPerSecond;
        evidence.seen.telemetry.push_back(telemetry);
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
