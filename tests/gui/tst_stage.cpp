// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stagefakes.h"
#include "tests/support/patience.h"
#include "tests/support/samplecampaign.h"
#include "widgets/common/theme.h"
#include "widgets/stage/livescene.h"
#include "widgets/stage/presenterwindow.h"
#include "widgets/stage/racechart.h"
#include "widgets/stage/racescene.h"
#include "widgets/stage/stagekeys.h"
#include "widgets/stage/stageview.h"
#include "widgets/stage/stagewindow.h"
#include "widgets/stage/steplistpanel.h"
#include "widgets/stage/talk.h"
#include "widgets/stage/talkclock.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace runwatt;
using namespace runwatt::stage;
using store::StepKind;
using store::StepRecord;

namespace {

// A talk with a step of each kind, and both its windows.
struct Given
{
    Given()
        : campaign(std::make_shared<const store::CampaignData>(test::sampleCampaign({})))
        , talk(&show)
        , keys(talk)
        , stage(talk)
        , presenter(talk, keys)
    {
        keys.watch(&stage);
        keys.watch(&presenter);
        StepRecord live{StepKind::Live, u"Native"_s};
        live.trial = campaign->trials.front().id;
        StepRecord text{StepKind::Text, u"Why"_s, u"one\ntwo"_s};
        StepRecord figure{StepKind::Figure};
        figure.figure = u"throughput-by-runtime"_s;
        talk.setCampaign(
            campaign, {{StepKind::Title}, live, {StepKind::Race}, text, figure, {StepKind::End}});
        stage.showAsWindow();
        presenter.show();
    }

    void press(QWidget &window, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QWidget *focused = window.focusWidget() != nullptr ? window.focusWidget() : &window;
        QTest::keyClick(focused, key, modifiers);
    }

    std::shared_ptr<const store::CampaignData> campaign;
    test::FakeShow show;
    test::FakePlayer player;
    Talk talk;
    StageKeys keys;
    StageWindow stage;
    PresenterWindow presenter;
};

} // namespace

