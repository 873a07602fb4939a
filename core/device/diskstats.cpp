// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/diskstats.h"

#include <QByteArray>
#include <QList>

#include <limits>

namespace runwatt::device {

namespace {

constexpr quint64 kSectorBytes = 512;
constexpr qsizetype kName = 2; ///< after major and minor
constexpr qsizetype kCounters = 3; ///< where they begin
constexpr qsizetype kLeast = kCounters + 11; ///< fields of a line since 2.6.25
constexpr qsizetype kOldPartition = kCounters + 4;
/// Above it, a counter of bytes would not fit.
constexpr quint64 kMostSectors = std::numeric_limits<quint64>::max() / kSectorBytes;

std::optional<quint64> bytesOf(const QByteArray &sectors)
{
    bool ok = false;
    const quint64 count = sectors.toULongLong(&ok);
    if (!ok || count > kMostSectors)
        return std::nullopt;
    return count * kSectorBytes;
}

} // namespace

std::optional<DiskCounters> parseDiskstats(QByteArrayView line)
{
    const QList<QByteArray> fields = line.toByteArray().replace(',', ' ').simplified().split(' ');
    // reads, merged, sectors, ms, writes, merged, sectors ...; of old partitions reads, sectors,
    // writes, sectors.
    const bool isOld = fields.size() == kOldPartition;
    if (!isOld && fields.size() < kLeast)
        return std::nullopt;
    for (const qsizetype number : {qsizetype(0), qsizetype(1)}) {
        bool ok = false;
        fields.at(number).toUInt(&ok);
        if (!ok)
            return std::nullopt;
    }
    const std::optional<quint64> read = bytesOf(fields.at(kCounters + (isOld ? 1 : 2)));
    const std::optional<quint64> written = bytesOf(fields.at(kCounters + (isOld ? 3 : 6)));
    if (!read || !written)
        return std::nullopt;
    return DiskCounters{QString::fromUtf8(fields.at(kName)), *read, *written};
}

} // namespace runwatt::device
