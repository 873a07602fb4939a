// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/steps.h"
#include "tests/support/patience.h"
#include "tests/support/samplecampaign.h"
#include "widgets/stage/proposedsteps.h"
#include "widgets/stage/raceresults.h"
#include "widgets/stage/stepmodel.h"
#include "widgets/stage/wordscenes.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <limits>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::stage;
using store::StepKind;
using store::StepRecord;

namespace {

StepRecord text(const QString &title)
{
    StepRecord step;
    step.title = title;
    return step;
}

QString titlesOf(const StepModel &model)
{
    QString titles;
    for (const StepRecord &step : model.steps())
        titles += step.title;
    return titles;
}

/// Five steps, A to E.
struct Steps
{
    Steps()
    {
        std::vector<StepRecord> steps;
        for (const QChar letter : u"ABCDE"_s)
            steps.push_back(text(letter));
        model.setSteps(steps);
    }

    StepModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class TestStepModel : public QObject
{
    Q_OBJECT

private slots:

    void movesAStepToItsPlace_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("titles");
        QTest::newRow("later") << 1 << 3 << u"ACDBE"_s;
        QTest::newRow("earlier") << 3 << 1 << u"ADBCE"_s;
        QTest::newRow("to the end") << 0 << 4 << u"BCDEA"_s;
        QTest::newRow("to the begin") << 4 << 0 << u"EABCD"_s;
        QTest::newRow("by one") << 1 << 2 << u"ACBDE"_s;
    }

    void movesAStepToItsPlace()
    {
        QFETCH(const int, from);
        QFETCH(const int, to);
        QFETCH(const QString, titles);
        Steps steps;
        const QPersistentModelIndex moved = steps.model.index(from);
        QVERIFY(steps.model.move(from, to));
        QCOMPARE(titlesOf(steps.model), titles);
        QCOMPARE(moved.row(), to);
        steps.model.undo();
        QCOMPARE(titlesOf(steps.model), u"ABCDE"_s);
        steps.model.redo();
        QCOMPARE(titlesOf(steps.model), titles);
    }

    void whatADropAsksForIsAMove()
    {
        Steps steps;
        // Views count the target before the row is taken out.
        QVERIFY(steps.model.moveRows({}, 0, 1, {}, 3));
        QCOMPARE(titlesOf(steps.model), u"BCADE"_s);
        QVERIFY(steps.model.moveRows({}, 4, 1, {}, 0));
        QCOMPARE(titlesOf(steps.model), u"EBCAD"_s);
        QVERIFY(!steps.model.moveRows({}, 2, 1, {}, 2));
        QVERIFY(!steps.model.moveRows({}, 0, 2, {}, 4));
    }

    void rowsThatAreNoneAreRefused()
    {
        Steps steps;
        QSignalSpy edited(&steps.model, &StepModel::edited);
        QVERIFY(!steps.model.move(-1, 2));
        QVERIFY(!steps.model.move(2, 5));
        QVERIFY(!steps.model.remove(5));
        QVERIFY(!steps.model.remove(-1));
        QVERIFY(!steps.model.insert(6, text(u"X"_s)));
        QVERIFY(!steps.model.duplicate(-1));
        QVERIFY(!steps.model.change(9, text(u"X"_s)));
        QCOMPARE(titlesOf(steps.model), u"ABCDE"_s);
        QVERIFY(!steps.model.canUndo());
        QCOMPARE(edited.count(), 0);
    }

