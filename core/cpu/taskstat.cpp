// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/taskstat.h"

#include "core/cpu/lines.h"

#include <algorithm>
#include <limits>

namespace runwatt::cpu {

namespace {

/// Fields after the command, by their number in proc(5) less that of the first of them.
enum Field : qsizetype {
    Parent = 4 - 3,
    Flags = 9 - 3,
    User = 14 - 3,
    System = 15 - 3,
    ReapedUser = 16 - 3,
    ReapedSystem = 17 - 3,
    Threads = 20 - 3,
    Started = 22 - 3,
    Resident = 24 - 3,
    Guest = 43 - 3
};

constexpr qsizetype kLeastFields = Resident + 1;
/// PF_KTHREAD of the kernel's include/linux/sched.h, the same since 2.6.27.
constexpr quint64 kKernelThread = 0x00200000;
/// No counter is that large, and sums of some still fit.
constexpr quint64 kMostTicks = std::numeric_limits<qint64>::max() / 16;

} // namespace

std::optional<TaskCounters> parseTaskStat(QByteArrayView line)
{
    const qsizetype begin = line.indexOf('(');
    const qsizetype end = line.lastIndexOf(')'); // a command may hold one, too
    if (begin < 1 || end < begin)
        return std::nullopt;
    TaskCounters task;
    bool good = false;
    task.id = line.first(begin).trimmed().toLongLong(&good);
    const QList<QByteArrayView> fields = wordsOf(line.sliced(end + 1));
    if (!good || task.id <= 0 || fields.size() < kLeastFields)
        return std::nullopt;
    const auto counter = [&](Field field) -> quint64 {
        if (field >= fields.size())
            return 0;
        bool isNumber = false;
        const quint64 value = fields.at(field).toULongLong(&isNumber);
        good = good && isNumber && value <= kMostTicks;
        return value;
    };
    task.command = QString::fromUtf8(line.sliced(begin + 1, end - begin - 1));
    task.parent = static_cast<qint64>(counter(Parent));
    task.isKernelThread = (counter(Flags) & kKernelThread) != 0;
    task.user = counter(User);
    task.system = counter(System);
    task.guest = std::min(counter(Guest), task.user);
    task.reaped = counter(ReapedUser) + counter(ReapedSystem);
    task.threads = static_cast<qint64>(counter(Threads));
    task.started = counter(Started);
    bool isResident = false;
    task.residentPages = std::max<qint64>(0, fields.at(Resident).toLongLong(&isResident));
    if (!good || !isResident)
        return std::nullopt;
    return task;
}

} // namespace runwatt::cpu
