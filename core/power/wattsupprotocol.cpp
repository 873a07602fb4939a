// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/wattsupprotocol.h"

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::power {

namespace {

constexpr qsizetype kMaximumRecord = 256; // the longest real one is near 120 bytes
constexpr int kHeaderFields = 3; // "#d", "-", count

enum DataField {
    Watts = 0,
    Volts = 1,
    Amperes = 2,
    WattHours = 3,
    PowerFactor = 13,
    ValueCount = 18
};

std::optional<qint64> wholeNumber(const QByteArray &field)
{
    bool isNumber = false;
    const qint64 value = field.toLongLong(&isNumber);
    if (!isNumber)
        return std::nullopt;
    return value;
}

std::optional<double> scaled(const std::optional<qint64> &value, double unit)
{
    if (!value)
        return std::nullopt;
    return static_cast<double>(*value) / unit;
}

// A lost digit makes a value about ten times too small or large; rounding and the power factor's
// 1 % steps stay well within a factor of three (and 1 W, for loads near nothing).
bool isPlausible(const Reading &reading, const std::optional<qint64> &powerFactorPercent)
{
    if (!reading.watts || !reading.volts || !reading.amperes || !powerFactorPercent
        || *powerFactorPercent == 0)
        return true;
    const double expected =
        *reading.volts * *reading.amperes * static_cast<double>(*powerFactorPercent) / 100.0;
    const double actual = std::abs(*reading.watts);
    return actual <= 3 * std::abs(expected) + 1 && std::abs(expected) <= 3 * actual + 1;
}

} // namespace

QList<QByteArray> WattsUpProtocol::startCommands() const
{
    return {"#V,3;"_ba, "#L,W,3,E,,1;"_ba};
}

QList<QByteArray> WattsUpProtocol::stopCommands() const
{
    return {"#L,W,0;"_ba};
}

void WattsUpProtocol::reset()
{
    m_record.clear();
}

std::vector<Reading> WattsUpProtocol::feed(QByteArrayView bytes, TimeNs steadyNs)
{
    std::vector<Reading> readings;
    for (const char byte : bytes) {
        if (byte == '#') { // always a beginning: the record before it was cut off
            m_counts.damaged += m_record.isEmpty() ? 0 : 1;
            m_record = "#"_ba;
            m_recordNs = steadyNs;
        } else if (m_record.isEmpty()) {
            continue; // line ends, NULs and noise between records
        } else if (byte == ';') {
            finishRecord(readings);
        } else if (byte < ' ' || byte > '~' || m_record.size() >= kMaximumRecord) {
            ++m_counts.damaged; // no record holds such bytes or is that long
            m_record.clear();
        } else {
            m_record.append(byte);
        }
    }
    return readings;
}

void WattsUpProtocol::finishRecord(std::vector<Reading> &into)
{
    const QList<QByteArray> fields = m_record.split(',');
    m_record.clear();
    if (fields.front().toLower() == "#v"_ba)
        parseVersion(fields);
    if (fields.front() != "#d"_ba)
        return; // headers and answers to commands
    std::optional<Reading> reading = parseData(fields);
    if (!reading) {
        ++m_counts.damaged;
        return;
    }
    ++m_counts.records;
    into.push_back(*reading);
}

std::optional<Reading> WattsUpProtocol::parseData(const QList<QByteArray> &fields)
{
    if (fields.size() < kHeaderFields)
        return std::nullopt;
    const std::optional<qint64> count = wholeNumber(fields[2]);
    if (!count || *count != fields.size() - kHeaderFields || *count < 1)
        return std::nullopt;

    std::array<std::optional<qint64>, ValueCount> values;
    for (qsizetype i = kHeaderFields; i < fields.size(); ++i) {
        if (fields[i] == "_"_ba)
            continue;
        const std::optional<qint64> value = wholeNumber(fields[i]);
        if (!value)
            return std::nullopt;
        if (i - kHeaderFields < ValueCount)
            values.at(static_cast<std::size_t>(i - kHeaderFields)) = value;
    }
    Reading reading(m_recordNs, scaled(values[Watts], 10), scaled(values[Volts], 10),
                    scaled(values[Amperes], 1000));
    reading.wattHours = scaled(values[WattHours], 10);
    if (!reading.watts)
        return std::nullopt;

    // A meter whose field means something else would never be plausible: then it is not held to it.
    const bool plausible = isPlausible(reading, values[PowerFactor]);
    if (!plausible && m_sawPlausible)
        return std::nullopt;
    m_sawPlausible = m_sawPlausible || plausible;
    return reading;
}

// "#v,-,8,<model>,<memory>,<hardware major>,<minor>,<firmware major>,<minor>,<date>,<checksum>"
void WattsUpProtocol::parseVersion(const QList<QByteArray> &fields)
{
    constexpr int kModel = 3;
    constexpr int kFirmware = 7;
    if (fields.size() <= kFirmware + 1)
        return;
    m_identity = u"Watts up? model %1, firmware %2.%3"_s.arg(
        QString::fromLatin1(fields[kModel]), QString::fromLatin1(fields[kFirmware]),
        QString::fromLatin1(fields[kFirmware + 1]));
}

} // namespace runwatt::power
