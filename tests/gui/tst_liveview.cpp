// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/livecampaign.h"
#include "tests/support/patience.h"
#include "widgets/common/formatters.h"
#include "widgets/common/theme.h"
#include "widgets/live/liveheader.h"
#include "widgets/live/livemodel.h"
#include "widgets/live/liveview.h"
#include "widgets/live/nowfigure.h"
#include "widgets/live/sidepanel.h"
#include "widgets/plot/timeplot.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::live;
using plot::TimeNavigator;
using test::LiveCampaign;
using test::LiveShape;

namespace {

LiveShape shape()
{
    LiveShape small;
    small.runtimes = {u"NT"_s, u"FC"_s};
    small.repetitions = 1;
    small.measure = std::chrono::seconds(12);
    return small;
}

// A campaign in its third trial, in a window.
struct Scene
{
    Scene()
        : campaign(shape())
        , until(campaign.trials[2].window.beginNs + 16 * kNsPerSecond)
    {
        model.opened(campaign.created(), {});
        model.queueChanged(campaign.queue());
        model.stateChanged(campaign::RunState::Running);
        test::play(campaign, model, 0, until, [] {});
        view = std::make_unique<LiveView>(model);
        view->resize(1280, 720);
        view->show();
    }

    [[nodiscard]] bool isShown() const { return QTest::qWaitForWindowActive(view.get()); }

    template<typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return view->findChild<T *>(name);
    }

    [[nodiscard]] plot::TimePlot *charts() const { return view->charts(); }

    LiveCampaign campaign;
    TimeNs until;
    LiveModel model;
    std::unique_ptr<LiveView> view;
};

} // namespace

