// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/netperf.h"

#include "core/benchmark/netperfreader.h"
#include "core/benchmark/peerplace.h"
#include "core/benchmark/size.h"
#include "core/benchmark/textlines.h"

#include <algorithm>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

using Test = NetperfParameters::Test;

/// Starts as many processes as there are streams, each with a data port of its own. What they print
/// needs no mark: each prints a result with one write, which a pipe keeps whole. Its words: the
/// first data port, the number of streams, and those of netperf, which end with the test's own.
constexpr auto kScript = R"(exec 2>&1
port=$1
streams=$2
shift 2
netperf -V
[ "$streams" -gt 1 ] || exec netperf "$@" -P "0,$port"
tools=
trap 'kill $tools 2>/dev/null' TERM INT
while [ "$streams" -gt 0 ]; do
    netperf "$@" -P "0,$port" &
    tools="$tools $!"
    port=$((port + 1))
    streams=$((streams - 1))
done
status=0
for tool in $tools; do
    wait "$tool" || status=$?
done
exit "$status"
)"_L1;

NetperfParameters parametersOf(const QJsonObject &json)
{
    return NetperfParameters::fromJson(json).value_or(NetperfParameters());
}

/// Address and family in one word: netperf would else try the other family first.
QString addressWord(const Place &place)
{
    return u"%1,%2"_s.arg(place.peerAddress, isIpv6(place.peerAddress) ? u"6"_s : u"4"_s);
}

/// Sizes as the test takes them: "local,remote" where netperf receives, "local" where it sends.
QStringList sizeWords(const NetperfParameters &parameters)
{
    if (parameters.test == Test::TcpRr)
        return {u"-r"_s, u"%1,%2"_s.arg(parameters.requestSize).arg(parameters.responseSize)};
    const QString size = QString::number(parameters.messageSize);
    const QString word = parameters.test == Test::TcpMaerts ? QString(u',' + size) : size;
    return {u"-m"_s, word, u"-M"_s, word};
}

} // namespace

QString Netperf::name() const
{
    return u"netperf"_s;
}

QStringList Netperf::toolNames(const QJsonObject & /*parameters*/) const
{
    return {u"netperf"_s};
}

Result<void> Netperf::checkParameters(const QJsonObject &parameters) const
{
    RUNWATT_CHECK(NetperfParameters::fromJson(parameters));
    return {};
}

Result<QJsonObject> Netperf::completed(const QJsonObject &parameters) const
{
    RUNWATT_TRY(const NetperfParameters read, NetperfParameters::fromJson(parameters));
    return read.toJson();
}

Result<void> Netperf::checkPlace(const Place &place) const
{
    return checkPeerPlace(name(), place);
}

QString Netperf::title(const QJsonObject &parameters) const
{
    const NetperfParameters read = parametersOf(parameters);
    QStringList parts{u"netperf "_s + netperfTestName(read.test)};
    if (read.test != Test::TcpRr)
        parts.append(sizeText(read.messageSize));
    else if (read.requestSize != 1 || read.responseSize != 1)
        parts.append(u"request %1, response %2"_s.arg(sizeText(read.requestSize),
                                                      sizeText(read.responseSize)));
    if (read.streams > 1)
        parts.append(u"%1 streams"_s.arg(read.streams));
    if (read.noDelay)
        parts.append(u"nodelay"_s);
    return parts.join(", "_L1);
}

QString Netperf::detail(const QString &parameter, const QJsonObject &parameters) const
{
    if (parameter == "runTime"_L1)
        return u"%1 s long"_s.arg(parametersOf(parameters).runTime);
    return u"%1 %2"_s.arg(parameter, parameters.value(parameter).toVariant().toString());
}

Estimate Netperf::estimate(const QJsonObject &parameters) const
{
    // One second for the streams to begin and to tell what they did.
    Estimate estimate;
    estimate.duration = std::chrono::seconds(parametersOf(parameters).runTime + 1);
    return estimate;
}

QStringList Netperf::layoutCommand(const QJsonObject & /*parameters*/,
                                   const Place & /*place*/) const
{
    return {};
}

