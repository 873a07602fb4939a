// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/compareroom.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/theme.h"
#include "widgets/compare/comparecontrols.h"
#include "widgets/plot/exportmenu.h"

#include <QApplication>
#include <QComboBox>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace runwatt;
using namespace runwatt::compare;
using namespace runwatt::test;
using namespace Qt::Literals::StringLiterals;

namespace {

void choose(const CompareView &view, const QString &name, const QString &key)
{
    auto *box = view.findChild<QComboBox *>(name);
    const int index = box->findData(key);
    QVERIFY2(index >= 0, qUtf8Printable(key));
    box->setCurrentIndex(index);
    emit box->activated(index);
}

} // namespace

class TestCompareView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void withoutACampaignItSaysWhatToDo();
    void beforeTheFirstTrialItSaysThatBarsWillCome();
    void itOpensOnAComparisonThatMixesNothing();
    void aMistakenChoiceIsExplainedWhereTheChartWas();
    void withOneRequestSizeItOpensOnWhatElseDiffers();
    void twoMetersAreNeverAddedUp();
    void aHistogramsStepIsChosenLikeABar();
    void aValueWithoutADetailCanBeChosen();
    void namesAreThereForScreenReaders();
    void writeScreensToLookAt();
};

void TestCompareView::initTestCase()
{
    common::Theme::apply(*qApp, common::Scheme::Light);
}

void TestCompareView::withoutACampaignItSaysWhatToDo()
{
    CompareView view;
    showRoom(view);
    auto *empty = view.findChild<common::EmptyState *>(u"empty"_s);
    QVERIFY(empty->isVisible());
    const QSignalSpy opened(&view, &CompareView::openCampaignRequested);
    emit empty->actionTriggered();
    QCOMPARE(opened.count(), 1);
    QVERIFY(!view.figure(figure::Width::Column).has_value());
}

void TestCompareView::beforeTheFirstTrialItSaysThatBarsWillCome()
{
    CompareView view;
    view.setCampaign(begunCampaign(0), u"/tmp/a.runwatt"_s);
    showRoom(view);
    QVERIFY(view.findChild<common::EmptyState *>(u"empty"_s)->isVisible());
    view.setCampaign(begunCampaign(1), u"/tmp/a.runwatt"_s);
    QVERIFY(view.findChild<plot::BarPlot *>(u"chart"_s)->isVisible());
}

void TestCompareView::itOpensOnAComparisonThatMixesNothing()
{
    test::SampleShape shape;
    shape.devices = {u"one"_s, u"two"_s};
    shape.patterns = {u"random"_s, u"sequential"_s};
    CompareView view;
    view.setCampaign(sharedCampaign(shape), {});
    const analysis::ComparisonRequest request = view.request();
    QCOMPARE(request.measure, u"throughput"_s);
    QCOMPARE(request.axis, u"requestSize"_s);
    QCOMPARE(request.seriesBy, u"runtime"_s);
    QVERIFY(analysis::compare(test::sampleCampaign(shape), request).value().mixed.isEmpty());
    // One runtime only: its colour would say nothing, so reads and writes get the colours.
    shape.runtimes = {u"NT"_s};
    CompareView other;
    other.setCampaign(sharedCampaign(shape), {});
    QCOMPARE(other.request().seriesBy, u"operation"_s);
}

void TestCompareView::aMistakenChoiceIsExplainedWhereTheChartWas()
{
    CompareView view;
    view.setCampaign(sharedCampaign(), {});
    showRoom(view);
    analysis::ComparisonRequest request = view.request();
    request.filters = {u"runtime=KC"_s, u"requestSize=77"_s};
    view.setRequest(request);
    QVERIFY(view.findChild<common::EmptyState *>(u"empty"_s)->isVisible());
    QVERIFY2(view.findChild<CompareControls *>()->isVisible(), "so that another can be chosen");
    QVERIFY(!view.findChild<plot::ExportButton *>(u"export"_s)->isEnabled());
    request.filters.clear();
    view.setRequest(request);
    QVERIFY(view.findChild<plot::BarPlot *>(u"chart"_s)->isVisible());
}

