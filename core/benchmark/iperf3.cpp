// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/iperf3.h"

#include "core/benchmark/iperf3reader.h"
#include "core/benchmark/peerplace.h"
#include "core/benchmark/size.h"
#include "core/benchmark/textlines.h"

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Tells the version in its first line and becomes iperf3, which flushes each line: before 3.1.5 it
/// has no option for that.
constexpr auto kScript = R"(exec 2>&1
version=$(iperf3 --version)
version=${version%%
*}
printf '%s\n' "$version"
case "$version " in
'iperf 3.1 '* | 'iperf 3.1.'[0-4]*)
    command -v stdbuf >/dev/null || exec iperf3 "$@"
    exec stdbuf -oL iperf3 "$@"
    ;;
esac
exec iperf3 --forceflush "$@"
)"_L1;

Iperf3Parameters parametersOf(const QJsonObject &json)
{
    return Iperf3Parameters::fromJson(json).value_or(Iperf3Parameters());
}

QStringList shellWords()
{
    return {u"sh"_s, u"-c"_s, kScript, u"runwatt-iperf3"_s};
}

/// "100 Mbit/s", exactly.
QString bitrateText(qint64 bitrate)
{
    qint64 number = bitrate;
    QString unit;
    for (const auto &larger : {u"k"_s, u"M"_s, u"G"_s}) {
        if (number % 1000 != 0)
            break;
        number /= 1000;
        unit = larger;
    }
    return u"%1 %2bit/s"_s.arg(number).arg(unit);
}

} // namespace

QString Iperf3::name() const
{
    return u"iperf3"_s;
}

QStringList Iperf3::toolNames(const QJsonObject & /*parameters*/) const
{
    return {u"iperf3"_s};
}

Result<void> Iperf3::checkParameters(const QJsonObject &parameters) const
{
    RUNWATT_CHECK(Iperf3Parameters::fromJson(parameters));
    return {};
}

Result<QJsonObject> Iperf3::completed(const QJsonObject &parameters) const
{
    RUNWATT_TRY(const Iperf3Parameters read, Iperf3Parameters::fromJson(parameters));
    return read.toJson();
}

Result<void> Iperf3::checkPlace(const Place &place) const
{
    return checkPeerPlace(name(), place);
}

QString Iperf3::title(const QJsonObject &parameters) const
{
    const Iperf3Parameters read = parametersOf(parameters);
    const bool tcp = read.protocol == Iperf3Parameters::Protocol::Tcp;
    const bool sends = read.direction == Iperf3Parameters::Direction::Send;
    QStringList parts{
        u"iperf3 %1 %2"_s.arg(tcp ? u"TCP"_s : u"UDP"_s, sends ? u"send"_s : u"receive"_s),
        sizeText(read.messageSize)};
    if (read.bitrate > 0)
        parts.append(bitrateText(read.bitrate));
    if (read.streams > 1)
        parts.append(u"%1 streams"_s.arg(read.streams));
    if (read.noDelay)
        parts.append(u"nodelay"_s);
    return parts.join(", "_L1);
}

QString Iperf3::detail(const QString &parameter, const QJsonObject &parameters) const
{
    const Iperf3Parameters read = parametersOf(parameters);
    if (parameter == "runTime"_L1)
        return u"%1 s long"_s.arg(read.runTime);
    if (parameter == "omit"_L1)
        return u"%1 s omitted"_s.arg(read.omit);
    return u"%1 %2"_s.arg(parameter, parameters.value(parameter).toVariant().toString());
}

Estimate Iperf3::estimate(const QJsonObject &parameters) const
{
    const Iperf3Parameters read = parametersOf(parameters);
    // One second for it to tell the server what is to be done, and to hear what was.
    Estimate estimate;
    estimate.duration = std::chrono::seconds(read.omit + read.runTime + 1);
    return estimate;
}

QStringList Iperf3::layoutCommand(const QJsonObject & /*parameters*/, const Place & /*place*/) const
{
    return {};
}

QStringList Iperf3::command(const QJsonObject &parameters, const Place &place) const
{
    const Iperf3Parameters read = parametersOf(parameters);
    QStringList words = shellWords();
    words.append({u"-c"_s, place.peerAddress, u"-p"_s, QString::number(place.peerPort), u"-t"_s,
                  QString::number(read.runTime), u"-i"_s, u"1"_s, u"-f"_s, u"k"_s, u"-l"_s,
                  QString::number(read.messageSize), u"-P"_s, QString::number(read.streams)});
    if (read.direction == Iperf3Parameters::Direction::Receive)
        words.append(u"-R"_s);
    if (read.protocol == Iperf3Parameters::Protocol::Udp)
        words.append({u"-u"_s, u"-b"_s, QString::number(read.bitrate)});
    if (read.noDelay)
        words.append(u"-N"_s);
    if (read.omit > 0)
        words.append({u"-O"_s, QString::number(read.omit)});
    return words;
}

std::optional<PeerServer> Iperf3::server(const QJsonObject & /*parameters*/,
                                         const Place &place) const
{
    return PeerServer{shellWords()
                          + QStringList{u"-s"_s, u"-B"_s, place.peerAddress, u"-p"_s,
                                        QString::number(place.peerPort)},
                      "Server listening on"};
}

QJsonObject Iperf3::pathRun(const QJsonObject &parameters) const
{
    Iperf3Parameters path; // TCP also for datagrams, whose rate may be a trickle
    path.direction = parametersOf(parameters).direction;
    path.runTime = 1;
    return path.toJson();
}

std::unique_ptr<LiveReader> Iperf3::makeReader(const QJsonObject &parameters) const
{
    return std::make_unique<Iperf3Reader>(parametersOf(parameters));
}

QJsonObject Iperf3::parametersToldBy(const QByteArray &head) const
{
    QJsonObject told = Benchmark::parametersToldBy(head);
    TextLines lines;
    for (const char byte : head) {
        const std::optional<QByteArray> line = lines.add(byte);
        if (!line)
            continue;
        if (line->startsWith("Reverse mode,"))
            told[u"direction"_s] = u"receive"_s;
        else if (line->startsWith("[ ID]") && line->contains("Datagrams"))
            told[u"protocol"_s] = u"udp"_s;
        else if (line->startsWith("[SUM]"))
            told[u"streams"_s] = 2; // or more: the reader asks no more than whether there are sums
    }
    return told;
}

} // namespace runwatt::benchmark
