// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cpu/accounting.h"

#include <QString>

#include <cmath>

/// What the tests of the account share: intervals and tasks that it is made of.
namespace runwatt::cpu::test {

inline bool near(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

/// A second of two cores, of which `busy` is used and `interrupts` of that by softirqs.
inline TaskInterval secondWith(double busy, double interrupts)
{
    TaskInterval interval;
    interval.window = {0, kNsPerSecond};
    interval.total.user = busy - interrupts;
    interval.total.softirq = interrupts;
    interval.total.idle = 2 - busy;
    return interval;
}

/// What it used, in seconds.
inline TaskTime
taskOf(qint64 pid, const QString &name, TaskOwner owner, double user, double guest = 0)
{
    TaskTime task;
    task.pid = pid;
    task.process = name;
    task.name = name;
    task.owner = owner;
    task.user = user;
    task.guest = guest;
    return task;
}

/// Of all parts.
inline double sumOf(const CpuAccount &account)
{
    double sum = 0;
    for (const auto &entry : account.parts)
        sum += entry.second;
    return sum;
}

} // namespace runwatt::cpu::test
