// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/campaignsession.h"
#include "app/demo.h"
#include "app/mainwindow.h"
#include "app/settings.h"
#include "core/store/reader.h"
#include "tests/benchmarks/app/person.h"
#include "tests/benchmarks/app/processcosts.h"
#include "tests/benchmarks/app/report.h"
#include "tests/support/eventloopwatchdog.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPushButton>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <semaphore>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace runwatt::benchmarks {

namespace {

using app::CampaignSession;
using app::MainWindow;
using campaign::RunState;

constexpr auto kMeasured = 100s; ///< then the running trial ends, and that is all
constexpr auto kBetweenActs = 1500ms;
constexpr auto kBetweenLooks = 500ms;
constexpr int kConnectLimitMs = 60000;
constexpr Goal kBlockGoal{50};
constexpr Goal kCostGoal{2};
constexpr std::size_t kWorstShown = 8;

/// An object in a thread of its own with an event loop.
template<typename Object>
class InThread
{
public:
    InThread()
        : m_thread(QThread::create([this] {
            Object object;
            m_object = &object;
            m_isThere.release();
            QEventLoop().exec();
        }))
    {
        m_thread->start();
        m_isThere.acquire();
    }

    ~InThread()
    {
        m_thread->quit();
        m_thread->wait();
    }

    Q_DISABLE_COPY_MOVE(InThread)

    Object *operator->() const { return m_object; }

    [[nodiscard]] Object *get() const { return m_object; }

private:
    std::binary_semaphore m_isThere{0};
    Object *m_object = nullptr;
    std::unique_ptr<QThread> m_thread;
};

/// Runs the event loop until a condition holds, looked at ten times a second.
bool runUntil(const std::function<bool()> &condition, int limitMs)
{
    QEventLoop loop;
    QTimer look;
    QElapsedTimer timer;
    timer.start();
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (condition() || timer.elapsed() > limitMs)
            loop.quit();
    });
    look.start(100ms);
    loop.exec();
    return condition();
}

QString wordsOf(const test::EventWait &wait)
{
    return u"%1 ms (running %2, waiting for a core %3): %4"_s.arg(wait.ms, 0, 'f', 1)
        .arg(wait.runningMs, 0, 'f', 1)
        .arg(wait.queuedMs, 0, 'f', 1)
        .arg(wait.doing);
}

void reportBlocks(const test::EventLoopWatchdog &watchdog, const test::EventLoopWatchdog &control)
{
    report(u"GUI thread while a campaign runs, longest block"_s, watchdog.worst().ms, u"ms"_s,
           kBlockGoal);
    explain(wordsOf(watchdog.worst()));
    report(u"GUI thread while a campaign runs, longest block but for the wait for a core"_s,
           watchdog.worstOwn().ownMs(), u"ms"_s, kBlockGoal);
    explain(wordsOf(watchdog.worstOwn()));
    explain(u"%1 of %2 probes waited longer than 50 ms"_s.arg(watchdog.slowAnswers())
                .arg(watchdog.answers()));
    report(u"thread that does nothing, in the same minutes, longest block"_s, control.worst().ms,
           u"ms"_s);
    QList<test::EventWait> each = watchdog.worstOwnOfEach().values();
    std::sort(each.begin(), each.end(),
              [](const auto &a, const auto &b) { return a.ownMs() > b.ownMs(); });
    explain(u"the longest of each thing that was done:"_s);
    for (std::size_t i = 0; i < std::min(kWorstShown, static_cast<std::size_t>(each.size())); ++i)
        explain(wordsOf(each.at(static_cast<qsizetype>(i))));
}

