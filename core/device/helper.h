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
#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
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

/// What is told of a device again and again, by its own timer.
struct Watch
{
    enum class Kind {
        Device, ///< its telemetry, and the counters of its cores, processes and threads
        Cores ///< the counters of its cores alone
    };

    Kind kind = Kind::Device;
    std::chrono::seconds period{0}; ///< from 1 s on
    QList<qint64> threadsOf = {}; ///< processes whose threads are told one by one
    /// "/NAME", from the top of the hierarchy, or the number of a process in it; may be empty.
    QString controlGroup = {};
    /// The number that a tool's wrapper has told (resources/device/stamp.py): which processes the
    /// tool has started, whoever their parent is by now, is told as well. 0: of none.
    qint64 tool = 0;

    bool operator==(const Watch &) const = default;
};

/// The one process of ours that stays on a device while it is measured: it tells its clock and its
/// telemetry when asked, and these and its CPU's counters by a timer of the device, so that neither
/// a slow link nor a busy host stretches an interval. I/O thread. Does not start itself again when
/// the link breaks.
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

    /// Has it tell what `watch` names, now and each period from then on, in the place of what it
    /// told before; with the same period the timer goes on as it was. For as long as it runs, or
    /// until stopWatching().
    void watch(const Watch &watch);

    /// Has it tell what is watched at once, and start its timer anew.
    void readNow();

    /// What it has told by then comes before the answer to what it is asked next.
    void stopWatching();

    /// Ends it; the device's process goes with its input.
    void stop();

signals:
    /// By the timer, or by readNow().
    void telemetryTold(const runwatt::device::Telemetry &telemetry);
    void countersTold(const runwatt::device::CpuCounters &counters);

private:
    struct Answer
    {
        QByteArray line;
        TimeNs receivedSteadyNs = 0;
    };

    void end();
    Task<Result<Answer>> ask(char kind, Milliseconds limit, StopToken stop);
    void write(const QByteArray &request);
    void takeOutput(const QByteArray &bytes);
    void takeLine(const QByteArray &line);
    void takeWatched(const QByteArray &line);

    ssh::Connection *m_connection;
    Interpreter m_interpreter;
    QStringList m_lead;
    QString m_folder;
    std::shared_ptr<ssh::Process> m_process;
    QByteArray m_buffer;
    QHash<quint64, Answer> m_answers;
    bool m_arriving = false; ///< counters, line by line
    CpuCounters m_counters;
    quint64 m_sequence = 0;
    quint64 m_watched = 0; ///< the sequence of what is watched; 0 = nothing
    Notifier m_changed;
};

/// Reads one answer of the helper to `s`; nothing when it is damaged.
[[nodiscard]] std::optional<Telemetry> parseTelemetry(const QByteArray &line);

} // namespace runwatt::device
