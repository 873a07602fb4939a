// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/netperfreader.h"

#include "core/benchmark/text.h"

#include <algorithm>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

using Test = NetperfParameters::Test;

/// Transactions a second; netperf prints two decimals.
constexpr double kLeastRate = 0.005;

const QByteArray kVersionWords = "Netperf version ";

/// "sent" or "received", as the device sees it.
QString directionOf(Test test)
{
    return test == Test::TcpMaerts ? u"received"_s : u"sent"_s;
}

} // namespace

NetperfReader::NetperfReader(const NetperfParameters &parameters)
    : m_parameters(parameters)
    , m_sum(parameters.streams)
{ }

std::vector<Value> NetperfReader::feed(QByteArrayView bytes, TimeNs stampNs)
{
    std::vector<Value> values;
    for (const char byte : bytes) {
        if (const std::optional<QByteArray> line = m_lines.add(byte))
            takeLine(*line, stampNs, &values);
    }
    return values;
}

void NetperfReader::takeLine(const QByteArray &line, TimeNs stampNs, std::vector<Value> *values)
{
    if (line.startsWith(kVersionWords)) {
        m_version = u"netperf "_s
            + QString::fromUtf8(
                  line.sliced(kVersionWords.size(),
                              std::min<qsizetype>(line.size() - kVersionWords.size(), 80)))
                  .trimmed();
        return;
    }
    const NetperfOutput::Item item = m_output.add(line);
    if (m_output.wasOther())
        m_lines.keep(line);
    if (m_output.mixed())
        return;
    if (const auto *interim = std::get_if<NetperfInterim>(&item)) {
        m_offsetNs = m_arrivals.add(interim->endNs, stampNs);
        const RateInterval interval{interim->endNs - interim->lengthNs, interim->endNs,
                                    interim->rate};
        for (const RateInterval &sum : m_sum.add(interim->number, interval))
            takeSum(sum, values);
    } else if (const auto *whole = std::get_if<NetperfFinal>(&item)) {
        takeFinal(*whole, values);
    }
}

void NetperfReader::takeFinal(const NetperfFinal &whole, std::vector<Value> *values)
{
    if (whole.isLonger) {
        if (m_isLastKept)
            m_finals.back() = whole;
        return;
    }
    const auto streams = static_cast<std::size_t>(m_parameters.streams);
    m_isLastKept = m_finals.size() < streams;
    if (!m_isLastKept)
        return;
    m_finals.push_back(whole);
    if (const std::optional<RateInterval> sum = m_sum.last(); sum && m_finals.size() == streams)
        takeSum(*sum, values);
}

void NetperfReader::takeSum(const RateInterval &sum, std::vector<Value> *values)
{
    const TimeNs beganNs = m_offsetNs + m_sum.beganNs().value_or(sum.beginNs);
    m_beganNs = std::min(m_beganNs.value_or(beganNs), beganNs);
    const TimeNs middleNs = m_offsetNs + sum.beginNs + (sum.endNs - sum.beginNs) / 2;
    const TimeNs timeNs = std::max(middleNs, m_lastSampleNs.value_or(middleNs - 1) + 1);
    m_lastSampleNs = timeNs;
    if (m_parameters.test != Test::TcpRr) {
        values->push_back({u"network.throughput"_s,
                           u"bit/s"_s,
                           directionOf(m_parameters.test),
                           {timeNs, sum.rate}});
        return;
    }
    values->push_back({u"transactions"_s, u"trans/s"_s, {}, {timeNs, sum.rate}});
    // Each stream has one transaction at a time, without a pause between two.
    if (sum.rate >= kLeastRate)
        values->push_back(
            {u"latency.mean"_s, u"s"_s, {}, {timeNs, m_parameters.streams / sum.rate}});
}