void TestCompareView::withOneRequestSizeItOpensOnWhatElseDiffers()
{
    test::SampleShape shape;
    shape.runtimes = {u"NT"_s};
    shape.sizes = {4096};
    CompareView view;
    view.setCampaign(std::make_shared<const store::CampaignData>(test::sampleCampaign(shape)), {});
    // A workload differs by its operation alone: one beside the other would say it twice.
    QCOMPARE(view.request().axis, u"operation"_s);
    QVERIFY(view.request().seriesBy != u"operation"_s);
    QCOMPARE(view.request().panelBy, QString());
}

void TestCompareView::twoMetersAreNeverAddedUp()
{
    store::CampaignData data = test::sampleCampaign({});
    const std::vector<store::SummaryRecord> before = data.summaries;
    for (store::SummaryRecord row : before) {
        if (row.measure != u"watts.mean")
            continue;
        row.detail = u"second meter"_s;
        row.value *= 2;
        data.summaries.push_back(row);
    }
    CompareView view;
    view.setCampaign(std::make_shared<const store::CampaignData>(data), {});
    showRoom(view);
    choose(view, u"measure"_s, u"watts.mean"_s);
    QVERIFY(view.findChild<QComboBox *>(u"detail"_s)->isVisible());
    QCOMPARE(view.request().detail, u"meter"_s);
    QVERIFY(view.findChild<plot::BarPlot *>(u"chart"_s)->isVisible());
    choose(view, u"detail"_s, u"second meter"_s);
    QCOMPARE(view.request().detail, u"second meter"_s);
    QVERIFY(view.findChild<plot::BarPlot *>(u"chart"_s)->isVisible());
}

void TestCompareView::aValueWithoutADetailCanBeChosen()
{
    // Of the first trial there is one value alone, of the others two.
    store::CampaignData data = test::sampleCampaign({});
    const store::TrialId first = data.trials.front().id;
    std::vector<store::SummaryRecord> more;
    for (store::SummaryRecord &row : data.summaries) {
        if (row.measure != u"watts.mean")
            continue;
        row.detail = row.trial == first ? QString() : u"read"_s;
        if (row.trial == first)
            continue;
        more.push_back(row);
        more.back().detail = u"write"_s;
    }
    data.summaries.insert(data.summaries.end(), more.begin(), more.end());
    CompareView view;
    view.setCampaign(std::make_shared<const store::CampaignData>(data), {});
    showRoom(view);
    choose(view, u"measure"_s, u"watts.mean"_s);
    QCOMPARE(view.request().detail, u"read"_s);
    choose(view, u"detail"_s, analysis::withoutDetail());
    QCOMPARE(view.request().detail, analysis::withoutDetail());
    QVERIFY(view.findChild<plot::BarPlot *>(u"chart"_s)->isVisible());
}

void TestCompareView::namesAreThereForScreenReaders()
{
    CompareView view;
    view.setCampaign(sharedCampaign(), {});
    for (const QComboBox *box : view.findChildren<QComboBox *>())
        QVERIFY2(!box->accessibleName().isEmpty(), qUtf8Printable(box->objectName()));
    for (const QString &name : {u"chart"_s, u"cells"_s, u"trials"_s})
        QVERIFY2(!view.findChild<QWidget *>(name)->accessibleName().isEmpty(),
                 qUtf8Printable(name));
}

