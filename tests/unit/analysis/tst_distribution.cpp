// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/distribution.h"
#include "tests/unit/analysis/comparisonfixture.h"

#include <QTest>

#include <algorithm>

using namespace runwatt;
using namespace runwatt::analysis;
using namespace runwatt::analysis::test;
using namespace runwatt::store;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A trial whose latency of each percentile is `factor` times the percentile.
void addTrial(Builder &builder, CellId cell, const QStringList &percentiles, double factor)
{
    const TrialId trial = builder.trial(cell, 1);
    for (const QString &percentile : percentiles)
        builder.summary(trial, u"latency.p"_s + percentile, u"read"_s,
                        factor * percentile.toDouble());
}

ComparisonRequest distributionBy(const QString &axis, const QString &seriesBy = {})
{
    ComparisonRequest request = by(axis, seriesBy);
    request.measure = latencyDistribution();
    return request;
}

const QStringList kPercentiles{u"99.9"_s, u"50"_s, u"9"_s, u"99"_s};

} // namespace

class TestDistribution : public QObject
{
    Q_OBJECT

private slots:

    void percentilesStandAlongTheAxisInTheirOrder()
    {
        Builder builder;
        const CellId nt = builder.cell(u"NT"_s, 4096, u"read"_s);
        const CellId rc = builder.cell(u"RC"_s, 4096, u"read"_s);
        for (int i = 0; i < 5; ++i) {
            addTrial(builder, rc, kPercentiles, 2);
            addTrial(builder, nt, kPercentiles, 1);
        }
        const Comparison comparison =
            compare(builder.data, distributionBy(u"percentile"_s, u"runtime"_s)).value();
        QCOMPARE(labels(comparison.axis),
                 QStringList({u"9 %"_s, u"50 %"_s, u"99 %"_s, u"99.9 %"_s}));
        QCOMPARE(labels(comparison.series), QStringList({u"NT"_s, u"RC"_s}));
        QCOMPARE(comparison.cells.size(), std::size_t{8});
        QCOMPARE(comparison.unit, u"s"_s);
        QCOMPARE(comparison.request.measure, latencyDistribution());
        QCOMPARE(comparison.find(u"99.9"_s, u"RC"_s)->mean, 199.8);
        QCOMPARE(comparison.find(u"9"_s, u"NT"_s)->mean, 9.0);
        QVERIFY(comparison.mixed.isEmpty());
        const std::vector<Measure> all = measures(builder.data);
        const auto found = std::ranges::find(all, latencyDistribution(), &Measure::name);
        QVERIFY(found != all.end());
        QCOMPARE(found->details, QStringList(u"read"_s));
    }

    void anotherAxisTellsTheSeriesOrThePanelsApart()
    {
        Builder builder;
        for (const int size : {4096, 512}) {
            for (const QString &runtime : {u"NT"_s, u"RC"_s})
                addTrial(builder, builder.cell(runtime, size, u"read"_s), kPercentiles, size);
        }
        const Comparison parted =
            compare(builder.data, distributionBy(u"requestSize"_s, u"runtime"_s)).value();
        QCOMPARE(parted.request.axis, u"percentile"_s);
        QCOMPARE(labels(parted.panels), QStringList({u"512 B"_s, u"4 KiB"_s}));
        QCOMPARE(parted.cells.size(), std::size_t{16});
        QVERIFY(parted.mixed.isEmpty());
        // By panel, percentile and series: what is drawn goes by that.
        QCOMPARE(parted.cells.front().panelKey, u"512"_s);
        QCOMPARE(parted.cells.at(8).panelKey, u"4096"_s);
        QCOMPARE(parted.cells.at(1).axisKey, u"9"_s);
        QCOMPARE(parted.cells.at(1).seriesKey, u"RC"_s);
        const Comparison told = compare(builder.data, distributionBy(u"requestSize"_s)).value();
        QCOMPARE(told.request.seriesBy, u"requestSize"_s);
        QCOMPARE(told.mixed, QStringList(u"runtime"_s));
    }

    void aTrialWithFewerPercentilesHasThose()
    {
        Builder builder;
        addTrial(builder, builder.cell(u"NT"_s, 4096, u"read"_s), {u"50"_s, u"99"_s}, 1);
        addTrial(builder, builder.cell(u"RC"_s, 4096, u"read"_s), kPercentiles, 1);
        ComparisonRequest request = distributionBy(u"percentile"_s, u"runtime"_s);
        request.filters = QStringList(u"runtime=NT"_s);
        const Comparison comparison = compare(builder.data, request).value();
        QCOMPARE(labels(comparison.axis), QStringList({u"50 %"_s, u"99 %"_s}));
    }

    void withoutPercentilesThereIsNone()
    {
        Builder builder;
        builder.trial(builder.cell(u"NT"_s, 4096, u"read"_s), 1);
        const Result<Comparison> none = compare(builder.data, distributionBy(u"percentile"_s));
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
        for (const Measure &measure : measures(builder.data))
            QVERIFY(measure.name != latencyDistribution());
    }
};

QTEST_GUILESS_MAIN(TestDistribution)
#include "tst_distribution.moc"