Error NetperfReader::noResult() const
{
    const QString said = m_lines.complaints();
    // netperf's words when no netserver answers (netlib.c, establish_control_internal).
    if (said.contains("are you sure there is a netserver listening"_L1)) {
        return {ErrorCode::ConnectionFailed, Benchmarks::tr("netperf reached no netserver"),
                u"netperf"_s, said,
                Benchmarks::tr("Does the peer's server run, and does a firewall let it through?")};
    }
    if (!m_finals.empty()) {
        return {ErrorCode::System,
                Benchmarks::tr("netperf gave a result of %1 streams out of %2")
                    .arg(m_finals.size())
                    .arg(m_parameters.streams),
                u"netperf"_s, said};
    }
    return {ErrorCode::System, Benchmarks::tr("netperf printed no result"), u"netperf"_s, said,
            Benchmarks::tr("Run the command by hand on the device to see what it says.")};
}

Result<void> NetperfReader::checkEnd() const
{
    if (m_output.mixed()) {
        return failure(ErrorCode::Corrupt, Benchmarks::tr("netperf's output cannot be understood"),
                       u"netperf"_s, m_lines.complaints());
    }
    if (m_finals.size() < static_cast<std::size_t>(m_parameters.streams)) {
        if (m_lines.insideLine()) {
            return failure(ErrorCode::Corrupt,
                           Benchmarks::tr("netperf's output ends in the middle of a line"),
                           u"netperf"_s, m_lines.complaints(),
                           Benchmarks::tr("Was netperf killed, or the link lost?"));
        }
        if (const QByteArrayList lacking = m_output.lacking(); !lacking.isEmpty()) {
            return failure(
                ErrorCode::Corrupt, Benchmarks::tr("netperf's result lacks its time or its rate"),
                u"netperf"_s,
                Benchmarks::tr("it has no line %1").arg(QString::fromUtf8(lacking.join(", "))));
        }
        return tl::make_unexpected(noResult());
    }
    for (const NetperfFinal &one : m_finals) {
        const std::optional<double> seconds = one.number("ELAPSED_TIME");
        if (!seconds || !one.number("THROUGHPUT")) {
            return failure(ErrorCode::Corrupt,
                           Benchmarks::tr("netperf's result lacks its time or its rate"),
                           u"netperf"_s, m_lines.complaints());
        }
        if (one.isOfTransactions != (m_parameters.test == Test::TcpRr)) {
            return failure(ErrorCode::InvalidInput,
                           Benchmarks::tr("netperf's result is of another test"), u"netperf"_s,
                           one.isOfTransactions
                               ? Benchmarks::tr("it counts transactions, as TCP_RR does")
                               : Benchmarks::tr("it counts bits, as a stream does"),
                           Benchmarks::tr("Name the test that was run."));
        }
        // It ends a test at INT as if its time were over.
        if (*seconds < m_parameters.runTime * 0.95 - 0.1) {
            return failure(ErrorCode::System, Benchmarks::tr("netperf ended too early"),
                           u"netperf"_s,
                           Benchmarks::tr("it measured %1 s of %2 s")
                               .arg(*seconds, 0, 'f', 1)
                               .arg(m_parameters.runTime));
        }
    }
    // Of datagrams none may have arrived: that is a result too.
    const bool datagrams = m_parameters.test == Test::UdpStream;
    if (total(datagrams ? "LOCAL_SEND_THROUGHPUT" : "THROUGHPUT") <= 0) {
        return failure(ErrorCode::System, Benchmarks::tr("netperf moved no data"), u"netperf"_s,
                       m_lines.complaints());
    }
    return {};
}

double NetperfReader::total(const char *selector) const
{
    double sum = 0;
    for (const NetperfFinal &one : m_finals)
        sum += one.number(selector).value_or(0);
    return sum;
}

/// Over the streams; nothing when one did not tell.
std::optional<double> NetperfReader::mean(const char *selector) const
{
    for (const NetperfFinal &one : m_finals) {
        if (!one.number(selector))
            return std::nullopt;
    }
    return total(selector) / static_cast<double>(m_finals.size());
}

