// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/idlereader.h"

#include "core/benchmark/text.h"

#include <cmath>

namespace runwatt::benchmark {

namespace {

constexpr double kLongestUptime = 1e10; // three centuries

std::optional<double> uptimeIn(const QByteArray &line)
{
    bool isNumber = false;
    const double uptime = line.toDouble(&isNumber);
    const bool isUptime = isNumber && uptime >= 0 && uptime < kLongestUptime; // false for NaN
    return isUptime ? std::optional<double>(uptime) : std::nullopt;
}

} // namespace

std::vector<Value> IdleReader::feed(QByteArrayView bytes, TimeNs stampNs)
{
    for (const char byte : bytes) {
        const std::optional<QByteArray> line = m_lines.add(byte);
        if (!line)
            continue;
        const std::optional<double> uptime = uptimeIn(*line);
        if (!uptime) {
            m_lines.keep(*line);
        } else if (!m_first) {
            m_first = uptime;
            m_beganNs = stampNs;
        } else {
            m_last = uptime;
        }
    }
    return {};
}

Result<std::vector<Summary>> IdleReader::finish()
{
    if (!m_first || !m_last || *m_last < *m_first) {
        return failure(ErrorCode::System,
                       Benchmarks::tr("the time without work ended before it was over"), QString(),
                       m_lines.complaints());
    }
    return std::vector<Summary>{
        {QStringLiteral("runtime"), QStringLiteral("s"), {}, *m_last - *m_first}};
}

} // namespace runwatt::benchmark
