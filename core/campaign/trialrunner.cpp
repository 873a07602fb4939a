// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/trialrunner.h"

#include "core/device/controls.h"
#include "core/runtime/toolrun.h"

#include <QCoreApplication>

#include <algorithm>

namespace runwatt::campaign {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kHeatPeriod = 2s;
constexpr Milliseconds kCleanUpLimit = 20s;

/// The last line of what a tool complained, for a message.
QString lastWords(const QByteArray &errorTail)
{
    return QString::fromUtf8(errorTail.trimmed().split('\n').last()).trimmed();
}

/// What a meter has shown of itself in a trial.
std::vector<store::SummaryRecord> summariesOf(const MeterSampling::Reading &meter,
                                              store::TrialId trial)
{
    const power::MeterStatistics &shown = meter.statistics;
    std::vector<store::SummaryRecord> summaries;
    const auto add = [&](const QString &measure, const QString &unit, double value) {
        summaries.push_back(
            {trial, measure, unit, meter.settings.name, value, 0, meter.settings.origin()});
    };
    if (shown.rateHz > 0) { // two readings without a gap between them
        add(QStringLiteral("meter.rate"), QStringLiteral("Hz"), shown.rateHz);
        add(QStringLiteral("meter.update"), QStringLiteral("Hz"), shown.updateHz);
    }
    const QString count; // counts have no unit
    add(QStringLiteral("meter.readings"), count, static_cast<double>(shown.readings));
    add(QStringLiteral("meter.duplicates"), count, static_cast<double>(shown.duplicates));
    add(QStringLiteral("meter.gaps"), count, static_cast<double>(shown.gaps));
    add(QStringLiteral("meter.damaged"), count, static_cast<double>(shown.damaged));
    return summaries;
}

} // namespace

benchmark::Place placeOf(const QString &folder, const Workload &workload)
{
    const benchmark::Benchmark *benchmark = benchmark::findBenchmark(workload.benchmark);
    benchmark::Place place;
    place.file =
        folder + u"/data-" + QString::number(benchmark->estimate(workload.parameters).diskBytes);
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
    m_sampler->start(m_setup.record.id, m_benchmark->toolName());
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
        co_return tl::make_unexpected(co_await explained(worked.error(), stop));
    co_return {};
}

Task<Result<void>> TrialRunner::workInside(StopToken stop, StopToken cleanUp)
{
    RUNWATT_CO_CHECK(co_await m_runtime->start(stop));
    m_sampler->setRuntimeProcesses(m_runtime->processIds());
    const TimeNs now = m_recorder->clock().now();
    for (const device::Fact &fact : m_runtime->facts()) {
        m_recorder->writer().add(store::RuntimeFactRecord{m_setup.record.id, m_runtime->code(), now,
                                                          fact.name, fact.value});
    }
    RUNWATT_CO_CHECK(co_await measure(stop, cleanUp));
    RUNWATT_CO_CHECK(co_await m_runtime->measureClock(stop));
    RUNWATT_CO_TRY(m_cost, co_await m_runtime->cost(stop));
    co_return {};
}

void TrialRunner::keepConsole()
{
    const QByteArray console = m_runtime->takeConsole();
    if (!console.isEmpty())
        m_recorder->keepOutput(m_setup.record.id, m_runtime->code() + u".console", console);
}

Task<Error> TrialRunner::explained(Error error, StopToken stop)
{
    if (error.code == ErrorCode::Cancelled)
        co_return error;
    // A guest that has ended looks from here like a link that is lost.
    if (const std::optional<Error> broken = co_await m_runtime->broken(stop))
        error = *broken;
    if (error.code == ErrorCode::ConnectionLost)
        co_return error;
    const Result<qint64> kills = co_await m_runtime->memoryKills(stop);
    if (!kills || *kills == 0)
        co_return error;
    co_return Error(ErrorCode::System, tr("the trial used up the memory of its budget"),
                    m_session->plan().name,
                    tr("the kernel ended %n process(es) of it", nullptr, static_cast<int>(*kills)),
                    tr("Give the trials more memory, or make the workload smaller."));
}