class TestStage : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { common::Theme::apply(*qApp, common::Scheme::Dark); }

    void keysWorkInBothWindows_data()
    {
        QTest::addColumn<bool>("inPresenter");
        QTest::newRow("stage") << false;
        QTest::newRow("presenter") << true;
    }

    void keysWorkInBothWindows()
    {
        QFETCH(const bool, inPresenter);
        Given given;
        QWidget &window = inPresenter ? static_cast<QWidget &>(given.presenter) : given.stage;
        const auto at = [&] { return given.talk.current(); };
        QCOMPARE(at(), 0);
        given.press(window, Qt::Key_PageDown);
        QCOMPARE(at(), 1);
        given.press(window, Qt::Key_Space);
        given.press(window, Qt::Key_Right);
        QCOMPARE(at(), 3);
        given.press(window, Qt::Key_PageUp);
        given.press(window, Qt::Key_Left);
        QCOMPARE(at(), 1);
        given.press(window, Qt::Key_End);
        QCOMPARE(at(), 5);
        given.press(window, Qt::Key_PageDown); // there is none after it
        QCOMPARE(at(), 5);
        given.press(window, Qt::Key_Home);
        given.press(window, Qt::Key_PageUp);
        QCOMPARE(at(), 0);
        given.press(window, Qt::Key_B);
        QVERIFY(given.talk.isBlank());
        QVERIFY(given.stage.view()->isBlank());
        given.press(window, Qt::Key_PageDown); // lights the stage, and goes no further
        QVERIFY(!given.talk.isBlank());
        QCOMPARE(at(), 0);
        given.press(window, Qt::Key_Period);
        QVERIFY(given.talk.isBlank());
        given.press(window, Qt::Key_B);
        QVERIFY(!given.talk.isBlank());
        QSignalSpy ended(&given.talk, &Talk::ended);
        given.press(window, Qt::Key_Escape);
        QCOMPARE(ended.count(), 1);
    }

    void aTalkStartsAtTheFirstStepOrAtThisOne()
    {
        Given given;
        QSignalSpy started(&given.talk, &Talk::started);
        given.talk.goTo(3);
        QVERIFY(!given.talk.elapsed().has_value());
        given.press(given.presenter, Qt::Key_F5, Qt::ShiftModifier);
        QCOMPARE(given.talk.current(), 3);
        QVERIFY(given.talk.elapsed().has_value());
        given.press(given.presenter, Qt::Key_F5);
        QCOMPARE(given.talk.current(), 0);
        QCOMPARE(started.count(), 2);
    }

    void whatIsTypedIsNoCommandButAClickerIs()
    {
        Given given;
        auto *notes = given.presenter.findChild<QPlainTextEdit *>(u"stepNotes"_s);
        given.presenter.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&given.presenter));
        notes->setFocus();
        QTest::keyClicks(notes, u"Be brief. R"_s);
        QCOMPARE(notes->toPlainText(), u"Be brief. R"_s);
        QVERIFY(!given.talk.isBlank());
        QCOMPARE(given.talk.current(), 0);
        QCOMPARE(given.talk.stepOf(0).notes, u"Be brief. R"_s);
        QTest::keyClick(notes, Qt::Key_PageDown);
        QCOMPARE(given.talk.current(), 1);
        QCOMPARE(notes->toPlainText(), QString());
        QTest::keyClick(notes, Qt::Key_PageUp);
        QCOMPARE(notes->toPlainText(), u"Be brief. R"_s);
    }

    void buttonsDoWhatTheirKeysDo()
    {
        Given given;
        const auto click = [&](const QString &name) {
            given.presenter.findChild<QPushButton *>(name)->click();
        };
        click(u"next"_s);
        click(u"next"_s);
        click(u"previous"_s);
        QCOMPARE(given.talk.current(), 1);
        click(u"blank"_s);
        QVERIFY(given.talk.isBlank());
        click(u"startHere"_s);
        QVERIFY(!given.talk.isBlank());
        QCOMPARE(given.talk.current(), 1);
        click(u"start"_s);
        QCOMPARE(given.talk.current(), 0);
    }

    void everyStepShowsItsScene()
    {
        Given given;
        const QStringList scenes{u"TitleScene"_s, u"LiveScene"_s,   u"RaceScene"_s,
                                 u"TextScene"_s,  u"FigureScene"_s, u"EndScene"_s};
        for (int row = 0; row < scenes.size(); ++row) {
            given.talk.goTo(row);
            const Scene *scene = given.stage.view()->scene();
            QVERIFY(scene != nullptr && scene->isVisible());
            QVERIFY2(QLatin1String(scene->metaObject()->className()).endsWith(scenes[row]),
                     scene->metaObject()->className());
            QVERIFY(!given.stage.view()->accessibleName().isEmpty());
        }
    }

    void aStepIsRearrangedRenamedAndTakenBack()
    {
        Given given;
        given.presenter.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&given.presenter));
        auto *list = given.presenter.findChild<QListView *>(u"stepList"_s);
        list->setFocus();
        given.talk.goTo(3);
        QCOMPARE(list->currentIndex().row(), 3);
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(given.talk.current(), 2); // goes along with its step
        QVERIFY(given.talk.stepOf(2).kind == StepKind::Text);
        QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
        QVERIFY(given.talk.stepOf(4).kind == StepKind::Text);
        QTest::keyClick(list, Qt::Key_F2);
        auto *editor = list->findChild<QLineEdit *>();
        QVERIFY(editor != nullptr);
        QTest::keyClicks(editor, u"Because"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(given.talk.stepOf(4).title, u"Because"_s);
        QTest::keyClick(list, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(given.talk.steps().count(), 7);
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(given.talk.steps().count(), 6);
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(given.talk.steps().count(), 7);
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(given.talk.steps().count(), 6);
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(given.talk.stepOf(3).kind == StepKind::Text);
        QCOMPARE(given.talk.stepOf(3).title, u"Why"_s);
        QVERIFY(!given.talk.steps().canUndo());
    }

    void aLostDeviceIsToldAndAKeyAsksForReplay()
    {
        Given given;
        auto *lost = given.presenter.findChild<QLabel *>(u"lost"_s);
        QSignalSpy requested(&given.talk, &Talk::replayRequested);
        QVERIFY(!lost->isVisible());
        given.show.lost = true;
        emit given.show.lostChanged();
        QVERIFY(lost->isVisible());
        given.press(given.stage, Qt::Key_R);
        QCOMPARE(requested.count(), 1);
        // Once it is replayed it says so, and the key asks for nothing more.
        given.talk.goTo(1);
        given.player.replay = true;
        given.talk.setPlayer(&given.player);
        QVERIFY(!lost->isVisible());
        QVERIFY2(given.stage.view()->marks().contains(mark(Origin::Replayed) + u" 2026-11-30"_s),
                 qPrintable(given.stage.view()->marks().join(u'|')));
        given.press(given.stage, Qt::Key_R);
        QCOMPARE(requested.count(), 1);
        given.talk.setPlayer(nullptr);
    }

    void aReplayGoesWhereTheStepIs()
    {
        Given given;
        given.player.replay = true;
        given.talk.setPlayer(&given.player);
        given.talk.next();
        QCOMPARE(
            given.player.told,
            QStringList({u"trial %1"_s.arg(given.campaign->trials.front().id.value), u"play"_s}));
        given.player.told.clear();
        given.talk.next(); // a race goes on
        QCOMPARE(given.player.told, QStringList());
        given.talk.next();
        QCOMPARE(given.player.told, QStringList({u"pause"_s}));
        given.player.told.clear();
        StepRecord live = given.talk.stepOf(1);
        live.timeNs = 5;
        QVERIFY(given.talk.steps().change(1, live));
        given.talk.goTo(1);
        QCOMPARE(given.player.told, QStringList({u"to 5"_s, u"play"_s}));
        given.talk.setPlayer(nullptr);
    }

    void aRaceInReplayCountsWhatHadEndedByThen()
    {
        Given given;
        given.player.replay = true;
        given.show.moving = true;
        given.player.at = given.campaign->trials.front().endNs;
        given.talk.setPlayer(&given.player);
        given.talk.goTo(2);
        auto *race = qobject_cast<RaceScene *>(given.stage.view()->scene());
        QVERIFY(race != nullptr);
        QCOMPARE(race->chart()->race().trials, 1);
        given.player.at = given.campaign->trials.back().endNs;
        emit given.talk.refreshed();
        QCOMPARE(race->chart()->race().trials, 25);
        QTRY_VERIFY(!race->chart()->isMoving());
        given.talk.setPlayer(nullptr);
    }

    void aRecordedTrialIsNotOfTheMoment()
    {
        Given given;
        given.talk.goTo(1);
        auto *live = qobject_cast<LiveScene *>(given.stage.view()->scene());
        QVERIFY(live != nullptr);
        QCOMPARE(live->trial().id, given.campaign->trials.front().id);
        QCOMPARE(live->figures().size(), std::size_t(3));
        QVERIFY(live->figures().front().origin == Origin::Simulated);
        // The moment, while a campaign runs.
        given.show.moving = true;
        given.show.trial =
            TrialNow{given.campaign->trials.front().id, u"FC"_s, u"w"_s, u"board"_s, 2};
        emit given.show.trialChanged();
        QCOMPARE(live->trial().runtime, u"FC"_s);
        QCOMPARE(live->figures().front().value, u"42 MB/s"_s);
    }

    void theClockWarnsNearTheEnd_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<int>("pace");
        const auto row = [](const char *name, int seconds, int minutes, Talk::Pace pace) {
            QTest::newRow(name) << seconds << minutes << static_cast<int>(pace);
        };
        row("begin", 0, 10, Talk::Pace::InTime);
        row("before the last minute", 539, 10, Talk::Pace::InTime);
        row("the last minute", 540, 10, Talk::Pace::NearEnd);
        row("the last tenth", 3240, 60, Talk::Pace::NearEnd);
        row("before it", 3239, 60, Talk::Pace::InTime);
        row("over", 600, 10, Talk::Pace::Over);
        row("one minute is its own last", 0, 1, Talk::Pace::NearEnd);
    }

    void theClockWarnsNearTheEnd()
    {
        QFETCH(const int, seconds);
        QFETCH(const int, minutes);
        QFETCH(const int, pace);
        QCOMPARE(static_cast<int>(
                     Talk::paceOf(std::chrono::seconds(seconds), std::chrono::minutes(minutes))),
                 pace);
    }

    void theClockSaysSoInAWord()
    {
        Given given;
        auto *clock = given.presenter.findChild<TalkClock *>();
        given.talk.setPlanned(1min);
        clock->tick();
        QCOMPARE(clock->warning(), QString()); // not started yet
        given.talk.start(Talk::From::First);
        QVERIFY(!clock->warning().isEmpty());
        given.talk.setPlanned(10min);
        QCOMPARE(clock->warning(), QString());
    }

    void typeGrowsWithTheStage()
    {
        Given given;
        given.stage.resize(1280, 720);
        const double small = given.stage.view()->height();
        given.stage.resize(3840, 2160);
        QCOMPARE(given.stage.view()->height() / small, 3.0);
        QCOMPARE(given.stage.view()->scene()->size(), QSize(3840, 2160));
    }

    void closingTheStageEndsTheTalk()
    {
        Given given;
        given.talk.start(Talk::From::First);
        QSignalSpy ended(&given.talk, &Talk::ended);
        given.stage.close();
        QCOMPARE(ended.count(), 1);
        QVERIFY(!given.talk.elapsed().has_value());
    }

    void withoutStepsNothingBreaks()
    {
        Given given;
        while (given.talk.steps().count() > 0)
            QVERIFY(given.talk.steps().remove(0));
        QCOMPARE(given.talk.current(), -1);
        QVERIFY(given.stage.view()->scene() == nullptr);
        for (const Qt::Key key : {Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_Home, Qt::Key_End,
                                  Qt::Key_B, Qt::Key_B, Qt::Key_R, Qt::Key_F5})
            given.press(given.presenter, key);
        given.talk.steps().undo();
        QCOMPARE(given.talk.current(), 0);
        QVERIFY(given.stage.view()->scene() != nullptr);
    }
};

QTEST_MAIN(TestStage)
#include "tst_stage.moc"
