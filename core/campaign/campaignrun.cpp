// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/campaignrun.h"

#include "core/campaign/toolversion.h"

#include <QFileInfo>

#include <algorithm>

namespace runwatt::campaign {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kTickPeriod = 1s;
/// A trial that the link interrupts again and again is left; the campaign goes on.
constexpr int kMostAttempts = 5;

} // namespace

CampaignRun::CampaignRun(std::shared_ptr<RunnerServices> services, Plan plan, QString file)
    : m_services(std::move(services))
    , m_plan(std::move(plan))
    , m_file(std::move(file))
{
    // Not in the list above: the scope is the last member, so it is made after m_workStop.
    m_workStop = StopSource(m_scope.token());
    m_ticker.setInterval(kTickPeriod);
    connect(&m_ticker, &QTimer::timeout, this, &CampaignRun::tellProgress);
}

CampaignRun::~CampaignRun() = default;

void CampaignRun::start()
{
    m_scope.start(run(m_scope.token()));
}

void CampaignRun::pause()
{
    if (m_state != RunState::Running)
        return;
    m_pauseAsked = true;
    setState(RunState::Pausing);
}

void CampaignRun::resume()
{
    m_pauseAsked = false;
    if (m_state == RunState::Pausing || m_state == RunState::Paused)
        setState(RunState::Running);
    m_asked.notify();
}

void CampaignRun::stopAfterTrial()
{
    // There is no trial yet whose end could be waited for, and another campaign may have the
    // device.
    if (m_state == RunState::Preparing)
        m_workStop.requestStop();
    m_endAsked = true;
    if (m_state == RunState::Running || m_state == RunState::Pausing || m_state == RunState::Paused
        || m_state == RunState::Preparing)
        setState(RunState::Stopping);
    m_asked.notify();
}

void CampaignRun::stopNow()
{
    stopAfterTrial();
    m_workStop.requestStop();
}