class TestLiveView : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { common::Theme::apply(*qApp, common::Scheme::Light); }

    void fitsASmallScreen()
    {
        Scene scene;
        QVERIFY(scene.isShown());
        QCOMPARE(scene.view->size(), QSize(1280, 720));
        QVERIFY(scene.view->minimumSizeHint().width() <= 1200);
        QVERIFY(scene.view->minimumSizeHint().height() <= 660);
    }

    void tellsTheFiguresOfThisMoment()
    {
        Scene scene;
        QVERIFY(scene.isShown());
        QTRY_VERIFY(scene.find<NowFigure>(u"throughputNow"_s)->value().endsWith(u"MB/s"_s));
        QVERIFY(scene.find<NowFigure>(u"cpuNow"_s)->value().endsWith(u'%'));
        QVERIFY(scene.find<NowFigure>(u"wattsNow"_s)->value().endsWith(u'W'));
        QVERIFY(scene.find<QLabel>(u"progressText"_s)->text().contains(u"2 of 8"_s));
    }

    void tellsNoOldFiguresInAPause()
    {
        Scene scene;
        QVERIFY(scene.isShown());
        auto *throughput = scene.find<NowFigure>(u"throughputNow"_s);
        auto *cpu = scene.find<NowFigure>(u"cpuNow"_s);
        auto *watts = scene.find<NowFigure>(u"wattsNow"_s);
        QTRY_VERIFY(throughput->value().endsWith(u"MB/s"_s));
        QCOMPARE(watts->origin(), Origin::Simulated);
        const QString none = u"\u2013"_s;
        scene.model.stateChanged(campaign::RunState::Paused);
        for (const NowFigure *figure : {throughput, cpu, watts}) {
            QCOMPARE(figure->value(), none);
            QCOMPARE(figure->origin(), Origin::Measured); // there is no value to mark
        }
        scene.model.stateChanged(campaign::RunState::Running);
        const TimeNs later = scene.until + 5 * kNsPerSecond;
        test::play(scene.campaign, scene.model, scene.until, later, [] {});
        QTRY_VERIFY(throughput->value().endsWith(u"MB/s"_s));
        // A meter that goes on is still told of.
        scene.model.stateChanged(campaign::RunState::Paused);
        const auto &own = scene.campaign.trials[2].samples;
        const auto meter = std::find_if(own.begin(), own.end(), [&scene](const auto &entry) {
            return scene.campaign.series(entry.first)->descriptor.name == u"watts";
        });
        QVERIFY(meter != own.end());
        scene.model.samplesAdded({store::SeriesId{meter->first},
                                  std::make_shared<const series::Samples>(
                                      1, series::Sample{later + kNsPerSecond, 3.5})});
        QTRY_VERIFY(watts->value().endsWith(u'W'));
        QCOMPARE(throughput->value(), none);
        QCOMPARE(cpu->value(), none);
    }

    void marksTheMeterThatIsSimulatedAmongOthers()
    {
        Scene scene;
        QVERIFY(scene.isShown());
        store::SeriesRecord real;
        real.id = store::SeriesId{9999};
        real.trial = store::TrialId{3};
        real.descriptor = {u"watts"_s, u"W"_s, u"pi4"_s, u"socket"_s, {}, Origin::Measured};
        scene.model.seriesAdded(real);
        scene.model.samplesAdded(
            {real.id,
             std::make_shared<const series::Samples>(1, series::Sample{scene.until, 13.0})});
        scene.charts()->drawNow();
        const QString readout = scene.charts()->readout();
        QVERIFY2(readout.contains(u"wall meter "_s + mark(Origin::Simulated)), qPrintable(readout));
        QVERIFY2(readout.contains(u"socket:"_s), qPrintable(readout));
        // The real one alone is the figure of this moment.
        auto *watts = scene.find<NowFigure>(u"wattsNow"_s);
        QTRY_COMPARE(watts->value(), common::formatValue(13.0, u"W"_s));
        QCOMPARE(watts->origin(), Origin::Measured);
    }

    void saysSimulatedWhereTheWattsAre()
    {
        Scene scene;
        QVERIFY(scene.isShown());
        scene.charts()->drawNow();
        QVERIFY(scene.charts()->readout().contains(mark(Origin::Simulated)));
    }

    void asksBeforeItStopsNowAndNeverWithADialog()
    {
        Scene scene;
        QVERIFY(scene.isShown());
        QSignalSpy stopped(scene.view.get(), &LiveView::stopNowRequested);
        auto *stop = scene.find<QPushButton>(u"stopNowButton"_s);
        auto *yes = scene.find<QPushButton>(u"confirmYes"_s);
        auto *no = scene.find<QPushButton>(u"confirmNo"_s);
        QTest::mouseClick(stop, Qt::LeftButton);
        QVERIFY(yes->isVisible());
        QVERIFY(no->hasFocus());
        QVERIFY(QApplication::activeModalWidget() == nullptr);
        QTest::keyClick(no, Qt::Key_Escape);
        QVERIFY(!yes->isVisible());
        QCOMPARE(stopped.count(), 0);
        QTest::mouseClick(stop, Qt::LeftButton);
        QTest::mouseClick(yes, Qt::LeftButton);
        QCOMPARE(stopped.count(), 1);
    }

    void pausesResumesAndStopsAfterTheTrial()
    {
        Scene scene;
        QVERIFY(scene.isShown());
        QSignalSpy paused(scene.view.get(), &LiveView::pauseRequested);
        QSignalSpy resumed(scene.view.get(), &LiveView::resumeRequested);
        QSignalSpy stopAfter(scene.view.get(), &LiveView::stopAfterTrialRequested);
        auto *pause = scene.find<QPushButton>(u"pauseButton"_s);
        QTest::mouseClick(pause, Qt::LeftButton);
        QCOMPARE(paused.count(), 1);
        scene.model.stateChanged(campaign::RunState::Paused);
        QCOMPARE(pause->text(), u"&Resume"_s);
        QTest::mouseClick(pause, Qt::LeftButton);
        QCOMPARE(resumed.count(), 1);
        scene.model.stateChanged(campaign::RunState::Running);
        QTest::mouseClick(scene.find<QPushButton>(u"stopAfterButton"_s), Qt::LeftButton);
        QCOMPARE(stopAfter.count(), 1);
        campaign::Progress progress;
        progress.done = 1;
        progress.total = 3;
        scene.model.progressChanged(progress);
        scene.model.stateChanged(campaign::RunState::Finished);
        QVERIFY(!pause->isVisible());
        QCOMPARE(scene.find<QLabel>(u"campaignState"_s)->text(), u"Stopped"_s);
        progress.done = 3;
        scene.model.progressChanged(progress);
        scene.view->findChild<LiveHeader *>()->updateState();
        QCOMPARE(scene.find<QLabel>(u"campaignState"_s)->text(), u"Finished"_s);
    }

    void movesTheCursorByKeyAndTellsTheValuesThere()
    {
        Scene scene;
        QVERIFY(scene.isShown());
        scene.charts()->drawNow();
        scene.charts()->setFocus();
        QTest::keyClick(scene.charts(), Qt::Key_Left);
        QVERIFY(scene.charts()->cursorTime());
        const TimeNs first = *scene.charts()->cursorTime();
        QTest::keyClick(scene.charts(), Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(*scene.charts()->cursorTime() < first);
        QVERIFY(scene.charts()->readout().contains(u"CPU, user"_s));
        QCOMPARE(scene.charts()->accessibleDescription(), scene.charts()->readout());
        QTest::keyClick(scene.charts(), Qt::Key_Escape);
        QVERIFY(!scene.charts()->cursorTime());
    }

    void withoutACursorTheNewestValuesAreTold()
    {
        Scene scene;
        QVERIFY(scene.isShown());
        scene.charts()->drawNow();
        // The meter is the last that told, which must not hide what the others told before it.
        const QString readout = scene.charts()->readout();
        QVERIFY2(readout.contains(u"CPU, user: "_s), qPrintable(readout));
        QVERIFY2(!readout.contains(u"CPU, user: \u2013"_s), qPrintable(readout));
    }

    void wrapsTheEventsThatCameWhileTheirTabWasHidden()
    {
        Scene scene;
        QVERIFY(scene.isShown());
        auto *events = scene.find<QTableView>(u"eventTable"_s);
        // Shorter than the table is before it is laid out, longer than the column on the screen.
        QString text = u"hot"_s;
        while (events->fontMetrics().horizontalAdvance(text) < 420)
            text += u" and hotter"_s;
        const auto happen = [&scene, &text] {
            scene.model.eventHappened({0, store::Severity::Warning, {}, {}, text});
            return scene.model.events().rowCount() - 1;
        };
        const auto isWhole = [events, &text](int row) {
            const QRect column(0, 0, events->columnWidth(EventModel::TextColumn), 1000);
            const QFontMetrics metrics = events->fontMetrics();
            const int needed = metrics.boundingRect(column, Qt::TextWordWrap, text).height();
            return needed >= 2 * metrics.height() && events->rowHeight(row) >= needed;
        };
        const int first = happen();
        scene.view->sidePanel()->setCurrentIndex(3);
        QTRY_VERIFY(events->isVisible());
        QTRY_VERIFY(isWhole(first));
        scene.view->sidePanel()->setCurrentIndex(0);
        const int second = happen();
        scene.view->sidePanel()->setCurrentIndex(3);
        QTRY_VERIFY(isWhole(second));
    }

    void holdsTheViewOnceItIsMovedAndFollowsAgain()
    {
        Scene scene;
        QVERIFY(scene.isShown());
        auto *follow = scene.find<QAction>(u"followAction"_s);
        scene.charts()->drawNow();
        QVERIFY(follow->isChecked());
        QTest::keyClick(scene.charts(), Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(scene.charts()->mode(), TimeNavigator::Mode::Hold);
        QVERIFY(!follow->isChecked());
        const series::Window held = scene.charts()->view();
        test::play(scene.campaign, scene.model, scene.until, scene.campaign.endNs(), [] {});
        scene.charts()->drawNow();
        QCOMPARE(scene.charts()->view(), held);
        QTest::keyClick(scene.charts(), Qt::Key_F);
        QCOMPARE(scene.charts()->mode(), TimeNavigator::Mode::Follow);
        QVERIFY(scene.charts()->view().endNs >= scene.model.tracks().extent().endNs);
        QTest::keyClick(scene.charts(), Qt::Key_A);
        QCOMPARE(scene.charts()->mode(), TimeNavigator::Mode::All);
    }

    void zoomsByWheelAndMovesByDragging()
    {
        Scene scene;
        QVERIFY(scene.isShown());
        scene.charts()->setMode(TimeNavigator::Mode::All);
        scene.charts()->setMode(TimeNavigator::Mode::Hold);
        scene.charts()->drawNow();
        QWidget *canvas = scene.charts()->findChild<QWidget *>();
        const QPoint middle = canvas->rect().center();
        const TimeNs before = scene.charts()->view().lengthNs();
        QWheelEvent wheel(middle, canvas->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(canvas, &wheel);
        QVERIFY(scene.charts()->view().lengthNs() < before);
        const TimeNs begin = scene.charts()->view().beginNs;
        QTest::mousePress(canvas, Qt::LeftButton, {}, middle);
        QTest::mouseMove(canvas, middle + QPoint(40, 0));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, middle + QPoint(40, 0));
        QVERIFY(scene.charts()->view().beginNs < begin);
    }

    void goesFromATrialInTheQueueToItsCurves()
    {
        Scene scene;
        QVERIFY(scene.isShown());
        scene.charts()->drawNow();
        auto *queue = scene.find<QListView>(u"trialQueue"_s);
        QTest::mouseClick(queue->viewport(), Qt::LeftButton, {},
                          queue->visualRect(queue->model()->index(1, 0)).center());
        const series::Window view = scene.charts()->view();
        const series::Window trial = scene.campaign.trials[1].window;
        QVERIFY(view.beginNs <= trial.beginNs && view.endNs >= trial.endNs);
        QVERIFY(view.lengthNs() < trial.lengthNs() * 2);
        scene.view->showTrial(store::TrialId{1});
        QVERIFY(scene.charts()->view().beginNs <= scene.campaign.trials[0].window.beginNs);
        QCOMPARE(scene.view->sidePanel()->selectedTrial(), store::TrialId{1});
        // A trial that has not begun has no curves: nothing moves.
        scene.view->showTrial(store::TrialId{7});
        QCOMPARE(scene.view->sidePanel()->selectedTrial(), store::TrialId{1});
    }

    void drawsOnlyWhenSomethingChangedAndCanBeSeen()
    {
        Scene scene;
        QVERIFY(scene.isShown());
        QTRY_VERIFY(scene.charts()->framesDrawn() > 0);
        scene.view->hide();
        const qint64 drawn = scene.charts()->framesDrawn();
        test::play(scene.campaign, scene.model, scene.until, scene.until + 5 * kNsPerSecond, [] {});
        QCoreApplication::processEvents();
        QCOMPARE(scene.charts()->framesDrawn(), drawn);
        scene.view->show();
        QTRY_VERIFY(scene.charts()->framesDrawn() > drawn);
    }

    void reachesEveryControlByTab()
    {
        Scene scene;
        QVERIFY(scene.isShown());
        QSet<QWidget *> reached;
        QWidget *first = QApplication::focusWidget();
        for (int i = 0; i < 40; ++i) {
            QTest::keyClick(QApplication::focusWidget() != nullptr ? QApplication::focusWidget()
                                                                   : scene.view.get(),
                            Qt::Key_Tab);
            reached.insert(QApplication::focusWidget());
            if (QApplication::focusWidget() == first)
                break;
        }
        QVERIFY(reached.contains(scene.find<QPushButton>(u"pauseButton"_s)));
        QVERIFY(reached.contains(scene.find<QPushButton>(u"stopNowButton"_s)));
        QVERIFY(reached.contains(scene.charts()));
        QVERIFY(reached.contains(scene.find<QListView>(u"trialQueue"_s)));
    }

    void changesItsColoursWithTheScheme()
    {
        Scene scene;
        QVERIFY(scene.isShown());
        scene.charts()->drawNow();
        const auto corner = [&scene] {
            return scene.charts()->grab().toImage().pixelColor(3, scene.charts()->height() / 2);
        };
        QVERIFY(corner().lightness() > 200);
        common::Theme::apply(*qApp, common::Scheme::Dark);
        QTRY_VERIFY(corner().lightness() < 60);
        common::Theme::apply(*qApp, common::Scheme::Light);
    }

    void showsWhatIsMissingBeforeAnythingCame()
    {
        LiveModel model;
        LiveView view(model);
        view.resize(1280, 720);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.charts()->drawNow();
        QVERIFY(!view.findChild<QListView *>(u"trialQueue"_s)->isVisible());
        view.showError(Error(ErrorCode::ConnectionLost, u"The link broke"_s, u"pi4"_s));
        QVERIFY(view.findChild<QLabel *>(u"messageText"_s)->text().contains(u"pi4"_s));
    }
};

QTEST_MAIN(TestLiveView)
#include "tst_liveview.moc"
