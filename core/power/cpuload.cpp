// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/cpuload.h"

#include <QFile>
#include <QList>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::power {

namespace {

constexpr qint64 kFirstLine = 512; // ten numbers of at most twenty digits, and some

// Places in the line, after the word "cpu".
constexpr qsizetype kIdle = 3;
constexpr qsizetype kIoWait = 4;
constexpr qsizetype kGuest = 8; // from here on: counted in user and nice

} // namespace

std::optional<CpuTicks> parseCpuTicks(const QByteArray &procStat)
{
    const QByteArray line = procStat.left(procStat.indexOf('\n')).simplified();
    QList<QByteArray> words = line.split(' ');
    if (words.takeFirst() != "cpu"_ba || words.size() <= kIdle)
        return std::nullopt;
    CpuTicks ticks;
    for (qsizetype i = 0; i < std::min(words.size(), kGuest); ++i) {
        bool isNumber = false;
        const quint64 value = words[i].toULongLong(&isNumber);
        if (!isNumber)
            return std::nullopt;
        ticks.total += value;
        ticks.busy += i == kIdle || i == kIoWait ? 0 : value;
    }
    return ticks;
}

double CpuLoad::sinceLastCall()
{
    QFile file(u"/proc/stat"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const std::optional<CpuTicks> now = parseCpuTicks(file.read(kFirstLine));
    if (!now || now->total <= m_last.total || now->busy < m_last.busy)
        return 0;
    const double load = static_cast<double>(now->busy - m_last.busy)
        / static_cast<double>(now->total - m_last.total);
    m_last = *now;
    return load;
}

} // namespace runwatt::power
