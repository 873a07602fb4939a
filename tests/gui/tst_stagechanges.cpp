// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What becomes of a replay when the steps of a talk are changed.
#include "stagetalk.h"

#include <QTest>

#include <functional>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::stage;
using store::StepKind;
using store::StepRecord;
using Given = test::GivenTalk;

class TestStageChanges : public QObject
{
    Q_OBJECT

private slots:

    void aReplayGoesOnWhileStepsAreRearranged_data()
    {
        QTest::addColumn<int>("row");
        QTest::newRow("live") << 1;
        QTest::newRow("race") << 2;
    }

    void aReplayGoesOnWhileStepsAreRearranged()
    {
        QFETCH(const int, row);
        Given given;
        given.player.recorded = true;
        given.talk.setPlayer(&given.player);
        connect(&given.talk, &Talk::replayRequested, &given.player, &Player::begin);
        given.talk.goTo(row);
        given.talk.start(Talk::From::Current);
        if (!given.player.replay)
            given.talk.goOnInReplay();
        given.player.told.clear();
        StepModel &steps = given.talk.steps();
        const StepRecord shown = given.talk.stepOf(row);
        StepRecord renamed = shown;
        renamed.title = u"New name"_s;
        const std::function<bool()> edits[] = {
            [&] { return steps.move(given.talk.current(), given.talk.current() - 1); },
            [&] { return steps.move(given.talk.current(), steps.count() - 1); },
            [&] { return steps.insert(0, {StepKind::Text}); },
            [&] { return steps.duplicate(given.talk.current()); },
            [&] { return steps.remove(given.talk.current() == 0 ? 1 : 0); },
            [&] { return steps.change(given.talk.current(), renamed); },
        };
        // Nothing is told to what replays, and the same step is in view.
        const auto goesOn = [&] {
            StepRecord now = given.talk.stepOf(given.talk.current());
            now.title = shown.title;
            return now == shown && given.player.replay && given.player.told.isEmpty()
                && given.view.marks().contains(mark(Origin::Replayed) + u" 2026-11-30"_s);
        };
        for (const auto &edit : edits) {
            QVERIFY(edit());
            QVERIFY2(goesOn(), qPrintable(given.player.told.join(u'|')));
        }
        for (const auto again : {&StepModel::undo, &StepModel::redo, &StepModel::undo}) {
            for (std::size_t i = 0; i < std::size(edits); ++i) {
                (steps.*again)();
                QVERIFY2(goesOn(), qPrintable(given.player.told.join(u'|')));
            }
        }
        QVERIFY(!steps.canUndo());
        QCOMPARE(given.talk.current(), row);
        // It ends with its own step, whose place the next one takes.
        QVERIFY(row == 2 || steps.move(row, 2));
        QVERIFY(steps.remove(2));
        QVERIFY(given.talk.stepOf(2).kind == StepKind::End);
        QCOMPARE(given.player.told, QStringList({u"end"_s}));
        steps.undo(); // comes back, but nobody has gone to it
        QVERIFY(given.talk.stepOf(given.talk.current()).kind == StepKind::End);
        QCOMPARE(given.player.told, QStringList({u"end"_s}));
        given.talk.setPlayer(nullptr);
    }

    void anotherTrialChosenForTheShownStepIsReplayed()
    {
        Given given;
        given.player.recorded = true;
        given.talk.setPlayer(&given.player);
        StepModel &steps = given.talk.steps();
        const auto told = [&] { return std::exchange(given.player.told, {}); };
        StepRecord other = given.talk.stepOf(1);
        const QString first = u"trial %1"_s.arg(other.trial.value);
        other.trial = given.campaign->trials.back().id;
        const QString last = u"trial %1"_s.arg(other.trial.value);
        QVERIFY(first != last);
        given.talk.goTo(1); // nobody has been asked to play yet
        QVERIFY(steps.change(1, other));
        steps.undo();
        QCOMPARE(told(), QStringList());
        given.talk.start(Talk::From::Current);
        QCOMPARE(told(), QStringList({u"begin"_s, first, u"play"_s}));
        QVERIFY(steps.change(1, other));
        QCOMPARE(told(), QStringList({last, u"play"_s}));
        steps.undo();
        QCOMPARE(told(), QStringList({first, u"play"_s}));
        other.timeNs = given.campaign->trials.back().beginNs + kNsPerSecond;
        QVERIFY(steps.change(1, other));
        QCOMPARE(told(), QStringList({u"to %1"_s.arg(*other.timeNs), u"play"_s}));
        // What is changed of another step is of no concern.
        StepRecord next = given.talk.stepOf(2);
        next.trial = other.trial;
        QVERIFY(steps.change(2, next));
        QCOMPARE(told(), QStringList());
        given.talk.setPlayer(nullptr);
    }
};

QTEST_MAIN(TestStageChanges)
#include "tst_stagechanges.moc"
