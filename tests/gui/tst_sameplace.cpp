// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplecampaign.h"
#include "widgets/stage/sameplace.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::stage;

namespace {

test::SampleShape shapeOf(const QStringList &runtimes, int repetitions)
{
    test::SampleShape shape;
    shape.runtimes = runtimes;
    shape.repetitions = repetitions;
    return shape;
}

} // namespace

class TestSamePlace : public QObject
{
    Q_OBJECT

private slots:

    void theSameTrialIsFoundUnderAnotherId()
    {
        const store::CampaignData live = test::sampleCampaign(shapeOf({u"FC"_s, u"NT"_s}, 3));
        const store::CampaignData recording =
            test::sampleCampaign(shapeOf({u"NT"_s, u"RC"_s, u"FC"_s}, 5));
        int others = 0;
        for (const store::TrialRecord &trial : live.trials) {
            const TrialNow wanted = trialNamed(live, trial.id);
            const TrialNow found = trialNamed(recording, sameTrial(wanted, recording));
            others += found.id != trial.id ? 1 : 0;
            QCOMPARE(found.runtime, wanted.runtime);
            QCOMPARE(found.workload, wanted.workload);
            QCOMPARE(found.device, wanted.device);
            QCOMPARE(found.repetition, wanted.repetition);
        }
        QVERIFY(others > 0);
    }

    void whatIsNotThereGivesWay()
    {
        const store::CampaignData recording = test::sampleCampaign(shapeOf({u"NT"_s, u"RC"_s}, 2));
        const QString title = recording.workloads.back().title;
        // Another repetition and device: the first of runtime and workload.
        TrialNow found =
            trialNamed(recording, sameTrial({{}, u"RC"_s, title, u"other board"_s, 9}, recording));
        QCOMPARE(found.runtime, u"RC"_s);
        QCOMPARE(found.workload, title);
        QCOMPARE(found.repetition, 1);
        // Another workload: the first of the runtime.
        found = trialNamed(recording, sameTrial({{}, u"RC"_s, u"x"_s, u"board"_s, 2}, recording));
        QCOMPARE(found.runtime, u"RC"_s);
        QCOMPARE(found.workload, recording.workloads.front().title);
        // Another runtime: none, and the place is the begin.
        const TrialNow other{{}, u"FC"_s, title, u"board"_s, 1};
        QVERIFY(!sameTrial(other, recording).isValid());
        QCOMPARE(samePlace(other, 5 * kNsPerSecond, recording), TimeNs(0));
        QVERIFY(!sameTrial({}, recording).isValid());
    }

    void aCompleteTrialGoesBeforeOthers()
    {
        store::CampaignData recording = test::sampleCampaign(shapeOf({u"NT"_s}, 1));
        store::TrialRecord again = recording.trials.front();
        recording.trials.front().state = store::TrialState::Interrupted;
        again.id = {1000};
        again.attempt = 2;
        recording.trials.push_back(again);
        const TrialNow wanted = trialNamed(recording, recording.trials.front().id);
        QCOMPARE(sameTrial(wanted, recording), again.id);
        // One that is yet to come is nothing to show.
        recording.trials.back().state = store::TrialState::Waiting;
        QCOMPARE(sameTrial(wanted, recording), recording.trials.front().id);
    }

    void thePlaceIsAsFarIntoTheTrialButNotBeyondIt()
    {
        const store::CampaignData recording = test::sampleCampaign(shapeOf({u"NT"_s, u"RC"_s}, 2));
        const store::TrialRecord &trial = recording.trials.back();
        const TrialNow wanted = trialNamed(recording, trial.id);
        QCOMPARE(samePlace(wanted, 7 * kNsPerSecond, recording), trial.beginNs + 7 * kNsPerSecond);
        QCOMPARE(samePlace(wanted, 3600 * kNsPerSecond, recording), trial.endNs);
        QCOMPARE(samePlace(wanted, -1, recording), trial.beginNs);
        // What goes on is shown again from its begin.
        store::CampaignData running = recording;
        running.trials.back().state = store::TrialState::Running;
        running.trials.back().endNs = 0;
        QCOMPARE(samePlace(wanted, 7 * kNsPerSecond, running), trial.beginNs);
    }

    void workloadsAreFoundByTheirTitle()
    {
        const store::CampaignData recording = test::sampleCampaign({});
        const store::WorkloadRecord &last = recording.workloads.back();
        QCOMPARE(sameWorkload(last.title, recording), last.id);
        QVERIFY(!sameWorkload(u"x"_s, recording).isValid());
    }
};

QTEST_GUILESS_MAIN(TestSamePlace)
#include "tst_sameplace.moc"
