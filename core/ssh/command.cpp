// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/command.h"

#include "core/ssh/text.h"

#include <utility>

namespace runwatt::ssh {

using namespace Qt::Literals::StringLiterals;

namespace {

QString reasonText(const ProcessEnd &end)
{
    switch (end.reason) {
    case ProcessEnd::Reason::Exited:
        if (end.exitStatus == 127)
            return Ssh::tr("the command was not found (exit status 127)");
        return Ssh::tr("exit status %1").arg(end.exitStatus);
    case ProcessEnd::Reason::Signalled:
        return Ssh::tr("ended by signal %1").arg(end.exitSignal);
    case ProcessEnd::Reason::TimedOut:
        return Ssh::tr("it took too long and was stopped");
    case ProcessEnd::Reason::Stopped:
        return Ssh::tr("it was stopped");
    case ProcessEnd::Reason::LinkLost:
        return Ssh::tr("the link to the device was lost");
    case ProcessEnd::Reason::NotStarted:
        return Ssh::tr("it could not be started");
    }
    return {};
}

ErrorCode codeOf(const ProcessEnd &end)
{
    switch (end.reason) {
    case ProcessEnd::Reason::TimedOut:
        return ErrorCode::Timeout;
    case ProcessEnd::Reason::Stopped:
        return ErrorCode::Cancelled;
    case ProcessEnd::Reason::LinkLost:
        return ErrorCode::ConnectionLost;
    default:
        return end.exitStatus == 127 ? ErrorCode::ToolMissing : ErrorCode::System;
    }
}

} // namespace

Command::Command(QByteArray shellLine, QString shownLabel)
    : line(std::move(shellLine))
    , label(std::move(shownLabel))
{
    if (label.isEmpty())
        label = QString::fromUtf8(line.left(60)).simplified();
}

ProcessEnd::ProcessEnd(Reason endReason, int status, QString signalName)
    : reason(endReason)
    , exitStatus(status)
    , exitSignal(std::move(signalName))
{ }

bool CommandResult::succeeded() const
{
    return end.reason == ProcessEnd::Reason::Exited && end.exitStatus == 0;
}

Result<void> CommandResult::check(const QString &what) const
{
    if (succeeded())
        return {};
    constexpr qsizetype kQuoted = 600;
    QString why = reasonText(end);
    const QString said = QString::fromUtf8(standardError.right(kQuoted)).trimmed();
    if (!said.isEmpty())
        why += u": "_s + said;
    return failure(codeOf(end), Ssh::tr("%1 failed").arg(what), QString(), why);
}

} // namespace runwatt::ssh
