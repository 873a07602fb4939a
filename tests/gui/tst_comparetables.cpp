// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplecampaign.h"
#include "widgets/compare/comparisonmodel.h"

#include <QTest>

using namespace runwatt;
using namespace runwatt::compare;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Only its first `complete` trials are complete.
std::shared_ptr<const store::CampaignData> begunCampaign(std::size_t complete)
{
    store::CampaignData data = test::sampleCampaign({});
    for (std::size_t index = complete; index < data.trials.size(); ++index)
        data.trials[index].state = store::TrialState::Waiting;
    return std::make_shared<const store::CampaignData>(std::move(data));
}

} // namespace

class TestCompareTables : public QObject
{
    Q_OBJECT

private slots:
    void belowFiveTrialsACellShowsThemAndNoMean();
};

void TestCompareTables::belowFiveTrialsACellShowsThemAndNoMean()
{
    ComparisonModel model;
    analysis::ComparisonRequest request;
    request.measure = u"throughput"_s;
    request.axis = u"requestSize"_s;
    request.seriesBy = u"runtime"_s;
    request.panelBy = u"operation"_s;
    const auto text = [&model](int column) { return model.index(0, column).data().toString(); };
    // Four trials of the first cell alone, then all of it.
    model.setComparison(analysis::compare(*begunCampaign(4), request).value());
    QVERIFY(!model.isUsed(ComparisonModel::Mean));
    QCOMPARE(text(ComparisonModel::Interval).count(u'·'), 3);
    QVERIFY(model.headerData(ComparisonModel::Interval, Qt::Horizontal, Qt::DisplayRole)
                .toString()
                .startsWith(u"Single trials (MB/s"_s));
    // One cell with a mean and one without.
    model.setComparison(analysis::compare(*begunCampaign(7), request).value());
    QVERIFY(model.isUsed(ComparisonModel::Mean));
    QVERIFY(model.index(0, ComparisonModel::Mean).data().toString().at(0).isDigit());
    QCOMPARE(model.index(1, ComparisonModel::Mean).data().toString(), u"–"_s);
    QCOMPARE(model.index(1, ComparisonModel::Interval).data().toString().count(u'·'), 1);
}

QTEST_MAIN(TestCompareTables)
#include "tst_comparetables.moc"
