// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/eventloopwatchdog.h"
#include "tests/support/livecampaign.h"
#include "widgets/common/theme.h"
#include "widgets/live/livemodel.h"
#include "widgets/live/liveview.h"
#include "widgets/plot/timeplot.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <functional>
#include <vector>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

// Prints what the live view costs: a frame with 8 hours of 1 Hz data, the longest that the GUI
// thread does not answer while a campaign is fed at many times its speed, and memory over 8 hours.

namespace {

constexpr QSize kWindow{1920, 1080};

double residentMiB()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> fields = file.readAll().split(' ');
    return static_cast<double>(fields.value(1).toLongLong() * sysconf(_SC_PAGESIZE))
        / (1024.0 * 1024.0);
}

test::LiveShape eightHours()
{
    test::LiveShape shape;
    shape.runtimes = {u"NT"_s, u"RC"_s, u"VM"_s, u"FC"_s, u"KC"_s};
    shape.repetitions = 8;
    shape.measure = std::chrono::seconds(164);
    return shape;
}

void begin(const test::LiveCampaign &campaign, live::LiveModel &model)
{
    model.opened(campaign.created(), {});
    model.queueChanged(campaign.queue());
    model.stateChanged(campaign::RunState::Running);
}

struct Times
{
    double median = 0;
    double worst = 0;
    double cpuMedian = 0; ///< of this thread: what other programs did meanwhile is not in it
};

double threadCpuMs()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

Times timesOf(int repetitions, const std::function<void(int)> &work)
{
    std::vector<double> times;
    std::vector<double> cpuTimes;
    for (int i = 0; i < repetitions; ++i) {
        QElapsedTimer timer;
        const double cpuBefore = threadCpuMs();
        timer.start();
        work(i);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        cpuTimes.push_back(threadCpuMs() - cpuBefore);
    }
    std::sort(times.begin(), times.end());
    std::sort(cpuTimes.begin(), cpuTimes.end());
    return {times[times.size() / 2], times.back(), cpuTimes[cpuTimes.size() / 2]};
}

void printTimes(QTextStream &out, const QString &what, const Times &times)
{
    out << what << ": median " << QString::number(times.median, 'f', 2) << " ms, worst "
        << QString::number(times.worst, 'f', 2) << " ms, CPU median "
        << QString::number(times.cpuMedian, 'f', 2) << " ms\n";
    out.flush();
}

void measureFrames(QTextStream &out, const test::LiveCampaign &campaign)
{
    live::LiveModel model;
    live::LiveView view(model);
    view.resize(kWindow);
    view.show();
    begin(campaign, model);
    model.tracks().setBudget(10'000'000); // the worst case: nothing is put away
    test::play(campaign, model, 0, campaign.endNs() + 1, [] {});
    out << "8 h of 1 Hz data in memory: " << model.tracks().samplesHeld() << " samples, window "
        << kWindow.width() << " x " << kWindow.height() << '\n';
    plot::TimePlot *charts = view.charts();
    charts->setMode(plot::TimeNavigator::Mode::All);
    printTimes(out, u"frame, all 8 h in view"_s, timesOf(60, [&](int) { charts->drawNow(); }));
    charts->fit({campaign.endNs() / 2, campaign.endNs() / 2 + 3600 * kNsPerSecond});
    printTimes(out, u"frame, 1 h in view"_s, timesOf(60, [&](int) { charts->drawNow(); }));
    charts->setMode(plot::TimeNavigator::Mode::Follow);
    printTimes(out, u"frame, 2 min in view"_s, timesOf(60, [&](int) { charts->drawNow(); }));
    printTimes(out, u"cursor move"_s, timesOf(200, [&](int i) {
                   charts->setCursorTime(charts->view().beginNs + i * 100 * kNsPerMs);
               }));
    printTimes(out, u"process table of ten"_s, timesOf(200, [&](int i) {
                   model.processesChanged(
                       campaign.processes(campaign.trials.front(), i * kNsPerSecond));
               }));
}

// One second of the campaign each few milliseconds, with everything on screen.
void measureBlocking(QTextStream &out, const test::LiveCampaign &campaign)
{
    live::LiveModel model;
    live::LiveView view(model);
    view.resize(kWindow);
    view.show();
    begin(campaign, model);
    test::play(campaign, model, 0, campaign.endNs() * 3 / 4, [] {});
    view.charts()->setMode(plot::TimeNavigator::Mode::All);
    TimeNs time = campaign.endNs() * 3 / 4;
    QTimer feed;
    QEventLoop loop;
    QObject::connect(&feed, &QTimer::timeout, &model, [&] {
        test::play(campaign, model, time, time + kNsPerSecond, [] {});
        time += kNsPerSecond;
        if (time >= campaign.endNs() * 3 / 4 + 600 * kNsPerSecond)
            loop.quit();
    });
    test::EventLoopWatchdog watchdog;
    QTimer::singleShot(500, &watchdog, [&] {
        watchdog.restart();
        feed.start(10);
    });
    loop.exec();
    out << "GUI thread, fed 100 times as fast as life with 8 h in view: longest wait "
        << QString::number(watchdog.worstMs(), 'f', 1) << " ms, without that for a core "
        << QString::number(watchdog.worstOwn().ownMs(), 'f', 1) << " ms, " << watchdog.slowAnswers()
        << " of " << watchdog.answers() << " above 50 ms, " << view.charts()->framesDrawn()
        << " frames\n";
    out.flush();
}

void measureMemory(QTextStream &out, const test::LiveCampaign &campaign)
{
    live::LiveModel model;
    live::LiveView view(model);
    view.resize(kWindow);
    view.show();
    begin(campaign, model);
    out << "memory over the campaign (resident, hour by hour):";
    for (int hour = 0; hour < 8; ++hour) {
        const TimeNs from = campaign.endNs() * hour / 8;
        test::play(campaign, model, from, campaign.endNs() * (hour + 1) / 8, [] {});
        view.charts()->drawNow();
        out << ' ' << QString::number(residentMiB(), 'f', 1);
        out.flush();
    }
    out << " MiB; " << model.tracks().samplesHeld() << " samples held\n";
}

} // namespace

int main(int argc, char *argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && !qEnvironmentVariableIsSet("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    common::Theme::apply(application, common::Scheme::Light);
    QTextStream out(stdout);
    const test::LiveCampaign campaign(eightHours());
    out << campaign.trials.size() << " trials in "
        << QString::number(static_cast<double>(campaign.endNs()) / 3.6e12, 'f', 2) << " h\n";
    // First, so that nothing that was freed hides growth.
    measureMemory(out, campaign);
    measureFrames(out, campaign);
    measureBlocking(out, campaign);
    return 0;
}
