// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stageshow.h"
#include "tests/screenshots/screens.h"
#include "tests/support/livecampaign.h"
#include "tests/support/samplecampaign.h"
#include "widgets/live/livemodel.h"
#include "widgets/stage/presenterwindow.h"
#include "widgets/stage/proposedsteps.h"
#include "widgets/stage/racechart.h"
#include "widgets/stage/racescene.h"
#include "widgets/stage/stagekeys.h"
#include "widgets/stage/stageview.h"
#include "widgets/stage/standinbar.h"
#include "widgets/stage/talk.h"

#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::screenshots {

namespace {

using stage::StageView;
using stage::Talk;
using store::StepKind;
using store::StepRecord;

/// A recording that plays, as the stage sees it.
class Recording : public stage::Player
{
public:
    [[nodiscard]] bool isReplay() const override { return true; }

    [[nodiscard]] QString recordedOn() const override { return u"2026-06-14"_s; }

    [[nodiscard]] TimeNs position() const override { return 0; }

    void begin() override { }

    void end() override { }

    void goTo(TimeNs) override { }

    void goToTrial(store::TrialId) override { }

    void play() override { }

    void pause() override { }
};

/// A talk with a campaign that runs behind it.
struct Given
{
    explicit Given(const test::LiveShape &shape)
        : live(shape)
        , show(model)
        , talk(&show)
        , keys(talk)
    { }

    /// The live campaign with what its complete trials came to.
    void run(TimeNs until, campaign::RunState state)
    {
        constexpr TimeNs kCreatedUtcNs = 1'781'400'000 * kNsPerSecond; // 2026-06-14
        live.data.campaign.createdUtcNs = kCreatedUtcNs;
        model.opened(live.created(), {});
        model.queueChanged(live.queue());
        model.stateChanged(campaign::RunState::Running);
        test::play(live, model, 0, until, [] {});
        model.stateChanged(state);
        for (const store::TrialRecord &trial : live.data.trials) {
            for (const auto &[measure, unit, value, origin] :
                 {std::tuple{u"throughput"_s, u"B/s"_s, 31.4e6, Origin::Measured},
                  std::tuple{u"cpu.user"_s, u"%"_s, 12.6, Origin::Measured},
                  std::tuple{u"cpu.system"_s, u"%"_s, 31.2, Origin::Measured},
                  std::tuple{u"watts.mean"_s, u"W"_s, 3.87, Origin::Simulated}})
                live.data.summaries.push_back({trial.id, measure, unit, {}, value, 0, origin});
        }
    }

