// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/screens.h"
#include "tests/support/livefile.h"
#include "widgets/live/livemodel.h"
#include "widgets/live/liveview.h"
#include "widgets/live/replay.h"
#include "widgets/plot/timeplot.h"

#include <QAction>
#include <QListView>
#include <QTabWidget>
#include <QTemporaryDir>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::screenshots {

namespace {

using test::LiveCampaign;
using test::LiveShape;

struct Live
{
    explicit Live(const LiveShape &shape)
        : campaign(shape)
    { }

    LiveCampaign campaign;
    live::LiveModel model;
};

Shown shown(const std::shared_ptr<Live> &live)
{
    return {std::make_unique<live::LiveView>(live->model), live, {}};
}

void playUntil(Live &live, TimeNs until)
{
    live.model.opened(live.campaign.created(), {});
    live.model.queueChanged(live.campaign.queue());
    live.model.stateChanged(campaign::RunState::Running);
    for (const store::EventRecord &event : live.campaign.data.events)
        live.model.eventHappened(event);
    test::play(live.campaign, live.model, 0, until, [] {});
}

Shown running()
{
    auto live = std::make_shared<Live>(LiveShape{});
    playUntil(*live, live->campaign.trials[6].window.beginNs + 31 * kNsPerSecond);
    Shown result = shown(live);
    auto *view = static_cast<live::LiveView *>(result.widget.get());
    view->charts()->setCursorTime(live->campaign.trials[6].window.beginNs + 18 * kNsPerSecond);
    return result;
}

Shown processes()
{
    Shown result = running();
    result.widget->findChild<QTabWidget *>()->setCurrentIndex(2);
    return result;
}

/// Many cores, in a runtime with a guest, in the middle of a trial; the band of the CPU as the key
/// C switches it.
Shown cpuBand(int cores, live::LiveBand band)
{
    LiveShape shape;
    shape.runtimes = {u"NT"_s, u"RC"_s, u"VM"_s};
    shape.cores = cores;
    auto live = std::make_shared<Live>(shape);
    const auto withGuest = std::ranges::find_if(live->campaign.trials, [](const auto &trial) {
        return trial.status.runtime == u"VM" && trial.status.position > 3;
    });
    playUntil(*live, withGuest->window.beginNs + 36 * kNsPerSecond);
    Shown result = shown(live);
    auto *view = static_cast<live::LiveView *>(result.widget.get());
    view->findChild<QAction *>(u"cpuBand"_s + QString::number(static_cast<int>(band)))->trigger();
    view->charts()->setCursorTime(withGuest->window.beginNs + 25 * kNsPerSecond);
    view->findChild<QTabWidget *>()->setCurrentIndex(1);
    return result;
}

Shown cpuOfDevice()
{
    return cpuBand(4, live::LiveBand::Cpu);
}

Shown cpuOfGuest()
{
    return cpuBand(4, live::LiveBand::GuestCpu);
}

Shown cpuByCore()
{
    return cpuBand(4, live::LiveBand::Cores);
}

Shown cpuByManyCores()
{
    return cpuBand(64, live::LiveBand::Cores);
}

Shown cpuByProcess()
{
    return cpuBand(4, live::LiveBand::Processes);
}

/// A complete trial that is chosen.
Shown cpuOfOneTrial()
{
    Shown result = cpuBand(4, live::LiveBand::Cpu);
    auto *view = static_cast<live::LiveView *>(result.widget.get());
    view->showTrial(store::TrialId{3});
    view->charts()->setCursorTime(view->charts()->view().beginNs + 28 * kNsPerSecond);
    return result;
}

/// A trial of which nobody told who used the CPU.
Shown noAccount()
{
    Shown result = running();
    result.widget->findChild<QTabWidget *>()->setCurrentIndex(1);
    return result;
}

Shown stopping()
{
    auto live = std::make_shared<Live>(LiveShape{});
    playUntil(*live, live->campaign.trials[3].window.beginNs + 40 * kNsPerSecond);
    Shown result = shown(live);
    QMetaObject::invokeMethod(result.widget->findChild<QObject *>(u"stopNowButton"_s), "click");
    result.widget->findChild<QTabWidget *>()->setCurrentIndex(3);
    return result;
}

Shown eightHours()
{
    LiveShape shape;
    shape.title =
        u"A long night: every runtime on two boards, ten repetitions of all that fio can do "
        "with small and with large requests, buffered and direct"_s;
    shape.devices = {u"jetson-nano-with-a-rather-long-name"_s};
    shape.runtimes = {u"NT"_s, u"RC"_s, u"VM"_s, u"FC"_s, u"KC"_s};
    shape.repetitions = 8;
    shape.measure = std::chrono::seconds(160);
    auto live = std::make_shared<Live>(shape);
    playUntil(*live, live->campaign.endNs() + 1);
    live->model.stateChanged(campaign::RunState::Finished);
    Shown result = shown(live);
    static_cast<live::LiveView *>(result.widget.get())
        ->charts()
        ->setMode(plot::TimeNavigator::Mode::All);
    return result;
}

/// Files and a network in one campaign, with latencies.
Shown network()
{
    LiveShape shape;
    shape.network = true;
    auto live = std::make_shared<Live>(shape);
    playUntil(*live, live->campaign.trials[6].window.beginNs + 31 * kNsPerSecond);
    Shown result = shown(live);
    static_cast<live::LiveView *>(result.widget.get())
        ->charts()
        ->setMode(plot::TimeNavigator::Mode::All);
    return result;
}

/// A network alone: the first band, of files, is not there.
Shown networkOnly()
{
    LiveShape shape;
    shape.title = u"MicroVMs on a Pi: TCP"_s;
    shape.files = false;
    auto live = std::make_shared<Live>(shape);
    playUntil(*live, live->campaign.trials[9].window.beginNs + 31 * kNsPerSecond);
    Shown result = shown(live);
    auto *view = static_cast<live::LiveView *>(result.widget.get());
    view->charts()->setMode(plot::TimeNavigator::Mode::All);
    view->charts()->setCursorTime(live->campaign.trials[6].window.beginNs + 18 * kNsPerSecond);
    return result;
}

struct Replayed
{
    Replayed()
        : replay(model)
    { }

