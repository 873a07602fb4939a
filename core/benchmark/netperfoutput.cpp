// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/netperfoutput.h"

#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace runwatt::benchmark {

namespace {

constexpr double kMostSeconds = 4e9; // since the epoch: within 64 bits of nanoseconds, until 2096
constexpr double kMostRate = 1e18;
constexpr int kMostInterims = 100'000'000;

const QByteArrayList &latencyList()
{
    static const QByteArrayList list{"MEAN_LATENCY", "P50_LATENCY", "P99_LATENCY"};
    return list;
}

/// In the order of the final result, after the latencies. The rate is the last: with it a result is
/// whole.
const QByteArrayList &streamList()
{
    static const QByteArrayList list{
        "ELAPSED_TIME",      "LOCAL_BYTES_SENT",        "LOCAL_BYTES_RECVD",
        "REMOTE_BYTES_SENT", "REMOTE_BYTES_RECVD",      "LOCAL_CPU_UTIL",
        "REMOTE_CPU_UTIL",   "LOCAL_TRANSPORT_RETRANS", "REMOTE_TRANSPORT_RETRANS",
        "THROUGHPUT_UNITS",  "LOCAL_SEND_THROUGHPUT",   "REMOTE_RECV_THROUGHPUT",
        "THROUGHPUT"};
    return list;
}

/// How much one of a unit is: "10^6bits/s" a million bit/s, "Trans/s" one.
std::optional<double> unitOf(const QByteArray &unit)
{
    if (unit == "Trans/s")
        return 1;
    if (unit.size() == 10 && unit.startsWith("10^") && unit.endsWith("bits/s")) {
        const int power = unit[3] - '0';
        if (power >= 0 && power <= 9)
            return std::pow(10, power);
    }
    return std::nullopt;
}

std::optional<double> numberOf(const QByteArray &text, double most)
{
    bool ok = false;
    const double number = text.trimmed().toDouble(&ok);
    if (!ok || !(number >= 0) || number > most)
        return std::nullopt;
    return number;
}

} // namespace

std::optional<double> NetperfFinal::number(const char *selector) const
{
    const auto found = numbers.find(selector);
    return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

QByteArray NetperfOutput::streamSelectors()
{
    return streamList().join(',');
}

QByteArray NetperfOutput::transactionSelectors()
{
    return (latencyList() + streamList()).join(',');
}

NetperfOutput::Item NetperfOutput::add(const QByteArray &line)
{
    const qsizetype equals = line.indexOf('=');
    const QByteArray key = line.first(std::max<qsizetype>(equals, 0));
    const QByteArray value = line.sliced(equals + 1);
    m_other = false;
    if (key.startsWith("NETPERF_"))
        return addInterim(key, value);
    if (streamList().contains(key) || latencyList().contains(key))
        return addFinal(key, value);
    m_other = true;
    return {};
}

NetperfOutput::Item NetperfOutput::addInterim(const QByteArray &key, const QByteArray &value)
{
    static const std::array<QByteArray, 4> keys{"NETPERF_INTERIM_RESULT[", "NETPERF_UNITS[",
                                                "NETPERF_INTERVAL[", "NETPERF_ENDING["};
    const auto line = static_cast<std::size_t>(m_interimLines);
    const QByteArray &wanted = keys.at(line);
    bool ok = key.startsWith(wanted) && key.endsWith(']') && lacking().isEmpty();
    int number = 0;
    if (ok) {
        number = key.sliced(wanted.size()).chopped(1).toInt(&ok);
        ok = ok && number >= 0 && number <= kMostInterims
            && (line == 0 || number == m_interim.number);
    }
    const std::optional<double> read =
        line == 1 ? unitOf(value) : numberOf(value, line == 0 ? kMostRate : kMostSeconds);
    if (!ok || !read) {
        m_mixed = true;
        m_interimLines = 0;
        return {};
    }
    m_interimLines = (m_interimLines + 1) % 4;
    switch (line) {
    case 0:
        m_interim = {number, *read, 0, 0};
        return {};
    case 1:
        m_interim.rate *= *read;
        return {};
    case 2:
        m_interim.lengthNs = static_cast<TimeNs>(*read * kNsPerSecond);
        return {};
    default:
        m_interim.endNs = std::llround(*read * 1000) * kNsPerMs;
        return m_interim;
    }
}

NetperfOutput::Item NetperfOutput::addFinal(const QByteArray &key, const QByteArray &value)
{
    if (m_finalKeys.contains(key) && m_isGiven) {
        m_final = {};
        m_finalKeys.clear();
        m_finalUnit = std::numeric_limits<double>::quiet_NaN();
        m_isGiven = false;
    }
    if (m_interimLines > 0 || m_finalKeys.contains(key)) {
        m_mixed = true;
        return {};
    }
    m_finalKeys.append(key);
    if (key == "THROUGHPUT_UNITS") {
        m_finalUnit = unitOf(value).value_or(std::numeric_limits<double>::quiet_NaN());
        m_final.isOfTransactions = value.startsWith("Trans");
    } else if (const std::optional<double> number = numberOf(value, kMostRate)) {
        m_final.numbers[key] = *number;
    }
    if (!lacking().isEmpty())
        return {};
    NetperfFinal whole = scaledFinal();
    whole.isLonger = std::exchange(m_isGiven, true);
    return whole;
}

NetperfFinal NetperfOutput::scaledFinal() const
{
    NetperfFinal scaled = m_final;
    for (auto number = scaled.numbers.begin(); number != scaled.numbers.end();) {
        const bool isRate = number->first.endsWith("THROUGHPUT");
        if (isRate && !std::isfinite(m_finalUnit)) {
            number = scaled.numbers.erase(number);
            continue;
        }
        number->second *= isRate ? m_finalUnit : 1;
        ++number;
    }
    return scaled;
}

QByteArrayList NetperfOutput::lacking() const
{
    QByteArrayList lacking;
    if (m_finalKeys.isEmpty())
        return lacking;
    for (const char *key : {"ELAPSED_TIME", "THROUGHPUT", "THROUGHPUT_UNITS"}) {
        if (!m_finalKeys.contains(key))
            lacking.append(key);
    }
    return lacking;
}

} // namespace runwatt::benchmark