    void undoGoesBackThroughEverything()
    {
        Steps steps;
        QVERIFY(steps.model.remove(2));
        QVERIFY(steps.model.duplicate(0));
        QVERIFY(steps.model.insert(5, text(u"Z"_s)));
        QVERIFY(steps.model.setData(steps.model.index(1), u"Y"_s, Qt::EditRole));
        QCOMPARE(titlesOf(steps.model), u"AYBDEZ"_s);
        steps.model.undo();
        QCOMPARE(titlesOf(steps.model), u"AABDEZ"_s);
        steps.model.undo();
        QCOMPARE(titlesOf(steps.model), u"AABDE"_s);
        steps.model.undo();
        steps.model.undo();
        QCOMPARE(titlesOf(steps.model), u"ABCDE"_s);
        QVERIFY(!steps.model.canUndo());
        steps.model.undo();
        QCOMPARE(titlesOf(steps.model), u"ABCDE"_s);
        for (int i = 0; i < 4; ++i)
            steps.model.redo();
        QCOMPARE(titlesOf(steps.model), u"AYBDEZ"_s);
        // Something new ends what could be done again.
        steps.model.undo();
        QVERIFY(steps.model.canRedo());
        QVERIFY(steps.model.remove(0));
        QVERIFY(!steps.model.canRedo());
    }

    void whatIsTakenBackLeavesTheOtherStepsTheirIndexes()
    {
        Steps steps;
        StepModel &model = steps.model;
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QList<QPersistentModelIndex> indexes;
        for (int row = 0; row < model.count(); ++row)
            indexes.append(model.index(row));
        // Every index that is still one is of the step that it was made for.
        const auto areTheirs = [&] {
            for (qsizetype i = 0; i < indexes.size(); ++i) {
                if (indexes[i].isValid()
                    && indexes[i].data(Qt::EditRole).toString() != u"ABCDE"_s.at(i))
                    return false;
            }
            return true;
        };
        QVERIFY(model.move(4, 1));
        QVERIFY(model.insert(0, text(u"X"_s)));
        QVERIFY(model.duplicate(2));
        QVERIFY(model.change(3, text(u"Y"_s)));
        QVERIFY(model.remove(1)); // A
        QCOMPARE(titlesOf(model), u"XEYBCD"_s);
        for (const QString &titles :
             {u"XAEYBCD"_s, u"XAEEBCD"_s, u"XAEBCD"_s, u"AEBCD"_s, u"ABCDE"_s}) {
            model.undo();
            QCOMPARE(titlesOf(model), titles);
            QVERIFY(areTheirs());
        }
        for (const QString &titles :
             {u"AEBCD"_s, u"XAEBCD"_s, u"XAEEBCD"_s, u"XAEYBCD"_s, u"XEYBCD"_s}) {
            model.redo();
            QCOMPARE(titlesOf(model), titles);
            QVERIFY(areTheirs());
        }
        for (qsizetype i = 0; i < indexes.size(); ++i)
            QCOMPARE(indexes[i].isValid(), i != 0); // A went, and came back as another row
        QCOMPARE(reset.count(), 0);
    }

    void whatIsTypedIsUndoneAtOnce()
    {
        Steps steps;
        StepRecord step = steps.model.at(1);
        for (const QChar letter : u"notes"_s) {
            step.notes += letter;
            QVERIFY(steps.model.change(1, step));
        }
        QCOMPARE(steps.model.at(1).notes, u"notes"_s);
        steps.model.undo();
        QCOMPARE(steps.model.at(1).notes, QString());
        QVERIFY(!steps.model.canUndo());
    }

    void anotherPartOrAPauseIsUndoneByItself()
    {
        Steps steps;
        auto *pause = steps.model.findChild<QTimer *>();
        StepRecord step = steps.model.at(1);
        step.notes = u"notes"_s;
        QVERIFY(steps.model.change(1, step));
        step.body = u"points"_s;
        QVERIFY(steps.model.change(1, step));
        QVERIFY(pause != nullptr && pause->isActive());
        pause->start(1);
        QTRY_VERIFY(!pause->isActive());
        step.body += u" and more"_s;
        QVERIFY(steps.model.change(1, step));
        steps.model.undo();
        QCOMPARE(steps.model.at(1).body, u"points"_s);
        steps.model.undo();
        QCOMPARE(steps.model.at(1).body, QString());
        QCOMPARE(steps.model.at(1).notes, u"notes"_s);
        steps.model.undo();
        QCOMPARE(steps.model.at(1).notes, QString());
    }

