// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplecampaign.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/theme.h"
#include "widgets/compare/comparecontrols.h"
#include "widgets/compare/compareview.h"
#include "widgets/compare/comparisonmodel.h"
#include "widgets/plot/barplot.h"
#include "widgets/plot/exportmenu.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace runwatt;
using namespace runwatt::compare;
using namespace Qt::Literals::StringLiterals;

namespace {

std::shared_ptr<const store::CampaignData> sample(const test::SampleShape &shape = {})
{
    return std::make_shared<const store::CampaignData>(test::sampleCampaign(shape));
}

/// The campaign while only its first trials are complete.
std::shared_ptr<const store::CampaignData> begun(std::size_t complete)
{
    store::CampaignData data = test::sampleCampaign({});
    for (std::size_t index = complete; index < data.trials.size(); ++index)
        data.trials[index].state = store::TrialState::Waiting;
    return std::make_shared<const store::CampaignData>(std::move(data));
}

void show(CompareView &view, const QSize &size = {1280, 720})
{
    view.resize(size);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
}

/// The point to click on for a bar, once the chart has been drawn.
QPoint middleOf(const plot::BarPlot &chart, const plot::BarPlace &place)
{
    const QRectF rect = chart.rectOf(place);
    return rect.isEmpty() ? QPoint() : rect.center().toPoint();
}

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
    void theTableSortsByNumbersAndNotByText();
    void aClickOnABarOffersItsTrials();
    void aCellOfOneTrialOpensItAtOnce();
    void theKeyboardReachesEveryBarAndTrial();
    void trialsThatComeLaterJoinTheSameTable();
    void theModelKeepsItsPromises();
    void copyingGivesCsvWithEveryDigit();
    void aMistakenChoiceIsExplainedWhereTheChartWas();
    void exportingAsksWithoutBlockingAndTellsTheFile();
    void theCaptionGoesToTheClipboard();
    void aFailedExportIsToldInTheRoom();
    void twoMetersAreNeverAddedUp();
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
    show(view);
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
    view.setCampaign(begun(0), u"/tmp/a.runwatt"_s);
    show(view);
    QVERIFY(view.findChild<common::EmptyState *>(u"empty"_s)->isVisible());
    view.setCampaign(begun(1), u"/tmp/a.runwatt"_s);
    QVERIFY(view.findChild<plot::BarPlot *>(u"chart"_s)->isVisible());
}

void TestCompareView::itOpensOnAComparisonThatMixesNothing()
{
    test::SampleShape shape;
    shape.devices = {u"one"_s, u"two"_s};
    shape.patterns = {u"random"_s, u"sequential"_s};
    CompareView view;
    view.setCampaign(sample(shape), {});
    const analysis::ComparisonRequest request = view.request();
    QCOMPARE(request.measure, u"throughput"_s);
    QCOMPARE(request.axis, u"requestSize"_s);
    QCOMPARE(request.seriesBy, u"runtime"_s);
    QVERIFY(analysis::compare(test::sampleCampaign(shape), request).value().mixed.isEmpty());
    // One runtime only: its colour would say nothing, so reads and writes get the colours.
    shape.runtimes = {u"NT"_s};
    CompareView other;
    other.setCampaign(sample(shape), {});
    QCOMPARE(other.request().seriesBy, u"operation"_s);
}

void TestCompareView::theTableSortsByNumbersAndNotByText()
{
    CompareView view;
    view.setCampaign(sample(), {});
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

void TestCompareView::aClickOnABarOffersItsTrials()
{
    CompareView view;
    view.setCampaign(sample(), {});
    show(view);
    auto *chart = view.findChild<plot::BarPlot *>(u"chart"_s);
    QTRY_VERIFY(!middleOf(*chart, {0, 0}).isNull());
    const QSignalSpy activated(&view, &CompareView::trialActivated);
    QTest::mouseClick(chart, Qt::LeftButton, {}, middleOf(*chart, {0, 6}));
    QCOMPARE(activated.count(), 0);
    auto *trials = view.findChild<QTableView *>(u"trials"_s);
    QCOMPARE(trials->model()->rowCount(), 5);
    QCOMPARE(chart->selected(), std::optional(plot::BarPlace{0, 6}));
    const figure::Bar &bar = chart->figure()->panels[0].bars[6];
    QTest::mouseClick(trials->viewport(), Qt::LeftButton, {},
                      trials->visualRect(trials->model()->index(2, 1)).center());
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().value<store::TrialId>(), bar.trials[2]);
}

void TestCompareView::aCellOfOneTrialOpensItAtOnce()
{
    test::SampleShape shape;
    shape.repetitions = 1;
    CompareView view;
    view.setCampaign(sample(shape), {});
    show(view);
    auto *chart = view.findChild<plot::BarPlot *>(u"chart"_s);
    QTRY_VERIFY(!middleOf(*chart, {0, 0}).isNull());
    const QSignalSpy activated(&view, &CompareView::trialActivated);
    QTest::mouseClick(chart, Qt::LeftButton, {}, middleOf(*chart, {1, 3}));
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().value<store::TrialId>(),
             chart->figure()->panels[1].bars[3].trials[0]);
}

