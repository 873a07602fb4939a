// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A histogram of latency as a figure: its lines, its axis, and what it says of itself.
#include "core/figure/csv.h"
#include "core/figure/figure.h"
#include "core/figure/layout.h"
#include "core/figure/palette.h"
#include "tests/support/samplecampaign.h"

#include <QTest>

#include <cmath>

using namespace runwatt;
using namespace runwatt::figure;
using namespace Qt::Literals::StringLiterals;

namespace {

store::CampaignData campaignOf(int repetitions)
{
    test::SampleShape shape;
    shape.runtimes = QStringList{u"NT"_s, u"RC"_s};
    shape.operations = QStringList{u"read"_s};
    shape.sizes = {4096};
    shape.repetitions = repetitions;
    shape.hasHistograms = true;
    return test::sampleCampaign(shape);
}

FigureData built(const store::CampaignData &data)
{
    return buildFigure(data, presetFigure(u"latency-histogram"_s).value()).value();
}

} // namespace

class TestHistogramFigure : public QObject
{
    Q_OBJECT

private slots:

    void eachRuntimeHasItsLineOfShares()
    {
        const FigureData data = built(campaignOf(5));
        QCOMPARE(data.kind, Kind::Histogram);
        QCOMPARE(data.unit, u"%"_s);
        QCOMPARE(data.horizontal.label, u"Latency"_s);
        QCOMPARE(data.vertical.label, u"Share of requests (%)"_s);
        QCOMPARE(data.title, u"Latency histogram by runtime"_s);
        QCOMPARE(data.panels.size(), std::size_t{1});
        QCOMPARE(data.legend.size(), std::size_t{2});
        double nt = 0;
        double rc = 0;
        for (const Bar &bar : data.panels.front().bars) {
            (bar.place == 0 ? nt : rc) += bar.level();
            QCOMPARE(bar.style, runtimeStyle(bar.place == 0 ? u"NT" : u"RC"));
            QCOMPARE(bar.groupLabel, data.panels.front().groups.at(bar.group));
        }
        // Means of shares are shares.
        QVERIFY2(std::abs(nt - 100) < 1e-6 && std::abs(rc - 100) < 1e-6,
                 qPrintable(u"%1 and %2"_s.arg(nt).arg(rc)));
        QVERIFY2(data.note.startsWith(
                     u"Ten steps a decade. Lines: mean of the trials' shares, n = 5."_s),
                 qPrintable(data.note));
    }

    void fewTrialsGiveTheirMedian()
    {
        const FigureData data = built(campaignOf(3));
        QVERIFY2(
            data.note.contains(u"Lines: median of the trials' shares, n = 3 (no mean below 5)."_s),
            qPrintable(data.note));
        for (const Bar &bar : data.panels.front().bars)
            QCOMPARE(bar.level(), bar.median);
    }

    void labelsStandWhereDecadesBegin()
    {
        const FigureData data = built(campaignOf(5));
        QVERIFY(data.ticks.size() >= 2);
        const QStringList &groups = data.panels.front().groups;
        for (const AxisTick &tick : data.ticks) {
            const auto group = static_cast<qsizetype>(std::lround(tick.place + 0.5));
            QVERIFY(group >= 0 && group <= groups.size());
            QCOMPARE(tick.isDecade,
                     tick.label.startsWith(u"1 "_s) || tick.label.startsWith(u"10 "_s)
                         || tick.label.startsWith(u"100 "_s));
            // "1 ms" is where the step "1–1.3 ms" begins.
            if (group < groups.size())
                QCOMPARE(groups.at(group).section(u'–', 0, 0), tick.label.section(u' ', 0, 0));
        }
    }

    void itsRoomGoesByItsPanelAndNotByItsSteps()
    {
        QCOMPARE(barsAcross(Kind::Histogram, 50, 5), barsAcross(Kind::Histogram, 20, 1));
        QCOMPARE(barsAcross(Kind::GroupedBars, 4, 5), 20);
    }

    void itsCsvHasARowForEachTrialAndStep()
    {
        const FigureData data = built(campaignOf(5));
        const QByteArrayList lines = toCsv(data).split('\n');
        int rows = 0;
        for (const QByteArray &line : lines)
            rows += line.contains(" ms,NT,") || line.contains(QByteArray("µs,NT,")) ? 1 : 0;
        QCOMPARE(rows, 5 * int(data.panels.front().groups.size()));
        QVERIFY(toCsv(data).contains("# measure: latency.histogram"));
    }
};

QTEST_GUILESS_MAIN(TestHistogramFigure)
#include "tst_histogramfigure.moc"
