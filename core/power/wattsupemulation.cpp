// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/wattsupemulation.h"

#include <QList>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::power {

namespace {

constexpr qsizetype kMaximumCommand = 128;
constexpr double kHoursPerMonth = 720;
constexpr double kMilsPerWattHour = 0.08; // 8 cents per kWh, the meter's factory setting
constexpr double kSecondsPerHour = 3600;

qint64 rounded(double value)
{
    return std::llround(value);
}

} // namespace

void WattsUpEmulation::Extremes::add(qint64 value, bool isFirst)
{
    least = isFirst ? value : std::min(least, value);
    most = isFirst ? value : std::max(most, value);
}

WattsUpEmulation::WattsUpEmulation(unsigned seed, double periodSeconds)
    : m_random(seed)
    , m_periodSeconds(periodSeconds)
{ }

QByteArray WattsUpEmulation::receive(QByteArrayView bytes)
{
    QByteArray answers;
    for (const char byte : bytes) {
        if (byte == '#')
            m_command.clear();
        m_command.append(byte);
        if (byte == ';') {
            answers += answer(m_command);
            m_command.clear();
        } else if (m_command.size() >= kMaximumCommand) {
            m_command.clear();
        }
    }
    return answers;
}

QByteArray WattsUpEmulation::answer(const QByteArray &command)
{
    if (command.startsWith("#V,"))
        return "#v,-,8,3,0,1,0,1,0,2026,0;\r\n"_ba;
    if (command.startsWith("#R,W"))
        clear();
    if (command.startsWith("#L,W,3,E,"))
        m_logging = true;
    else if (command.startsWith("#L,W,0"))
        m_logging = false;
    return {};
}

void WattsUpEmulation::clear()
{
    m_records = 0;
    m_wattHours = 0;
}

// Not a std distribution: their results differ between C++ libraries.
double WattsUpEmulation::noise(double amplitude)
{
    const double unit = static_cast<double>(m_random() - std::minstd_rand::min())
        / static_cast<double>(std::minstd_rand::max() - std::minstd_rand::min());
    return amplitude * (2 * unit - 1);
}

QByteArray WattsUpEmulation::record(double load)
{
    const double watts = kIdleWatts + kLoadWatts * std::clamp(load, 0.0, 1.0) + noise(kNoiseWatts);
    const double volts = kVolts + noise(kNoiseVolts);
    const double amperes = watts / (volts * kPowerFactor);
    const bool isFirst = m_records++ == 0;
    m_wattHours += watts * m_periodSeconds / kSecondsPerHour;
    m_watts.add(rounded(watts * 10), isFirst);
    m_volts.add(rounded(volts * 10), isFirst);
    m_amperes.add(rounded(amperes * 1000), isFirst);

    const double meanWatts =
        m_wattHours * kSecondsPerHour / (static_cast<double>(m_records) * m_periodSeconds);
    const QList<qint64> values{
        rounded(watts * 10),
        rounded(volts * 10),
        rounded(amperes * 1000),
        rounded(m_wattHours * 10),
        rounded(m_wattHours * kMilsPerWattHour),
        rounded(meanWatts * kHoursPerMonth),
        rounded(meanWatts * kHoursPerMonth * kMilsPerWattHour),
        m_watts.most,
        m_volts.most,
        m_amperes.most,
        m_watts.least,
        m_volts.least,
        m_amperes.least,
        rounded(kPowerFactor * 100),
        0, // duty cycle
        0, // power cycle
        500, // 50 Hz
        rounded(volts * amperes * 10),
    };
    QByteArray line = "#d,-,"_ba + QByteArray::number(values.size());
    for (const qint64 value : values)
        line += ',' + QByteArray::number(value);
    return line + ";\r\n";
}

} // namespace runwatt::power
