// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace runwatt::ssh {

/// How a command is kept from outliving us.
enum class Supervision {
    /// Runs under /bin/sh as leader of its own process group, marked in its environment
    /// (RUNWATT_COMMAND), so that it and all it started can be stopped at any time: by stop(),
    /// after
    /// a reconnect, and by the device itself when this program is killed.
    Group,
    /// The line goes to the login shell as it is and gets no watching: a little faster, for what
    /// ends by itself at once.
    None
};

/// What becomes of a command while the device takes no further session (sshd's MaxSessions).
enum class WhenFull {
    Wait, ///< for another login, or until a command ends
    Fail ///< NotStarted, with Busy: for what can be done without it
};

/// How a command is asked to end, before it is killed.
enum class StopBy {
    Signal, ///< TERM to its process group
    /// For what acts for a process elsewhere, to which it hands no signal on. Killing it later ends
    /// nothing there.
    EndOfInput
};

/// A command for a remote shell.
struct Command
{
    /// `shellLine` is shell text; words from outside must have gone through shellQuote().
    explicit Command(QByteArray shellLine = {}, QString shownLabel = {});

    QByteArray line;
    QByteArray input; ///< given to its standard input first; without more, followed by end of file
    std::optional<Milliseconds> limit; ///< stopped (TimedOut) when it runs longer; none: no limit
    Supervision supervision = Supervision::Group;
    WhenFull whenFull = WhenFull::Wait;
    StopBy stopBy = StopBy::Signal; ///< by stop(), and when `limit` is reached
    QString label; ///< for messages; empty: the first words of the line
    /// run() keeps at most this much of each output stream; a command that writes more is stopped
    /// and gives an Error. start() doesn't keep output and has no such limit.
    qint64 outputLimit = 64LL * 1024 * 1024;
};

/// How a process ended.
struct ProcessEnd
{
    enum class Reason {
        Exited, ///< exitStatus is its own
        Signalled, ///< exitSignal names the signal ("KILL")
        TimedOut, ///< stopped at Command::limit
        Stopped, ///< by stop()
        LinkLost, ///< the connection broke; supervised processes are stopped after the reconnect
        NotStarted ///< the channel could not be opened; Process::error() says why
    };

    explicit ProcessEnd(Reason endReason = Reason::Exited,
                        int status = -1,
                        QString signalName = {});

    Reason reason;
    int exitStatus; ///< 0 to 255, or -1 when there is none
    QString exitSignal; ///< without "SIG"; empty when there was none
};

struct CommandResult
{
    CommandResult() = default;

    /// Ran to its own end with status 0.
    [[nodiscard]] bool succeeded() const;

    /// Nothing, or an Error that begins with `what` ("reading the governor") and quotes the exit
    /// status or signal and the last lines of standard error.
    [[nodiscard]] Result<void> check(const QString &what) const;

    ProcessEnd end;
    QByteArray standardOutput;
    QByteArray standardError;
};

} // namespace runwatt::ssh