/// Leaves pictures of the room in the folder that RUNWATT_FIGURES names, for a person to look at;
/// without it, makes sure that the room can be drawn at every size.
void TestCompareView::aHistogramsStepIsChosenLikeABar()
{
    test::SampleShape shape;
    shape.sizes = {4096};
    shape.hasHistograms = true;
    CompareView view;
    view.setCampaign(sharedCampaign(shape), {});
    showRoom(view);
    choose(view, u"measure"_s, u"latency.histogram"_s);
    choose(view, u"axis"_s, u"operation"_s);
    choose(view, u"series"_s, u"runtime"_s);
    QCOMPARE(view.figure(figure::Width::Column)->kind, figure::Kind::Histogram);
    // Reads and writes are of different trials: nothing is to be chosen, and each has its panel.
    QVERIFY(!view.findChild<QComboBox *>(u"detail"_s)->isVisible());
    auto *chart = view.findChild<plot::BarPlot *>(u"chart"_s);
    QVERIFY(chart->isVisible());
    QCOMPARE(chart->figure()->panels.size(), std::size_t{2});
    // All steps of a line are of the same trials: the one is chosen that was meant.
    const auto &bars = chart->figure()->panels[1].bars;
    const auto highest = std::ranges::max_element(bars, {}, &figure::Bar::level);
    const plot::BarPlace place{1, static_cast<int>(highest - bars.begin())};
    QTRY_VERIFY(chart->rectOf(place).width() > 2); // it is drawn
    QTest::mouseClick(chart, Qt::LeftButton, {}, chart->rectOf(place).center().toPoint());
    QCOMPARE(chart->selected().value_or(plot::BarPlace{-1, -1}), place);
    auto *cells = view.findChild<QTableView *>(u"cells"_s);
    const int row = cells->currentIndex().row();
    QCOMPARE(cells->model()->index(row, 1).data().toString(), highest->groupLabel);
    QCOMPARE(cells->model()->index(row, 2).data().toString(), highest->seriesLabel);
    QVERIFY2(chart->describe(*chart->selected()).contains(u"%"_s),
             qPrintable(chart->describe(*chart->selected())));
}

void TestCompareView::writeScreensToLookAt()
{
    const QString asked = qEnvironmentVariable("RUNWATT_FIGURES");
    test::SampleShape few;
    few.runtimes = {u"NT"_s};
    few.patterns = {u"random"_s, u"sequential"_s};
    few.repetitions = 3;
    test::SampleShape many;
    many.devices = {u"Raspberry Pi 4 Model B in the rack"_s, u"Jetson Nano (2 GB)"_s};
    many.runtimes.append(u"QM"_s);
    many.sizes = {256, 2048, 4096, 16384, 131072, 524288};
    for (const common::Scheme scheme : {common::Scheme::Light, common::Scheme::Dark}) {
        common::Theme::apply(*qApp, scheme);
        const QString colours = scheme == common::Scheme::Light ? u"light"_s : u"dark"_s;
        for (const QSize &size : {QSize(1280, 720), QSize(3840, 2160), QSize(1000, 600)}) {
            int number = 0;
            for (const auto &data : {sharedCampaign(), sharedCampaign(few), sharedCampaign(many),
                                     std::shared_ptr<const store::CampaignData>()}) {
                CompareView view;
                view.setCampaign(data, {});
                showRoom(view, size);
                auto *chart = view.findChild<plot::BarPlot *>(u"chart"_s);
                if (data) {
                    chart->setFocus();
                    QTest::keyClick(chart, Qt::Key_Right);
                    QTest::keyClick(chart, Qt::Key_Right);
                }
                QCoreApplication::sendPostedEvents();
                const QPixmap picture = view.grab();
                QCOMPARE(picture.size(), size * view.devicePixelRatioF());
                if (!asked.isEmpty())
                    QVERIFY(picture.save(u"%1/room-%2-%3-%4.png"_s.arg(asked)
                                             .arg(number)
                                             .arg(size.width())
                                             .arg(colours)));
                ++number;
            }
        }
    }
    common::Theme::apply(*qApp, common::Scheme::Light);
}

QTEST_MAIN(TestCompareView)
#include "tst_compareview.moc"
