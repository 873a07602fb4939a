// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accountparts.h"
#include "core/cpu/tasktime.h"

#include <QByteArray>
#include <QString>

/// What the tests of the tasks' times share: readings of /proc as the helper on a device gives
/// them.
namespace runwatt::cpu::test {

/// Of a process or a thread, in ticks.
struct Row
{
    qint64 pid = 0;
    QByteArray command;
    qint64 parent = 1;
    int user = 0;
    int system = 0;
    int reaped = 0;
    int threads = 1;
    int started = 0;
    int guest = 0;
    int flags = 4194304;
};

/// As Linux 6.1 prints it.
inline QByteArray line(const Row &row)
{
    return QByteArray::number(row.pid) + " (" + row.command + ") S "
        + QByteArray::number(row.parent) + " 7 7 0 -1 " + QByteArray::number(row.flags)
        + " 100 0 0 0 " + QByteArray::number(row.user) + ' ' + QByteArray::number(row.system)
        + " 0 " + QByteArray::number(row.reaped) + " 20 0 " + QByteArray::number(row.threads)
        + " 0 " + QByteArray::number(row.started)
        + " 17000000 1000 18446744073709551615 1 1 0 0 0 0 0 16781312 2 0 0 0 17 1 0 0 0 "
        + QByteArray::number(row.guest) + " 0 0 0 0 0 0 0 0 0\n";
}

/// `second` seconds after 1000 s of uptime, two cores that are half busy.
inline QByteArray head(int second)
{
    const QByteArray busy = QByteArray::number(100 * second);
    const QByteArray half = QByteArray::number(50 * second);
    return "hz 100 page 4096\ncpu  " + busy + " 0 0 " + busy + "\ncpu0 " + half + " 0 0 " + half
        + "\ncpu1 " + half + " 0 0 " + half + '\n';
}

/// One after the other, read as a sampler reads them.
class Readings
{
public:
    ProcReading read(int second, const QByteArray &tasks)
    {
        const auto reading = m_reader.read(QByteArray(head(second) + tasks), second * kNsPerSecond,
                                           (1000 + second) * kNsPerSecond);
        if (!reading)
            qFatal("%s", qPrintable(reading.error().text()));
        return *reading;
    }

private:
    ProcReader m_reader;
};

/// That all tasks of that name used.
inline double secondsOf(const TaskInterval &interval, const QString &name)
{
    double seconds = 0;
    for (const TaskTime &task : interval.tasks) {
        if (task.name == name)
            seconds += task.busy();
    }
    return seconds;
}

} // namespace runwatt::cpu::test