    test::LiveCampaign live;
    live::LiveModel model;
    app::StageShow show;
    Recording recording;
    Talk talk;
    stage::StageKeys keys;
};

std::shared_ptr<const store::CampaignData> shared(store::CampaignData data)
{
    return std::make_shared<const store::CampaignData>(std::move(data));
}

Shown stageOf(const std::shared_ptr<Given> &given)
{
    return {std::make_unique<StageView>(given->talk, stage::SceneUse::Stage,
                                        StageView::Follows::Current),
            given,
            {}};
}

/// A step of the sample campaign.
Shown sampleStep(const StepRecord &step, const test::SampleShape &shape = {})
{
    auto given = std::make_shared<Given>(test::LiveShape{});
    store::CampaignData data = test::sampleCampaign(shape);
    data.campaign.title = u"MicroVMs on a Raspberry Pi 4: is file I/O ready for prime time?"_s;
    given->talk.setCampaign(shared(std::move(data)), {step});
    return stageOf(given);
}

/// Where one runtime alone was emulated.
Shown endOfUnlike()
{
    test::SampleShape shape;
    shape.runtimes = {u"NT"_s, u"RC"_s, u"VM"_s, u"QM"_s};
    shape.origin = Origin::Measured;
    store::CampaignData data = test::sampleCampaign(shape);
    for (store::TrialRecord &trial : data.trials) {
        const QString runtime = data.find(trial.cell)->runtime;
        if (runtime == u"VM" || runtime == u"QM")
            trial.origin = Origin::Emulated;
    }
    auto given = std::make_shared<Given>(test::LiveShape{});
    given->talk.setCampaign(shared(std::move(data)), {{StepKind::End}});
    return stageOf(given);
}

Shown title()
{
    return sampleStep({StepKind::Title});
}

Shown text()
{
    StepRecord step{StepKind::Text, u"What a runtime costs on an edge device"_s};
    step.body = u"The same workload, natively and in five runtimes\n"
                "Five repetitions, in randomised blocks\n"
                "CPU accounted for by thread: guest, monitor, kernel\n"
                "Watts by a meter at the plug, on the same time axis as everything else that is "
                "told here\n"
                "한국어로도 읽을 수 있습니다"_s;
    return sampleStep(step);
}

Shown race()
{
    Shown result = sampleStep({StepKind::Race});
    auto *scene =
        qobject_cast<stage::RaceScene *>(static_cast<StageView *>(result.widget.get())->scene());
    scene->finish();
    result.isReady = [scene] { return !scene->chart()->isMoving(); };
    return result;
}

Shown raceOfTwoDevices()
{
    test::SampleShape shape;
    shape.devices = {u"pi4"_s, u"jetson-nano-with-a-rather-long-name"_s};
    shape.origin = Origin::Emulated;
    Shown result = sampleStep({StepKind::Race, u"Who is the fastest?"_s}, shape);
    auto *scene =
        qobject_cast<stage::RaceScene *>(static_cast<StageView *>(result.widget.get())->scene());
    scene->finish();
    result.isReady = [scene] { return !scene->chart()->isMoving(); };
    return result;
}

Shown figure()
{
    StepRecord step{StepKind::Figure};
    step.figure = u"throughput-by-size"_s;
    return sampleStep(step);
}

Shown end()
{
    return sampleStep({StepKind::End});
}

Shown live()
{
    auto given = std::make_shared<Given>(test::LiveShape{});
    given->run(given->live.trials[5].window.beginNs + 31 * kNsPerSecond,
               campaign::RunState::Running);
    given->talk.setCampaign(shared(given->live.data), {{StepKind::Live}});
    return stageOf(given);
}

Shown recorded()
{
    auto given = std::make_shared<Given>(test::LiveShape{});
    given->run(given->live.endNs() + 1, campaign::RunState::Finished);
    StepRecord step{StepKind::Live};
    step.trial = given->live.data.trials[4].id;
    given->talk.setCampaign(shared(given->live.data), {step});
    return stageOf(given);
}

Shown replay()
{
    auto given = std::make_shared<Given>(test::LiveShape{});
    given->run(given->live.trials[2].window.beginNs + 24 * kNsPerSecond,
               campaign::RunState::Running);
    given->talk.setCampaign(shared(given->live.data), {{StepKind::Live}});
    given->talk.setPlayer(&given->recording);
    return stageOf(given);
}

std::vector<StepRecord> talkSteps(const store::CampaignData &data)
{
    std::vector<StepRecord> steps = stage::proposedSteps(data);
    steps[1].notes = u"Nothing between fio and the card: this is what everything else is held "
                     "against.\n\nPoint at the watts: they lag behind the CPU by a second."_s;
    steps.insert(steps.begin() + 1,
                 StepRecord{StepKind::Text,
                            u"A heading that is much longer than the list of steps is wide"_s,
                            u"one\ntwo"_s});
    return steps;
}

Shown presenter(int row)
{
    auto given = std::make_shared<Given>(test::LiveShape{});
    given->run(given->live.endNs() + 1, campaign::RunState::Finished);
    given->talk.setCampaign(shared(given->live.data), talkSteps(given->live.data));
    given->talk.goTo(row);
    return {std::make_unique<stage::PresenterWindow>(given->talk, given->keys), given, {}};
}

/// The device was lost, and R was pressed.
Shown presenterStandIn()
{
    auto given = std::make_shared<Given>(test::LiveShape{});
    given->run(given->live.trials[2].window.beginNs + 24 * kNsPerSecond,
               campaign::RunState::Running);
    given->talk.setCampaign(shared(given->live.data), talkSteps(given->live.data));
    given->talk.goTo(2);
    given->talk.setPlayer(&given->recording);
    auto window = std::make_unique<stage::PresenterWindow>(given->talk, given->keys);
    window->standInBar()->setStatus({stage::StandInStatus::State::Playing,
                                     u"microvms-on-a-raspberry-pi-4-rehearsal.runwatt"_s,
                                     QDate(2026, 6, 14)});
    return {std::move(window), given, {}};
}

Shown presenterUnsaved()
{
    Shown result = presenter(1);
    static_cast<stage::PresenterWindow *>(result.widget.get())
        ->showUnsaved(Error(ErrorCode::PermissionDenied, u"You may not write the campaign file."_s,
                            u"/usr/share/runwatt/sample.runwatt"_s, {},
                            u"Change its permissions, or work on a copy."_s));
    return result;
}

} // namespace

std::vector<Screen> stageScreens()
{
    return {{u"stage-title"_s, title},
            {u"stage-text"_s, text},
            {u"stage-live"_s, live},
            {u"stage-recorded"_s, recorded},
            {u"stage-replay"_s, replay},
            {u"stage-race"_s, race},
            {u"stage-race-devices"_s, raceOfTwoDevices},
            {u"stage-figure"_s, figure},
            {u"stage-end"_s, end},
            {u"stage-end-of-unlike"_s, endOfUnlike},
            {u"stage-presenter"_s, [] { return presenter(2); }},
            {u"stage-presenter-unsaved"_s, presenterUnsaved},
            {u"stage-presenter-stand-in"_s, presenterStandIn}};
}

} // namespace runwatt::screenshots
