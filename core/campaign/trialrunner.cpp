// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/trialrunner.h"

#include "core/campaign/explanation.h"
#include "core/campaign/filelayout.h"
#include "core/campaign/trialsums.h"

#include <QCoreApplication>

#include <algorithm>

namespace runwatt::campaign {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kHeatPeriod = 2s;
constexpr Milliseconds kCleanUpLimit = 20s;

} // namespace

benchmark::Place placeOf(const QString &folder, const Workload &workload)
{
    const benchmark::Benchmark *benchmark = benchmark::findBenchmark(workload.benchmark);
    benchmark::Place place;
    switch (benchmark->subject()) {
    case benchmark::Subject::File:
        place.path = folder + u"/data-"
            + QString::number(benchmark->estimate(workload.parameters).diskBytes);
        if (const QString contents = benchmark->fileContents(workload.parameters);
            !contents.isEmpty())
            place.path += u'-' + contents;
        break;
    case benchmark::Subject::Folder:
        place.path = folder + u"/files";
        break;
    case benchmark::Subject::Peer:
    case benchmark::Subject::Nothing:
        break;
    }
    return place;
}

TrialRunner::TrialRunner(DeviceSession *session,
                         runtime::Runtime *runtime,
                         Recorder *recorder,
                         MeterSampling *meters)
    : m_session(session)
    , m_runtime(runtime)
    , m_recorder(recorder)
    , m_meters(meters)
{ }

void TrialRunner::beginPhase(store::Phase phase, TimeNs steadyNs)
{
    m_recorder->beginPhase(m_setup.record.id, phase, steadyNs);
    emit phaseBegan(phase);
}

Task<TrialOutcome> TrialRunner::run(TrialSetup setup, StopToken stop, StopToken cleanUp)
{
    m_setup = std::move(setup);
    m_evidence.trial = m_setup.record.id;
    m_benchmark = benchmark::findBenchmark(m_setup.workload.benchmark);
    m_place = placeOf(m_setup.folder, m_setup.workload);
    m_place.toolVersion = m_setup.toolVersion;
    m_meters->beginTrial(m_setup.record.id, m_session->plan().name);
    const Result<void> ran = co_await runPhases(stop, cleanUp);
    co_await settle(cleanUp);
    TrialOutcome outcome;
    outcome.record = m_setup.record;
    outcome.record.endNs = m_recorder->clock().now();
    if (ran) {
        outcome.record.state = store::TrialState::Complete;
        conclude(outcome);
    } else {
        const ErrorCode code = ran.error().code;
        const bool interrupted = code == ErrorCode::Cancelled || code == ErrorCode::ConnectionLost;
        outcome.record.state =
            interrupted ? store::TrialState::Interrupted : store::TrialState::Failed;
        outcome.record.error = ran.error().text();
        // What was being written when it ended may be half a block.
        if (!m_benchmark->fileContents(m_setup.workload.parameters).isEmpty())
            FileLayout(m_session, m_runtime, m_place).forget();
    }
    outcome.hasTriedPath = m_hasTriedPath;
    // A guest that has ended meanwhile is another matter, and of this trial alone.
    if (!ran && m_foundNoWay
        && (ran.error().code == ErrorCode::ConnectionFailed
            || ran.error().code == ErrorCode::Unsupported)) {
        // Nothing was measured: when the way is mended, the trial is run again.
        outcome.record.state = store::TrialState::Interrupted;
        outcome.preflight = ran.error();
    }
    m_recorder->endPhase(steadyNowNs());
    m_recorder->publish();
    co_return outcome;
}

