// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/comparison.h"
#include "core/analysis/comparisontext.h"
#include "tests/unit/analysis/comparisonfixture.h"

#include <QTest>

using namespace runwatt;
using namespace runwatt::analysis;
using namespace runwatt::analysis::test;
using namespace runwatt::store;
using namespace Qt::Literals::StringLiterals;

class TestComparison : public QObject
{
    Q_OBJECT

private slots:
    void fiveTrialsHaveAnIntervalAndFourHaveNot();
    void sizesRuntimesAndDevicesAreInNaturalOrder();
    void joinedFactorsHaveAValueForEachCombination();
    void onlyCompleteTrialsCount();
    void verdictsAreMarkedAndTheirTrialsKept();
    void simulatedWattsHideNoEmulatedWork();
    void aStandInHidesNoEmulatedDevice();
    void oneSimulatedTrialMarksItsCellAndTheWhole();
    void readAndWriteAddUpWhereASumMakesSense();
    void aWholeIsNotAddedToItsParts();
    void aValueWithoutADetailCanBeChosenBesideThoseThatHaveOne();
    void filtersChooseByKeyOrLabel();
    void cellsOfUnlikeTrialsAreNamed();
    void mistakesAreAnsweredWithWhatThereIs_data();
    void mistakesAreAnsweredWithWhatThereIs();
    void measuresAndFactorsAreListed();
};

void TestComparison::fiveTrialsHaveAnIntervalAndFourHaveNot()
{
    Builder builder;
    const CellId five = builder.cell(u"NT"_s, 4096, u"write"_s);
    const CellId four = builder.cell(u"RC"_s, 4096, u"write"_s);
    for (const double value : {10.0, 12.0, 11.0, 13.0, 14.0})
        builder.trial(five, value);
    for (const double value : {1.0, 2.0, 3.0, 10.0})
        builder.trial(four, value);
    const Comparison comparison = compare(builder.data, by(u"runtime"_s)).value();
    QCOMPARE(comparison.cells.size(), std::size_t(2));
    const ComparisonCell *nt = comparison.find(u"NT"_s, QString());
    QCOMPARE(nt->mean, 12.0);
    QVERIFY(nt->interval.has_value());
    QVERIFY(std::abs(nt->interval->high - 13.9632) < 1e-3); // t(4) 2.77645, s 1.5811
    const ComparisonCell *rc = comparison.find(u"RC"_s, QString());
    QVERIFY(!rc->interval.has_value());
    QVERIFY(nt->showsMean() && !rc->showsMean());
    QVERIFY2(std::isnan(rc->mean), "nobody gets one to show");
    QCOMPARE(rc->median, 2.5);
    QCOMPARE(rc->trials.size(), std::size_t(4));
    QVERIFY(comparison.statistic().contains(u"95 % interval (Student's t)"));
    QVERIFY(comparison.statistic().contains(u"single trials"));
    QVERIFY(comparison.mixed.isEmpty());
}

void TestComparison::sizesRuntimesAndDevicesAreInNaturalOrder()
{
    Builder builder;
    for (const QString &runtime : {u"KC"_s, u"ZZ"_s, u"NT"_s, u"QM"_s, u"VM"_s, u"RC"_s, u"FC"_s}) {
        for (const qint64 size : {131072, 512, 1048576, 4096})
            builder.trial(builder.cell(runtime, size, u"read"_s, size == 512 ? 2 : 1), 1);
    }
    const Comparison comparison =
        compare(builder.data, by(u"requestSize"_s, u"runtime"_s, u"device"_s)).value();
    QCOMPARE(labels(comparison.axis),
             QStringList({u"512 B"_s, u"4 KiB"_s, u"128 KiB"_s, u"1 MiB"_s}));
    QCOMPARE(labels(comparison.series),
             QStringList({u"NT"_s, u"RC"_s, u"VM"_s, u"FC"_s, u"KC"_s, u"QM"_s, u"ZZ"_s}));
    QCOMPARE(labels(comparison.panels), QStringList({u"zebra"_s, u"ant"_s})); // as in the plan
    QCOMPARE(comparison.cells.size(), std::size_t(28));
    QCOMPARE(comparison.cells.front().axisLabel, u"4 KiB"_s);
    QCOMPARE(comparison.cells.front().seriesLabel, u"NT"_s);
}

