// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts of a replay that need neither a file nor a window.
#include "widgets/live/replayclock.h"
#include "widgets/live/replayscript.h"
#include "widgets/live/replaytime.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace runwatt;
using namespace runwatt::live;

namespace {

constexpr TimeNs kHour = 3600 * kNsPerSecond;

TimeNs below(TimeNs end, QRandomGenerator &random)
{
    return static_cast<TimeNs>(random.generate64() % static_cast<quint64>(end));
}

std::vector<series::Window> twoEvenings()
{
    return {{30 * kHour, 31 * kHour}, {0, kHour}, {kHour / 2, kHour / 2}};
}

store::CampaignData oneTrial(TimeNs begin, TimeNs end)
{
    store::CampaignData data;
    data.devices.push_back({store::DeviceId{1}, QStringLiteral("board"), {}});
    data.workloads.push_back({store::WorkloadId{1}, QStringLiteral("w"), {}, {}});
    data.cells.push_back(
        {store::CellId{1}, store::DeviceId{1}, QStringLiteral("NT"), store::WorkloadId{1}});
    store::TrialRecord trial;
    trial.id = store::TrialId{1};
    trial.cell = store::CellId{1};
    trial.position = 1;
    trial.state = store::TrialState::Interrupted;
    trial.beginNs = begin;
    trial.endNs = end;
    data.trials.push_back(trial);
    return data;
}

} // namespace

class TestReplayTime : public QObject
{
    Q_OBJECT

private slots:

    void aNightBetweenTwoSessionsLastsASecond()
    {
        const ReplayTime time(twoEvenings(), Pauses::Shortened);
        QVERIFY(time.hasPauses());
        QCOMPARE(time.lengthNs(), 2 * kHour + ReplayTime::kShortPauseNs);
        QCOMPARE(time.toCampaign(kHour), kHour);
        QCOMPARE(time.toCampaign(kHour + ReplayTime::kShortPauseNs), 30 * kHour);
        QCOMPARE(time.toReplay(15 * kHour) / kNsPerSecond, kHour / kNsPerSecond);
        QCOMPARE(time.toReplay(31 * kHour), time.lengthNs());
    }

    void aNightIsKeptForWhoWantsIt()
    {
        const ReplayTime time(twoEvenings(), Pauses::Kept);
        QVERIFY(time.hasPauses());
        QCOMPARE(time.lengthNs(), 31 * kHour);
        QCOMPARE(time.toCampaign(7 * kHour), 7 * kHour);
    }

    void aMomentOfTheCampaignIsFoundAgain()
    {
        QRandomGenerator random(5);
        std::vector<series::Window> activity;
        for (int i = 0; i < 200; ++i) {
            const TimeNs begin = below(20 * kHour, random);
            activity.push_back({begin, begin + below(90 * kNsPerSecond, random)});
        }
        for (const Pauses pauses : {Pauses::Shortened, Pauses::Kept}) {
            const ReplayTime time(activity, pauses);
            TimeNs before = -1;
            std::ranges::sort(activity, {}, &series::Window::beginNs);
            for (const series::Window &stretch : activity) {
                for (const TimeNs at : {stretch.beginNs, stretch.endNs})
                    QCOMPARE(time.toCampaign(time.toReplay(at)), at);
                QVERIFY(time.toReplay(stretch.beginNs) >= before);
                before = time.toReplay(stretch.beginNs);
            }
            QCOMPARE(time.toCampaign(time.lengthNs()), time.endNs());
            QCOMPARE(time.toCampaign(-1), time.beginNs());
        }
    }

    void nothingRecordedHasNoLength()
    {
        const ReplayTime time({}, Pauses::Shortened);
        QCOMPARE(time.lengthNs(), TimeNs{0});
        QCOMPARE(time.toCampaign(kHour), TimeNs{0});
        QVERIFY(!time.hasPauses());
    }

    void theClockStopsAtTheEndOrGoesRound()
    {
        ReplayClock clock;
        clock.setLength(10 * kNsPerSecond);
        QCOMPARE(clock.pass(kNsPerSecond / 10), ReplayClock::Passed::Nothing);
        clock.play();
        clock.setSpeed(20);
        QCOMPARE(clock.pass(kNsPerSecond / 10), ReplayClock::Passed::Time);
        QCOMPARE(clock.positionNs(), 2 * kNsPerSecond);
        QCOMPARE(clock.pass(kHour), ReplayClock::Passed::End); // half a second counts
        QVERIFY(!clock.isPlaying());
        QVERIFY(clock.isAtEnd());
        clock.setLooping(true);
        clock.play();
        QCOMPARE(clock.pass(kNsPerSecond / 60), ReplayClock::Passed::Round);
        QCOMPARE(clock.positionNs(), TimeNs{0});
        QVERIFY(clock.isPlaying());
    }

