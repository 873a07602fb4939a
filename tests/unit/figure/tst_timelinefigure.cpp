// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What one trial was over time, as a figure.
#include "core/figure/csv.h"
#include "core/figure/names.h"
#include "core/figure/palette.h"
#include "tests/unit/figure/builtfigure.h"

#include <QTest>

using namespace runwatt;
using namespace runwatt::figure;
using namespace Qt::Literals::StringLiterals;

class TestTimelineFigure : public QObject
{
    Q_OBJECT

private slots:
    void theTimelineHasItsBandsAndPhases();
    void aTimelineOfATrialWithoutAResultSaysSo();
    void simulatedWattsAreSaidOfTheirBandAlone();
    void aTimelineTellsItsMetersApart();
    void aTimelineWithoutTrialsSaysWhatToDo();
};

void TestTimelineFigure::theTimelineHasItsBandsAndPhases()
{
    const FigureData data = built(test::sampleCampaign({}), u"timeline"_s);
    QCOMPARE(data.kind, Kind::Timeline);
    QCOMPARE(data.bands.size(), std::size_t(3));
    QCOMPARE(data.bands[0].axis.label, u"Throughput (MB/s)"_s);
    QCOMPARE(data.bands[1].axis.label, u"CPU (%)"_s);
    QCOMPARE(data.bands[1].mode, LineBand::Mode::Stacked);
    QCOMPARE(data.bands[1].lines.size(), std::size_t(3));
    QCOMPARE(data.bands[1].top, 100.0);
    QCOMPARE(data.bands[2].axis.label, u"Power (W)"_s);
    QCOMPARE(data.phases.size(), std::size_t(5));
    QCOMPARE(data.lengthSeconds, 18.0);
    QCOMPARE(data.mark, u"SIMULATED"_s);
    QCOMPARE(data.note, u"SIMULATED: values from a model, not from an instrument."_s);
    const QByteArray csv = toCsv(data);
    QVERIFY(csv.contains("throughput,read,B/s,"));
    QVERIFY(csv.contains("watts,meter,W,18,2.7,simulated"));
}

void TestTimelineFigure::aTimelineOfATrialWithoutAResultSaysSo()
{
    store::CampaignData data = test::sampleCampaign({});
    Figure figure = presetFigure(u"timeline"_s).value();
    figure.trial = data.trials.front().id;
    const auto noteOf = [&](store::TrialState state) {
        data.trials.front().state = state;
        return buildFigure(data, figure,
                           [&data](store::SeriesId id) { return test::sampleSeries(data, id); })
            .value()
            .note;
    };
    QVERIFY(!noteOf(store::TrialState::Complete).contains(u"no result"_s));
    QVERIFY(noteOf(store::TrialState::Failed).contains(u"This trial failed"_s));
    QVERIFY(noteOf(store::TrialState::Interrupted).contains(u"cut short"_s));
    QVERIFY(noteOf(store::TrialState::Running).contains(u"cut short"_s));
}

void TestTimelineFigure::simulatedWattsAreSaidOfTheirBandAlone()
{
    test::SampleShape shape;
    shape.origin = Origin::Measured;
    store::CampaignData data = test::sampleCampaign(shape);
    QCOMPARE(data.series.back().descriptor.name, u"watts"_s);
    data.series.back().descriptor.origin = Origin::Simulated;
    const FigureData watts = built(data, u"timeline"_s);
    QCOMPARE(watts.note, u"SIMULATED (Power): values from a model, not from an instrument."_s);
    // And the processor under all of it.
    data.trials.front().origin = Origin::Emulated;
    const FigureData both = built(data, u"timeline"_s);
    QCOMPARE(both.mark, u"SIMULATED + EMULATED"_s);
    QVERIFY2(both.note.contains(u"EMULATED: "_s), qPrintable(both.note));
}

void TestTimelineFigure::aTimelineTellsItsMetersApart()
{
    store::CampaignData data = test::sampleCampaign({});
    const auto addMeter = [&data](const QString &name, Origin origin) {
        store::MeterRecord meter;
        meter.id = {std::ssize(data.meters) + 1};
        meter.name = name;
        meter.device = data.devices.front().id;
        meter.origin = origin;
        data.meters.push_back(meter);
    };
    addMeter(u"socket"_s, Origin::Measured);
    addMeter(u"meter"_s, Origin::Simulated);
    store::SeriesRecord series = data.series.back();
    QCOMPARE(series.descriptor.source, u"meter"_s);
    series.id = {std::ssize(data.series) + 1};
    series.descriptor.source = u"socket"_s;
    series.descriptor.origin = Origin::Measured;
    data.series.push_back(series);
    const FigureData both = built(data, u"timeline"_s);
    // In the plan's order, whoever told first.
    const std::vector<Line> &lines = both.bands[2].lines;
    QCOMPARE(lines.size(), std::size_t(2));
    QCOMPARE(lines[0].label, u"socket"_s);
    QCOMPARE(lines[0].style, meterStyle(0));
    QCOMPARE(lines[0].mark, QString());
    QCOMPARE(lines[1].label, u"meter"_s);
    QCOMPARE(lines[1].style, meterStyle(1));
    QCOMPARE(lines[1].mark, u"SIMULATED"_s);
    // Of one origin, the figure's mark says it all.
    data.series.back().descriptor.origin = Origin::Simulated;
    const FigureData alike = built(data, u"timeline"_s);
    for (const Line &line : alike.bands[2].lines)
        QCOMPARE(line.mark, QString());
    QCOMPARE(meterStyle(0), seriesStyle(u"watts", {}));
    for (int index = 0; index < 8; ++index) {
        QVERIFY(meterStyle(index).dash != meterStyle(index + 1).dash);
        for (int other = 0; other < index; ++other)
            QVERIFY(meterStyle(index).colour != meterStyle(other).colour);
    }
}

void TestTimelineFigure::aTimelineWithoutTrialsSaysWhatToDo()
{
    const Result<FigureData> none =
        buildFigure(store::CampaignData(), presetFigure(u"timeline"_s).value());
    QVERIFY(!none.has_value());
    QCOMPARE(none.error().code, ErrorCode::NotFound);
    QVERIFY(!none.error().remedy.isEmpty());
    // A trial, but no way to its samples: nothing is drawn rather than empty bands.
    const Result<FigureData> unread =
        buildFigure(test::sampleCampaign({}), presetFigure(u"timeline"_s).value());
    QVERIFY(!unread.has_value());
}

QTEST_GUILESS_MAIN(TestTimelineFigure)
#include "tst_timelinefigure.moc"
