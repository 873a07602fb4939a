// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/iperf3reader.h"

#include "core/benchmark/text.h"

#include <algorithm>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A rate over less is mostly iperf3's rounding.
constexpr double kShortestS = 0.25;
constexpr double kLongestS = 1e9; // within 64 bits of nanoseconds

void summariseRate(const Iperf3Line &line, const QString &detail, std::vector<Summary> *summaries)
{
    summaries->push_back({u"network.throughput"_s, u"bit/s"_s, detail, line.rate});
    // iperf3 prints three digits of the bytes, and all of the rate.
    summaries->push_back({u"bytes"_s, u"B"_s, detail, line.rate * (line.endS - line.beginS) / 8});
}

} // namespace

Iperf3Reader::Iperf3Reader(const Iperf3Parameters &parameters)
    : m_parameters(parameters)
{ }

std::vector<Value> Iperf3Reader::feed(QByteArrayView bytes, TimeNs stampNs)
{
    std::vector<Value> values;
    for (const char byte : bytes) {
        const std::optional<QByteArray> line = m_lines.add(byte);
        if (!line)
            continue;
        if (const std::optional<Iperf3Line> table = parseIperf3Line(*line))
            takeTableLine(*table, stampNs, &values);
        else
            takeText(*line);
    }
    return values;
}

void Iperf3Reader::takeText(const QByteArray &line)
{
    if (line.startsWith("[ ID]")) {
        ++m_headers;
    } else if (line.startsWith("iperf Done")) {
        m_done = true;
    } else if (line.startsWith("iperf 3")) {
        // "iperf 3.12 (cJSON 1.7.15)"
        m_version =
            QString::fromUtf8(line.first(std::min<qsizetype>(line.size(), 80))).section(u' ', 0, 1);
    } else if (line.startsWith("iperf3: ")) {
        m_failed = m_failed || line.contains("error - ") || line.contains("interrupt - ");
        m_lines.keep(line.sliced(8));
    } else if (!line.startsWith('[') && !line.startsWith("- - ")
               && !line.startsWith("Connecting to host") && !line.startsWith("Reverse mode,")) {
        m_lines.keep(line);
    }
}

bool Iperf3Reader::usesDatagrams() const
{
    return m_parameters.protocol == Iperf3Parameters::Protocol::Udp;
}

QString Iperf3Reader::direction() const
{
    return m_parameters.direction == Iperf3Parameters::Direction::Send ? u"sent"_s : u"received"_s;
}

/// 3.1 does not say whose count its one final line of UDP is, and repeats the table's header before
/// it. So it does when a run breaks off, but then no interval begins anew.
bool Iperf3Reader::isFinal(const Iperf3Line &line) const
{
    if (line.role != Iperf3Line::Role::Unsaid)
        return true;
    return usesDatagrams() && m_headers > 1 && line.lost && line.beginS < 0.005;
}

void Iperf3Reader::takeTableLine(const Iperf3Line &line, TimeNs stampNs, std::vector<Value> *values)
{
    if (line.omitted || line.sum != (m_parameters.streams > 1) || line.endS > kLongestS)
        return;
    if (isFinal(line)) {
        if (line.role != Iperf3Line::Role::Sender)
            m_receiver = line;
        if (line.role != Iperf3Line::Role::Receiver)
            m_sender = line;
        if (line.role == Iperf3Line::Role::Unsaid && line.total.value_or(0) > 0)
            m_receiver->rate *= std::max(0.0, 1 - line.lost.value_or(0) / *line.total);
        return;
    }
    if (line.endS - line.beginS < kShortestS || line.endS <= m_lastEndS)
        return; // the last one once more, as before an error
    m_lastEndS = line.endS;
    const auto beginNs = static_cast<TimeNs>(line.beginS * kNsPerSecond);
    const auto endNs = static_cast<TimeNs>(line.endS * kNsPerSecond);
    const TimeNs offsetNs = m_arrivals.add(endNs, stampNs);
    m_beganNs = std::min(m_beganNs.value_or(offsetNs), offsetNs);
    const TimeNs middleNs = offsetNs + (beginNs + endNs) / 2;
    const TimeNs timeNs = std::max(middleNs, m_lastSampleNs.value_or(middleNs - 1) + 1);
    m_lastSampleNs = timeNs;
    values->push_back({u"network.throughput"_s, u"bit/s"_s, direction(), {timeNs, line.rate}});
}

