// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/ssh/command.h"

#include <QByteArray>
#include <QObject>

#include <memory>
#include <optional>

namespace runwatt::ssh {

class ProcessRun;

/// A command that runs on a device. Made by Connection::start(), in the I/O thread, and used there
/// only. Dropping the last reference to a running supervised process stops it.
class Process : public QObject
{
    Q_OBJECT

public:
    explicit Process(std::shared_ptr<ProcessRun> run);
    ~Process() override;
    Q_DISABLE_COPY_MOVE(Process)

    /// Queues bytes for its standard input. Without effect after closeInput() or the end. The input
    /// stays open until closeInput() (or, for run(), after Command::input).
    void write(const QByteArray &bytes);

    /// End of file for its standard input, once everything queued is sent.
    void closeInput();

    /// Bytes queued by write() that have not left yet; for writers that want to pace themselves.
    [[nodiscard]] qint64 bytesToWrite() const;

    /// Stops taking its output, so that it is slowed down once the window is full, or goes on.
    enum class Reading { Pause, Resume };
    void setReading(Reading reading);

    /// Asks it to end as Command::stopBy says: TERM to the whole process group, or the end of its
    /// input; after `grace`, KILL to everything that it started. Returns
    /// when the process has ended. An unsupervised process gets its channel closed.
    Task<Result<void>> stop(Milliseconds grace, StopToken stop);

    [[nodiscard]] bool isFinished() const;

    /// Valid once finished.
    [[nodiscard]] ProcessEnd end() const;

    /// Why it could not be started, or what else went wrong on our side.
    [[nodiscard]] std::optional<Error> error() const;

    /// Waits for its end. An Error when it could not be started or `stop` was asked; the process
    /// itself goes on in the latter case.
    Task<Result<ProcessEnd>> finish(StopToken stop);

    /// Its process group on the device, once known (supervised only).
    [[nodiscard]] std::optional<qint64> processGroup() const;

signals:
    /// The process runs; for a supervised one its group is known.
    void started();
    /// As they arrive, in order within a stream, any size. Everything comes before finished().
    void standardOutput(const QByteArray &bytes);
    void standardError(const QByteArray &bytes);
    /// Everything that was queued for its input has been handed to the link.
    void inputDrained();
    void finished(const runwatt::ssh::ProcessEnd &end);

private:
    std::shared_ptr<ProcessRun> m_run;
};

} // namespace runwatt::ssh