QStringList Netperf::command(const QJsonObject &parameters, const Place &place) const
{
    const NetperfParameters read = parametersOf(parameters);
    const QString address = addressWord(place);
    QStringList words{u"sh"_s,
                      u"-c"_s,
                      kScript,
                      u"runwatt-netperf"_s,
                      QString::number(place.peerPort + 1),
                      QString::number(read.streams),
                      u"-H"_s,
                      address,
                      u"-p"_s,
                      QString::number(place.peerPort),
                      u"-t"_s,
                      netperfTestName(read.test),
                      u"-l"_s,
                      QString::number(read.runTime),
                      u"-D"_s,
                      u"-1"_s, // each second by the clock; a positive number would guess by bytes
                      u"-P"_s,
                      u"0"_s,
                      u"-c"_s,
                      u"-C"_s};
    if (read.test != Test::TcpRr)
        words.append({u"-f"_s, u"k"_s}); // one unit, and a rate to 10 bit/s
    words.append({u"--"_s, u"-H"_s, address});
    words.append(sizeWords(read));
    if (read.noDelay)
        words.append(u"-D"_s);
    if (read.test == Test::UdpStream)
        words.append({u"-R"_s, u"1"_s}); // else netperf keeps datagrams off routers
    const QByteArray selectors = read.test == Test::TcpRr ? NetperfOutput::transactionSelectors()
                                                          : NetperfOutput::streamSelectors();
    words.append({u"-k"_s, QString::fromLatin1(selectors)});
    return words;
}

std::optional<PeerServer> Netperf::server(const QJsonObject & /*parameters*/,
                                          const Place &place) const
{
    // In the foreground, and without the files in /tmp that netserver writes for each connection.
    return PeerServer{{u"netserver"_s, u"-D"_s, u"-N"_s, u"-L"_s, addressWord(place), u"-p"_s,
                       QString::number(place.peerPort)},
                      "Starting netserver with host"};
}

QJsonObject Netperf::pathRun(const QJsonObject &parameters) const
{
    NetperfParameters path; // a stream also for datagrams and transactions, which move little
    if (parametersOf(parameters).test == Test::TcpMaerts)
        path.test = Test::TcpMaerts;
    path.runTime = 1;
    return path.toJson();
}

std::unique_ptr<LiveReader> Netperf::makeReader(const QJsonObject &parameters) const
{
    return std::make_unique<NetperfReader>(parametersOf(parameters));
}

QJsonObject Netperf::parametersToldBy(const QByteArray &head) const
{
    NetperfParameters told;
    told.runTime = 1;
    TextLines lines;
    NetperfOutput output;
    int begun = 0; // processes that gave their first interim result
    std::vector<NetperfFinal> finals;
    for (const char byte : head) {
        const std::optional<QByteArray> line = lines.add(byte);
        if (!line)
            continue;
        if (line->endsWith("=Trans/s"))
            told.test = Test::TcpRr;
        const NetperfOutput::Item item = output.add(*line);
        if (const auto *interim = std::get_if<NetperfInterim>(&item))
            begun += interim->number == 0 ? 1 : 0;
        if (const auto *whole = std::get_if<NetperfFinal>(&item)) {
            if (whole->isLonger)
                finals.back() = *whole;
            else
                finals.push_back(*whole);
        }
    }
    for (const NetperfFinal &whole : finals) {
        if (told.test == Test::TcpRr)
            break;
        // Both directions are counted; of datagrams, whose retransmits nobody knows, what was sent
        // apart from what arrived.
        if (!whole.number("LOCAL_TRANSPORT_RETRANS") && whole.number("LOCAL_SEND_THROUGHPUT"))
            told.test = Test::UdpStream;
        else if (whole.number("LOCAL_BYTES_SENT").value_or(1) <= 0)
            told.test = Test::TcpMaerts;
    }
    told.streams = std::clamp(std::max(begun, static_cast<int>(finals.size())), 1, kPeerPorts - 1);
    return {{u"test"_s, netperfTestName(told.test)},
            {u"streams"_s, told.streams},
            {u"runTime"_s, told.runTime}};
}

} // namespace runwatt::benchmark
