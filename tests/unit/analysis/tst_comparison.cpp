// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/comparison.h"
#include "core/analysis/comparisontext.h"
#include "core/analysis/quantity.h"
#include "core/base/unitscale.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace runwatt;
using namespace runwatt::analysis;
using namespace runwatt::store;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Builds a campaign by hand: one summary a trial, rows with ascending ids.
class Builder
{
public:
    Builder()
    {
        data.campaign.title = u"test"_s;
        data.devices.push_back({DeviceId{1}, u"zebra"_s, QString()});
        data.devices.push_back({DeviceId{2}, u"ant"_s, QString()});
    }

    CellId
    cell(const QString &runtime, qint64 requestSize, const QString &operation, int device = 1)
    {
        const auto next = static_cast<qint64>(data.cells.size()) + 1;
        WorkloadRecord workload;
        workload.id = {next};
        workload.title = u"fio %1 %2"_s.arg(operation).arg(requestSize);
        workload.benchmark = u"fio"_s;
        workload.parameters = {{u"requestSize"_s, requestSize}, {u"operation"_s, operation}};
        data.workloads.push_back(workload);
        data.cells.push_back({CellId{next}, DeviceId{device}, runtime, workload.id});
        return CellId{next};
    }

    TrialId trial(CellId cell, double value, TrialState state = TrialState::Complete)
    {
        TrialRecord trial;
        trial.id = {static_cast<qint64>(data.trials.size()) + 1};
        trial.cell = cell;
        trial.state = state;
        data.trials.push_back(trial);
        summary(trial.id, u"throughput"_s, u"write"_s, value);
        return trial.id;
    }

    void summary(TrialId trial, const QString &measure, const QString &detail, double value)
    {
        SummaryRecord row;
        row.trial = trial;
        row.measure = measure;
        row.unit = measure == u"throughput" ? u"B/s"_s : u"s"_s;
        row.detail = detail;
        row.value = value;
        data.summaries.push_back(row);
    }

    CampaignData data;
};

ComparisonRequest by(const QString &axis, const QString &seriesBy = {}, const QString &panelBy = {})
{
    ComparisonRequest request;
    request.measure = u"throughput"_s;
    request.axis = axis;
    request.seriesBy = seriesBy;
    request.panelBy = panelBy;
    return request;
}

