// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/livefile.h"
#include "widgets/common/theme.h"
#include "widgets/live/livemodel.h"
#include "widgets/live/liveview.h"
#include "widgets/live/replay.h"
#include "widgets/plot/timeplot.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QEventLoop>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <functional>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

// Prints what the replay of 8 hours costs: how long a seek takes, until the state is told and the
// charts are painted, and until what else is in view was read and painted as well; and how many
// pictures of the charts a second are painted at 100 times the speed. Goals: below 200 ms, 30
// pictures or more.

namespace {

constexpr QSize kWindow{1920, 1080};
constexpr double kSeekGoalMs = 200;
constexpr double kFramesGoal = 30;
constexpr int kLimitMs = 600'000;
constexpr int kPlayMs = 15'000;

TimeNs below(TimeNs end, QRandomGenerator &random)
{
    return static_cast<TimeNs>(random.generate64() % static_cast<quint64>(end));
}

test::LiveShape eightHours()
{
    test::LiveShape shape;
    shape.runtimes = {u"NT"_s, u"RC"_s, u"VM"_s, u"FC"_s, u"KC"_s};
    shape.repetitions = 8;
    shape.measure = std::chrono::seconds(164);
    return shape;
}

/// Twenty values a second in the place of each: millions of samples.
void multiplySamples(test::LiveCampaign &campaign)
{
    constexpr int kTimes = 20;
    for (test::LiveTrial &trial : campaign.trials) {
        for (auto &[id, samples] : trial.samples) {
            series::Samples many;
            for (const series::Sample &sample : samples) {
                for (int i = 0; i < kTimes; ++i)
                    many.push_back({sample.timeNs + i * (kNsPerSecond / kTimes), sample.value + i});
            }
            std::erase_if(many, [&trial](const series::Sample &sample) {
                return sample.timeNs >= trial.window.endNs;
            });
            samples = std::move(many);
        }
    }
}

void waitUntil(const std::function<bool()> &done)
{
    QElapsedTimer timer;
    timer.start();
    QEventLoop loop;
    while (!done() && timer.elapsed() < kLimitMs)
        loop.processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

/// How often a widget was painted in truth: what is asked for in between is one picture.
class Paintings : public QObject
{
public:
    explicit Paintings(QWidget &watched) { watched.installEventFilter(this); }

    [[nodiscard]] qint64 count() const { return m_count; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        m_count += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }

private:
    qint64 m_count = 0;
};

/// The widget that the charts are painted on.
QWidget &canvasOf(const plot::TimePlot &charts)
{
    for (QWidget *widget : charts.findChildren<QWidget *>()) {
        if (widget->inherits("QCustomPlot"))
            return *widget;
    }
    qFatal("the charts have no canvas");
}

double threadCpuMs()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

void tellTimes(QTextStream &out, const QString &what, std::vector<double> times)
{
    std::ranges::sort(times);
    const double median = times[times.size() / 2];
    out << "seek, until " << what << ": median " << QString::number(median, 'f', 1) << " ms, worst "
        << QString::number(times.back(), 'f', 1) << " ms, goal " << kSeekGoalMs
        << " ms, median / goal " << QString::number(median / kSeekGoalMs, 'f', 2)
        << ", worst / goal " << QString::number(times.back() / kSeekGoalMs, 'f', 2) << '\n';
}

void measureSeeks(QTextStream &out,
                  live::LiveModel &model,
                  live::Replay &replay,
                  plot::TimePlot &charts)
{
    replay.pause();
    QRandomGenerator random(8);
    std::vector<double> times;
    std::vector<double> wholeTimes;
    std::vector<double> cpuTimes; // of this thread: what other programs did meanwhile is not in it
    for (int i = 0; i < 60; ++i) {
        const TimeNs place = below(replay.lengthNs(), random);
        QElapsedTimer timer;
        timer.start();
        const auto elapsedMs = [&timer] { return static_cast<double>(timer.nsecsElapsed()) / 1e6; };
        const double cpuBefore = threadCpuMs();
        replay.seek(place);
        waitUntil([&replay] { return replay.isSettled(); });
        charts.drawNow();
        times.push_back(elapsedMs());
        // What is in view of trials that are over is asked for by the drawing.
        QApplication::processEvents();
        waitUntil([&model] { return !model.isReading(); });
        charts.drawNow();
        wholeTimes.push_back(elapsedMs());
        cpuTimes.push_back(threadCpuMs() - cpuBefore);
    }
    tellTimes(out, u"it is painted"_s, times);
    tellTimes(out, u"all in view is read and painted"_s, wholeTimes);
    std::ranges::sort(cpuTimes);
    out << "  of that CPU of the GUI thread: median "
        << QString::number(cpuTimes[cpuTimes.size() / 2], 'f', 1) << " ms, worst "
        << QString::number(cpuTimes.back(), 'f', 1) << " ms\n";
    out.flush();
}

void measureFrames(QTextStream &out,
                   live::LiveModel &model,
                   live::Replay &replay,
                   plot::TimePlot &charts,
                   plot::TimeNavigator::Mode mode,
                   const QString &what)
{
    replay.pause();
    replay.seek(replay.lengthNs() / 2);
    waitUntil([&replay] { return replay.isSettled(); });
    charts.setMode(mode);
    charts.drawNow();
    QApplication::processEvents();
    waitUntil([&model] { return !model.isReading(); });
    replay.setSpeed(100);
    const Paintings paintings(canvasOf(charts));
    const TimeNs from = replay.positionNs();
    QElapsedTimer timer;
    timer.start();
    const double cpuBefore = threadCpuMs();
    replay.play();
    waitUntil([&timer] { return timer.elapsed() >= kPlayMs; });
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    const auto painted = static_cast<double>(paintings.count());
    const double frames = painted / seconds;
    const double cpu = (threadCpuMs() - cpuBefore) / std::max(painted, 1.0);
    const double speed = static_cast<double>(replay.positionNs() - from) / 1e9 / seconds;
    out << "replay at 100 times, " << what << ": " << QString::number(frames, 'f', 1)
        << " frames/s painted, goal " << kFramesGoal << ", goal / frames "
        << QString::number(kFramesGoal / frames, 'f', 2) << "; " << QString::number(speed, 'f', 1)
        << " times in truth; CPU of the GUI thread " << QString::number(cpu, 'f', 1)
        << " ms a frame\n";
    out.flush();
}

} // namespace

int main(int argc, char *argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && !qEnvironmentVariableIsSet("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    common::Theme::apply(application, common::Scheme::Light);
    QTextStream out(stdout);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"eight-hours.runwatt"_s);
    std::shared_ptr<const store::CampaignData> data;
    {
        test::LiveCampaign campaign(eightHours());
        multiplySamples(campaign);
        data = test::throughFile(campaign, file, kLimitMs);
    }
    if (!data)
        return 1;
    qint64 samples = 0;
    for (const store::SeriesRecord &series : data->series)
        samples += series.count;
    out << data->trials.size() << " trials, " << data->series.size() << " series, " << samples
        << " samples\n";
    live::LiveModel model;
    live::Replay replay(model);
    live::LiveView view(model);
    view.setReplay(replay);
    view.resize(kWindow);
    view.show();
    QTimer awake; // for the limits of waitUntil()
    awake.start(1000);
    QElapsedTimer timer;
    timer.start();
    replay.open(data, file);
    waitUntil([&replay] { return replay.isSettled(); });
    out << "until it begins: " << timer.elapsed() << " ms\n";
    measureSeeks(out, model, replay, *view.charts());
    using Mode = plot::TimeNavigator::Mode;
    measureFrames(out, model, replay, *view.charts(), Mode::Follow, u"followed"_s);
    measureFrames(out, model, replay, *view.charts(), Mode::All, u"all in view"_s);
    out << "samples in memory: " << model.tracks().samplesHeld() << '\n';
    return 0;
}
