// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/iperf3.h"
#include "core/benchmark/parameterfields.h"
#include "core/benchmark/text.h"

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

// iperf3's own limits (iperf.h: MAX_BLOCKSIZE, MIN_UDP_BLOCKSIZE, MAX_UDP_BLOCKSIZE, MAX_STREAMS;
// of omitted seconds the least that any version takes).
constexpr qint64 kLargestMessage = 1024 * 1024;
constexpr qint64 kSmallestDatagram = 16;
constexpr qint64 kLargestDatagram = 65507;
constexpr int kMostStreams = 128;
constexpr int kMostOmitted = 60;
constexpr qint64 kDatagramInAFrame = 1448;
constexpr qint64 kLargestBitrate = 1'000'000'000'000;
constexpr int kLongestRunTime = 86400;

} // namespace

Result<Iperf3Parameters> Iperf3Parameters::fromJson(const QJsonObject &json)
{
    Iperf3Parameters parameters;
    QString protocol = u"tcp"_s;
    QString direction = u"send"_s;
    ParameterFields fields(u"iperf3"_s, json);
    fields.word(u"protocol"_s, {u"tcp"_s, u"udp"_s}, &protocol);
    fields.word(u"direction"_s, {u"send"_s, u"receive"_s}, &direction);
    if (protocol == "udp"_L1) {
        parameters.protocol = Protocol::Udp;
        parameters.messageSize = kDatagramInAFrame;
        fields.size(u"messageSize"_s, kLargestDatagram, &parameters.messageSize);
        fields.number(u"bitrate"_s, 0, kLargestBitrate, &parameters.bitrate);
    } else {
        fields.size(u"messageSize"_s, kLargestMessage, &parameters.messageSize);
        fields.flag(u"noDelay"_s, &parameters.noDelay);
    }
    fields.number(u"streams"_s, 1, kMostStreams, &parameters.streams);
    fields.number(u"runTime"_s, 1, kLongestRunTime, &parameters.runTime);
    fields.number(u"omit"_s, 0, kMostOmitted, &parameters.omit);
    RUNWATT_CHECK(fields.end());
    parameters.direction = direction == "send"_L1 ? Direction::Send : Direction::Receive;
    if (parameters.protocol == Protocol::Udp && parameters.messageSize < kSmallestDatagram) {
        return parameterRefusal(
            u"iperf3"_s, u"messageSize"_s,
            Benchmarks::tr(
                "a datagram of iperf3 carries its number and time, and has %1 B at least")
                .arg(kSmallestDatagram));
    }
    return parameters;
}

QJsonObject Iperf3Parameters::toJson() const
{
    QJsonObject json{{u"protocol"_s, protocol == Protocol::Tcp ? u"tcp"_s : u"udp"_s},
                     {u"direction"_s, direction == Direction::Send ? u"send"_s : u"receive"_s},
                     {u"messageSize"_s, messageSize},
                     {u"streams"_s, streams},
                     {u"runTime"_s, runTime},
                     {u"omit"_s, omit}};
    if (protocol == Protocol::Tcp)
        json[u"noDelay"_s] = noDelay;
    else
        json[u"bitrate"_s] = bitrate;
    return json;
}

std::vector<ParameterField> Iperf3::fields() const
{
    using Kind = ParameterField::Kind;
    using Shown = ParameterField::Shown;
    const QString protocol = u"protocol"_s;
    return {
        {protocol, Kind::Word, 0, 0, {u"tcp"_s, u"udp"_s}},
        {u"direction"_s, Kind::Word, 0, 0, {u"send"_s, u"receive"_s}},
        {u"messageSize"_s, Kind::Size, 1, kLargestMessage},
        {u"bitrate"_s, Kind::Number, 0, kLargestBitrate, {}, Shown::Front, protocol, {u"udp"_s}},
        {u"noDelay"_s, Kind::Flag, 0, 0, {}, Shown::Front, protocol, {u"tcp"_s}},
        {u"streams"_s, Kind::Number, 1, kMostStreams},
        {u"runTime"_s, Kind::Seconds, 1, kLongestRunTime},
        {u"omit"_s, Kind::Seconds, 0, kMostOmitted, {}, Shown::More},
    };
}

} // namespace runwatt::benchmark