    QTemporaryDir folder;
    live::LiveModel model;
    live::Replay replay;
};

/// A recorded campaign that is played again, past its middle.
Shown replay()
{
    LiveShape shape;
    shape.runtimes = {u"NT"_s, u"RC"_s, u"QM"_s};
    LiveCampaign campaign(shape);
    campaign.data.campaign.createdUtcNs = 1'789'000'000LL * kNsPerSecond;
    auto replayed = std::make_shared<Replayed>();
    const QString file = replayed->folder.filePath(u"c.runwatt"_s);
    constexpr int kLimitMs = 60'000;
    const auto data = test::throughFile(campaign, file, kLimitMs);
    Shown result{std::make_unique<live::LiveView>(replayed->model), replayed, {}};
    static_cast<live::LiveView *>(result.widget.get())->setReplay(replayed->replay);
    auto sought = std::make_shared<bool>(false);
    QObject::connect(&replayed->replay, &live::Replay::settled, &replayed->replay,
                     [replayed = replayed.get(), sought, campaign] {
                         if (!std::exchange(*sought, true))
                             replayed->replay.seek(campaign.trials[14].window.beginNs
                                                   + 31 * kNsPerSecond);
                     });
    replayed->replay.open(data, file);
    replayed->replay.pause();
    replayed->replay.setSpeed(10);
    result.isReady = [replayed, sought] { return *sought && replayed->replay.isSettled(); };
    return result;
}

Shown empty()
{
    auto live = std::make_shared<Live>(LiveShape{});
    live->model.opened(live->campaign.created(), {});
    live->model.queueChanged(live->campaign.queue());
    return shown(live);
}

} // namespace

std::vector<Screen> liveScreens()
{
    return {{u"live-running"_s, running},
            {u"live-network"_s, network},
            {u"live-network-only"_s, networkOnly},
            {u"live-processes"_s, processes},
            {u"live-cpu-device"_s, cpuOfDevice},
            {u"live-cpu-guest"_s, cpuOfGuest},
            {u"live-cpu-cores"_s, cpuByCore},
            {u"live-cpu-many-cores"_s, cpuByManyCores},
            {u"live-cpu-processes"_s, cpuByProcess},
            {u"live-cpu-trial"_s, cpuOfOneTrial},
            {u"live-cpu-no-account"_s, noAccount},
            {u"live-stopping"_s, stopping},
            {u"live-eight-hours"_s, eightHours},
            {u"live-replay"_s, replay},
            {u"live-empty"_s, empty}};
}

} // namespace runwatt::screenshots
