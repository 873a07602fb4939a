// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <sys/types.h>

namespace runwatt::bench {

/// A program started with what it reads and writes; no shell, no QProcess, so that its start costs
/// as little as a start can.
struct Program
{
    Program() = default;

    QStringList words;
    QString input; ///< a file; empty: nothing to read
    QString output; ///< a file; empty: thrown away
};

/// The process, or why it could not be started.
Result<pid_t> startProgram(const Program &program);

/// Waits for the end of it. An Error unless it exits with 0. Blocks: the benchmark has nothing else
/// to do, and an event loop would be charged to the program.
Result<void> endProgram(pid_t process, const Program &program);

/// Seconds from its start to its end.
Result<double> timeProgram(const Program &program);

/// CPU time that a process has used so far, in seconds; 0 when it is gone.
[[nodiscard]] double cpuSeconds(pid_t process);

/// The OpenSSH client against one port of this computer, with a master connection (ControlMaster)
/// that its commands use, as a person does who wants them fast.
class OpenSsh
{
public:
    struct Account
    {
        Account() = default;

        QString user;
        QString keyFile;
        quint16 port = 0;
    };

    /// `folder` takes the master's socket. `name` keeps masters apart.
    OpenSsh(Account account, const QString &folder, const QString &name);
    ~OpenSsh();
    Q_DISABLE_COPY_MOVE(OpenSsh)

    /// Logs in and leaves the master in the background, until this object goes.
    Result<void> openMaster();

    /// A master in the foreground, a child of ours for the caller to end; ready when isReady().
    Result<pid_t> startMaster() const;
    [[nodiscard]] bool isReady() const;

    /// `ssh host command` over the master.
    [[nodiscard]] Program command(const QString &shellLine) const;
    /// `scp` over the master; `more` goes before the files, "HOST:" in them becomes the address.
    [[nodiscard]] Program copy(const QStringList &more, QString from, QString to) const;

private:
    [[nodiscard]] QStringList options() const;
    [[nodiscard]] QStringList ssh(const QStringList &more) const;

    Account m_account;
    QString m_socket;
    bool m_open = false;
};

} // namespace runwatt::bench
