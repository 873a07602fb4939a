// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/trialsummary.h"

#include <QTest>

using namespace runwatt;
using namespace runwatt::analysis;
using namespace Qt::Literals::StringLiterals;

namespace {

series::Window seconds(TimeNs begin, TimeNs end)
{
    return {begin * kNsPerSecond, end * kNsPerSecond};
}

/// One sample a second from 0 to `end`: `idle` before second 10, `busy` from then on.
TrialSeries seriesOf(const QString &name,
                     const QString &source,
                     double idle,
                     double busy,
                     Origin origin = Origin::Measured,
                     TimeNs end = 60)
{
    auto samples = std::make_shared<series::Samples>();
    for (TimeNs second = 0; second <= end; ++second)
        samples->push_back({second * kNsPerSecond, second <= 10 ? idle : busy});
    TrialSeries made;
    made.descriptor.name = name;
    made.descriptor.unit = name == u"watts" ? u"W"_s : u"%"_s;
    made.descriptor.source = source;
    made.descriptor.origin = origin;
    made.samples = samples;
    return made;
}

TrialMaterial someTrial()
{
    TrialMaterial material;
    material.trial = {7};
    material.window = seconds(20, 50);
    material.idleWindow = seconds(0, 10);
    material.benchmark = {{u"throughput"_s, u"B/s"_s, u"read"_s, 4e6},
                          {u"bytes"_s, u"B"_s, u"read"_s, 1.2e8}};
    material.series = {seriesOf(u"watts"_s, u"wall"_s, 3, 5, Origin::Simulated),
                       seriesOf(u"cpu.user"_s, u"mpstat"_s, 1, 40)};
    material.meters = {{u"wall"_s, power::Sampling::Averaging, kNsPerSecond}};
    return material;
}

const store::SummaryRecord *find(const TrialSummary &summary, const QString &measure)
{
    for (const store::SummaryRecord &row : summary.summaries) {
        if (row.measure == measure)
            return &row;
    }
    return nullptr;
}

} // namespace

class TestTrialSummary : public QObject
{
    Q_OBJECT

private slots:
    void powerAndWorkComeTogether();
    void aMeterThatWasSilentGivesNoJoulesAndSaysWhy();
    void withoutIdleOrBytesTheirMeasuresAreLeftOut();
    void theHottestMomentIsKept();
};

void TestTrialSummary::powerAndWorkComeTogether()
{
    const TrialSummary summary = summarise(someTrial());
    QVERIFY2(summary.notes.isEmpty(), qPrintable(summary.notes.join(u'\n')));
    QCOMPARE(find(summary, u"throughput"_s)->value, 4e6);
    QCOMPARE(find(summary, u"throughput"_s)->origin, Origin::Measured);
    QCOMPARE(find(summary, u"throughput"_s)->trial, store::TrialId{7});
    QCOMPARE(find(summary, u"cpu.user"_s)->value, 40.0);
    QCOMPARE(find(summary, u"watts.mean"_s)->value, 5.0);
    QCOMPARE(find(summary, u"watts.mean"_s)->detail, u"wall"_s);
    QCOMPARE(find(summary, u"watts.max"_s)->value, 5.0);
    QCOMPARE(find(summary, u"watts.idle"_s)->value, 3.0);
    QCOMPARE(find(summary, u"watts.net"_s)->value, 2.0);
    QCOMPARE(find(summary, u"energy"_s)->value, 150.0);
    QCOMPARE(find(summary, u"energy"_s)->origin, Origin::Simulated);
    QCOMPARE(find(summary, u"energy.net"_s)->value, 60.0);
    QCOMPARE(find(summary, u"energy.perbyte"_s)->value, 150.0 / 1.2e8);
    QCOMPARE(find(summary, u"energy.perbyte"_s)->origin, Origin::Simulated);
}

void TestTrialSummary::aMeterThatWasSilentGivesNoJoulesAndSaysWhy()
{
    TrialMaterial material = someTrial();
    material.series.front() = seriesOf(u"watts"_s, u"wall"_s, 3, 5, Origin::Measured, 30);
    const TrialSummary summary = summarise(material);
    QVERIFY(find(summary, u"energy"_s) == nullptr);
    QVERIFY(find(summary, u"energy.perbyte"_s) == nullptr);
    QVERIFY(find(summary, u"watts.idle"_s) != nullptr);
    QVERIFY(!summary.notes.isEmpty());
    QVERIFY(summary.notes.front().startsWith(u"wall: "));
}

void TestTrialSummary::withoutIdleOrBytesTheirMeasuresAreLeftOut()
{
    TrialMaterial material = someTrial();
    material.idleWindow.reset();
    material.benchmark.clear();
    const TrialSummary summary = summarise(material);
    QVERIFY(find(summary, u"energy"_s) != nullptr);
    QVERIFY(find(summary, u"energy.perbyte"_s) == nullptr);
    QVERIFY(find(summary, u"energy.net"_s) == nullptr);
    QVERIFY(find(summary, u"watts.idle"_s) == nullptr);
}

void TestTrialSummary::theHottestMomentIsKept()
{
    TrialMaterial material = someTrial();
    material.series = {seriesOf(u"temperature"_s, u"telemetry"_s, 40, 60)};
    auto hotter = std::make_shared<series::Samples>(*material.series.front().samples);
    (*hotter)[30].value = 71;
    material.series.front().samples = hotter;
    const TrialSummary summary = summarise(material);
    QCOMPARE(find(summary, u"temperature.max"_s)->value, 71.0);
    QVERIFY(find(summary, u"temperature"_s)->value < 61);
}

QTEST_GUILESS_MAIN(TestTrialSummary)
#include "tst_trialsummary.moc"