Task<Result<void>> TrialRunner::runPhases(StopToken stop, StopToken cleanUp)
{
    beginPhase(store::Phase::Prepare, steadyNowNs());
    RUNWATT_CO_CHECK(co_await prepare(stop, cleanUp));
    m_sampler = std::make_unique<Sampler>(m_session, m_recorder, m_setup.samplingPeriod);
    connect(m_sampler.get(), &Sampler::processesChanged, this, &TrialRunner::processesChanged);
    connect(m_sampler.get(), &Sampler::accountChanged, this, &TrialRunner::accountChanged);
    QString tool;
    if (!runtime::hasGuest(m_runtime->code()))
        tool = m_benchmark->processName(m_setup.workload.parameters);
    m_sampler->start(m_setup.record.id, tool);
    const TimeNs idleBegan = steadyNowNs();
    if (m_setup.conditions.idle > 0s) {
        beginPhase(store::Phase::Idle, idleBegan);
        const Wake wake = co_await delay(m_setup.conditions.idle, stop);
        if (wake == Wake::Stopped)
            co_return tl::make_unexpected(Error::cancelled());
        m_idle = series::Window{m_recorder->toCampaign(idleBegan), m_recorder->clock().now()};
    }
    beginPhase(store::Phase::Start, steadyNowNs());
    const Result<void> worked = co_await runInside(stop, cleanUp);
    // Also one that did not start: what there is of it must not run beside the next trial.
    const Result<void> stopped = co_await m_runtime->stop(cleanUp);
    keepConsole();
    RUNWATT_CO_CHECK(worked);
    RUNWATT_CO_CHECK(stopped);
    co_return {};
}

Task<Result<void>> TrialRunner::runInside(StopToken stop, StopToken cleanUp)
{
    const Result<void> worked = co_await workInside(stop, cleanUp);
    if (!worked)
        co_return tl::make_unexpected(
            co_await explained(worked.error(), m_runtime, m_session->plan().name, stop));
    co_return {};
}

Task<Result<void>> TrialRunner::workInside(StopToken stop, StopToken cleanUp)
{
    RUNWATT_CO_CHECK(co_await m_runtime->start(stop));
    // What was asked for may not be what runs.
    m_setup.record.origin = combined(m_setup.record.origin, m_runtime->origin());
    m_sampler->setRuntimeProcesses(m_runtime->processIds());
    m_sampler->setControlGroup(m_runtime->controlGroup());
    if (device::Helper *guest = m_runtime->guestHelper())
        m_sampler->setGuest(guest, m_runtime->clock(), m_runtime->origin());
    const TimeNs now = m_recorder->clock().now();
    for (const device::Fact &fact : m_runtime->facts()) {
        m_recorder->writer().add(store::RuntimeFactRecord{m_setup.record.id, m_runtime->code(), now,
                                                          fact.name, fact.value});
    }
    RUNWATT_CO_CHECK(co_await concede(stop, cleanUp));
    RUNWATT_CO_CHECK(co_await measure(stop, cleanUp));
    RUNWATT_CO_CHECK(co_await m_runtime->measureClock(stop));
    RUNWATT_CO_TRY(m_cost, co_await m_runtime->cost(stop));
    co_return co_await readBack(stop, cleanUp);
}

void TrialRunner::keepConsole()
{
    const QByteArray console = m_runtime->takeConsole();
    if (!console.isEmpty())
        m_recorder->keepOutput(m_setup.record.id, m_runtime->code() + u".console", console);
}

Task<Result<void>> TrialRunner::prepare(StopToken stop, StopToken cleanUp)
{
    const Result<device::ClockOffset> offset =
        co_await m_session->measureClock(DeviceSession::ClockCare::Full, stop);
    if (!offset)
        co_return tl::make_unexpected(offset.error());
    m_evidence.governorNotSet = m_session->governorProblem();
    m_evidence.governor = m_session->governor();
    const TimeNs coolLimitNs =
        steadyNowNs() + m_setup.conditions.coolDownLimit.count() * kNsPerSecond;
    RUNWATT_CO_CHECK(co_await waitUntilCool(coolLimitNs, stop));
    RUNWATT_CO_CHECK(co_await layOutFile(stop, cleanUp));
    // Making the file may have warmed it.
    RUNWATT_CO_CHECK(co_await waitUntilCool(coolLimitNs, stop));
    if (!m_setup.conditions.dropCaches)
        co_return {};
    const Result<void> dropped =
        co_await device::dropCaches(m_session->connection(), m_session->profile(), stop);
    if (dropped)
        co_return {};
    // Not allowed is a fact of the trial; a lost link or a stop ends it.
    if (dropped.error().code == ErrorCode::Cancelled
        || dropped.error().code == ErrorCode::ConnectionLost)
        co_return dropped;
    m_evidence.cachesNotDropped = dropped.error().text();
    co_return {};
}

