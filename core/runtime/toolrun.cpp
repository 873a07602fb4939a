// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/toolrun.h"

#include "core/runtime/text.h"

#include <utility>

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype kErrorTailBytes = 4096;
constexpr Milliseconds kGrace = 3s;

} // namespace

int signalOf(const ToolEnd &end)
{
    constexpr int kMostSignals = 64;
    if (end.isOfShell) {
        const int signal = end.status - 128; // POSIX, "Exit Status for Commands"
        return signal > 0 && signal <= kMostSignals ? signal : 0;
    }
    return end.exitSteadyNs && end.status < 0 ? -end.status : 0;
}

QString endedBySignal(const ToolEnd &end, const QString &name)
{
    const int signal = signalOf(end);
    return signal == 0 ? QString()
                       : Runtimes::tr("%1 was ended by signal %2").arg(name).arg(signal);
}

ToolRun::ToolRun(std::shared_ptr<ssh::Process> process,
                 const device::DeviceClock *clock,
                 QObject *parent)
    : QObject(parent)
    , m_process(std::move(process))
    , m_clock(clock)
{
    connect(m_process.get(), &ssh::Process::standardOutput, this, &ToolRun::takeOutput);
    connect(m_process.get(), &ssh::Process::standardError, this, &ToolRun::takeError);
    connect(m_process.get(), &ssh::Process::finished, this, &ToolRun::ended);
}

void ToolRun::takeOutput(const QByteArray &bytes)
{
    const TimeNs arrived = steadyNowNs();
    const Result<std::vector<device::StampedStream::Piece>> pieces = m_stream.feed(bytes);
    if (!pieces) {
        m_errorTail += pieces.error().text().toUtf8();
        return;
    }
    if (!m_begun && m_stream.startNs()) {
        m_begun = true;
        emit begun(m_clock->toSteady(*m_stream.startNs()));
    }
    for (const device::StampedStream::Piece &piece : *pieces)
        emit output(piece.bytes, piece.deviceNs ? m_clock->toSteady(*piece.deviceNs) : arrived);
}

void ToolRun::takeError(const QByteArray &bytes)
{
    const QByteArray passed = m_stream.feedError(bytes);
    if (passed.isEmpty())
        return;
    m_errorTail += passed;
    m_errorTail = m_errorTail.right(kErrorTailBytes);
    emit errorOutput(passed);
}

std::optional<TimeNs> ToolRun::startSteadyNs() const
{
    if (!m_stream.startNs())
        return std::nullopt;
    return m_clock->toSteady(*m_stream.startNs());
}

QList<qint64> ToolRun::processIds(bool sharesProcessIds) const
{
    QList<qint64> ids;
    if (const std::optional<qint64> group = m_process->processGroup())
        ids.append(*group);
    if (sharesProcessIds && m_stream.pid())
        ids.append(*m_stream.pid());
    return ids;
}

std::optional<ToolProcess> ToolRun::process() const
{
    if (!m_stream.pid())
        return std::nullopt;
    return ToolProcess{*m_stream.pid(), m_stream.isRaw()};
}

Task<Result<ToolEnd>> ToolRun::finish(StopToken stop)
{
    RUNWATT_CO_TRY(const ssh::ProcessEnd processEnd, co_await m_process->finish(stop));
    ToolEnd end;
    end.startSteadyNs = startSteadyNs();
    if (m_stream.exitNs())
        end.exitSteadyNs = m_clock->toSteady(*m_stream.exitNs());
    end.status = m_stream.status().value_or(processEnd.exitStatus);
    end.isOfShell = m_stream.isRaw();
    end.linkLost = processEnd.reason == ssh::ProcessEnd::Reason::LinkLost;
    end.ownCpuNs = m_stream.ownCpuNs();
    end.commandCpuNs = m_stream.commandCpuNs();
    end.errorTail = m_errorTail;
    co_return end;
}

Task<Result<void>> ToolRun::stop(StopToken stop)
{
    return m_process->stop(kGrace, std::move(stop));
}

} // namespace runwatt::runtime