void TestComparison::joinedFactorsHaveAValueForEachCombination()
{
    Builder builder;
    for (const QString &operation : {u"write"_s, u"read"_s}) {
        for (const qint64 size : {131072, 512, 4096})
            builder.trial(builder.cell(u"NT"_s, size, operation), 1.0);
    }
    const Comparison comparison =
        compare(builder.data, by(u"runtime"_s, {}, u"operation+requestSize"_s)).value();
    QCOMPARE(labels(comparison.panels),
             (QStringList{u"read, 512 B"_s, u"read, 4 KiB"_s, u"read, 128 KiB"_s, u"write, 512 B"_s,
                          u"write, 4 KiB"_s, u"write, 128 KiB"_s}));
    QCOMPARE(comparison.panels.front().key, u"read+512"_s);
    QVERIFY(comparison.mixed.isEmpty());
    QVERIFY(!compare(builder.data, by(u"runtime+nonsense"_s)).has_value());
}

void TestComparison::onlyCompleteTrialsCount()
{
    Builder builder;
    const CellId cell = builder.cell(u"NT"_s, 4096, u"write"_s);
    builder.trial(cell, 5);
    for (const TrialState state :
         {TrialState::Waiting, TrialState::Running, TrialState::Interrupted, TrialState::Failed})
        builder.trial(cell, 1000, state);
    const Comparison comparison = compare(builder.data, by(u"runtime"_s)).value();
    QCOMPARE(comparison.cells.front().values, std::vector<double>{5});
}

void TestComparison::verdictsAreMarkedAndTheirTrialsKept()
{
    Builder builder;
    const CellId cell = builder.cell(u"NT"_s, 4096, u"write"_s);
    const TrialId first = builder.trial(cell, 5);
    const TrialId second = builder.trial(cell, 6);
    builder.trial(cell, 7);
    builder.data.verdicts = {{first, u"throttled"_s, QString()},
                             {first, u"swap"_s, QString()},
                             {second, u"throttled"_s, QString()},
                             {TrialId{3}, u"valid"_s, QString()}};
    const ComparisonCell cells = compare(builder.data, by(u"runtime"_s)).value().cells.front();
    QCOMPARE(cells.values.size(), std::size_t(3));
    QCOMPARE(cells.verdictsAgainst, QStringList({u"swap"_s, u"throttled"_s}));
    QCOMPARE(cells.trialsWithVerdicts, 2);
}

void TestComparison::simulatedWattsHideNoEmulatedWork()
{
    Builder builder;
    builder.trial(builder.cell(u"NT"_s, 4096, u"write"_s), 5);
    builder.data.summaries.back().origin = Origin::Simulated;
    builder.trial(builder.cell(u"QM"_s, 4096, u"write"_s), 6);
    builder.data.summaries.back().origin = Origin::Simulated;
    builder.data.trials.back().origin = Origin::Emulated;
    const Comparison comparison = compare(builder.data, by(u"runtime"_s)).value();
    QCOMPARE(marks(comparison.cells.at(0).origins), u"SIMULATED"_s);
    QCOMPARE(marks(comparison.cells.at(1).origins), u"SIMULATED + EMULATED"_s);
    QVERIFY(toTable(comparison).contains(u"SIMULATED + EMULATED\n"));
    QVERIFY(toCsv(comparison).contains("simulated,SIMULATED + EMULATED,"));
    QVERIFY(toJson(comparison).contains("\"mark\": \"SIMULATED + EMULATED\""));
}

void TestComparison::aStandInHidesNoEmulatedDevice()
{
    Builder builder;
    builder.trial(builder.cell(u"KC"_s, 4096, u"write"_s), 5);
    builder.data.trials.back().origin = Origin::StandIn;
    builder.data.facts.push_back(
        {builder.data.cells.back().device, {}, 0, u"emulated"_s, u"yes"_s});
    const Comparison comparison = compare(builder.data, by(u"runtime"_s)).value();
    QCOMPARE(marks(comparison.origins), u"STAND-IN + EMULATED"_s);
}

void TestComparison::oneSimulatedTrialMarksItsCellAndTheWhole()
{
    Builder builder;
    builder.trial(builder.cell(u"NT"_s, 4096, u"write"_s), 5);
    builder.trial(builder.cell(u"RC"_s, 4096, u"write"_s), 6);
    builder.data.summaries.back().origin = Origin::Simulated;
    const Comparison comparison = compare(builder.data, by(u"runtime"_s)).value();
    QVERIFY(comparison.cells.at(0).origins.empty());
    QCOMPARE(comparison.cells.at(1).origins, Origins{Origin::Simulated});
    QCOMPARE(comparison.origins, Origins{Origin::Simulated});
    QVERIFY(toTable(comparison).contains(u"SIMULATED"));
    QVERIFY(toCsv(comparison).contains("simulated,SIMULATED"));
    QVERIFY(toJson(comparison).contains("SIMULATED"));
}