Task<Result<void>> TrialRunner::waitUntilCool(TimeNs giveUp, StopToken stop)
{
    m_evidence.tooWarm.clear();
    const double limit = m_setup.conditions.coolDownCelsius;
    if (limit <= 0)
        co_return {};
    while (true) {
        RUNWATT_CO_TRY(const device::Telemetry now, co_await m_session->helper()->telemetry(stop));
        if (!now.celsius) {
            m_evidence.tooWarm = tr("The device tells no temperature.");
            co_return {};
        }
        if (*now.celsius < limit)
            co_return {};
        if (steadyNowNs() >= giveUp) {
            m_evidence.tooWarm = tr("It began at %1 °C; the plan waits for %2 °C.")
                                     .arg(*now.celsius, 0, 'f', 1)
                                     .arg(limit, 0, 'f', 1);
            co_return {};
        }
        const Wake wake = co_await delay(kHeatPeriod, stop);
        if (wake == Wake::Stopped)
            co_return tl::make_unexpected(Error::cancelled());
    }
}

void TrialRunner::takeOutput(const QByteArray &bytes, TimeNs steadyNs)
{
    m_recorder->keepOutput(m_setup.record.id, m_benchmark->name() + u".stdout", bytes);
    for (const benchmark::Value &value : m_reader->feed(bytes, steadyNs)) {
        const series::Descriptor descriptor{
            value.name,          value.unit,   m_session->plan().name,
            m_benchmark->name(), value.detail, m_runtime->origin()};
        m_recorder->append(m_recorder->series(m_setup.record.id, descriptor), value.sample.timeNs,
                           value.sample.value);
    }
    beginMeasuring();
}

void TrialRunner::beginMeasuring()
{
    if (m_measuring || !m_reader->measureBeganAt())
        return;
    m_measuring = true;
    m_sampler->beginWindow(*m_reader->measureBeganAt());
    beginPhase(store::Phase::Measure, *m_reader->measureBeganAt());
}

Task<Result<void>> TrialRunner::measure(StopToken stop, StopToken cleanUp)
{
    if (m_benchmark->subject() == benchmark::Subject::Peer)
        co_return co_await measureAgainstPeer(stop, cleanUp);
    co_return co_await runToolInTime(stop, cleanUp);
}

Task<Result<void>> TrialRunner::runToolInTime(StopToken stop, StopToken cleanUp)
{
    const std::chrono::seconds expected =
        m_benchmark->estimate(m_setup.workload.parameters).duration;
    const std::chrono::seconds longest = 3 * expected + m_setup.conditions.patience;
    StopSource limited(stop);
    AsyncScope watchdog(stop);
    watchdog.start(requestStopAfter(&limited, longest, watchdog.token()));
    const Result<void> ran = co_await runTool(limited.token(), cleanUp);
    if (!ran && limited.token().stopRequested() && !stop.stopRequested()) {
        co_return failure(ErrorCode::Timeout, tr("%1 did not end").arg(m_benchmark->name()),
                          m_session->plan().name,
                          tr("it was stopped after %1 s; %2 s were expected")
                              .arg(longest.count())
                              .arg(expected.count()),
                          tr("Look at the trial's raw output and at the device's log. Where it "
                             "needs that long, raise patienceSeconds in the plan."));
    }
    co_return ran;
}

Task<Result<void>> TrialRunner::runTool(StopToken stop, StopToken cleanUp)
{
    m_reader = m_benchmark->makeReader(m_setup.workload.parameters);
    const QStringList words = m_benchmark->command(m_setup.workload.parameters, m_place);
    runtime::ToolRun tool(m_runtime->run(words, m_benchmark->name()), m_runtime->clock());
    connect(&tool, &runtime::ToolRun::begun, this, [this, &tool](TimeNs startSteadyNs) {
        tellWhose(tool);
        m_sampler->readNow();
        m_reader->begin(startSteadyNs);
        if (!m_reader->measureBeganAt())
            beginPhase(store::Phase::WarmUp, startSteadyNs);
        beginMeasuring();
    });
    connect(&tool, &runtime::ToolRun::output, this, &TrialRunner::takeOutput);
    connect(&tool, &runtime::ToolRun::errorOutput, this, [this](const QByteArray &bytes) {
        m_recorder->keepOutput(m_setup.record.id, m_benchmark->name() + u".stderr", bytes);
    });
    const Result<runtime::ToolEnd> end = co_await tool.finish(stop);
    m_sampler->endWindow();
    if (!end) {
        const Result<void> stopped = co_await tool.stop(cleanUp);
        Q_UNUSED(stopped)
        co_return tl::make_unexpected(end.error());
    }
    if (end->linkLost)
        co_return failure(ErrorCode::ConnectionLost, tr("the link was lost in mid-trial"),
                          m_session->plan().name);
    const Result<std::vector<benchmark::Summary>> results = m_reader->finish();
    if (!results)
        co_return tl::make_unexpected(noResult(results.error(), *end));
    if (end->status != 0 || !end->exitSteadyNs || !end->startSteadyNs) {
        QString ended = runtime::endedBySignal(*end, m_benchmark->name());
        if (ended.isEmpty())
            ended = tr("%1 ended with status %2").arg(m_benchmark->name()).arg(end->status);
        co_return failure(ErrorCode::System, ended, m_session->plan().name,
                          lastWords(end->errorTail),
                          tr("The trial's raw output has all that it printed."));
    }
    m_results = *results;
    m_histograms = m_reader->histograms();
    m_evidence.windowSteady = {m_reader->measureBeganAt().value_or(*end->startSteadyNs),
                               *end->exitSteadyNs};
    beginPhase(store::Phase::Stop, *end->exitSteadyNs);
    co_return {};
}

