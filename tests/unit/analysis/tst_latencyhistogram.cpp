// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/latencyhistogram.h"
#include "tests/unit/analysis/comparisonfixture.h"

#include <QTest>

#include <algorithm>

using namespace runwatt;
using namespace runwatt::analysis;
using namespace runwatt::analysis::test;
using namespace runwatt::store;
using namespace Qt::Literals::StringLiterals;

namespace {

void addHistogram(Builder &builder,
                  TrialId trial,
                  const QString &detail,
                  const series::HistogramBins &bins,
                  Origin origin = Origin::Measured)
{
    builder.data.histograms.push_back({trial, {u"latency"_s, u"s"_s, detail, bins}, origin});
}

ComparisonRequest histogramBy(const QString &axis, const QString &seriesBy = {})
{
    ComparisonRequest request = by(axis, seriesBy);
    request.measure = latencyHistogram();
    return request;
}

} // namespace

class TestLatencyHistogram : public QObject
{
    Q_OBJECT

private slots:

    void stepsStandAlongTheAxisWithEachTrialsShare()
    {
        Builder builder;
        const CellId nt = builder.cell(u"NT"_s, 4096, u"read"_s);
        const CellId rc = builder.cell(u"RC"_s, 4096, u"read"_s);
        for (int i = 0; i < 5; ++i) {
            addHistogram(builder, builder.trial(nt, 1), u"read"_s,
                         {{1.1e-6, 1.2e-6, 75}, {2.1e-6, 2.2e-6, 25}});
            addHistogram(builder, builder.trial(rc, 1), u"read"_s, {{2.1e-6, 2.2e-6, 8}},
                         Origin::Emulated);
        }
        const Comparison comparison =
            compare(builder.data, histogramBy(u"latency"_s, u"runtime"_s)).value();
        QCOMPARE(labels(comparison.axis),
                 QStringList({u"1–1.3 µs"_s, u"1.3–1.6 µs"_s, u"1.6–2 µs"_s, u"2–2.5 µs"_s}));
        QCOMPARE(labels(comparison.series), QStringList({u"NT"_s, u"RC"_s}));
        QCOMPARE(comparison.cells.size(), std::size_t{8});
        QCOMPARE(comparison.unit, u"%"_s);
        QCOMPARE(comparison.request.measure, latencyHistogram());
        QCOMPARE(comparison.request.axis, u"latency"_s);
        const QString first = comparison.axis.front().key;
        const QString last = comparison.axis.back().key;
        QCOMPARE(first, u"1e-06"_s); // s
        QCOMPARE(comparison.find(first, u"NT"_s)->mean, 75.0);
        QCOMPARE(comparison.find(first, u"RC"_s)->mean, 0.0);
        QCOMPARE(comparison.find(last, u"NT"_s)->mean, 25.0);
        QCOMPARE(comparison.find(last, u"RC"_s)->mean, 100.0);
        QCOMPARE(comparison.find(last, u"RC"_s)->origins, Origins{Origin::Emulated});
        QVERIFY(comparison.mixed.isEmpty());
        const std::vector<Measure> all = measures(builder.data);
        const auto found = std::ranges::find(all, latencyHistogram(), &Measure::name);
        QVERIFY(found != all.end());
        QCOMPARE(found->details, QStringList(u"read"_s));
        QCOMPARE(found->unit, u"%"_s);
    }

