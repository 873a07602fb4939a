// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a trial does with its workload's file around the measuring: lays it out, finds out whether
// it can be used as the workload asks, and reads back what was written.

#include "core/campaign/filelayout.h"
#include "core/campaign/trialrunner.h"

#include <chrono>

namespace runwatt::campaign {

namespace {

constexpr qsizetype kOutputJudged = 256 * 1024; ///< of a command beside the measuring, the last
/// Bytes in a second: a worn card at random writes of 4 KiB. Less is a device that fails.
constexpr qint64 kSlowestStorage = 250 * 1000;

/// How long a file may take to be written, and gone through once more in each pass.
std::chrono::seconds longestLayout(const benchmark::Benchmark &benchmark, const TrialSetup &setup)
{
    const qint64 bytes = benchmark.estimate(setup.workload.parameters).diskBytes;
    const benchmark::Preconditioning &asked = setup.conditions.precondition;
    int times = 1;
    if (asked.kind != benchmark::Preconditioning::Kind::Layout)
        times += asked.passes;
    if (asked.kind == benchmark::Preconditioning::Kind::Random)
        times += asked.passes;
    return setup.conditions.patience + std::chrono::seconds(times * (bytes / kSlowestStorage));
}

} // namespace

void TrialRunner::addFact(const QString &name, const QString &value)
{
    m_recorder->writer().add(store::RuntimeFactRecord{m_setup.record.id, m_runtime->code(),
                                                      m_recorder->clock().now(), name, value});
}

void TrialRunner::tellWhose(const runtime::ToolRun &tool)
{
    // A guest's numbers are not the device's; in a container it is found by its control group.
    if (runtime::hasGuest(m_runtime->code()))
        return;
    m_sampler->addOwnProcesses(tool.processIds(false));
    if (const auto process = tool.process(); process && m_runtime->sharesProcessIds())
        m_sampler->setTool(*process);
}

Task<Result<void>> TrialRunner::layOutFile(StopToken stop, StopToken cleanUp)
{
    FileLayout layout(m_session, m_runtime, m_place);
    connect(&layout, &FileLayout::activityChanged, this, &TrialRunner::activityChanged);
    const std::chrono::seconds longest = longestLayout(*m_benchmark, m_setup);
    StopSource limited(stop);
    AsyncScope watchdog(stop);
    watchdog.start(requestStopAfter(&limited, longest, watchdog.token()));
    const Result<void> laidOut =
        co_await layout.run(m_benchmark, m_setup.workload.parameters,
                            m_setup.conditions.precondition, limited.token(), cleanUp);
    emit activityChanged(QString());
    keepConsole();
    if (!laidOut && limited.token().stopRequested() && !stop.stopRequested()) {
        co_return failure(ErrorCode::Timeout, tr("the benchmark's file was not made in time"),
                          QString(m_session->plan().name + QStringLiteral(": ") + m_place.path),
                          tr("it was given up after %1 s").arg(longest.count()),
                          tr("Look at the device's log: its storage may be failing. Where it needs "
                             "that long, raise patienceSeconds in the plan."));
    }
    RUNWATT_CO_CHECK(laidOut);
    if (!layout.history().isEmpty())
        addFact(QStringLiteral("file.preconditioned"), layout.history());
    co_return {};
}

Task<Result<TrialRunner::ToolOutput>>
TrialRunner::runBeside(QStringList words, QString name, StopToken stop, StopToken cleanUp)
{
    ToolOutput all;
    runtime::ToolRun tool(m_runtime->run(words, m_benchmark->name()), m_runtime->clock());
    connect(&tool, &runtime::ToolRun::begun, this, [this, &tool](TimeNs) { tellWhose(tool); });
    const auto keep = [this, name](QByteArray *last, const QString &stream,
                                   const QByteArray &bytes) {
        m_recorder->keepOutput(m_setup.record.id, name + stream, bytes);
        *last = QByteArray(*last + bytes).right(kOutputJudged);
    };
    connect(&tool, &runtime::ToolRun::output, this,
            [&](const QByteArray &bytes) { keep(&all.output, QStringLiteral(".stdout"), bytes); });
    connect(&tool, &runtime::ToolRun::errorOutput, this,
            [&](const QByteArray &bytes) { keep(&all.errors, QStringLiteral(".stderr"), bytes); });
    const Result<runtime::ToolEnd> end = co_await tool.finish(stop);
    if (!end) {
        const Result<void> stopped = co_await tool.stop(cleanUp);
        Q_UNUSED(stopped)
        co_return tl::make_unexpected(end.error());
    }
    if (end->linkLost)
        co_return failure(ErrorCode::ConnectionLost, tr("the link was lost in mid-trial"),
                          m_session->plan().name);
    all.status = end->status;
    co_return all;
}

Task<Result<void>> TrialRunner::concede(StopToken stop, StopToken cleanUp)
{
    const QJsonObject asked = m_setup.workload.parameters;
    std::optional<benchmark::Concession> concession = m_benchmark->concession(asked);
    const QStringList attempt = m_benchmark->attemptCommand(asked, m_place);
    if (!concession && !attempt.isEmpty()) {
        const QString name = m_benchmark->name() + QStringLiteral(".attempt");
        RUNWATT_CO_TRY(const ToolOutput told, co_await runBeside(attempt, name, stop, cleanUp));
        concession = m_benchmark->concessionAfter(asked, told.output, told.status);
    }
    if (!concession)
        co_return {};
    m_setup.workload.parameters = concession->parameters;
    m_evidence.concession = concession->why;
    m_evidence.concessionCode = concession->verdict;
    addFact(m_benchmark->name() + u'.' + concession->verdict, concession->why);
    co_return {};
}

Task<Result<void>> TrialRunner::readBack(StopToken stop, StopToken cleanUp)
{
    const QJsonObject &parameters = m_setup.workload.parameters;
    const QStringList words = m_benchmark->checkCommand(parameters, m_place);
    if (words.isEmpty())
        co_return {};
    emit activityChanged(tr("reading back what was written"));
    const QString name = m_benchmark->name() + QStringLiteral(".verify");
    RUNWATT_CO_TRY(const ToolOutput told, co_await runBeside(words, name, stop, cleanUp));
    Result<QString> checked =
        m_benchmark->checked(parameters, told.output, told.errors, told.status);
    if (!checked) {
        Error error = std::move(checked).error();
        error.where = m_session->plan().name;
        co_return tl::make_unexpected(std::move(error));
    }
    addFact(name, *checked);
    co_return {};
}

} // namespace runwatt::campaign