/// The final line of the device's own count.
const std::optional<Iperf3Line> &Iperf3Reader::ownFinal() const
{
    return m_parameters.direction == Iperf3Parameters::Direction::Send ? m_sender : m_receiver;
}

Error Iperf3Reader::failed() const
{
    const QString said = m_lines.complaints();
    if (said.contains("unable to connect to server"_L1)) {
        return {ErrorCode::ConnectionFailed, Benchmarks::tr("iperf3 reached no server"),
                u"iperf3"_s, said,
                Benchmarks::tr("Does the peer's server run, and does a firewall let it through?")};
    }
    if (said.contains("server is busy"_L1)) {
        return {ErrorCode::Busy, Benchmarks::tr("the peer's iperf3 serves somebody else"),
                u"iperf3"_s, said,
                Benchmarks::tr("Wait until that has ended, or use another port.")};
    }
    return {ErrorCode::System, Benchmarks::tr("iperf3 ended with an error"), u"iperf3"_s, said};
}

Result<void> Iperf3Reader::checkEnd() const
{
    if (m_failed)
        return tl::make_unexpected(failed());
    if (!m_done && m_lines.insideLine() && m_headers > 0) {
        return failure(ErrorCode::Corrupt,
                       Benchmarks::tr("iperf3's output ends in the middle of a line"), u"iperf3"_s,
                       m_lines.complaints(),
                       Benchmarks::tr("Was iperf3 killed, or the link lost?"));
    }
    const std::optional<Iperf3Line> &own = ownFinal();
    if (!m_done || !own || !m_sender || !m_receiver) {
        return failure(
            ErrorCode::System, Benchmarks::tr("iperf3 printed no result"), u"iperf3"_s,
            m_lines.complaints(),
            Benchmarks::tr("Run the command by hand on the device to see what it says."));
    }
    if (own->endS < m_parameters.runTime * 0.95 - 0.1) {
        return failure(ErrorCode::System, Benchmarks::tr("iperf3 ended too early"), u"iperf3"_s,
                       Benchmarks::tr("it measured %1 s of %2 s")
                           .arg(own->endS, 0, 'f', 1)
                           .arg(m_parameters.runTime));
    }
    // Of datagrams none may have arrived: that is a result too.
    if ((usesDatagrams() ? m_sender : m_receiver)->rate <= 0) {
        return failure(ErrorCode::System, Benchmarks::tr("iperf3 moved no data"), u"iperf3"_s,
                       m_lines.complaints());
    }
    return {};
}

void Iperf3Reader::summariseDatagrams(std::vector<Summary> *summaries) const
{
    summariseRate(*m_receiver, u"received"_s, summaries);
    // Its bytes are the same ones, and some that did not arrive.
    summaries->push_back({u"network.throughput"_s, u"bit/s"_s, u"sent"_s, m_sender->rate});
    if (m_receiver->lost && m_receiver->total.value_or(0) > 0) {
        const double percent = 100 * *m_receiver->lost / *m_receiver->total;
        summaries->push_back({u"network.lost"_s, u"%"_s, {}, std::min(percent, 100.0)});
    }
    if (m_receiver->jitterS)
        summaries->push_back({u"network.jitter"_s, u"s"_s, {}, *m_receiver->jitterS});
}

Result<std::vector<Summary>> Iperf3Reader::finish()
{
    RUNWATT_CHECK(checkEnd());
    std::vector<Summary> summaries;
    if (usesDatagrams()) {
        summariseDatagrams(&summaries);
    } else {
        // What arrived: what a socket still held when time was over does not count.
        summariseRate(*m_receiver, direction(), &summaries);
        if (m_sender->count)
            summaries.push_back({u"retransmits"_s, {}, {}, *m_sender->count});
    }
    summaries.push_back({u"runtime"_s, u"s"_s, {}, ownFinal()->endS});
    return summaries;
}

std::optional<TimeNs> Iperf3Reader::measureBeganAt() const
{
    return m_beganNs;
}

QString Iperf3Reader::toolVersion() const
{
    return m_version;
}

} // namespace runwatt::benchmark
