// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace runwatt::device {

/// What a block device has moved since boot, by the kernel's own count: of what reached it, whoever
/// asked for it, also by writeback and read-ahead, without what only the page cache was asked for.
struct DiskCounters
{
    QString device; ///< as the kernel names it: "mmcblk0p2", "dm-0"
    quint64 readBytes = 0;
    quint64 writtenBytes = 0; ///< without what was discarded

    bool operator==(const DiskCounters &) const = default;
};

/// Reads one line of /proc/diskstats (the kernel's Documentation/admin-guide/iostats.rst): blanks
/// or commas between its fields, of which newer kernels have more, at the end. Kernels
/// before 2.6.25 gave partitions four counters only. A sector is 512 bytes there whatever the
/// device's own are. Nothing when the line is none.
[[nodiscard]] std::optional<DiskCounters> parseDiskstats(QByteArrayView line);

} // namespace runwatt::device
