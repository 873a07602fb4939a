// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/csv.h"
#include "core/figure/figure.h"
#include "core/figure/layout.h"
#include "core/figure/names.h"
#include "core/figure/palette.h"
#include "tests/support/samplecampaign.h"
#include "tests/unit/figure/builtfigure.h"

#include <QRegularExpression>
#include <QTest>

#include <array>
#include <cmath>

using namespace runwatt;
using namespace runwatt::figure;
using namespace Qt::Literals::StringLiterals;

namespace {

/// One line a bar: what the figure says of it, without its many digits.
QString inWords(const FigureData &data)
{
    QStringList lines{u"%1 | %2 | %3 | %4"_s.arg(data.title, data.horizontal.label,
                                                 data.vertical.label, data.mark)};
    for (const LegendEntry &entry : data.legend)
        lines.append(u"key %1"_s.arg(entry.label));
    for (const BarPanel &panel : data.panels) {
        lines.append(u"panel [%1] groups %2"_s.arg(panel.title, panel.groups.join(u'/')));
        for (const Bar &bar : panel.bars) {
            const QString shape = bar.showsMean() ? u"mean"_s : u"points"_s;
            lines.append(u"%1.%2 %3 %4: %5 n %6"_s.arg(bar.group)
                             .arg(bar.place)
                             .arg(bar.groupLabel, bar.seriesLabel, shape)
                             .arg(bar.values.size()));
        }
    }
    lines.append(data.note);
    return lines.join(u'\n');
}

} // namespace

class TestFigure : public QObject
{
    Q_OBJECT

private slots:
    void aFigureSaysWhatItDraws();
    void fewTrialsArePointsAndTheNoteSaysSo();
    void aSingleTrialHasNoLineToSpeakOf();
    void nothingIsMixedByAPreset();
    void everyRuntimeKeepsItsLookEverywhere();
    void looksDifferInGreyPrintToo();
    void aSeriesKeepsItsLookWhileOthersAreStillToCome();
    void verdictsAreMarkedInTheNote();
    void whatIsNotMeasuredOfOneRuntimeIsSaidOfThatOne();
    void anUnknownPresetNamesTheOthers();
    void aDescriptionSurvivesItsJson();
    void brokenJsonIsAnsweredWithTheField();
    void csvNamesTheCampaignAndMarks();
    void csvKeepsSpreadsheetsFromRunningNames();
    void axesTakeOnePrefix_data();
    void axesTakeOnePrefix();
    void valueAxesBeginAtZeroAndEndAtATick_data();
    void valueAxesBeginAtZeroAndEndAtATick();
    void panelsFillTheirRowsEvenly();
};