    void stepsAndTheirPastAreBounded()
    {
        StepModel model;
        model.setSteps(std::vector<StepRecord>(store::kMaximumSteps + 10));
        QCOMPARE(model.steps().size(), store::kMaximumSteps);
        QVERIFY(!model.insert(0, {}));
        QVERIFY(!model.duplicate(0));
        for (std::size_t i = 0; i < StepModel::kMostUndone + 20; ++i)
            QVERIFY(model.move(0, 1));
        for (std::size_t i = 0; i < StepModel::kMostUndone; ++i) {
            QVERIFY(model.canUndo());
            model.undo();
        }
        QVERIFY(!model.canUndo());
        QVERIFY(model.setData(model.index(0), QString(5000, u'x'), Qt::EditRole));
        QCOMPARE(model.at(0).title.size(), store::kMaximumStepTitle);
    }

    void aTalkIsProposedFromTheCampaign()
    {
        const store::CampaignData campaign = test::sampleCampaign({});
        const std::vector<StepRecord> steps = proposedSteps(campaign);
        // Title, five runtimes, race, figure, end.
        QCOMPARE(steps.size(), std::size_t(9));
        QVERIFY(steps.front().kind == StepKind::Title);
        for (std::size_t i = 1; i <= 5; ++i) {
            QVERIFY(steps[i].kind == StepKind::Live);
            QVERIFY(campaign.find(steps[i].trial) != nullptr);
        }
        QVERIFY(steps[6].kind == StepKind::Race);
        QVERIFY(campaign.find(steps[6].workload) != nullptr);
        QVERIFY(steps[7].kind == StepKind::Figure);
        QVERIFY(!steps[7].figure.isEmpty());
        QVERIFY(steps[8].kind == StepKind::End);
        // Of one that has not begun: what runs.
        store::CampaignData empty;
        const std::vector<StepRecord> first = proposedSteps(empty);
        QCOMPARE(first.size(), std::size_t(3));
        QVERIFY(first[1].kind == StepKind::Live);
        QVERIFY(!first[1].trial.isValid());
    }

    void aRaceGoesByTheTrialsThatHaveEnded()
    {
        const store::CampaignData campaign = test::sampleCampaign({});
        const store::WorkloadId workload = campaign.workloads.front().id;
        const int all = completeTrials(campaign, workload, std::numeric_limits<TimeNs>::max());
        QCOMPARE(all, 25);
        QCOMPARE(completeTrials(campaign, workload, -1), 0);
        QVERIFY(raceAfter(campaign, workload, 0).entries.empty());
        const Race first = raceAfter(campaign, workload, 1);
        QCOMPARE(first.entries.size(), std::size_t(1));
        QCOMPARE(first.entries.front().trials, 1);
        const Race whole = raceAfter(campaign, workload, all);
        QCOMPARE(whole.entries.size(), std::size_t(5));
        QCOMPARE(whole.unit, u"B/s"_s);
        QCOMPARE(whole.origins, Origins{Origin::Simulated});
        for (std::size_t i = 0; i < whole.entries.size(); ++i) {
            QCOMPARE(whole.entries[i].trials, 5);
            QVERIFY(i == 0 || whole.entries[i - 1].mean >= whole.entries[i].mean);
        }
        // The mean of one runtime, by hand.
        double sum = 0;
        for (const store::SummaryRecord &summary : campaign.summaries) {
            const store::CellRecord *cell = campaign.find(campaign.find(summary.trial)->cell);
            if (summary.measure == u"throughput" && cell->workload == workload
                && cell->runtime == whole.entries.front().runtime)
                sum += summary.value;
        }
        QVERIFY(qAbs(whole.entries.front().mean - sum / 5) < sum * 1e-12);
        QVERIFY(raceAfter({}, {}, 5).entries.empty());
    }

    void pointsAreLinesAndAtMostFive()
    {
        StepRecord step;
        step.body = u" one \n\n<b>two</b>\nthree\nfour\nfive\nsix"_s;
        QCOMPARE(TextScene::points(step),
                 QStringList({u"one"_s, u"<b>two</b>"_s, u"three"_s, u"four"_s, u"five"_s}));
    }
};

QTEST_MAIN(TestStepModel)
#include "tst_stepmodel.moc"
