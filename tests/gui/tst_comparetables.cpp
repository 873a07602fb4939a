// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/compareroom.h"
#include "tests/support/patience.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/theme.h"
#include "widgets/compare/comparisonmodel.h"
#include "widgets/compare/trialsmodel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>

using namespace runwatt;
using namespace runwatt::compare;
using namespace runwatt::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The point to click on for a bar, once the chart has been drawn.
QPoint middleOf(const plot::BarPlot &chart, const plot::BarPlace &place)
{
    const QRectF rect = chart.rectOf(place);
    return rect.isEmpty() ? QPoint() : rect.center().toPoint();
}

} // namespace

class TestCompareTables : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theTableSortsByNumbersAndNotByText();
    void belowFiveTrialsACellShowsThemAndNoMean();
    void aClickOnABarOffersItsTrials();
    void aCellOfOneTrialOpensItAtOnce();
    void aDoubleClickOpensATrialAndNothingElse_data();
    void aDoubleClickOpensATrialAndNothingElse();
    void theKeyboardReachesEveryBarAndTrial();
    void trialsThatComeLaterJoinTheSameTable();
    void theModelKeepsItsPromises();
    void copyingGivesCsvWithEveryDigit();
};

void TestCompareTables::initTestCase()
{
    common::Theme::apply(*qApp, common::Scheme::Light);
}

void TestCompareTables::theTableSortsByNumbersAndNotByText()
{
    CompareView view;
    view.setCampaign(sharedCampaign(), {});
    auto *table = view.findChild<QTableView *>(u"cells"_s);
    table->sortByColumn(ComparisonModel::Mean, Qt::DescendingOrder);
    double before = HUGE_VAL;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const double value = table->model()
                                 ->index(row, ComparisonModel::Mean)
                                 .data(ComparisonModel::SortRole)
                                 .toDouble();
        QVERIFY(value <= before);
        before = value;
    }
    table->sortByColumn(ComparisonModel::Axis, Qt::AscendingOrder);
    QCOMPARE(table->model()->index(0, ComparisonModel::Axis).data().toString(), u"4 KiB"_s);
}

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

void TestCompareTables::aClickOnABarOffersItsTrials()
{
    CompareView view;
    view.setCampaign(sharedCampaign(), {});
    showRoom(view);
    auto *chart = view.findChild<plot::BarPlot *>(u"chart"_s);
    QTRY_VERIFY(!middleOf(*chart, {0, 0}).isNull());
    const QSignalSpy activated(&view, &CompareView::trialActivated);
    QTest::mouseClick(chart, Qt::LeftButton, {}, middleOf(*chart, {0, 6}));
    QCOMPARE(activated.count(), 0);
    auto *trials = view.findChild<QTableView *>(u"trials"_s);
    QCOMPARE(trials->model()->rowCount(), 5);
    // The numbers that the CSV of the figure gives its trials, and beside them which repetition.
    const figure::Bar &shown = chart->figure()->panels[0].bars[6];
    const auto text = [trials](int row, int column) {
        return trials->model()->index(row, column).data().toString();
    };
    for (int row = 0; row < 5; ++row) {
        QCOMPARE(text(row, TrialsModel::Trial),
                 QString::number(shown.trials[static_cast<std::size_t>(row)].value));
        QCOMPARE(text(row, TrialsModel::Repetition), QString::number(row + 1));
    }
    QCOMPARE(chart->selected(), std::optional(plot::BarPlace{0, 6}));
    const figure::Bar &bar = chart->figure()->panels[0].bars[6];
    QTest::mouseClick(trials->viewport(), Qt::LeftButton, {},
                      trials->visualRect(trials->model()->index(2, 1)).center());
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().value<store::TrialId>(), bar.trials[2]);
}

void TestCompareTables::aCellOfOneTrialOpensItAtOnce()
{
    test::SampleShape shape;
    shape.repetitions = 1;
    CompareView view;
    view.setCampaign(sharedCampaign(shape), {});
    showRoom(view);
    auto *chart = view.findChild<plot::BarPlot *>(u"chart"_s);
    QTRY_VERIFY(!middleOf(*chart, {0, 0}).isNull());
    const QSignalSpy activated(&view, &CompareView::trialActivated);
    QTest::mouseClick(chart, Qt::LeftButton, {}, middleOf(*chart, {1, 3}));
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().value<store::TrialId>(),
             chart->figure()->panels[1].bars[3].trials[0]);
}

void TestCompareTables::aDoubleClickOpensATrialAndNothingElse_data()
{
    QTest::addColumn<int>("repetitions");
    QTest::newRow("on a trial's row") << 5;
    QTest::newRow("on a bar of one trial") << 1;
}