/// What the campaign file says of Runwatt's own cost; gives the seconds that its trials took.
double reportCost(const QString &file)
{
    const auto reader = store::CampaignReader::open(file);
    const Result<store::CampaignData> data =
        reader ? reader->data() : tl::make_unexpected(reader.error());
    if (!data) {
        explain(data.error().text());
        return 0;
    }
    double sum = 0;
    int count = 0;
    double most = 0;
    for (const store::SummaryRecord &summary : data->summaries) {
        if (summary.measure != u"cost.cpu")
            continue;
        sum += summary.value;
        most = std::max(most, summary.value);
        ++count;
    }
    double seconds = 0;
    for (const store::TrialRecord &trial : data->trials)
        seconds += static_cast<double>(trial.endNs - trial.beginNs) / kNsPerSecond;
    report(u"Runwatt's cost on the device (cost.cpu), mean of %1 trials"_s.arg(count),
           count > 0 ? sum / count : -1, u"% of a core"_s, kCostGoal);
    report(u"Runwatt's cost on the device (cost.cpu), the highest"_s, most, u"% of a core"_s);
    return seconds;
}

void reportProcesses(ProcessCosts *costs, double trialSeconds)
{
    if (trialSeconds <= 0)
        return;
    explain(u"all processes there, CPU per second of trial, their start included:"_s);
    QMap<QString, double> all;
    QMetaObject::invokeMethod(
        costs, [&] { all = costs->seconds(); }, Qt::BlockingQueuedConnection);
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        constexpr double kWorthALine = 0.0005;
        if (it.value() / trialSeconds >= kWorthALine)
            explain(u"%1 %: %2"_s.arg(100 * it.value() / trialSeconds, 6, 'f', 2).arg(it.key()));
    }
}

} // namespace

int measureCampaign(int &argc, char **argv, const QString &folder)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"runwatt"_s);
    QApplication::setApplicationName(u"runwatt"_s);
    common::Theme::apply(application, common::Scheme::Light);
    app::Settings settings(folder + u"/campaign.ini"_s);
    MainWindow window(&settings);
    window.resize(1900, 1060);
    window.show();
    window.prepareDemo(app::demoPlan(app::DemoLength::Whole));
    const auto *probed = window.findChild<QPushButton *>(u"measureDevice"_s);
    if (!runUntil([probed] { return probed->isEnabled(); }, kConnectLimitMs)) {
        explain(u"this computer could not be connected"_s);
        return 1;
    }
    auto *session = window.findChild<CampaignSession *>();
    const std::vector<Act> acts = curiousPerson(&window, folder);
    InThread<test::EventLoopWatchdog> control;
    InThread<ProcessCosts> costs;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, costs.get(), [&costs] { costs->look(); });
    test::EventLoopWatchdog watchdog;
    const QString file = folder + u"/demo.runwatt"_s;
    QString act = u"start the campaign"_s;
    QString phase;
    const auto tell = [&] { watchdog.setDoing(u"%1, phase %2"_s.arg(act, phase)); };
    QObject::connect(session, &CampaignSession::progressChanged, &watchdog,
                     [&](const campaign::Progress &progress) {
                         phase = progress.activity.section(u": "_s, -1);
                         tell();
                     });
    session->start(app::demoPlan(app::DemoLength::Whole), file);
    if (!runUntil([session] { return session->state() == RunState::Running; }, kConnectLimitMs)) {
        explain(u"the campaign did not start"_s);
        return 1;
    }
    look.start(kBetweenLooks);
    std::size_t next = 0;
    QTimer person;
    QObject::connect(&person, &QTimer::timeout, &window, [&] {
        const Act &chosen = acts[next++ % acts.size()];
        act = chosen.name;
        tell();
        chosen.perform();
    });
    person.start(kBetweenActs);
    QTimer::singleShot(kMeasured, session, &CampaignSession::stopAfterTrial);
    const bool ended = runUntil([session] { return !session->isRunning(); }, 300'000);
    person.stop();
    look.stop();
    explain(u"%1 acts of a person while it ran"_s.arg(next));
    reportBlocks(watchdog, *control.get());
    reportProcesses(costs.get(), reportCost(file));
    return ended && session->state() == RunState::Finished ? 0 : 1;
}

} // namespace runwatt::benchmarks