void TestCompareView::theKeyboardReachesEveryBarAndTrial()
{
    CompareView view;
    view.setCampaign(sample(), {});
    show(view);
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

void TestCompareView::trialsThatComeLaterJoinTheSameTable()
{
    CompareView view;
    view.setCampaign(begun(7), u"/tmp/a.runwatt"_s);
    show(view);
    auto *table = view.findChild<QTableView *>(u"cells"_s);
    QCOMPARE(table->model()->rowCount(), 2);
    table->selectRow(0);
    const QString chosen = view.findChild<plot::BarPlot *>(u"chart"_s)->accessibleDescription();
    const QSignalSpy reset(table->model(), &QAbstractItemModel::modelReset);
    view.setCampaign(begun(60), u"/tmp/a.runwatt"_s);
    QCOMPARE(table->model()->rowCount(), 12);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(view.findChild<plot::BarPlot *>(u"chart"_s)->accessibleDescription(), chosen);
    QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
}

void TestCompareView::theModelKeepsItsPromises()
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
            analysis::compare(*begun(complete), request).value();
        model.setComparison(comparison);
        QCOMPARE(model.rowCount(), static_cast<int>(comparison.cells.size()));
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.cell(row).trials,
                     comparison.cells[static_cast<std::size_t>(row)].trials);
    }
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestCompareView::copyingGivesCsvWithEveryDigit()
{
    CompareView view;
    view.setCampaign(sample(), {});
    show(view);
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

void TestCompareView::aMistakenChoiceIsExplainedWhereTheChartWas()
{
    CompareView view;
    view.setCampaign(sample(), {});
    show(view);
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

void TestCompareView::exportingAsksWithoutBlockingAndTellsTheFile()
{
    const QTemporaryDir folder;
    CompareView view;
    view.setCampaign(sample(), folder.filePath(u"a.runwatt"_s));
    show(view);
    auto *button = view.findChild<plot::ExportButton *>(u"export"_s);
    QAction *pdf = button->findChild<QAction *>(u"export-pdf-column"_s);
    QVERIFY(pdf);
    pdf->trigger(); // comes back at once: the dialog is not modal in a loop of its own
    auto *dialog = button->findChild<QFileDialog *>();
    QVERIFY(dialog);
    QVERIFY(dialog->isVisible());
    QCOMPARE(QFileInfo(dialog->directory().path()).canonicalFilePath(),
             QFileInfo(folder.path()).canonicalFilePath());
    const QSignalSpy exported(&view, &CompareView::figureExported);
    const QString file = folder.filePath(u"figure.pdf"_s);
    emit dialog->fileSelected(file);
    dialog->close();
    QTRY_COMPARE(exported.count(), 1);
    QVERIFY(QFileInfo::exists(file));
    QVERIFY(view.findChild<common::MessageBar *>(u"message"_s)->text().contains(u"figure.pdf"_s));
}

void TestCompareView::theCaptionGoesToTheClipboard()
{
    CompareView view;
    view.setCampaign(sample(), {});
    view.findChild<QAction *>(u"copy-caption"_s)->trigger();
    const QString caption = QGuiApplication::clipboard()->text();
    QVERIFY(caption.contains(u"Student's t"_s));
    QVERIFY(caption.contains(u"SIMULATED"_s));
    QVERIFY(caption.contains(sample()->campaign.uuid));
}

void TestCompareView::aFailedExportIsToldInTheRoom()
{
    CompareView view;
    view.setCampaign(sample(), {});
    show(view);
    auto *button = view.findChild<plot::ExportButton *>(u"export"_s);
    button->exportTo(u"/no such folder/figure.svg"_s, plot::ExportFormat::Svg, figure::Width::Page);
    auto *message = view.findChild<common::MessageBar *>(u"message"_s);
    QTRY_VERIFY(message->isVisible());
    QCOMPARE(message->severity(), store::Severity::Problem);
    QVERIFY(message->text().contains(u"figure.svg"_s));
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
    show(view);
    choose(view, u"measure"_s, u"watts.mean"_s);
    QVERIFY(view.findChild<QComboBox *>(u"detail"_s)->isVisible());
    QCOMPARE(view.request().detail, u"meter"_s);
    QVERIFY(view.findChild<plot::BarPlot *>(u"chart"_s)->isVisible());
    choose(view, u"detail"_s, u"second meter"_s);
    QCOMPARE(view.request().detail, u"second meter"_s);
    QVERIFY(view.findChild<plot::BarPlot *>(u"chart"_s)->isVisible());
}

void TestCompareView::namesAreThereForScreenReaders()
{
    CompareView view;
    view.setCampaign(sample(), {});
    for (const QComboBox *box : view.findChildren<QComboBox *>())
        QVERIFY2(!box->accessibleName().isEmpty(), qUtf8Printable(box->objectName()));
    for (const QString &name : {u"chart"_s, u"cells"_s, u"trials"_s})
        QVERIFY2(!view.findChild<QWidget *>(name)->accessibleName().isEmpty(),
                 qUtf8Printable(name));
}

/// Leaves pictures of the room in the folder that RUNWATT_FIGURES names, for a person to look at;
/// without it, makes sure that the room can be drawn at every size.
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
            for (const auto &data : {sample(), sample(few), sample(many),
                                     std::shared_ptr<const store::CampaignData>()}) {
                CompareView view;
                view.setCampaign(data, {});
                show(view, size);
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