void TestCompareTables::aDoubleClickOpensATrialAndNothingElse()
{
    QFETCH(const int, repetitions);
    test::SampleShape shape;
    shape.repetitions = repetitions;
    // As in the program's window: another room comes in this one's place.
    QStackedWidget rooms;
    auto *view = new CompareView;
    auto *other = new QPushButton;
    other->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    rooms.addWidget(view);
    rooms.addWidget(other);
    connect(view, &CompareView::trialActivated, &rooms, [&] { rooms.setCurrentWidget(other); });
    view->setCampaign(sharedCampaign(shape), {});
    rooms.resize(1280, 720);
    rooms.show();
    QVERIFY(QTest::qWaitForWindowExposed(&rooms));
    auto *chart = view->findChild<plot::BarPlot *>(u"chart"_s);
    QTRY_VERIFY(!middleOf(*chart, {0, 0}).isNull());
    const std::vector<store::TrialId> shown = chart->figure()->panels[0].bars[6].trials;
    QPoint place = chart->mapTo(&rooms, middleOf(*chart, {0, 6}));
    if (repetitions > 1) {
        QTest::mouseClick(rooms.windowHandle(), Qt::LeftButton, {}, place);
        auto *trials = view->findChild<QTableView *>(u"trials"_s);
        QCOMPARE(trials->model()->rowCount(), repetitions);
        place = trials->viewport()->mapTo(
            &rooms, trials->visualRect(trials->model()->index(2, 1)).center());
    }
    const QSignalSpy activated(view, &CompareView::trialActivated);
    const QSignalSpy pressed(other, &QPushButton::pressed);
    QTest::mouseDClick(rooms.windowHandle(), Qt::LeftButton, {}, place);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().value<store::TrialId>(), shown[repetitions > 1 ? 2 : 0]);
    QCOMPARE(rooms.currentWidget(), other);
    QCOMPARE(pressed.count(), 0);
    QVERIFY(!other->isDown());
    // A click of its own is one, and so is one elsewhere right after a single click.
    QTest::mouseClick(rooms.windowHandle(), Qt::LeftButton, {}, place);
    QCOMPARE(pressed.count(), 1);
    rooms.setCurrentWidget(view);
    QTest::mouseClick(rooms.windowHandle(), Qt::LeftButton, {}, place);
    QCOMPARE(activated.count(), 2);
    QTest::mouseClick(rooms.windowHandle(), Qt::LeftButton, {}, QPoint(40, 40));
    QCOMPARE(pressed.count(), 2);
}

void TestCompareTables::theKeyboardReachesEveryBarAndTrial()
{
    CompareView view;
    view.setCampaign(sharedCampaign(), {});
    showRoom(view);
    auto *chart = view.findChild<plot::BarPlot *>(u"chart"_s);
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Right);
    QCOMPARE(chart->selected(), std::optional(plot::BarPlace{0, 0}));
    QVERIFY(chart->accessibleDescription().contains(u"NT"_s));
    QTest::keyClick(chart, Qt::Key_End);
    QCOMPARE(chart->selected(), std::optional(plot::BarPlace{1, 9}));
    QTest::keyClick(chart, Qt::Key_Return);
    auto *trials = view.findChild<QTableView *>(u"trials"_s);
    QVERIFY(trials->hasFocus());
    const QSignalSpy activated(&view, &CompareView::trialActivated);
    QTest::keyClick(trials, Qt::Key_Down);
    QTest::keyClick(trials, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().value<store::TrialId>(),
             chart->figure()->panels[1].bars[9].trials[1]);
}

void TestCompareTables::trialsThatComeLaterJoinTheSameTable()
{
    CompareView view;
    view.setCampaign(begunCampaign(7), u"/tmp/a.runwatt"_s);
    showRoom(view);
    auto *table = view.findChild<QTableView *>(u"cells"_s);
    QCOMPARE(table->model()->rowCount(), 2);
    table->selectRow(0);
    const QString chosen = view.findChild<plot::BarPlot *>(u"chart"_s)->accessibleDescription();
    const QSignalSpy reset(table->model(), &QAbstractItemModel::modelReset);
    view.setCampaign(begunCampaign(60), u"/tmp/a.runwatt"_s);
    QCOMPARE(table->model()->rowCount(), 12);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(view.findChild<plot::BarPlot *>(u"chart"_s)->accessibleDescription(), chosen);
    QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
}

void TestCompareTables::theModelKeepsItsPromises()
{
    ComparisonModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    analysis::ComparisonRequest request;
    request.measure = u"throughput"_s;
    request.axis = u"requestSize"_s;
    request.seriesBy = u"runtime"_s;
    request.panelBy = u"operation"_s;
    // More and more trials, then fewer again, as filters or a replayed campaign would have it.
    for (const std::size_t complete : {1U, 7U, 31U, 32U, 100U, 55U, 3U, 80U}) {
        const analysis::Comparison comparison =
            analysis::compare(*begunCampaign(complete), request).value();
        model.setComparison(comparison);
        QCOMPARE(model.rowCount(), static_cast<int>(comparison.cells.size()));
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.cell(row).trials,
                     comparison.cells[static_cast<std::size_t>(row)].trials);
    }
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestCompareTables::copyingGivesCsvWithEveryDigit()
{
    CompareView view;
    view.setCampaign(sharedCampaign(), {});
    showRoom(view);
    auto *table = view.findChild<QTableView *>(u"cells"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    const QString all = QGuiApplication::clipboard()->text();
    QVERIFY(all.contains(u"SIMULATED"_s, Qt::CaseInsensitive));
    table->selectRow(3);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    const QString one = QGuiApplication::clipboard()->text();
    QVERIFY(one.size() < all.size());
    auto *message = view.findChild<common::MessageBar *>(u"message"_s);
    QVERIFY(message->isVisible());
    QVERIFY(message->text().contains(u"1 row"_s));
}

QTEST_MAIN(TestCompareTables)
#include "tst_comparetables.moc"