void CampaignRun::setState(RunState state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

Task<void> CampaignRun::run(StopToken life)
{
    m_elapsed.start();
    setState(RunState::Preparing);
    Result<void> worked = co_await work(life);
    m_ticker.stop();
    if (m_recorder) {
        // Whoever hears of the end may want the meters' ports for itself.
        m_meters.reset();
        const bool hadAll = m_devices && m_devices->isSetUp();
        bool isClean = false;
        if (m_devices)
            isClean = co_await m_devices->cleanUp(life);
        // What an earlier run left is gone only where this one made it all anew.
        if (m_mark && isClean && (hadAll || !m_mark->isResumed()))
            m_mark->settle();
        m_mark.reset();
        m_activity.clear();
        const Result<void> closed = co_await m_recorder->writer().close(life);
        if (worked && !closed)
            worked = closed;
    }
    if (m_storeError)
        worked = tl::make_unexpected(*m_storeError);
    tellProgress();
    if (!worked && worked.error().code != ErrorCode::Cancelled) {
        setState(RunState::Failed);
        emit failed(worked.error());
        co_return;
    }
    setState(RunState::Finished);
    emit finished();
}

Task<Result<void>> CampaignRun::work(StopToken life)
{
    const StopToken stop = m_workStop.token();
    RUNWATT_CO_CHECK(co_await openFile(stop));
    RUNWATT_CO_CHECK(m_meters->start(m_plan.meters));
    m_ticker.start();
    if (nextTrial()) {
        RUNWATT_CO_CHECK(co_await m_devices->open(stop));
    }
    m_activity.clear();
    if (m_state == RunState::Preparing)
        setState(RunState::Running);
    co_return co_await runTrials(life);
}

Task<Result<void>> CampaignRun::openFile(StopToken stop)
{
    const bool exists = QFileInfo::exists(m_file);
    std::unique_ptr<store::CampaignWriter> writer;
    if (exists) {
        RUNWATT_CO_TRY(writer, co_await store::CampaignWriter::open(m_file, stop));
        RUNWATT_CO_TRY(Plan kept, planFromJson(writer->initialData().campaign.plan));
        if (!m_plan.devices.empty() && toJson(m_plan) != toJson(kept)) {
            // A plan without a seed got one when it was read; the file's is the one that counts.
            Plan same = m_plan;
            if (same.isSeedDrawn)
                same.seed = kept.seed;
            if (toJson(same) != toJson(kept)) {
                co_return failure(ErrorCode::InvalidInput,
                                  tr("this campaign was made from another plan"), m_file, QString(),
                                  tr("Resume it with the plan that it was made from, or in the "
                                     "window; or choose another file."));
            }
        }
        m_plan = kept;
        RUNWATT_CO_TRY(m_matrix, expand(m_plan));
    } else {
        RUNWATT_CO_TRY(m_matrix, expand(m_plan));
        store::CampaignRecord record;
        record.title = m_plan.title;
        record.plan = toJson(m_plan);
        record.planSha256 = planHash(record.plan);
        RUNWATT_CO_TRY(writer, co_await store::CampaignWriter::create(m_file, record, stop));
    }
    m_recorder = std::make_unique<Recorder>(std::move(writer));
    connect(m_recorder.get(), &Recorder::seriesAdded, this, &CampaignRun::seriesAdded);
    connect(m_recorder.get(), &Recorder::samplesAdded, this, &CampaignRun::samplesAdded);
    connect(m_recorder.get(), &Recorder::phaseChanged, this, &CampaignRun::phaseChanged);
    connect(m_recorder.get(), &Recorder::eventHappened, this, &CampaignRun::eventHappened);
    connect(&m_recorder->writer(), &store::CampaignWriter::failed, this,
            [this](const Error &error) {
                m_storeError = error;
                stopNow();
            });
    m_meters = std::make_unique<MeterSampling>(m_recorder.get());
    m_timeLeft.emplace(m_plan, m_matrix);
    const store::CampaignData data = m_recorder->writer().initialData();
    if (m_services->started)
        m_mark = m_services->started->begin(data.campaign.uuid, m_plan.devices);
    if (data.cells.empty()) {
        m_records = recordPlan(&m_recorder->writer(), m_plan, m_matrix);
    } else {
        RUNWATT_CO_TRY(m_records, adoptRecords(data, m_plan, m_matrix));
    }
    m_devices = std::make_unique<CampaignDevices>(m_plan, m_matrix, m_records, m_recorder.get(),
                                                  m_services);
    connect(m_devices.get(), &CampaignDevices::activityChanged, this, &CampaignRun::tellActivity);
    m_queue = queueOf(m_plan, m_matrix, data);
    m_attempts = attemptsOf(m_matrix, data);
    emit opened(data, m_file);
    emit queueChanged(m_queue);
    tellProgress();
    co_return {};
}

std::optional<std::size_t> CampaignRun::nextTrial() const
{
    for (qsizetype i = 0; i < m_queue.size(); ++i) {
        const store::TrialState state = m_queue.at(i).state;
        if (state == store::TrialState::Waiting)
            return static_cast<std::size_t>(i);
    }
    return std::nullopt;
}

Task<Result<void>> CampaignRun::runTrials(StopToken life)
{
    while (const std::optional<std::size_t> next = nextTrial()) {
        while (m_pauseAsked && !m_endAsked) {
            setState(RunState::Paused);
            const Wake wake = co_await m_asked.wait(life);
            if (wake != Wake::Ready)
                co_return tl::make_unexpected(Error::cancelled());
        }
        if (m_endAsked || m_storeError)
            co_return {};
        RUNWATT_CO_CHECK(co_await runTrial(*next, life));
    }
    co_return {};
}

Task<Result<void>> CampaignRun::runTrial(std::size_t index, StopToken life)
{
    const StopToken stop = m_workStop.token();
    const PlannedTrial &planned = m_matrix.trials[index];
    const Cell &cell = m_matrix.cells[static_cast<std::size_t>(planned.cell)];
    const CampaignDevices::Device &device = m_devices->device(cell.device);
    TrialStatus &status = m_queue[static_cast<qsizetype>(index)];
    RUNWATT_CO_CHECK(co_await m_devices->ensureReady(cell, stop));
    TrialSetup setup;
    setup.workload = m_matrix.workloads[static_cast<std::size_t>(cell.workload)];
    setup.conditions = m_plan.conditions;
    setup.samplingPeriod = m_plan.samplingPeriod;
    setup.folder = device.folder;
    setup.toolVersion =
        toolVersionIn(m_plan, cell.runtime, device.session->profile(), setup.workload.benchmark);
    setup.peer = m_devices->peer().peer();
    setup.peerAddress = m_devices->peer().addressFor(cell.device);
    setup.offloadsProblem = m_devices->peer().offloadsProblem(cell.device);
    setup.interfaces = m_devices->peer().interfacesOf(cell.device);
    setup.hasOwnNetwork = m_devices->peer().hasOwnNetwork(cell.runtime);
    const std::pair<int, QString> way(cell.device, cell.runtime);
    setup.triesPath = needsPeer(m_matrix, cell) && !m_triedPaths.contains(way);
    setup.record.cell = m_records.cells[static_cast<std::size_t>(planned.cell)];
    setup.record.repetition = planned.repetition;
    setup.record.position = planned.position;
    setup.record.attempt = ++m_attempts[index];
    setup.record.state = store::TrialState::Running;
    // From the start: also a trial that is watched, or that is cut short, shows its mark.
    setup.record.origin = device.runtimes.at(cell.runtime)->origin();
    setup.record.beginNs = m_recorder->clock().now();
    setup.record.id = m_recorder->writer().add(setup.record);
    status.id = setup.record.id;
    status.state = store::TrialState::Running;
    status.error.clear();
    status.origin = setup.record.origin;
    status.isOnEmulated = device.session->profile().origin() == Origin::Emulated;
    m_running = index;
    m_trialBeganNs = steadyNowNs();
    tellTrial(index);
    TrialRunner runner(device.session.get(), device.runtimes.at(cell.runtime).get(),
                       m_recorder.get(), m_meters.get());
    connect(&runner, &TrialRunner::processesChanged, this, &CampaignRun::processesChanged);
    connect(&runner, &TrialRunner::accountChanged, this, &CampaignRun::accountChanged);
    const runtime::Runtime *runtime = device.runtimes.at(cell.runtime).get();
    connect(&runner, &TrialRunner::phaseBegan, this, [this, index, runtime](store::Phase phase) {
        TrialStatus &now = m_queue[static_cast<qsizetype>(index)];
        now.phase = phase;
        now.origin = combined(now.origin, runtime->origin()); // known for good once it has started
        m_trialActivity.clear();
        tellTrial(index);
        tellProgress();
    });
    connect(&runner, &TrialRunner::activityChanged, this, [this](const QString &activity) {
        m_trialActivity = activity;
        tellProgress();
    });
    TrialOutcome outcome = co_await runner.run(setup, stop, life);
    if (outcome.record.state == store::TrialState::Complete) {
        m_recorder->writer().completeTrial(outcome.record, outcome.summaries, outcome.verdicts,
                                           outcome.histograms);
        // Who is told of a result looks for it in the file. What goes wrong the writer tells
        // itself.
        (void)co_await m_recorder->writer().flush(life);
    }
    finishTrial(index, outcome, m_trialBeganNs);
    if (outcome.hasTriedPath)
        m_triedPaths.insert(way);
    if (outcome.preflight) {
        m_recorder->endTrial();
        co_return tl::make_unexpected(*outcome.preflight);
    }
    if (m_plan.conditions.coolDown > 0s && !m_endAsked) {
        m_recorder->beginPhase(setup.record.id, store::Phase::CoolDown, steadyNowNs());
        const Wake wake = co_await delay(m_plan.conditions.coolDown, stop);
        Q_UNUSED(wake)
        m_recorder->endPhase(steadyNowNs());
    }
    m_recorder->endTrial();
    co_return {};
}

void CampaignRun::finishTrial(std::size_t index, const TrialOutcome &outcome, TimeNs beganNs)
{
    TrialStatus &status = m_queue[static_cast<qsizetype>(index)];
    m_running.reset();
    m_trialActivity.clear();
    status.state = outcome.record.state;
    status.error = outcome.record.error;
    status.origin = outcome.record.origin;
    status.verdicts.clear();
    for (const store::VerdictRecord &verdict : outcome.verdicts)
        status.verdicts.append(verdict.code);
    if (outcome.record.state == store::TrialState::Complete) {
        m_timeLeft->add(index, std::chrono::nanoseconds(steadyNowNs() - beganNs));
        emit trialSummarised(
            outcome.record.id,
            QList<store::SummaryRecord>(outcome.summaries.cbegin(), outcome.summaries.cend()));
    } else {
        m_recorder->writer().update(outcome.record);
        m_recorder->event(outcome.record.state == store::TrialState::Failed
                              ? store::Severity::Problem
                              : store::Severity::Warning,
                          status.device, outcome.record.id,
                          tr("Trial %1: %2").arg(status.position).arg(outcome.record.error));
        // Interrupted by the link: once more, when the device is back.
        if (outcome.record.state == store::TrialState::Interrupted && !m_endAsked
            && m_attempts[index] < kMostAttempts)
            status.state = store::TrialState::Waiting;
    }
    tellTrial(index);
    tellProgress();
}

void CampaignRun::tellTrial(std::size_t index)
{
    emit trialChanged(m_queue.at(static_cast<qsizetype>(index)));
}

void CampaignRun::tellActivity(const QString &activity)
{
    m_activity = activity;
    tellProgress();
}

void CampaignRun::tellProgress()
{
    Progress progress;
    progress.total = static_cast<int>(m_queue.size());
    progress.elapsed = std::chrono::seconds(m_elapsed.elapsed() / 1000);
    progress.activity = m_activity;
    std::vector<std::size_t> left;
    for (qsizetype i = 0; i < m_queue.size(); ++i) {
        const TrialStatus &status = m_queue.at(i);
        if (status.state == store::TrialState::Complete)
            ++progress.done;
        else if (status.state == store::TrialState::Failed)
            ++progress.failed;
        else
            left.push_back(static_cast<std::size_t>(i));
    }
    std::chrono::nanoseconds into{0};
    if (m_running) {
        const TrialStatus &now = m_queue.at(static_cast<qsizetype>(*m_running));
        progress.activity =
            tr("%1: %2, %3, repetition %4: %5")
                .arg(now.device, now.runtime, now.workload, QString::number(now.repetition),
                     m_trialActivity.isEmpty() ? store::displayName(now.phase) : m_trialActivity);
        into = std::chrono::nanoseconds(steadyNowNs() - m_trialBeganNs);
    }
    if (m_timeLeft && !left.empty()) {
        const TimeLeft::Range range = m_timeLeft->remaining(left, into);
        progress.remainingLow = range.low;
        progress.remainingHigh = range.high;
    }
    emit progressChanged(progress);
}

} // namespace runwatt::campaign