QStringList labels(const std::vector<FactorValue> &values)
{
    QStringList list;
    for (const FactorValue &value : values)
        list.append(value.label);
    return list;
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT

private slots:
    void fiveTrialsHaveAnIntervalAndFourHaveNot();
    void sizesRuntimesAndDevicesAreInNaturalOrder();
    void joinedFactorsHaveAValueForEachCombination();
    void onlyCompleteTrialsCount();
    void verdictsAreMarkedAndTheirTrialsKept();
    void oneSimulatedTrialMarksItsCellAndTheWhole();
    void readAndWriteAddUpWhereASumMakesSense();
    void filtersChooseByKeyOrLabel();
    void cellsOfUnlikeTrialsAreNamed();
    void mistakesAreAnsweredWithWhatThereIs_data();
    void mistakesAreAnsweredWithWhatThereIs();
    void measuresAndFactorsAreListed();
    void theTableNamesItsStatistic();
    void csvQuotesAndKeepsEveryDigit();
    void aNameThatLooksLikeAFormulaIsText();
    void jsonHoldsTheSameNumbers();
    void unitsTakeThePrefixThatFits_data();
    void unitsTakeThePrefixThatFits();
    void aHostileNameReachesNoTerminal();
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

void TestComparison::oneSimulatedTrialMarksItsCellAndTheWhole()
{
    Builder builder;
    builder.trial(builder.cell(u"NT"_s, 4096, u"write"_s), 5);
    builder.trial(builder.cell(u"RC"_s, 4096, u"write"_s), 6);
    builder.data.summaries.back().origin = Origin::Simulated;
    const Comparison comparison = compare(builder.data, by(u"runtime"_s)).value();
    QCOMPARE(comparison.cells.at(0).origin, Origin::Measured);
    QCOMPARE(comparison.cells.at(1).origin, Origin::Simulated);
    QCOMPARE(comparison.origin, Origin::Simulated);
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
    QCOMPARE(compare(builder.data, request)->cells.front().mean, 12.0);
    request.detail = u"read"_s;
    QCOMPARE(compare(builder.data, request)->cells.front().mean, 7.0);
    request.measure = u"latency.p99"_s;
    QCOMPARE(compare(builder.data, request)->cells.front().mean, 0.1);
    request.detail.clear();
    const Result<Comparison> refused = compare(builder.data, request);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QVERIFY(refused.error().text().contains(u"read, write"));
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
    QCOMPARE(comparison.cells.at(0).mean, 2.0);
    QCOMPARE(comparison.cells.at(1).mean, 6.0);
    request.filters = QStringList{u"requestSize=4096"_s};
    QCOMPARE(compare(builder.data, request)->cells.front().mean, 1.0);
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

void TestComparison::theTableNamesItsStatistic()
{
    Builder builder;
    const CellId nt = builder.cell(u"NT"_s, 4096, u"write"_s);
    for (const double value : {10e6, 12e6, 11e6, 13e6, 14e6})
        builder.trial(nt, value);
    builder.trial(builder.cell(u"RC"_s, 131072, u"write"_s), 9.5e6);
    const QString table =
        toTable(compare(builder.data, by(u"requestSize"_s, u"runtime"_s)).value());
    const QString expected =
        u"throughput in MB/s: mean, 95 % interval (Student's t); single trials where there "
        "are fewer than 5\n"
        "\n"
        "requestSize  runtime  n   mean     95 %  median  trials\n"
        "4 KiB        NT       5  12.00  ± 1.963   12.00\n"
        "128 KiB      RC       1      –        –   9.500  9.500\n"_s;
    QCOMPARE(table, expected);
}

void TestComparison::csvQuotesAndKeepsEveryDigit()
{
    Builder builder;
    builder.data.devices.front().name = u"a \"quoted\", name\nof two lines"_s;
    const CellId nt = builder.cell(u"NT"_s, 4096, u"write"_s);
    builder.trial(nt, 0.1);
    builder.trial(nt, 1.0 / 3);
    const QByteArray csv = toCsv(compare(builder.data, by(u"device"_s, u"requestSize"_s)).value());
    const QByteArrayList lines = csv.split('\r');
    QVERIFY(lines.at(0).startsWith("device,requestSize,measure,detail,unit,n,mean,"));
    QVERIFY2(lines.at(1).startsWith(
                 "\n\"a \"\"quoted\"\", name\nof two lines\",4096,throughput,,B/s,2,"),
             csv.constData());
    QVERIFY(csv.contains("0.1 0.3333333333333333,1 2,"));
    QVERIFY(csv.endsWith("\r\n"));
}

void TestComparison::aNameThatLooksLikeAFormulaIsText()
{
    Builder builder;
    builder.data.devices.front().name = u"=HYPERLINK(\"x\")"_s;
    const CellId cell = builder.cell(u"NT"_s, 4096, u"write"_s);
    builder.trial(cell, -1.5);
    builder.trial(cell, 2);
    const QByteArray csv = toCsv(compare(builder.data, by(u"device"_s)).value());
    QVERIFY2(csv.contains("\"'=HYPERLINK(\"\"x\"\")\","), csv.constData());
    QVERIFY(csv.contains(",-1.5 2,"));
}

void TestComparison::jsonHoldsTheSameNumbers()
{
    Builder builder;
    const CellId nt = builder.cell(u"NT"_s, 4096, u"write"_s);
    for (const double value : {1.0, 2.0, 3.0, 4.0, 5.0})
        builder.trial(nt, value);
    const QJsonObject object =
        QJsonDocument::fromJson(toJson(compare(builder.data, by(u"requestSize"_s)).value()))
            .object();
    QCOMPARE(object.value(u"unit"_s).toString(), u"B/s"_s);
    const QJsonObject cell = object.value(u"cells"_s).toArray().at(0).toObject();
    QCOMPARE(cell.value(u"axis"_s).toString(), u"4096"_s);
    QCOMPARE(cell.value(u"n"_s).toInt(), 5);
    QCOMPARE(cell.value(u"mean"_s).toDouble(), 3.0);
    QCOMPARE(cell.value(u"interval"_s).toArray().size(), 2);
    QCOMPARE(cell.value(u"values"_s).toArray().size(), 5);
}

void TestComparison::unitsTakeThePrefixThatFits_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("text");
    QTest::newRow("throughput") << 123.4e6 << u"B/s"_s << u"123.4 MB/s"_s;
    QTest::newRow("operations") << 12340.0 << u"1/s"_s << u"12.34 kIOPS"_s;
    QTest::newRow("latency") << 85.3e-6 << u"s"_s << u"85.30 µs"_s;
    QTest::newRow("long") << 90.0 << u"s"_s << u"90.00 s"_s;
    QTest::newRow("watts") << 3.416 << u"W"_s << u"3.416 W"_s;
    QTest::newRow("joules") << 12345.0 << u"J"_s << u"12.35 kJ"_s;
    QTest::newRow("joules a byte") << 34.5e-9 << u"J/B"_s << u"34.50 nJ/B"_s;
    QTest::newRow("percent") << 0.5 << u"%"_s << u"0.5000 %"_s;
    QTest::newRow("degrees") << 61.25 << u"degC"_s << u"61.25 °C"_s;
    QTest::newRow("nothing") << 0.0 << u"B/s"_s << u"0.000 B/s"_s;
    QTest::newRow("unknown") << 12345.0 << u"frobs"_s << u"12345 frobs"_s;
    QTest::newRow("tiny") << 1e-20 << u"W"_s << u"0.000000000000000 mW"_s;
}

void TestComparison::unitsTakeThePrefixThatFits()
{
    QFETCH(const double, value);
    QFETCH(const QString, unit);
    QFETCH(const QString, text);
    const UnitScale scale = scaleFor(value, unit);
    const QString shown = plainNumber(value / scale.divisor) + u' ' + scale.unit;
    QCOMPARE(shown, text);
}

void TestComparison::aHostileNameReachesNoTerminal()
{
    Builder builder;
    builder.data.devices.front().name = u"a\u001b[2Jb\nc\u202ed"_s;
    builder.trial(builder.cell(u"NT"_s, 4096, u"write"_s), 1);
    const QString table = toTable(compare(builder.data, by(u"device"_s)).value());
    QVERIFY(!table.contains(u'\u001b') && !table.contains(u'\u202e'));
    QCOMPARE(table.count(u'\n'), 4);
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
