// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/process.h"

#include "core/ssh/processrun.h"

namespace runwatt::ssh {

Process::Process(std::shared_ptr<ProcessRun> run)
    : m_run(std::move(run))
{
    m_run->setProcess(this);
}

Process::~Process()
{
    m_run->abandon();
}

void Process::write(const QByteArray &bytes)
{
    m_run->write(bytes);
}

void Process::closeInput()
{
    m_run->closeInput();
}

qint64 Process::bytesToWrite() const
{
    return m_run->bytesToWrite();
}

void Process::setReading(Reading reading)
{
    m_run->setReading(reading == Reading::Pause ? Channel::Reading::Pause
                                                : Channel::Reading::Resume);
}

Task<Result<void>> Process::stop(Milliseconds grace, StopToken stop)
{
    return stopRun(m_run, m_run->connection(), grace, ProcessEnd::Reason::Stopped, std::move(stop));
}

bool Process::isFinished() const
{
    return m_run->isFinished();
}

ProcessEnd Process::end() const
{
    return m_run->end();
}

std::optional<Error> Process::error() const
{
    return m_run->error();
}

Task<Result<ProcessEnd>> Process::finish(StopToken stop)
{
    return finishRun(m_run, std::move(stop));
}

std::optional<qint64> Process::processGroup() const
{
    return m_run->group() > 0 ? std::optional(m_run->group()) : std::nullopt;
}

} // namespace runwatt::ssh
