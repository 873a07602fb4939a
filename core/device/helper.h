// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/device/deviceclock.h"
#include "core/device/diskstats.h"
#include "core/device/scripts.h"
#include "core/ssh/connection.h"

#include <QByteArray>
#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace runwatt::device {

/// What a device tells of its own state at one time; nothing where it has no such sensor.
struct Telemetry
{
    TimeNs deviceNs = 0; ///< on its boot-time clock
    TimeNs deviceUtcNs = 0; ///< its wall clock; 0 where unknown
    std::optional<double> celsius; ///< the hottest zone
    std::optional<double> hertz; ///< clock frequency, mean over cores
    std::optional<quint32> throttled; ///< a Raspberry Pi's flags (vcgencmd get_throttled)
    std::optional<double> capHertz; ///< lowest limit that the kernel sets; its cooling lowers it
    std::optional<qint64> throttles; ///< times that an x86 processor throttled itself, since boot
    double swapBytes = 0; ///< in use
    double swappedPages = 0; ///< in and out since boot
    TimeNs ownCpuNs = 0; ///< that the helper used so far; 0 where it can't tell
    /// Of the block device that the helper's folder lies on; none where there is no single one
    /// (btrfs, zfs, overlay, in memory, over a network).
    std::optional<DiskCounters> disk{};
};

/// The CPU's counters at one time, as the device's /proc has them.
struct CpuCounters
{
    CpuCounters() = default;

    TimeNs deviceNs = 0; ///< on its boot-time clock
    QByteArray text; ///< lines; core/cpu/procreader.h says which
};

/// The one process of ours that stays on a device while it is measured: it tells its clock, its
/// telemetry and its CPU's counters when asked. I/O thread. Does not start itself again when the
/// link breaks.
class Helper : public QObject
{
    Q_OBJECT

public:
    /// `lead`: the words that run a command in a container of the device, as its first ones; it is
    /// then the container's clock that is told. None: on the device itself.
    Helper(ssh::Connection *connection,
           Interpreter interpreter,
           const QStringList &lead = {},
           QObject *parent = nullptr);
    ~Helper() override;
    Q_DISABLE_COPY_MOVE(Helper)

    /// Starts it and waits for its first answer.
    Task<Result<void>> start(StopToken stop);

    /// The folder on the device whose block device telemetry() counts; none at first. Before
    /// start().
    void setFolder(const QString &folder) { m_folder = folder; }

    [[nodiscard]] bool isRunning() const;

    /// Its process group on the device, once known.
    [[nodiscard]] std::optional<qint64> processGroup() const;

    /// The device's clock by `exchanges` round trips (a few milliseconds in all).
    Task<Result<ClockOffset>> measureOffset(int exchanges, StopToken stop);

    Task<Result<Telemetry>> telemetry(StopToken stop);

    /// The counters of the cores, of all processes, of the threads of these, and of the control
    /// group: "/NAME", from the top of the hierarchy, or the number of a process in it; may be
    /// empty.
    Task<Result<CpuCounters>>
    cpuCounters(QList<qint64> threadsOf, QString controlGroup, StopToken stop);

    /// The counters of the cores alone.
    Task<Result<CpuCounters>> coreCounters(StopToken stop);

    /// Ends it; the device's process goes with its input.
    void stop();

private:
    struct Answer
    {
        QByteArray line;
        QByteArray text; ///< the lines that follow, of an answer of several
        TimeNs receivedSteadyNs = 0;
    };

    Task<Result<Answer>>
    ask(char kind, Milliseconds limit, StopToken stop, QByteArray arguments = {});
    void takeOutput(const QByteArray &bytes);
    void takeLine(const QByteArray &line);
    Task<Result<CpuCounters>> askCounters(char kind, QByteArray arguments, StopToken stop);

    ssh::Connection *m_connection;
    Interpreter m_interpreter;
    QStringList m_lead;
    QString m_folder;
    std::shared_ptr<ssh::Process> m_process;
    QByteArray m_buffer;
    QHash<quint64, Answer> m_answers;
    quint64 m_open = 0; ///< the answer of several lines that is arriving; 0 = none
    Answer m_opened;
    quint64 m_sequence = 0;
    Notifier m_changed;
};

/// Reads one answer of the helper to `s`; nothing when it is damaged.
[[nodiscard]] std::optional<Telemetry> parseTelemetry(const QByteArray &line);

} // namespace runwatt::device
