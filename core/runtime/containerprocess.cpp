// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/containerprocess.h"

#include "core/runtime/text.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kStartLimit = 60s;
constexpr Milliseconds kStopLimit = 10s;
constexpr Milliseconds kEndingLimit = 1s; ///< for a container that is just ending
constexpr qsizetype kQuotedBytes = 400;
constexpr QByteArrayView kReady("ready\n");

} // namespace

ContainerProcess::ContainerProcess(RuntimePlace place)
    : m_place(std::move(place))
{ }

QStringList ContainerProcess::firstWords()
{
    // The first command, its end told, and then nothing but waiting for the end of the input.
    return {u"sh"_s, u"-c"_s, u"true && echo ready && exec cat >/dev/null"_s};
}

Task<Result<TimeNs>> ContainerProcess::start(QStringList words, QString label, StopToken stop)
{
    m_process = startStamped(m_place.connection, m_place.interpreter(),
                             QStringList{u"--keep-input"_s} + words, label);
    m_run = std::make_unique<ToolRun>(m_process, m_place.clock);
    Notifier changed;
    QByteArray said;
    std::optional<TimeNs> readySteadyNs;
    QObject context;
    QObject::connect(m_run.get(), &ToolRun::output, &context,
                     [&](const QByteArray &bytes, TimeNs steadyNs) {
                         said += bytes;
                         if (!readySteadyNs && said.contains(kReady))
                             readySteadyNs = steadyNs;
                         changed.notify();
                     });
    QObject::connect(m_run.get(), &ToolRun::ended, &context, [&] { changed.notify(); });
    while (!readySteadyNs && !m_process->isFinished()) {
        const Wake wake = co_await changed.wait(stop, kStartLimit);
        if (wake == Wake::Stopped)
            co_return tl::make_unexpected(Error::cancelled());
        if (wake == Wake::TimedOut)
            break;
    }
    if (readySteadyNs)
        co_return *readySteadyNs - m_run->startSteadyNs().value_or(*readySteadyNs);
    m_process->closeInput();
    const Result<void> stopped = co_await m_run->stop(stop);
    Q_UNUSED(stopped)
    const Result<ToolEnd> end = co_await m_run->finish(stop);
    co_return tl::make_unexpected(startError(end));
}

Error ContainerProcess::linkError(const QString &why) const
{
    return {ErrorCode::ConnectionLost, Runtimes::tr("the link was lost"), m_place.profile.device,
            why};
}

Error ContainerProcess::startError(const Result<ToolEnd> &end) const
{
    if (!end)
        return end.error();
    if (end->linkLost)
        return linkError();
    return {ErrorCode::System, Runtimes::tr("the container could not be started"),
            m_place.profile.device,
            QString::fromUtf8(end->errorTail.right(kQuotedBytes)).trimmed()};
}

QList<qint64> ContainerProcess::processIds() const
{
    return m_run ? m_run->processIds() : QList<qint64>();
}

Task<std::optional<Error>> ContainerProcess::broken(StopToken stop)
{
    if (!m_process)
        co_return std::nullopt;
    StopSource limited(stop);
    AsyncScope watchdog(stop);
    watchdog.start(requestStopAfter(&limited, kEndingLimit, watchdog.token()));
    const Result<ToolEnd> end = co_await m_run->finish(limited.token());
    if (!end || end->linkLost || m_process->end().reason != ssh::ProcessEnd::Reason::Exited)
        co_return std::nullopt;
    co_return Error(ErrorCode::System, Runtimes::tr("the container has ended in mid-trial"),
                    m_place.profile.device,
                    QString::fromUtf8(end->errorTail.right(kQuotedBytes)).trimmed());
}

Task<Result<void>> ContainerProcess::stop(StopToken stop)
{
    if (!m_run)
        co_return {};
    m_process->closeInput();
    StopSource limited(stop);
    AsyncScope watchdog(stop);
    watchdog.start(requestStopAfter(&limited, kStopLimit, watchdog.token()));
    const Result<ToolEnd> end = co_await m_run->finish(limited.token());
    if (end && end->linkLost) {
        co_return tl::make_unexpected(
            linkError(Runtimes::tr("the device ends the container by itself")));
    }
    drop();
    co_return {};
}

void ContainerProcess::drop()
{
    m_run.reset();
    m_process.reset();
}

} // namespace runwatt::runtime