void TestComparison::readAndWriteAddUpWhereASumMakesSense()
{
    Builder builder;
    const TrialId trial = builder.trial(builder.cell(u"NT"_s, 4096, u"mixed"_s), 5);
    builder.summary(trial, u"throughput"_s, u"read"_s, 7);
    builder.summary(trial, u"latency.p99"_s, u"read"_s, 0.1);
    builder.summary(trial, u"latency.p99"_s, u"write"_s, 0.2);
    ComparisonRequest request = by(u"runtime"_s);
    QCOMPARE(compare(builder.data, request)->cells.front().median, 12.0);
    request.detail = u"read"_s;
    QCOMPARE(compare(builder.data, request)->cells.front().median, 7.0);
    request.measure = u"latency.p99"_s;
    QCOMPARE(compare(builder.data, request)->cells.front().median, 0.1);
    request.detail.clear();
    const Result<Comparison> refused = compare(builder.data, request);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QVERIFY(refused.error().text().contains(u"read, write"));
}

void TestComparison::aWholeIsNotAddedToItsParts()
{
    // As Filebench tells: of all operations together, and of each.
    Builder builder;
    const TrialId trial = builder.trial(builder.cell(u"NT"_s, 4096, u"mixed"_s), 5);
    builder.summary(trial, u"throughput"_s, QString(), 9);
    builder.summary(trial, u"throughput"_s, u"readfile1"_s, 4);
    builder.summary(trial, u"latency.p99"_s, QString(), 0.3);
    builder.summary(trial, u"latency.p99"_s, u"readfile1"_s, 0.1);
    ComparisonRequest request = by(u"runtime"_s);
    QCOMPARE(compare(builder.data, request)->cells.front().median, 9.0);
    request.detail = u"readfile1"_s;
    QCOMPARE(compare(builder.data, request)->cells.front().median, 4.0);
    request.detail.clear();
    request.measure = u"latency.p99"_s;
    QCOMPARE(compare(builder.data, request)->cells.front().median, 0.3);
}

void TestComparison::aValueWithoutADetailCanBeChosenBesideThoseThatHaveOne()
{
    // fio tells of reads and writes, netperf of all.
    Builder builder;
    const TrialId fio = builder.trial(builder.cell(u"NT"_s, 4096, u"mixed"_s), 5);
    builder.summary(fio, u"latency.mean"_s, u"read"_s, 0.1);
    builder.summary(fio, u"latency.mean"_s, u"write"_s, 0.2);
    const TrialId netperf = builder.trial(builder.cell(u"RC"_s, 4096, u"mixed"_s), 6);
    builder.summary(netperf, u"latency.mean"_s, QString(), 0.3);
    ComparisonRequest request = by(u"runtime"_s);
    request.measure = u"latency.mean"_s;
    const Result<Comparison> refused = compare(builder.data, request);
    QVERIFY(!refused);
    QVERIFY2(refused.error().text().contains(u"Choose a detail: read, write, none."_s),
             qPrintable(refused.error().text()));
    request.detail = withoutDetail();
    const Result<Comparison> chosen = compare(builder.data, request);
    QVERIFY2(chosen, chosen ? "" : qPrintable(chosen.error().text()));
    QCOMPARE(chosen->cells.size(), std::size_t(1));
    QCOMPARE(chosen->cells.front().median, 0.3);
    const auto detailsOf = [&builder](const QString &name) {
        const std::vector<Measure> all = measures(builder.data);
        return std::ranges::find(all, name, &Measure::name)->details;
    };
    QCOMPARE(detailsOf(u"latency.mean"_s), (QStringList{u"read"_s, u"write"_s, u"none"_s}));
    QCOMPARE(detailsOf(u"throughput"_s), QStringList{u"write"_s});
    // Where the parts have their whole beside them, that is what is shown without a choice.
    builder.summary(fio, u"latency.mean"_s, QString(), 0.15);
    QCOMPARE(detailsOf(u"latency.mean"_s), (QStringList{u"read"_s, u"write"_s}));
    request.detail.clear();
    QVERIFY(compare(builder.data, request));
    request.measure = u"throughput"_s;
    request.detail = withoutDetail();
    QCOMPARE(compare(builder.data, request).error().code, ErrorCode::NotFound);
}

