// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/sampler.h"

#include "core/campaign/cpuseries.h"
#include "core/cpu/tasktime.h"
#include "core/runtime/runtime.h"

#include <QCoreApplication>

#include <algorithm>

namespace runwatt::campaign {

namespace {

using namespace std::chrono_literals;

/// Of one interval; a busy board has some dozens.
constexpr std::size_t kMostTasks = 128;
/// Two clocks part by tens of microseconds a second: in this time by far less than a sample is
/// long.
constexpr TimeNs kClockPeriodNs = 30 * kNsPerSecond;

} // namespace

Sampler::Sampler(DeviceSession *session, Recorder *recorder, Milliseconds period)
    : m_session(session)
    , m_recorder(recorder)
    , m_period(period)
{ }

Sampler::~Sampler() = default;

void Sampler::start(store::TrialId trial, const QString &toolName)
{
    m_trial = trial;
    m_owners = std::make_unique<ProcessOwners>(toolName);
    m_startedNs = steadyNowNs();
    m_clockDueNs = m_startedNs + kClockPeriodNs;
    if (m_session->plan().thisComputer)
        m_owners->addOwn({QCoreApplication::applicationPid()});
    const auto interval = std::chrono::duration_cast<std::chrono::seconds>(m_period);
    const auto run = [this](const QStringList &words, const QString &name) {
        auto tool = std::make_unique<runtime::ToolRun>(
            runtime::startStamped(m_session->connection(), m_session->interpreter(), words, name),
            &m_session->clock());
        connect(tool.get(), &runtime::ToolRun::begun, this,
                [this, started = tool.get()] { m_owners->addOwn(started->processIds()); });
        connect(tool.get(), &runtime::ToolRun::output, this, [this, name](const QByteArray &bytes) {
            m_recorder->keepOutput(m_trial, name + u".stdout@" + m_session->plan().name, bytes);
        });
        connect(tool.get(), &runtime::ToolRun::errorOutput, this,
                [this, name](const QByteArray &bytes) {
                    m_recorder->keepOutput(m_trial, name + u".stderr@" + m_session->plan().name,
                                           bytes);
                });
        return tool;
    };
    const device::Profile &profile = m_session->profile();
    using State = device::Capability::State;
    if (profile.capability(QStringLiteral("cpu")).state == State::Ready) {
        m_mpstatReader = std::make_unique<cpu::MpstatReader>(interval);
        m_mpstat = run(cpu::mpstatCommand(interval), QStringLiteral("mpstat"));
        connect(m_mpstat.get(), &runtime::ToolRun::output, this,
                [this](const QByteArray &bytes, TimeNs steadyNs) {
                    takeCpu(m_mpstatReader->feed(bytes, steadyNs));
                });
    }
    if (profile.capability(QStringLiteral("processes")).state == State::Ready) {
        m_pidstatReader = std::make_unique<cpu::PidstatReader>(interval);
        m_pidstat = run(cpu::pidstatCommand(interval), QStringLiteral("pidstat"));
        connect(m_pidstat.get(), &runtime::ToolRun::output, this,
                [this](const QByteArray &bytes, TimeNs steadyNs) {
                    takeProcesses(m_pidstatReader->feed(bytes, steadyNs));
                });
    }
    device::Helper *helper = m_session->helper();
    if (const std::optional<qint64> group = helper->processGroup())
        m_owners->addOwn({*group});
    connect(helper, &device::Helper::telemetryTold, this, &Sampler::takeTelemetry);
    connect(helper, &device::Helper::countersTold, this, &Sampler::takeCounters);
    m_watch.period = interval;
    helper->watch(m_watch);
    m_scope.start(followClock(m_scope.token()));
}

void Sampler::watch()
{
    device::Watch now = m_watch;
    now.threadsOf = m_owners->threaded();
    if (now == m_watch)
        return;
    m_watch = std::move(now);
    m_session->helper()->watch(m_watch);
}

void Sampler::beginWindow(TimeNs beganNs)
{
    m_windowBeganNs = beganNs;
    m_seen.tasks.beginWindow(beganNs);
    m_account = {};
    m_clockDueNs = steadyNowNs();
    m_clockAsked.notify();
    readNow();
}

void Sampler::endWindow()
{
    m_windowBeganNs.reset();
    m_seen.tasks.endWindow();
    readNow();
}

void Sampler::readNow()
{
    watch();
    m_session->helper()->readNow();
}

void Sampler::setControlGroup(const QString &group)
{
    m_watch.controlGroup = group;
    m_session->helper()->watch(m_watch);
}

void Sampler::setRuntimeProcesses(const QList<qint64> &ids)
{
    m_owners->setRuntime(ids);
}

void Sampler::setGuest(device::Helper *helper, const device::DeviceClock *clock, Origin origin)
{
    series::Descriptor descriptor;
    descriptor.device = m_session->plan().name;
    descriptor.source = kFromHelper;
    descriptor.origin = origin;
    m_guest = std::make_unique<GuestSampler>(m_recorder, m_trial, descriptor, helper, clock);
    m_guest->start(std::chrono::duration_cast<std::chrono::seconds>(m_period));
}

void Sampler::setTool(const runtime::ToolProcess &tool)
{
    m_owners->setTool(tool);
    m_watch.tool = tool.id;
    m_session->helper()->watch(m_watch);
}

void Sampler::addOwnProcesses(const QList<qint64> &ids)
{
    m_owners->addOwn(ids);
}

void Sampler::put(const QString &name,
                  const QString &unit,
                  const QString &source,
                  const QString &detail,
                  TimeNs steadyNs,
                  double value)
{
    const series::Descriptor descriptor{name,   unit,   m_session->plan().name,
                                        source, detail, m_session->profile().origin()};
    m_recorder->append(m_recorder->series(m_trial, descriptor), steadyNs, value);
}

void Sampler::takeCpu(const std::vector<cpu::CpuSample> &samples)
{
    const QString source = m_mpstat ? QStringLiteral("mpstat") : kFromHelper;
    for (const cpu::CpuSample &sample : samples) {
        if (sample.core == -1)
            m_seen.cpu.push_back(sample);
        for (const CpuValue &value : deviceValues(sample))
            put(value.name, QStringLiteral("%"), source, value.detail, sample.timeNs, value.value);
    }
}

Task<void> Sampler::followClock(StopToken stop)
{
    // An answer that does not come means that the link is lost, or that the trial is over: both are
    // told elsewhere.
    while (!stop.stopRequested()) {
        if (steadyNowNs() >= m_clockDueNs) {
            m_clockDueNs = steadyNowNs() + kClockPeriodNs;
            const Result<device::ClockOffset> offset =
                co_await m_session->measureClock(DeviceSession::ClockCare::Light, stop);
            if (!offset)
                co_return;
        }
        const TimeNs left = std::max<TimeNs>(0, m_clockDueNs - steadyNowNs());
        const Wake wake = co_await m_clockAsked.wait(stop, Milliseconds(left / kNsPerMs));
        if (wake == Wake::Stopped)
            co_return;
    }
}

void Sampler::takeCounters(const device::CpuCounters &counters)
{
    const TimeNs steadyNs = m_session->clock().toSteady(counters.deviceNs);
    Result<cpu::ProcReading> reading =
        m_procReader.read(counters.text, steadyNs, counters.deviceNs);
    // A device that hides its /proc has no account.
    if (!reading)
        return;
    m_owners->setReading(*reading);
    watch();
    const std::optional<cpu::ProcReading> before =
        std::exchange(m_lastReading, std::move(*reading));
    if (!before || m_lastReading->timeNs <= before->timeNs)
        return;
    const auto isMeasured = [this](const cpu::TaskCounters &process) {
        return m_owners->ownerOf(process.id, process.command, process.isKernelThread)
            == cpu::TaskOwner::Benchmark;
    };
    cpu::TaskInterval interval = cpu::taskInterval(*before, *m_lastReading, m_vanished, isMeasured);
    m_vanished = std::exchange(interval.unclaimed, {});
    for (cpu::TaskTime &task : interval.tasks)
        task.owner = m_owners->ownerOf(task.pid, task.process, task.isKernelThread);
    cpu::foldTasks(&interval.tasks, kMostTasks);
    if (m_windowBeganNs && interval.window.beginNs >= *m_windowBeganNs) {
        m_account.add(interval);
        emit accountChanged({m_trial, m_account.result()});
    }
    m_seen.tasks.add(std::move(interval));
    if (!m_mpstat)
        takeCpu(cpu::cpuSamples(*before, *m_lastReading));
    if (!m_pidstat)
        takeProcesses(cpu::processSamples(*before, *m_lastReading));
}

void Sampler::takeTelemetry(const device::Telemetry &telemetry)
{
    const TimeNs steadyNs = m_session->clock().toSteady(telemetry.deviceNs);
    m_seen.telemetry.push_back(telemetry);
    m_seen.telemetrySteadyNs.push_back(steadyNs);
    if (m_helperCpuBefore < 0)
        m_helperCpuBefore = telemetry.ownCpuNs;
    const QString source = QStringLiteral("telemetry");
    if (telemetry.celsius)
        put(QStringLiteral("temperature"), QStringLiteral("degC"), source, QString(), steadyNs,
            *telemetry.celsius);
    if (telemetry.hertz)
        put(QStringLiteral("frequency"), QStringLiteral("Hz"), source, QString(), steadyNs,
            *telemetry.hertz);
    if (telemetry.throttled)
        put(QStringLiteral("throttled"), QString(), source, QString(), steadyNs,
            *telemetry.throttled);
    if (telemetry.capHertz)
        put(QStringLiteral("frequency.cap"), QStringLiteral("Hz"), source, QString(), steadyNs,
            *telemetry.capHertz);
    put(QStringLiteral("swap"), QStringLiteral("B"), source, QString(), steadyNs,
        telemetry.swapBytes);
    if (telemetry.disk)
        takeDisk({steadyNs, *telemetry.disk});
}

void Sampler::takeDisk(const DiskReading &reading)
{
    // A clock of 10 ms may tell two readings one time.
    if (!m_seen.disk.empty() && reading.steadyNs <= m_seen.disk.back().steadyNs)
        return;
    const std::optional<DiskRate> rate =
        m_seen.disk.empty() ? std::nullopt : diskRate(m_seen.disk.back(), reading);
    m_seen.disk.push_back(reading);
    if (!rate)
        return;
    const QString unit = QStringLiteral("B/s");
    const QString source = QStringLiteral("diskstats");
    put(QStringLiteral("disk.read"), unit, source, reading.counters.device, rate->steadyNs,
        rate->readBytesPerSecond);
    put(QStringLiteral("disk.written"), unit, source, reading.counters.device, rate->steadyNs,
        rate->writtenBytesPerSecond);
}

Task<Observations> Sampler::finish(StopToken stop)
{
    m_scope.requestStop();
    co_await m_scope.join(stop);
    m_guest.reset();
    m_session->helper()->stopWatching();
    for (const std::unique_ptr<runtime::ToolRun> *tool : {&m_mpstat, &m_pidstat}) {
        if (!*tool)
            continue;
        const Result<void> stopped = co_await (*tool)->stop(stop);
        const Result<runtime::ToolEnd> end = co_await (*tool)->finish(stop);
        if (stopped && end) {
            m_seen.ownCpuSeconds +=
                static_cast<double>(end->ownCpuNs + end->commandCpuNs) / kNsPerSecond;
        }
    }
    if (m_mpstatReader)
        takeCpu(m_mpstatReader->finish());
    takeInterval(m_processIntervals.finish());
    m_seen.asksMpstat = m_mpstat != nullptr;
    m_seen.asksPidstat = m_pidstat != nullptr;
    // What reached the storage until the trial has settled; all that was told before has come by
    // then. Whether the link is still there is told elsewhere.
    const Result<device::Telemetry> last = co_await m_session->helper()->telemetry(stop);
    if (last)
        takeTelemetry(*last);
    if (m_helperCpuBefore >= 0 && !m_seen.telemetry.empty()) {
        m_seen.ownCpuSeconds +=
            static_cast<double>(m_seen.telemetry.back().ownCpuNs - m_helperCpuBefore)
            / kNsPerSecond;
    }
    m_seen.periodNs = m_period.count() * kNsPerMs;
    m_seen.sampledSeconds = static_cast<double>(steadyNowNs() - m_startedNs) / kNsPerSecond;
    co_return std::exchange(m_seen, {});
}

} // namespace runwatt::campaign
