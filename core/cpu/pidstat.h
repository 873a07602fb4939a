// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <chrono>
#include <limits>
#include <memory>
#include <vector>

namespace runwatt::cpu {

/// What one process or thread used over an interval. NaN (or -1 for bytes) is "not known": the
/// column is missing, or the kernel hides it from this user (the disk columns of other people's
/// processes).
struct ProcessSample
{
    static constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

    TimeNs timeNs = 0; ///< middle of the interval, on the clock of the stamps given to the reader
    TimeNs lengthNs = 0; ///< of the interval
    qint64 pid = 0; ///< process (thread group)
    qint64 tid = 0; ///< thread; 0 = the whole process
    qint64 uid = -1;
    QString command; ///< name as the kernel has it; may hold spaces
    double user = kUnknown; ///< percent of one core, without guest time
    double system = kUnknown;
    double guest = kUnknown;
    double wait = kUnknown; ///< waiting for a core (sysstat 11.5.7 and newer)
    double cpu = kUnknown; ///< user + system + guest as the tool sums it; 100 = one core
    qint64 residentBytes = -1;
    double readBytesPerSecond = kUnknown; ///< from the storage device
    double writeBytesPerSecond = kUnknown; ///< to the storage device, also later by writeback
    double voluntarySwitchesPerSecond = kUnknown;
    double involuntarySwitchesPerSecond = kUnknown;
};

/// Whether threads get rows of their own.
enum class PidstatThreads { Hidden, Shown };

/// The words of `env ... pidstat`, until it is stopped. Not quoted. All active processes, never a
/// choice by name or pid: fio's work is in its children (`-p` on the parent shows almost nothing),
/// and foreign load must be visible. The caller picks by pid or name.
[[nodiscard]] QStringList pidstatCommand(std::chrono::seconds interval,
                                         PidstatThreads threads = PidstatThreads::Hidden);

/// Reads `pidstat -h -u -r -d -w`, with or without -t and -H, as it prints; also without -h, where
/// each group of columns is a table of its own, and so is each row of it a sample. Columns by the
/// names in the header line, sysstat 11.6 and newer. Bytes may be split anywhere. Bounded memory;
/// what is not understood is skipped, averages at the end are. Any thread, one at a time. A process
/// that lives shorter than the interval is not seen by pidstat; tasktime.h finds it.
class PidstatReader
{
public:
    /// `interval` is the one of the command.
    explicit PidstatReader(std::chrono::seconds interval);
    ~PidstatReader();
    Q_DISABLE_COPY_MOVE(PidstatReader)

    /// The rows that became complete. `stampNs` is when the bytes arrived.
    std::vector<ProcessSample> feed(QByteArrayView bytes, TimeNs stampNs);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace runwatt::cpu