void TestFigure::aFigureSaysWhatItDraws()
{
    test::SampleShape shape;
    shape.runtimes = {u"NT"_s, u"FC"_s};
    shape.operations = {u"write"_s};
    const FigureData data = built(test::sampleCampaign(shape), u"throughput-by-size"_s);
    QCOMPARE(
        inWords(data),
        uR"(Throughput by request size and runtime | Request size | Throughput (MB/s) | SIMULATED
key NT
key FC
panel [] groups 4 KiB/128 KiB
0.0 4 KiB NT: mean n 5
0.1 4 KiB FC: mean n 5
1.0 128 KiB NT: mean n 5
1.1 128 KiB FC: mean n 5
Bars: mean with 95 % interval (Student's t), n = 5. SIMULATED: values from a model, not from an instrument.)"_s);
    const Bar &bar = data.panels[0].bars[1];
    QVERIFY(bar.interval->low < bar.mean && bar.mean < bar.interval->high);
    QCOMPARE(data.vertical.divisor, 1e6);
    QVERIFY(data.caption.contains(data.identity.uuid));
    QVERIFY(data.caption.contains(data.identity.planSha256));
    QCOMPARE(data.widthInches, 3.3);
}

void TestFigure::fewTrialsArePointsAndTheNoteSaysSo()
{
    test::SampleShape shape;
    shape.repetitions = 4;
    shape.origin = Origin::Measured;
    const FigureData data = built(test::sampleCampaign(shape), u"latency-by-size"_s);
    for (const BarPanel &panel : data.panels) {
        for (const Bar &bar : panel.bars) {
            QVERIFY(!bar.showsMean());
            QCOMPARE(bar.values.size(), std::size_t(4));
            QCOMPARE(bar.trials.size(), std::size_t(4));
        }
    }
    QCOMPARE(data.note, u"Points: single trials, line: median, n = 4 (no interval below 5)."_s);
    QVERIFY(data.mark.isEmpty());
}

void TestFigure::aSingleTrialHasNoLineToSpeakOf()
{
    test::SampleShape shape;
    shape.repetitions = 1;
    shape.origin = Origin::Measured;
    store::CampaignData data = test::sampleCampaign(shape);
    const QString note = u"Points: single trials, n = 1 (no interval below 5)."_s;
    QCOMPARE(built(data, u"latency-by-size"_s).note, note);
    QVERIFY(built(data, u"latency-by-size"_s).caption.contains(note));
    // One cell of several trials has a line.
    shape.repetitions = 3;
    data = test::sampleCampaign(shape);
    for (store::TrialRecord &trial : data.trials) {
        if (trial.cell != data.cells.front().id && trial.repetition > 1)
            trial.state = store::TrialState::Waiting;
    }
    QCOMPARE(built(data, u"latency-by-size"_s).note,
             u"Points: single trials, line: median, n = 1 to 3 (no interval below 5)."_s);
}

void TestFigure::nothingIsMixedByAPreset()
{
    test::SampleShape shape;
    shape.devices = {u"one"_s, u"two"_s};
    shape.patterns = {u"random"_s, u"sequential"_s};
    const store::CampaignData data = test::sampleCampaign(shape);
    for (const Preset &preset : presets()) {
        const Figure figure = presetFigure(preset.name).value();
        if (figure.kind == Kind::Timeline || figure.request.measure == u"latency.p99"
            || figure.request.measure == u"latency.distribution"
            || figure.request.measure == u"latency.histogram")
            continue; // the sample has no percentiles and no histograms
        const Figure used = fitted(figure, data);
        QVERIFY(unplacedFactors(data, used.request).isEmpty());
        const analysis::Comparison comparison = analysis::compare(data, used.request).value();
        QVERIFY2(comparison.mixed.isEmpty(), qUtf8Printable(preset.name));
        std::size_t trials = 0;
        for (const analysis::ComparisonCell &cell : comparison.cells)
            trials += cell.trials.size();
        QCOMPARE(trials, data.trials.size());
    }
    // Joined factors stand in the natural order of each part.
    const FigureData drawn = built(data, u"throughput-by-runtime"_s);
    QCOMPARE(drawn.panels.front().title, u"one, read, random"_s);
}

void TestFigure::everyRuntimeKeepsItsLookEverywhere()
{
    const store::CampaignData data = test::sampleCampaign({});
    const FigureData bySize = built(data, u"throughput-by-size"_s);
    for (const Bar &bar : bySize.panels[0].bars)
        QCOMPARE(bar.style, runtimeStyle(bar.seriesLabel));
    // Alone along the axis, runtimes have their colours as well.
    Figure alone;
    alone.request.measure = u"throughput"_s;
    alone.request.axis = u"runtime"_s;
    const FigureData byRuntime = buildFigure(data, alone).value();
    for (const Bar &bar : byRuntime.panels[0].bars)
        QCOMPARE(bar.style, runtimeStyle(bar.groupLabel));
}

void TestFigure::looksDifferInGreyPrintToo()
{
    const std::array codes{u"NT"_s, u"RC"_s, u"VM"_s, u"FC"_s, u"KC"_s, u"QM"_s};
    for (const QString &a : codes) {
        QVERIFY(isRuntime(a));
        for (const QString &b : codes) {
            if (a == b)
                continue;
            QVERIFY(runtimeStyle(a).hatch != runtimeStyle(b).hatch);
            QVERIFY(runtimeStyle(a).marker != runtimeStyle(b).marker);
            QVERIFY(runtimeStyle(a).colour != runtimeStyle(b).colour);
        }
    }
    for (int index = 0; index < 8; ++index)
        QVERIFY(cycleStyle(index).hatch != cycleStyle(index + 1).hatch);
    QCOMPARE(cycleStyle(8), cycleStyle(0));
    QVERIFY(!isRuntime(u"nt"_s));
}

void TestFigure::aSeriesKeepsItsLookWhileOthersAreStillToCome()
{
    store::CampaignData data = test::sampleCampaign({});
    const FigureData whole = built(data, u"throughput-by-runtime"_s);
    // Only trials of the second size are complete so far.
    for (store::TrialRecord &trial : data.trials) {
        const store::CellRecord *cell = data.find(trial.cell);
        const store::WorkloadRecord *workload = data.find(cell->workload);
        if (workload->parameters.value(u"requestSize"_s).toInt() == 4096)
            trial.state = store::TrialState::Waiting;
    }
    const FigureData part = built(data, u"throughput-by-runtime"_s);
    QCOMPARE(part.legend.size(), std::size_t(1));
    QCOMPARE(part.legend[0].style, whole.legend[1].style);
}

void TestFigure::verdictsAreMarkedInTheNote()
{
    store::CampaignData data = test::sampleCampaign({});
    data.verdicts.push_back({data.trials[0].id, u"throttled"_s, u"The CPU was throttled."_s});
    data.verdicts.push_back({data.trials[1].id, u"valid"_s, {}});
    const FigureData drawn = built(data, u"throughput-by-size"_s);
    QVERIFY(
        drawn.note.contains(u"†: something is known against at least one trial (throttled)."_s));
    QCOMPARE(drawn.panels[0].bars[0].verdictsAgainst, QStringList{u"throttled"_s});
}

void TestFigure::whatIsNotMeasuredOfOneRuntimeIsSaidOfThatOne()
{
    // Simulated watts for all, an emulated processor under one.
    store::CampaignData data = test::sampleCampaign({});
    for (store::TrialRecord &trial : data.trials) {
        if (data.find(trial.cell)->runtime == u"VM")
            trial.origin = Origin::Emulated;
    }
    const FigureData energy = built(data, u"energy-per-byte"_s);
    QCOMPARE(energy.mark, u"SIMULATED + EMULATED"_s);
    QVERIFY2(energy.note.contains(u"SIMULATED: values from a model, not from an instrument. "
                                  "EMULATED (VM): values from real software on an emulated "
                                  "processor."_s),
             qPrintable(energy.note));
    QVERIFY(toCsv(energy).contains("SIMULATED + EMULATED"));
    // Another device's NT is none of its own.
    test::SampleShape shape;
    shape.devices = {u"pi4"_s, u"board"_s};
    shape.runtimes = {u"NT"_s, u"RC"_s};
    shape.origin = Origin::Measured;
    store::CampaignData two = test::sampleCampaign(shape);
    for (store::TrialRecord &trial : two.trials) {
        if (two.find(trial.cell)->device == two.devices.back().id)
            trial.origin = Origin::Emulated;
    }
    const FigureData throughput = built(two, u"throughput-by-size"_s);
    QVERIFY2(throughput.note.contains(u"EMULATED (board NT, board RC): "_s),
             qPrintable(throughput.note));
}

void TestFigure::anUnknownPresetNamesTheOthers()
{
    const Result<Figure> unknown = presetFigure(u"nonsense"_s);
    QVERIFY(!unknown.has_value());
    for (const Preset &preset : presets()) {
        QVERIFY(unknown.error().remedy.contains(preset.name));
        QVERIFY(!preset.description.isEmpty());
    }
}

void TestFigure::aDescriptionSurvivesItsJson()
{
    Figure figure = presetFigure(u"energy-per-byte"_s).value();
    figure.width = Width::Page;
    figure.title = u"A title with \"quotes\""_s;
    figure.request.filters = {u"device=board"_s};
    figure.request.panelBy = u"pattern+operation"_s;
    figure.heightInches = 2.5;
    figure.trial = {12};
    const Figure back = figureFromJson(toJson(figure)).value();
    QCOMPARE(back.request, figure.request);
    QCOMPARE(back.width, figure.width);
    QCOMPARE(back.title, figure.title);
    QCOMPARE(back.preset, figure.preset);
    QCOMPARE(back.heightInches, figure.heightInches);
    QCOMPARE(back.trial, figure.trial);
    for (const Preset &preset : presets()) {
        const QJsonObject object = toJson(presetFigure(preset.name).value());
        QCOMPARE(toJson(figureFromJson(object).value()), object);
    }
}

void TestFigure::brokenJsonIsAnsweredWithTheField()
{
    const QJsonObject good = toJson(presetFigure(u"timeline"_s).value());
    QVERIFY(!figureFromJson({}).has_value());
    const std::vector<std::pair<QString, QJsonValue>> mistakes{
        {u"kind"_s, u"pie"_s},    {u"width"_s, 3},    {u"title"_s, 12},
        {u"filters"_s, u"a=b"_s}, {u"height"_s, -1},  {u"confidence"_s, 95},
        {u"height"_s, u"tall"_s}, {u"trial"_s, 1e300}};
    for (const auto &[field, value] : mistakes) {
        QJsonObject object = good;
        object.insert(field, value);
        const Result<Figure> wrong = figureFromJson(object);
        QVERIFY2(!wrong.has_value(), qUtf8Printable(field));
        QCOMPARE(wrong.error().where, field);
    }
}

void TestFigure::csvNamesTheCampaignAndMarks()
{
    test::SampleShape shape;
    shape.runtimes = {u"NT"_s};
    shape.operations = {u"write"_s};
    shape.sizes = {4096};
    shape.repetitions = 1;
    const FigureData data = built(test::sampleCampaign(shape), u"throughput-by-size"_s);
    const QString csv = QString::fromUtf8(toCsv(data));
    QCOMPARE(csv.left(csv.indexOf(u"\r\n"_s)),
             u"# figure: Throughput by request size and runtime"_s);
    QVERIFY(csv.contains(u"# campaign uuid: 3f2a8c1e-5b7d-4e90-a1c2-6d5e4f3a2b1c\r\n"_s));
    QVERIFY(csv.contains(u"# plan sha256: 9f86d0"_s));
    QVERIFY(csv.contains(u"# campaign created: 2026-01-01T00:00:00Z\r\n"_s));
    QVERIFY(csv.contains(u"# origin: SIMULATED\r\n"_s));
    const QStringList lines = csv.split(u"\r\n"_s, Qt::SkipEmptyParts);
    QCOMPARE(lines.at(lines.size() - 2),
             u"panel,group,series,trial,value,unit,n,mean,low,high,median,origin,verdicts"_s);
    QVERIFY2(QRegularExpression(uR"(^,4 KiB,NT,1,[0-9.]+,B/s,1,,,,[0-9.]+,simulated,$)"_s)
                 .match(lines.constLast())
                 .hasMatch(),
             qUtf8Printable(lines.constLast()));
}

void TestFigure::csvKeepsSpreadsheetsFromRunningNames()
{
    QCOMPARE(csvField(u"plain"_s), u"plain"_s);
    QCOMPARE(csvField(u"a,b"_s), u"\"a,b\""_s);
    QCOMPARE(csvField(u"a\"b"_s), u"\"a\"\"b\""_s);
    QCOMPARE(csvField(u"=HYPERLINK(1)"_s), u"'=HYPERLINK(1)"_s);
    QCOMPARE(csvField(u"-12.5"_s), u"-12.5"_s);
    QCOMPARE(csvField(u"#first"_s), u"\"#first\""_s);
    store::CampaignData data = test::sampleCampaign({});
    data.campaign.title = u"two\r\nlines, \"quoted\""_s;
    const QByteArray csv = toCsv(built(data, u"throughput-by-size"_s));
    QVERIFY(csv.contains("# campaign: two  lines, \"quoted\"\r\n"));
}

void TestFigure::axesTakeOnePrefix_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<double>("largest");
    QTest::addColumn<QString>("label");
    QTest::newRow("megabytes") << u"B/s"_s << 3.2e7 << u"X (MB/s)"_s;
    QTest::newRow("microseconds") << u"s"_s << 8.5e-5 << u"X (µs)"_s;
    QTest::newRow("nanojoules") << u"J/B"_s << 2.0e-7 << u"X (nJ/B)"_s;
    QTest::newRow("percent") << u"%"_s << 250.0 << u"X (%)"_s;
    QTest::newRow("nothing") << u"W"_s << 0.0 << u"X (W)"_s;
    QTest::newRow("unknown unit") << u"furlong"_s << 1e9 << u"X (furlong)"_s;
}

void TestFigure::axesTakeOnePrefix()
{
    QFETCH(const QString, unit);
    QFETCH(const double, largest);
    QTEST(axisFor(u"X"_s, unit, largest).label, "label");
}

void TestFigure::valueAxesBeginAtZeroAndEndAtATick_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<QString>("labels");
    QTest::newRow("tens") << 0.0 << 87.0 << u"0 20 40 60 80 100"_s;
    QTest::newRow("far above zero still begins there") << 95.0 << 99.0 << u"0 20 40 60 80 100"_s;
    QTest::newRow("decimals") << 0.0 << 0.43 << u"0.0 0.1 0.2 0.3 0.4 0.5"_s;
    QTest::newRow("exactly at a tick") << 0.0 << 50.0 << u"0 10 20 30 40 50"_s;
    QTest::newRow("negative") << -12.0 << 30.0 << u"-20 -10 0 10 20 30"_s;
    QTest::newRow("nothing") << 0.0 << 0.0 << u"0.0 0.2 0.4 0.6 0.8 1.0"_s;
    QTest::newRow("not a number") << std::nan("") << std::nan("") << u"0.0 0.2 0.4 0.6 0.8 1.0"_s;
}

void TestFigure::valueAxesBeginAtZeroAndEndAtATick()
{
    QFETCH(const double, low);
    QFETCH(const double, high);
    const Ticks ticks = valueTicks(low, high, 5, QLocale::c());
    const QStringList labels(ticks.labels.begin(), ticks.labels.end());
    QTEST(labels.join(u' '), "labels");
    QVERIFY(ticks.low <= 0);
    QVERIFY(std::abs(ticks.positions.back() - ticks.high) < 1e-9 * std::max(1.0, ticks.high));
}

void TestFigure::panelsFillTheirRowsEvenly()
{
    QCOMPARE(panelColumns(1, 10, 237.6), 1);
    QCOMPARE(panelColumns(2, 10, 237.6), 2);
    QCOMPARE(panelColumns(4, 10, 504), 4);
    QCOMPARE(panelColumns(5, 10, 504), 3); // 3 and 2 rather than 4 and 1
    QCOMPARE(panelColumns(2, 60, 237.6), 1);
    QCOMPARE(panelColumns(0, 0, 0), 1);
}

QTEST_GUILESS_MAIN(TestFigure)
#include "tst_figure.moc"
