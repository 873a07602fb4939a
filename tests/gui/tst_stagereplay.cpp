// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// When a talk replays by itself, and what it shows while a recording stands in for a device.
#include "stagetalk.h"
#include "tests/support/patience.h"
#include "widgets/plot/timeplot.h"
#include "widgets/stage/livescene.h"
#include "widgets/stage/racechart.h"
#include "widgets/stage/racescene.h"
#include "widgets/stage/stageview.h"
#include "widgets/stage/talk.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::stage;
using store::StepKind;
using store::StepRecord;
using Given = test::GivenTalk;
using test::campaignOf;

class TestStageReplay : public QObject
{
    Q_OBJECT

private slots:

    void aLiveStepOfARecordedCampaignIsReplayedInATalk()
    {
        Given given;
        given.player.recorded = true;
        given.talk.setPlayer(&given.player);
        const QString first = u"trial %1"_s.arg(given.campaign->trials.front().id.value);
        given.talk.goTo(1); // whoever prepares a talk looks at what is recorded
        QCOMPARE(given.player.told, QStringList());
        given.talk.start(Talk::From::Current);
        QCOMPARE(given.player.told, QStringList({u"begin"_s, first, u"play"_s}));
        QVERIFY(given.view.marks().contains(mark(Origin::Replayed) + u" 2026-11-30"_s));
        given.player.told.clear();
        given.talk.next(); // the race tells all trials
        QCOMPARE(given.player.told, QStringList({u"end"_s}));
        QVERIFY(!given.view.marks().join(u' ').contains(mark(Origin::Replayed)));
        given.player.told.clear();
        given.talk.previous();
        QCOMPARE(given.player.told, QStringList({u"begin"_s, first, u"play"_s}));
        given.player.told.clear();
        given.talk.end();
        QCOMPARE(given.player.told, QStringList({u"end"_s}));
        // A replay that was there before the talk outlives it.
        given.player.told.clear();
        given.player.replay = true;
        given.talk.start(Talk::From::Current);
        given.talk.end();
        QCOMPARE(given.player.told, QStringList({first, u"play"_s, u"pause"_s}));
        given.talk.setPlayer(nullptr);
    }

    void aStepOfNoTrialReplaysTheOneThatItShows()
    {
        Given given;
        given.player.recorded = true;
        given.talk.setPlayer(&given.player);
        StepRecord any = given.talk.stepOf(1);
        any.trial = {};
        QVERIFY(given.talk.steps().change(1, any));
        given.talk.goTo(1);
        const auto *scene = qobject_cast<const LiveScene *>(given.view.scene());
        QVERIFY(scene != nullptr);
        const QString shown = u"trial %1"_s.arg(scene->trial().id.value);
        given.talk.start(Talk::From::Current);
        QCOMPARE(given.player.told, QStringList({u"begin"_s, shown, u"play"_s}));
        // Of what somebody else replays, it shows what comes.
        given.talk.end();
        given.player.replay = true;
        given.player.told.clear();
        given.talk.start(Talk::From::Current);
        QCOMPARE(given.player.told, QStringList({u"play"_s}));
        given.talk.setPlayer(nullptr);
    }

    void aReplayedTrialIsShownInItsOwnTime()
    {
        Given given;
        const store::TrialRecord &trial = given.campaign->trials.front();
        given.player.recorded = true;
        given.talk.setPlayer(&given.player);
        given.show.moving = true;
        given.show.trial = TrialNow{trial.id, u"NT"_s, {}, {}, trial.repetition};
        given.talk.goTo(1);
        given.talk.start(Talk::From::Current);
        QVERIFY(given.player.replay);
        const auto *scene = given.view.findChild<LiveScene *>();
        QVERIFY(scene != nullptr);
        plot::TimeNavigator expected;
        expected.setExtent(given.show.extent());
        expected.fit({trial.beginNs, trial.endNs});
        QVERIFY(trial.endNs > trial.beginNs);
        QCOMPARE(scene->charts()->view(), expected.view());
        QCOMPARE(scene->charts()->mode(), plot::TimeNavigator::Mode::Hold);
        given.talk.end();
        given.talk.setPlayer(nullptr);
    }

