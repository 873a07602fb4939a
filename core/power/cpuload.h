// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <optional>

namespace runwatt::power {

/// Time that all processors together have spent, in clock ticks since the start of the computer.
struct CpuTicks
{
    quint64 busy = 0;
    quint64 total = 0;
};

/// Reads the "cpu" line of /proc/stat (proc(5)): busy is all but idle and iowait; guest time is
/// part of user time already. Nothing if the text is not that.
[[nodiscard]] std::optional<CpuTicks> parseCpuTicks(const QByteArray &procStat);

/// This computer's CPU load from 0 to 1 between two calls. Any one thread.
class CpuLoad
{
public:
    /// Mean load since the last call (the first one: since the start of the computer). 0 where
    /// /proc/stat cannot be read.
    [[nodiscard]] double sinceLastCall();

private:
    CpuTicks m_last;
};

} // namespace runwatt::power