Error TrialRunner::noResult(Error error, const runtime::ToolEnd &end) const
{
    error.where = m_session->plan().name;
    const QString complaint = lastWords(end.errorTail);
    if (end.status == runtime::kNotStarted && !complaint.isEmpty()) {
        return {
            ErrorCode::ToolMissing,
            tr("%1 can't be started").arg(m_benchmark->processName(m_setup.workload.parameters)),
            error.where, complaint};
    }
    if (!complaint.isEmpty())
        error.why = complaint;
    if (end.status != 0) {
        const QString ended = end.status < 0 ? tr("it was ended by signal %1").arg(-end.status)
                                             : tr("it ended with status %1").arg(end.status);
        error.why = error.why.isEmpty() ? ended : tr("%1: %2").arg(ended, error.why);
    }
    return error;
}

Task<void> TrialRunner::settle(StopToken cleanUp)
{
    // What the samplers and the meters still owe of the window.
    StopSource limited(cleanUp);
    if (m_evidence.windowSteady.endNs > 0)
        co_await m_meters->settle(m_evidence.windowSteady.endNs, limited.token());
    if (m_sampler) {
        AsyncScope watchdog(cleanUp);
        watchdog.start(requestStopAfter(&limited, kCleanUpLimit, watchdog.token()));
        m_evidence.seen = co_await m_sampler->finish(limited.token());
        // The offset after the window, which closes what is known of its end. A link that is lost
        // by now leaves the end less certain, and judge() looks at that.
        const Result<device::ClockOffset> after =
            co_await m_session->measureClock(DeviceSession::ClockCare::Full, limited.token());
        Q_UNUSED(after)
    }
    m_evidence.meters = m_meters->endTrial();
}

void TrialRunner::conclude(TrialOutcome &outcome)
{
    const series::Window steady = m_evidence.windowSteady;
    m_evidence.window = {m_recorder->toCampaign(steady.beginNs),
                         m_recorder->toCampaign(steady.endNs)};
    // The window is on the clock of what ran inside, the samplers are on the device's.
    for (const device::DeviceClock *clock : {&m_session->clock(), m_runtime->clock()}) {
        m_evidence.windowUncertaintyNs =
            std::max({m_evidence.windowUncertaintyNs, clock->uncertaintyNs(steady.beginNs),
                      clock->uncertaintyNs(steady.endNs)});
    }
    outcome.record.window = m_evidence.window;
    outcome.record.windowUncertaintyNs = m_evidence.windowUncertaintyNs;
    TrialFindings findings;
    findings.record = outcome.record;
    findings.idle = m_idle;
    findings.results = m_results;
    findings.series = m_recorder->trialSeries();
    findings.cost = m_cost;
    findings.device = m_session->profile().origin();
    findings.runtime = m_runtime->origin();
    findings.fileSystem = m_session->storage().fileSystem;
    TrialSums sums = sumUp(findings, m_evidence);
    outcome.summaries = std::move(sums.summaries);
    for (const series::Histogram &histogram : m_histograms)
        outcome.histograms.push_back({outcome.record.id, histogram, outcome.record.origin});
    for (const QString &note : sums.notes) {
        m_recorder->event(store::Severity::Information, m_session->plan().name, outcome.record.id,
                          note);
    }
    outcome.verdicts = judge(m_evidence);
}

} // namespace runwatt::campaign