    void aRaceAfterAReplayedStepIsToldTrialByTrial()
    {
        Given given;
        given.player.recorded = true;
        given.talk.setPlayer(&given.player);
        // What is shown stops moving only after everybody knows that the replay has ended.
        connect(&given.player, &Player::changed, &given.talk,
                [&given] { given.show.moving = given.player.replay; });
        given.talk.goTo(1);
        given.talk.start(Talk::From::Current);
        QVERIFY(given.show.moving);
        given.talk.next();
        QVERIFY(!given.player.replay);
        const auto *race = given.view.findChild<RaceScene *>();
        QVERIFY(race != nullptr);
        QCOMPARE(race->chart()->race().trials, 1);
        QTRY_VERIFY(race->chart()->race().trials > 1);
        given.talk.end();
        given.talk.setPlayer(nullptr);
    }

    void aFileThatWasAlteredIsSaidOnTheStage()
    {
        Given given;
        given.talk.goTo(1);
        QVERIFY(!given.view.marks().contains(u"NOT SOUND"_s));
        const auto altered = std::make_shared<store::CampaignData>(*given.campaign);
        altered->unsound = u"trial 1"_s;
        given.talk.updateCampaign(altered);
        QVERIFY(given.view.marks().contains(u"NOT SOUND"_s));
    }

    void whatIsMeasuredIsNotReplayed()
    {
        Given given;
        given.talk.setPlayer(&given.player);
        given.talk.goTo(1);
        given.talk.start(Talk::From::Current);
        QCOMPARE(given.player.told, QStringList({u"begin"_s})); // and it did not
        given.talk.next();
        given.talk.end();
        QCOMPARE(given.player.told, QStringList({u"begin"_s}));
        given.talk.setPlayer(nullptr);
    }

    void aRecordingStandsInWithItsOwnTrials()
    {
        Given given;
        const auto other = campaignOf({u"FC"_s, u"RC"_s, u"NT"_s});
        test::FakeShow otherShow;
        test::FakePlayer otherPlayer;
        otherPlayer.replay = true;
        const auto isOwn = [&] {
            return given.talk.subjectOf(1).show == &given.show
                && given.talk.shownStep(1) == given.talk.stepOf(1)
                && given.talk.player() == &given.player;
        };
        given.talk.setPlayer(&given.player);
        QVERIFY(isOwn());
        QSignalSpy wanted(&given.talk, &Talk::replayRequested);
        QSignalSpy unwanted(&given.talk, &Talk::liveRequested);
        given.talk.goOnInReplay();
        QCOMPARE(wanted.count(), 1);
        given.talk.setStandIn(StageSubject{other, &otherShow, &otherPlayer});
        QVERIFY(!isOwn());
        given.talk.goTo(1);
        const store::TrialRecord *shown = other->find(given.talk.shownStep(1).trial);
        QVERIFY(shown != nullptr);
        QCOMPARE(other->find(shown->cell)->runtime, u"NT"_s);
        QVERIFY(shown->id != given.campaign->trials.front().id);
        QCOMPARE(otherPlayer.told, QStringList({u"trial %1"_s.arg(shown->id.value), u"play"_s}));
        QVERIFY(given.view.marks().contains(mark(Origin::Replayed) + u" 2026-11-30"_s));
        const auto *scene = qobject_cast<const LiveScene *>(given.view.scene());
        QVERIFY(scene != nullptr);
        QCOMPARE(scene->trial().id, shown->id); // not moving: what is recorded of it
        // A race is of the same workload; what shows no curves stays with what is measured.
        QCOMPARE(other->find(given.talk.shownStep(2).workload)->title,
                 given.campaign->workloads.back().title);
        QCOMPARE(given.talk.subjectOf(0).campaign, given.campaign);
        QCOMPARE(given.talk.subjectOf(3).campaign, given.campaign);
        // The key goes back, and the campaign that is measured has not been asked for anything.
        given.talk.goOnInReplay();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(unwanted.count(), 1);
        given.talk.setStandIn(std::nullopt);
        QVERIFY(isOwn());
        QVERIFY(!given.view.marks().join(u' ').contains(mark(Origin::Replayed)));
        given.talk.setPlayer(nullptr);
    }

