// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/device/deviceclock.h"
#include "core/device/stampedstream.h"
#include "core/ssh/process.h"

#include <QByteArray>
#include <QObject>

#include <memory>
#include <optional>

namespace runwatt::runtime {

/// The status by which shells, and the wrapper around every tool, say that there is no such
/// program.
inline constexpr int kNotStarted = 127;

/// How a tool ended.
struct ToolEnd
{
    ToolEnd() = default;

    std::optional<TimeNs> startSteadyNs; ///< on the host's clock, from the device's stamps
    std::optional<TimeNs> exitSteadyNs;
    int status = -1; ///< 0 to 255, or minus the signal
    bool isOfShell = false; ///< the status of one that a signal has ended is 128 and the signal
    bool linkLost = false;
    TimeNs ownCpuNs = 0; ///< the wrapper's CPU time on the device
    TimeNs commandCpuNs = 0; ///< the tool's, with its children
    QByteArray errorTail; ///< the last of its standard error
};

/// The signal that has ended it; 0 where it ended by itself, or nobody knows how.
[[nodiscard]] int signalOf(const ToolEnd &end);

/// "qemu was ended by signal 9"; empty where it ended by itself, or nobody knows how.
[[nodiscard]] QString endedBySignal(const ToolEnd &end, const QString &name);

/// The process that a tool is, or what stands for it.
struct ToolProcess
{
    qint64 id = 0;
    bool isWrapper = false; ///< it is our wrapper's number, and the tool is its child
};

/// One run of a tool under the stamp wrapper: gives its output with times on the host's steady
/// clock that come from the device's clock, never from when bytes arrived (where the device has the
/// means: see Interpreter). I/O thread.
class ToolRun : public QObject
{
    Q_OBJECT

public:
    /// `clock` must live as long as this and know at least one offset.
    ToolRun(std::shared_ptr<ssh::Process> process,
            const device::DeviceClock *clock,
            QObject *parent = nullptr);

    /// Waits for its end. An Error when it could not be started; a lost link is in ToolEnd.
    Task<Result<ToolEnd>> finish(StopToken stop);

    /// Asks it to end (TERM, after a grace KILL) and waits until it has.
    Task<Result<void>> stop(StopToken stop);

    /// The device's process ids that belong to it: its group and, where what runs inside tells ids
    /// of the device, the tool itself.
    [[nodiscard]] QList<qint64> processIds(bool sharesProcessIds = true) const;

    /// The tool's own process, by the numbers that what runs inside has; none before it has begun.
    [[nodiscard]] std::optional<ToolProcess> process() const;

    [[nodiscard]] std::optional<TimeNs> startSteadyNs() const;

signals:
    /// The tool runs; its start is known.
    void begun(runwatt::TimeNs startSteadyNs);
    void output(const QByteArray &bytes, runwatt::TimeNs steadyNs);
    void errorOutput(const QByteArray &bytes);
    void ended();

private:
    void takeOutput(const QByteArray &bytes);
    void takeError(const QByteArray &bytes);

    std::shared_ptr<ssh::Process> m_process;
    const device::DeviceClock *m_clock;
    device::StampedStream m_stream;
    QByteArray m_errorTail;
    bool m_begun = false;
};

} // namespace runwatt::runtime
