// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the stage is told of a campaign that runs.
#include "app/stageshow.h"
#include "tests/support/livecampaign.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace runwatt;

namespace {

/// A campaign of one trial that runs, and the stage's view of it.
struct Running
{
    explicit Running(std::chrono::milliseconds period)
    {
        store::CampaignData created = campaign.created();
        created.campaign.plan[u"samplingPeriodMs"_s] = static_cast<qint64>(period.count());
        model.opened(created, {});
        model.queueChanged(campaign.queue());
        model.stateChanged(campaign::RunState::Running);
    }

    /// Up to a moment within the trial's window.
    void measure()
    {
        const store::PhaseRecord &window = *std::ranges::find(
            campaign.trials.front().phases, store::Phase::Measure, &store::PhaseRecord::phase);
        test::play(campaign, model, 0, window.beginNs + 5 * kNsPerSecond, [] {});
    }

    static test::LiveShape shape()
    {
        test::LiveShape one;
        one.runtimes = {u"NT"_s};
        one.repetitions = 1;
        return one;
    }

    test::LiveCampaign campaign{shape()};
    live::LiveModel model;
    app::StageShow show{model};
};

} // namespace

class TestStageShow : public QObject
{
    Q_OBJECT

private slots:

    void aSlowSamplerIsNoLoss()
    {
        Running running(1s);
        QVERIFY(!running.show.longestSilence());
        running.measure();
        QVERIFY(running.show.longestSilence() == app::StageShow::kSilence);
        Running slow(60s);
        slow.measure();
        QVERIFY(slow.show.longestSilence() >= 180s);
    }

    void aTrialThatTellsNothingIsNoLoss()
    {
        Running running(1s);
        campaign::TrialStatus status = running.campaign.trials.front().status;
        status.state = store::TrialState::Running;
        status.phase = store::Phase::Measure;
        running.model.trialChanged(status);
        QVERIFY(running.show.trialNow());
        QVERIFY(!running.show.longestSilence());
    }
};

QTEST_MAIN(TestStageShow)
#include "tst_stageshow.moc"