void TestComparison::filtersChooseByKeyOrLabel()
{
    Builder builder;
    double value = 0;
    for (const QString &runtime : {u"NT"_s, u"RC"_s, u"VM"_s}) {
        for (const qint64 size : {4096, 8192})
            builder.trial(builder.cell(runtime, size, u"write"_s), ++value);
    }
    ComparisonRequest request = by(u"runtime"_s);
    request.filters = QStringList{u"requestSize=8 KiB"_s, u"runtime=NT"_s, u"runtime=VM"_s};
    const Comparison comparison = compare(builder.data, request).value();
    QCOMPARE(labels(comparison.axis), QStringList({u"NT"_s, u"VM"_s}));
    QCOMPARE(comparison.cells.at(0).median, 2.0);
    QCOMPARE(comparison.cells.at(1).median, 6.0);
    request.filters = QStringList{u"requestSize=4096"_s};
    QCOMPARE(compare(builder.data, request)->cells.front().median, 1.0);
}

void TestComparison::cellsOfUnlikeTrialsAreNamed()
{
    Builder builder;
    builder.trial(builder.cell(u"NT"_s, 4096, u"write"_s), 1);
    builder.trial(builder.cell(u"NT"_s, 8192, u"write"_s), 2);
    const Comparison mixed = compare(builder.data, by(u"runtime"_s)).value();
    QCOMPARE(mixed.mixed, QStringList{u"requestSize"_s});
    QVERIFY(mixed.statistic().contains(u"differ in requestSize"));
    QVERIFY(compare(builder.data, by(u"runtime"_s, u"requestSize"_s))->mixed.isEmpty());
}

void TestComparison::mistakesAreAnsweredWithWhatThereIs_data()
{
    QTest::addColumn<QString>("measure");
    QTest::addColumn<QString>("axis");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("answer");
    QTest::newRow("measure") << u"speed"_s << u"runtime"_s << QString() << u"throughput"_s;
    QTest::newRow("factor") << u"throughput"_s << u"colour"_s << QString() << u"requestSize"_s;
    QTest::newRow("filter") << u"throughput"_s << u"runtime"_s << u"NT"_s << u"factor=value"_s;
    QTest::newRow("filter's factor")
        << u"throughput"_s << u"runtime"_s << u"colour=red"_s << u"requestSize"_s;
    QTest::newRow("nothing left") << u"throughput"_s << u"runtime"_s << u"runtime=KC"_s
                                  << u"runtime=KC"_s;
}

void TestComparison::mistakesAreAnsweredWithWhatThereIs()
{
    QFETCH(const QString, measure);
    QFETCH(const QString, axis);
    QFETCH(const QString, filter);
    QFETCH(const QString, answer);
    Builder builder;
    builder.trial(builder.cell(u"NT"_s, 4096, u"write"_s), 1);
    ComparisonRequest request = by(axis);
    request.measure = measure;
    if (!filter.isEmpty())
        request.filters = QStringList{filter};
    const Result<Comparison> refused = compare(builder.data, request);
    QVERIFY(!refused.has_value());
    QVERIFY2(refused.error().text().contains(answer), qPrintable(refused.error().text()));
}

void TestComparison::measuresAndFactorsAreListed()
{
    Builder builder;
    const TrialId trial = builder.trial(builder.cell(u"NT"_s, 4096, u"write"_s), 1);
    builder.trial(builder.cell(u"NT"_s, 8192, u"write"_s), 1);
    builder.summary(trial, u"latency.p99"_s, u"write"_s, 1);
    builder.summary(trial, u"latency.p99"_s, u"read"_s, 1);
    const std::vector<Measure> list = measures(builder.data);
    QCOMPARE(list.size(), std::size_t(2));
    QCOMPARE(list.front(), (Measure{u"latency.p99"_s, u"s"_s, {u"read"_s, u"write"_s}}));
    const QStringList names = factors(builder.data);
    QCOMPARE(names.mid(0, 2), QStringList({u"workload"_s, u"requestSize"_s})); // these vary
    QVERIFY(names.contains(u"device"_s) && names.contains(u"operation"_s));
    QCOMPARE(labels(factorValues(builder.data, u"requestSize"_s)),
             QStringList({u"4 KiB"_s, u"8 KiB"_s}));
    QVERIFY(factorValues(builder.data, u"colour"_s).empty());
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