Task<Result<void>> TrialRunner::prepare(StopToken stop, StopToken cleanUp)
{
    const Result<device::ClockOffset> offset =
        co_await m_session->measureClock(DeviceSession::ClockCare::Full, stop);
    if (!offset)
        co_return tl::make_unexpected(offset.error());
    m_evidence.governorNotSet = m_session->governorProblem();
    m_evidence.governor = m_session->governor();
    RUNWATT_CO_CHECK(co_await waitUntilCool(stop));
    RUNWATT_CO_CHECK(co_await layOut(stop, cleanUp));
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

Task<Result<void>> TrialRunner::waitUntilCool(StopToken stop)
{
    const double limit = m_setup.conditions.coolDownCelsius;
    if (limit <= 0)
        co_return {};
    const TimeNs giveUp = steadyNowNs() + m_setup.conditions.coolDownLimit.count() * kNsPerSecond;
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

Task<Result<void>> TrialRunner::layOut(StopToken stop, StopToken cleanUp)
{
    RUNWATT_CO_CHECK(m_benchmark->checkPlace(m_place));
    const QStringList words = m_benchmark->layoutCommand(m_setup.workload.parameters, m_place);
    if (words.isEmpty())
        co_return {};
    if (!m_runtime->sharesFiles())
        co_return co_await layOutInside(words, stop, cleanUp);
    if (!m_session->isWhole(m_place.file))
        RUNWATT_CO_CHECK(co_await m_session->removeFile(m_place.file, stop));
    const std::shared_ptr<ssh::Process> process = runtime::startStamped(
        m_session->connection(), m_session->interpreter(), words, QStringLiteral("layout"));
    const Result<void> laidOut = co_await runLayout(process, &m_session->clock(), stop);
    if (laidOut) {
        m_session->setWhole(m_place.file);
        co_return {};
    }
    if (laidOut.error().code == ErrorCode::System) {
        // What there is of it would take the space that another workload's file needs.
        const Result<void> removed = co_await m_session->removeFile(m_place.file, stop);
        Q_UNUSED(removed)
    }
    co_return laidOut;
}

Task<Result<void>> TrialRunner::layOutInside(QStringList words, StopToken stop, StopToken cleanUp)
{
    // The file's own name, of which this runtime has one of its own.
    const QString file = m_runtime->code() + u':' + m_place.file;
    if (m_session->isWhole(file))
        co_return {};
    Result<void> laidOut = co_await m_runtime->start(stop);
    // What an earlier start may have left half done has its whole size and reads as zeros.
    const QStringList remove{QStringLiteral("rm"), QStringLiteral("-f"), QStringLiteral("--"),
                             m_place.file};
    if (laidOut)
        laidOut = co_await runInsideAlone(remove, stop);
    if (laidOut)
        laidOut = co_await runInsideAlone(words, stop);
    const QStringList sync{QStringLiteral("sync")};
    if (laidOut) // before the runtime ends, which is like pulling a plug
        laidOut = co_await runInsideAlone(sync, stop);
    if (!laidOut)
        laidOut = tl::make_unexpected(co_await explained(laidOut.error(), stop));
    const Result<void> stopped = co_await m_runtime->stop(cleanUp);
    keepConsole();
    RUNWATT_CO_CHECK(laidOut);
    RUNWATT_CO_CHECK(stopped);
    m_session->setWhole(file);
    co_return {};
}

Task<Result<void>> TrialRunner::runInsideAlone(QStringList words, StopToken stop)
{
    const std::shared_ptr<ssh::Process> process = m_runtime->run(words, QStringLiteral("layout"));
    co_return co_await runLayout(process, m_runtime->clock(), stop);
}

Task<Result<void>> TrialRunner::runLayout(std::shared_ptr<ssh::Process> process,
                                          const device::DeviceClock *clock,
                                          StopToken stop)
{
    runtime::ToolRun tool(process, clock);
    QByteArray output;
    connect(&tool, &runtime::ToolRun::output, &tool, [&output](const QByteArray &bytes) {
        output += bytes;
        output = output.right(2000);
    });
    const Result<runtime::ToolEnd> end = co_await tool.finish(stop);
    if (!end) {
        // The stopped process ends with the connection's supervision; it writes only its own file.
        const Result<void> ended = co_await tool.stop(stop);
        Q_UNUSED(ended)
        co_return tl::make_unexpected(end.error());
    }
    if (end->linkLost)
        co_return failure(ErrorCode::ConnectionLost, tr("the link was lost"),
                          m_session->plan().name);
    if (end->status != 0) {
        co_return failure(ErrorCode::System, tr("the benchmark's file can't be laid out"),
                          QString(m_session->plan().name + u": " + m_place.file),
                          lastWords(end->errorTail.isEmpty() ? output : end->errorTail),
                          tr("Free space on the device, or choose a smaller file."));
    }
    co_return {};
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
    if (!m_measuring && m_reader->measureBeganAt()) {
        m_measuring = true;
        m_sampler->measureClock();
        beginPhase(store::Phase::Measure, *m_reader->measureBeganAt());
    }
}

Task<Result<void>> TrialRunner::measure(StopToken stop, StopToken cleanUp)
{
    m_reader = m_benchmark->makeReader(m_setup.workload.parameters);
    const QStringList words = m_benchmark->command(m_setup.workload.parameters, m_place);
    runtime::ToolRun tool(m_runtime->run(words, m_benchmark->name()), m_runtime->clock());
    connect(&tool, &runtime::ToolRun::begun, this, [this, &tool](TimeNs startSteadyNs) {
        // A guest's numbers are not the device's.
        if (!runtime::hasGuest(m_runtime->code()))
            m_sampler->addOwnProcesses(tool.processIds(m_runtime->sharesProcessIds()));
        beginPhase(store::Phase::WarmUp, startSteadyNs);
    });
    connect(&tool, &runtime::ToolRun::output, this, &TrialRunner::takeOutput);
    connect(&tool, &runtime::ToolRun::errorOutput, this, [this](const QByteArray &bytes) {
        m_recorder->keepOutput(m_setup.record.id, m_benchmark->name() + u".stderr", bytes);
    });
    const Result<runtime::ToolEnd> end = co_await tool.finish(stop);
    if (!end) {
        const Result<void> stopped = co_await tool.stop(cleanUp);
        Q_UNUSED(stopped)
        co_return tl::make_unexpected(end.error());
    }
    if (end->linkLost)
        co_return failure(ErrorCode::ConnectionLost, tr("the link was lost in mid-trial"),
                          m_session->plan().name);
    const Result<std::vector<benchmark::Summary>> results = m_reader->finish();
    if (!results) {
        Error error = results.error();
        error.where = m_session->plan().name;
        if (const QString complaint = lastWords(end->errorTail); !complaint.isEmpty())
            error.why = complaint;
        co_return tl::make_unexpected(std::move(error));
    }
    if (end->status != 0 || !end->exitSteadyNs || !end->startSteadyNs) {
        co_return failure(ErrorCode::System,
                          tr("%1 ended with status %2").arg(m_benchmark->name()).arg(end->status),
                          m_session->plan().name, lastWords(end->errorTail));
    }
    m_results = *results;
    m_evidence.windowSteady = {m_reader->measureBeganAt().value_or(*end->startSteadyNs),
                               *end->exitSteadyNs};
    beginPhase(store::Phase::Stop, *end->exitSteadyNs);
    co_return {};
}

Task<void> TrialRunner::settle(StopToken cleanUp)
{
    // What the samplers and the meters still owe of the window.
    StopSource limited(cleanUp);
    if (m_evidence.windowSteady.endNs > 0)
        co_await m_meters->settle(m_evidence.windowSteady.endNs, limited.token());
    if (m_sampler) {
        AsyncScope watchdog(cleanUp);
        watchdog.start([](StopSource *source, StopToken stop) -> Task<void> {
            const Wake wake = co_await delay(kCleanUpLimit, stop);
            if (wake == Wake::TimedOut)
                source->requestStop();
        }(&limited, watchdog.token()));
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
    analysis::TrialMaterial material;
    material.trial = outcome.record.id;
    material.origin = outcome.record.origin;
    material.window = m_evidence.window;
    material.windowUncertaintyNs = m_evidence.windowUncertaintyNs;
    material.idleWindow = m_idle;
    material.benchmark = m_results;
    // Those of the trial's own device: what powers another one is kept, and sums up nothing here.
    QStringList meters;
    for (const MeterSampling::Reading &meter : m_evidence.meters)
        meters.append(meter.settings.name);
    material.series = m_recorder->trialSeries();
    std::erase_if(material.series, [&meters](const analysis::TrialSeries &series) {
        const QString &name = series.descriptor.name;
        const bool isOfMeter = name == u"watts" || name == u"volts" || name == u"amperes";
        return isOfMeter && !meters.contains(series.descriptor.source);
    });
    for (const MeterSampling::Reading &meter : m_evidence.meters) {
        material.meters.push_back({meter.settings.name, meter.settings.sampling,
                                   meter.settings.period.count() * kNsPerMs});
    }
    analysis::TrialSummary summary = analysis::summarise(material);
    outcome.summaries = std::move(summary.summaries);
    if (m_evidence.seen.sampledSeconds > 0) {
        outcome.summaries.push_back(
            {outcome.record.id, QStringLiteral("cost.cpu"), QStringLiteral("%"), QString(),
             100 * m_evidence.seen.ownCpuSeconds / m_evidence.seen.sampledSeconds, 0,
             Origin::Measured});
    }
    const auto addCost = [this, &outcome](const QString &measure, const QString &unit,
                                          double value) {
        outcome.summaries.push_back(
            {outcome.record.id, measure, unit, QString(), value, 0, m_runtime->origin()});
    };
    if (m_cost.startUpNs) {
        addCost(QStringLiteral("runtime.startup"), QStringLiteral("s"),
                static_cast<double>(*m_cost.startUpNs) / kNsPerSecond);
    }
    if (m_cost.memoryBytes) {
        addCost(QStringLiteral("runtime.memory"), QStringLiteral("B"),
                static_cast<double>(*m_cost.memoryBytes));
    }
    for (const MeterSampling::Reading &meter : m_evidence.meters) {
        const std::vector<store::SummaryRecord> own = summariesOf(meter, outcome.record.id);
        outcome.summaries.insert(outcome.summaries.end(), own.cbegin(), own.cend());
    }
    for (const QString &note : summary.notes) {
        m_recorder->event(store::Severity::Information, m_session->plan().name, outcome.record.id,
                          note);
    }
    outcome.verdicts = judge(m_evidence);
}

} // namespace runwatt::campaign