    void aRecordingThatIsStillReadStandsInUntilItIsSentAway()
    {
        Given given;
        const auto other = campaignOf({u"FC"_s, u"RC"_s, u"NT"_s});
        test::FakeShow otherShow;
        test::FakePlayer otherPlayer;
        given.talk.setPlayer(&given.player);
        given.talk.start(Talk::From::First);
        given.talk.goTo(1);
        // The campaign failed in the middle: from now on it could be replayed itself.
        given.player.recorded = true;
        given.player.told.clear();
        given.talk.goOnInReplay();
        QCOMPARE(given.player.told, QStringList());
        otherPlayer.replay = true;
        given.talk.setStandIn(StageSubject{other, &otherShow, &otherPlayer});
        const QString replayed = mark(Origin::Replayed) + u" 2026-11-30"_s;
        QVERIFY(given.view.marks().contains(replayed));
        given.talk.next();
        QVERIFY2(given.view.marks().contains(replayed), qPrintable(given.view.marks().join(u'|')));
        given.talk.next();
        given.talk.goTo(1);
        QVERIFY(given.view.marks().contains(replayed));
        given.talk.end();
        QVERIFY2(!otherPlayer.told.contains(u"end"_s), qPrintable(otherPlayer.told.join(u'|')));
        // Also where a step had begun to replay the talk's own campaign.
        given.talk.setStandIn(std::nullopt);
        given.talk.start(Talk::From::Current);
        QVERIFY(given.player.told.contains(u"begin"_s));
        given.talk.setStandIn(StageSubject{other, &otherShow, &otherPlayer});
        given.talk.next();
        QVERIFY2(!otherPlayer.told.contains(u"end"_s), qPrintable(otherPlayer.told.join(u'|')));
        given.talk.setStandIn(std::nullopt);
        given.talk.setPlayer(nullptr);
    }

    void whatTheKeyBeganItEnds()
    {
        Given given;
        given.player.recorded = true;
        given.talk.setPlayer(&given.player);
        connect(&given.talk, &Talk::replayRequested, &given.player, &Player::begin);
        const QString first = u"trial %1"_s.arg(given.campaign->trials.front().id.value);
        const auto toldBy = [&](auto &&action) {
            given.player.told.clear();
            action();
            return given.player.told;
        };
        given.talk.goTo(1);
        const auto press = [&] { given.talk.goOnInReplay(); };
        QCOMPARE(toldBy(press), QStringList({u"begin"_s, first, u"play"_s}));
        QCOMPARE(toldBy(press), QStringList({u"end"_s}));
        QCOMPARE(toldBy(press), QStringList({u"begin"_s, first, u"play"_s}));
        QCOMPARE(toldBy([&] { given.talk.next(); }), QStringList({u"end"_s}));
        // A race is replayed as a whole, and what follows it shows all that is recorded again.
        QCOMPARE(toldBy(press), QStringList({u"begin"_s}));
        QCOMPARE(toldBy([&] { given.talk.next(); }), QStringList({u"end"_s}));
        QVERIFY(!given.player.replay);
        given.talk.setPlayer(nullptr);
    }

    void whatIsNextDoesNotShowWhatIsReplayedNow()
    {
        Given given;
        given.player.replay = true;
        given.show.moving = true;
        given.talk.setPlayer(&given.player);
        const StageView next(given.talk, SceneUse::Preview, StageView::Follows::Next);
        const auto *scene = qobject_cast<const LiveScene *>(next.scene());
        QVERIFY(scene != nullptr);
        const QString moment = given.show.figures().front().value;
        const auto shows = [&](store::TrialId now) {
            given.show.trial = TrialNow{now, u"NT"_s, {}, {}, 1};
            emit given.show.trialChanged();
            return scene->figures().front().value;
        };
        QVERIFY(shows(given.campaign->trials.back().id) != moment);
        QCOMPARE(scene->trial().id, given.talk.stepOf(1).trial);
        QCOMPARE(shows(given.talk.stepOf(1).trial), moment);
        given.talk.setPlayer(nullptr);
    }

    void aMomentOfATrialIsTheSameInTheRecording()
    {
        Given given;
        const auto other = campaignOf({u"FC"_s, u"RC"_s, u"NT"_s});
        test::FakeShow otherShow;
        test::FakePlayer otherPlayer;
        StepRecord live = given.talk.stepOf(1);
        live.timeNs = given.campaign->trials.front().beginNs + 4 * kNsPerSecond;
        QVERIFY(given.talk.steps().change(1, live));
        given.talk.setStandIn(StageSubject{other, &otherShow, &otherPlayer});
        const StepRecord shown = given.talk.shownStep(1);
        QCOMPARE(shown.timeNs,
                 std::optional<TimeNs>(other->find(shown.trial)->beginNs + 4 * kNsPerSecond));
        // A moment of no trial has no place in another campaign.
        live.trial = {};
        QVERIFY(given.talk.steps().change(1, live));
        QVERIFY(!given.talk.shownStep(1).timeNs.has_value());
        given.talk.setStandIn(std::nullopt);
    }
};

QTEST_MAIN(TestStageReplay)
#include "tst_stagereplay.moc"