    void theClockGoesOnWhereItWasAfterTheComputerSlept()
    {
        ReplayClock clock;
        clock.setLength(10 * kHour);
        clock.play();
        QCOMPARE(clock.pass(8 * kHour), ReplayClock::Passed::Time);
        QCOMPARE(clock.positionNs(), kNsPerSecond / 2);
        clock.pass(-kHour);
        QCOMPARE(clock.positionNs(), kNsPerSecond / 2);
    }

    void speedsGoFromOneToAHundred()
    {
        ReplayClock clock;
        clock.goSlower();
        QCOMPARE(clock.speed(), 1);
        for (const int speed : {2, 5, 10, 20, 50, 100, 100}) {
            clock.goFaster();
            QCOMPARE(clock.speed(), speed);
        }
        clock.setSpeed(7);
        clock.goSlower();
        QCOMPARE(clock.speed(), 5);
        clock.setSpeed(7);
        clock.goFaster();
        QCOMPARE(clock.speed(), 10);
        clock.setSpeed(1'000'000);
        QCOMPARE(clock.speed(), 100);
    }

    void aTrialThatNobodyEndedEndsAfterItsSamples()
    {
        store::CampaignData data = oneTrial(2 * kNsPerSecond, 0);
        const store::TrialId id{1};
        data.phases.push_back({id, store::Phase::Prepare, 2 * kNsPerSecond, 0});
        data.phases.push_back({id, store::Phase::Measure, 3 * kNsPerSecond, 0});
        data.series.push_back({store::SeriesId{4},
                               id,
                               {QStringLiteral("watts"),
                                QStringLiteral("W"),
                                {},
                                QStringLiteral("m"),
                                {},
                                Origin::Measured},
                               2});
        const ReplayScript script(data, {{store::SeriesId{4}, 0, 3 * kNsPerSecond, kHour}});
        QCOMPARE(script.trials().front().endNs, kHour + 1);
        QCOMPARE(script.phases().at(0).endNs, 3 * kNsPerSecond);
        QCOMPARE(script.phases().at(1).endNs, kHour + 1);
        QCOMPARE(script.moments().back().kind, MomentKind::TrialEnds);
    }

    void timesThatCannotBeAreLeftOutOrPutRight()
    {
        constexpr TimeNs kMost = std::numeric_limits<TimeNs>::max();
        store::CampaignData data = oneTrial(-kHour, kMost);
        data.phases.push_back({store::TrialId{1}, store::Phase::Measure, kMost, -kMost});
        data.events.push_back({std::numeric_limits<TimeNs>::min(), {}, {}, {}, {}});
        data.series.push_back(
            {store::SeriesId{4},
             store::TrialId{1},
             {QStringLiteral("watts"), QStringLiteral("W"), {}, {}, {}, Origin::Measured},
             2});
        const ReplayScript script(
            data, {{store::SeriesId{4}, 0, kMost, kMost}, {store::SeriesId{4}, 1, kHour, 0}});
        const ReplayTime time(script.activity(), Pauses::Shortened);
        QCOMPARE(time.beginNs(), TimeNs{0});
        QVERIFY(time.lengthNs() <= 2 * kHour);
        QCOMPARE(script.series().front().chunkCount, std::size_t{1});
        for (const ReplayMoment &moment : script.moments())
            QVERIFY(moment.timeNs >= 0 && moment.timeNs <= time.endNs());
    }

    void blocksTakeAllSamplesAndEnd()
    {
        store::CampaignData data = oneTrial(0, 10 * kHour);
        std::vector<store::ChunkSpan> chunks;
        for (const qint64 id : {1, 2, 3}) {
            data.series.push_back({store::SeriesId{id},
                                   store::TrialId{1},
                                   {QStringLiteral("watts"),
                                    QStringLiteral("W"),
                                    {},
                                    QString::number(id),
                                    {},
                                    Origin::Measured},
                                   1});
            for (qint64 i = 0; i < 700; ++i)
                chunks.push_back({store::SeriesId{id}, i, i * kNsPerSecond * id,
                                  (i + 1) * kNsPerSecond * id - 1});
        }
        const ReplayScript script(data, chunks);
        std::vector<std::size_t> asked(3 * 700, 0);
        TimeNs until = -1;
        int blocks = 0;
        for (; until < 10 * kHour && blocks < 100; ++blocks) {
            const BlockPlan plan = script.blockAfter(until);
            QCOMPARE(plan.afterNs, until);
            QVERIFY(plan.untilNs > until);
            std::size_t inBlock = 0;
            for (const BlockPlan::Part &part : plan.parts) {
                inBlock += static_cast<std::size_t>(part.lastChunk - part.firstChunk + 1);
                for (qint64 i = part.firstChunk; i <= part.lastChunk; ++i)
                    ++asked.at(static_cast<std::size_t>((part.series.value - 1) * 700 + i));
            }
            QVERIFY(inBlock <= 256 + 2 * 3);
            until = plan.untilNs;
        }
        QVERIFY(blocks < 100);
        QVERIFY(std::ranges::all_of(asked, [](std::size_t times) { return times > 0; }));
    }
};

QTEST_APPLESS_MAIN(TestReplayTime)
#include "tst_replaytime.moc"