    void ofReadsAndWritesTheWholeIsTakenUnlessOneIsAsked()
    {
        Builder builder;
        const TrialId trial = builder.trial(builder.cell(u"NT"_s, 4096, u"mixed"_s), 1);
        addHistogram(builder, trial, u"read"_s, {{1.1e-6, 1.2e-6, 3}});
        addHistogram(builder, trial, u"write"_s, {{2.1e-6, 2.2e-6, 1}});
        addHistogram(builder, trial, {}, {{1.1e-6, 1.2e-6, 3}, {2.1e-6, 2.2e-6, 1}});
        ComparisonRequest request = histogramBy({});
        const Comparison whole = compare(builder.data, request).value();
        QCOMPARE(whole.cells.front().values, std::vector<double>{75});
        request.detail = u"write"_s;
        const Comparison writes = compare(builder.data, request).value();
        // Steps without any request of these are not shown.
        QCOMPARE(labels(writes.axis), QStringList(u"2–2.5 µs"_s));
        QCOMPARE(writes.cells.front().values, std::vector<double>{100});
        QCOMPARE(measures(builder.data).front().name, latencyHistogram());
        QCOMPARE(measures(builder.data).front().details, QStringList({u"read"_s, u"write"_s}));
    }

    void anAxisThatTellsSomethingApartAlreadyIsNotSaidTwice()
    {
        Builder builder;
        for (const QString &operation : {u"read"_s, u"write"_s})
            addHistogram(builder, builder.trial(builder.cell(u"NT"_s, 4096, operation), 1),
                         operation, {{1.1e-6, 1.2e-6, 3}});
        ComparisonRequest request = histogramBy(u"operation"_s, u"runtime"_s);
        request.panelBy = u"operation"_s;
        const Comparison panels = compare(builder.data, request).value();
        QCOMPARE(panels.request.panelBy, u"operation"_s);
        QCOMPARE(labels(panels.panels), QStringList({u"read"_s, u"write"_s}));
        const Comparison colours =
            compare(builder.data, histogramBy(u"operation"_s, u"operation"_s)).value();
        QCOMPARE(colours.request.panelBy, QString());
        QCOMPARE(labels(colours.series), QStringList({u"read"_s, u"write"_s}));
    }

    void withoutHistogramsThereIsNone()
    {
        Builder builder;
        const CellId cell = builder.cell(u"NT"_s, 4096, u"read"_s);
        builder.trial(cell, 1);
        // Of a trial that is not complete, and one without bins.
        addHistogram(builder, builder.trial(cell, 1, TrialState::Failed), u"read"_s,
                     {{1e-6, 2e-6, 1}});
        const Result<Comparison> none = compare(builder.data, histogramBy(u"latency"_s));
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
        for (const Measure &measure : measures(builder.data))
            QVERIFY(measure.name != latencyHistogram());
    }

    void unsoundBinsAreNoTrialsHistogram()
    {
        Builder builder;
        const CellId cell = builder.cell(u"NT"_s, 4096, u"read"_s);
        addHistogram(builder, builder.trial(cell, 1), u"read"_s, {});
        QVERIFY(!compare(builder.data, histogramBy(u"latency"_s)));
        addHistogram(builder, builder.trial(cell, 1), u"read"_s, {{1e-6, 1.1e-6, 1}});
        QCOMPARE(compare(builder.data, histogramBy(u"latency"_s))->cells.front().trials,
                 std::vector<TrialId>{TrialId{2}});
    }

    void stepsAreNamedInRoundNumbers()
    {
        QCOMPARE(stepLabel(-90), u"1–1.3 ns"_s);
        QCOMPARE(stepLabel(-61), u"790–1000 ns"_s);
        QCOMPARE(stepLabel(-60), u"1–1.3 µs"_s);
        QCOMPARE(stepLabel(-49), u"13–16 µs"_s);
        QCOMPARE(stepLabel(-23), u"5–6.3 ms"_s);
        QCOMPARE(stepLabel(0), u"1–1.3 s"_s);
        QCOMPARE(stepLabel(31), u"1300–1600 s"_s);
        QCOMPARE(stepBeginLabel(-57), u"2 µs"_s);
        for (int step = -120; step <= 120; ++step)
            QCOMPARE(stepOf(QString::number(series::stepBegin(step), 'g', 4)), step);
    }
};

QTEST_GUILESS_MAIN(TestLatencyHistogram)
#include "tst_latencyhistogram.moc"