void NetperfReader::summariseStream(std::vector<Summary> *summaries) const
{
    const QString direction = directionOf(m_parameters.test);
    if (m_parameters.test == Test::UdpStream) {
        const double sent = total("LOCAL_BYTES_SENT");
        const double received = total("REMOTE_BYTES_RECVD");
        summaries->push_back(
            {u"network.throughput"_s, u"bit/s"_s, u"received"_s, total("REMOTE_RECV_THROUGHPUT")});
        summaries->push_back(
            {u"network.throughput"_s, u"bit/s"_s, direction, total("LOCAL_SEND_THROUGHPUT")});
        summaries->push_back({u"bytes"_s, u"B"_s, u"received"_s, received});
        if (sent > 0)
            summaries->push_back(
                {u"network.lost"_s, u"%"_s, {}, std::max(0.0, 100 * (1 - received / sent))});
        return;
    }
    const bool receives = m_parameters.test == Test::TcpMaerts;
    summaries->push_back({u"network.throughput"_s, u"bit/s"_s, direction, total("THROUGHPUT")});
    // What arrived, at either end: what a socket still held when time was over does not count.
    const char *const arrived = receives ? "LOCAL_BYTES_RECVD" : "REMOTE_BYTES_RECVD";
    if (mean(arrived))
        summaries->push_back({u"bytes"_s, u"B"_s, direction, total(arrived)});
}

void NetperfReader::summariseTransactions(std::vector<Summary> *summaries) const
{
    summaries->push_back({u"transactions"_s, u"trans/s"_s, {}, total("THROUGHPUT")});
    if (mean("LOCAL_BYTES_SENT"))
        summaries->push_back({u"bytes"_s, u"B"_s, u"sent"_s, total("LOCAL_BYTES_SENT")});
    if (mean("LOCAL_BYTES_RECVD"))
        summaries->push_back({u"bytes"_s, u"B"_s, u"received"_s, total("LOCAL_BYTES_RECVD")});
    double weighted = 0; // netperf's latencies are microseconds
    for (const NetperfFinal &one : m_finals)
        weighted += one.number("MEAN_LATENCY").value_or(0) * one.number("THROUGHPUT").value_or(0);
    if (mean("MEAN_LATENCY"))
        summaries->push_back(
            {u"latency.mean"_s, u"s"_s, {}, weighted / total("THROUGHPUT") * 1e-6});
    if (m_finals.size() > 1)
        return; // percentiles of several streams cannot be put together
    for (const auto &[measure, selector] :
         {std::pair{u"latency.p50"_s, "P50_LATENCY"}, {u"latency.p99"_s, "P99_LATENCY"}}) {
        if (const std::optional<double> latency = mean(selector))
            summaries->push_back({measure, u"s"_s, {}, *latency * 1e-6});
    }
}

Result<std::vector<Summary>> NetperfReader::finish()
{
    RUNWATT_CHECK(checkEnd());
    std::vector<Summary> summaries;
    if (m_parameters.test == Test::TcpRr)
        summariseTransactions(&summaries);
    else
        summariseStream(&summaries);
    const bool sends = m_parameters.test != Test::TcpMaerts;
    const char *retransmits = sends ? "LOCAL_TRANSPORT_RETRANS" : "REMOTE_TRANSPORT_RETRANS";
    if (mean(retransmits) && m_parameters.test != Test::UdpStream)
        summaries.push_back({u"retransmits"_s, {}, {}, total(retransmits)});
    double seconds = 0;
    for (const NetperfFinal &one : m_finals)
        seconds = std::max(seconds, one.number("ELAPSED_TIME").value_or(0));
    summaries.push_back({u"runtime"_s, u"s"_s, {}, seconds});
    for (const auto &[measure, selector] : {std::pair{u"cpu.netperf.local"_s, "LOCAL_CPU_UTIL"},
                                            {u"cpu.netperf.remote"_s, "REMOTE_CPU_UTIL"}}) {
        if (const std::optional<double> percent = mean(selector))
            summaries.push_back({measure, u"%"_s, {}, *percent});
    }
    return summaries;
}

std::optional<TimeNs> NetperfReader::measureBeganAt() const
{
    return m_beganNs;
}

QString NetperfReader::toolVersion() const
{
    return m_version;
}

} // namespace runwatt::benchmark
