// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/netperf.h"
#include "core/benchmark/parameterfields.h"
#include "core/benchmark/text.h"

#include <array>
#include <utility>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

using Test = NetperfParameters::Test;

constexpr qint64 kLargestMessage = 16LL * 1024 * 1024;
constexpr qint64 kLargestDatagram = 65507; // 65535 less the headers of IPv4 and UDP
constexpr qint64 kDatagramInAFrame = 1448;
constexpr int kLongestRunTime = 86400;

constexpr std::array<std::pair<Test, const char16_t *>, 4> kTests{
    {{Test::TcpStream, u"TCP_STREAM"},
     {Test::TcpMaerts, u"TCP_MAERTS"},
     {Test::TcpRr, u"TCP_RR"},
     {Test::UdpStream, u"UDP_STREAM"}}};

} // namespace

QString netperfTestName(Test test)
{
    for (const auto &[known, name] : kTests) {
        if (known == test)
            return QString::fromUtf16(name);
    }
    return {};
}

Result<NetperfParameters> NetperfParameters::fromJson(const QJsonObject &json)
{
    NetperfParameters parameters;
    ParameterFields fields(u"netperf"_s, json);
    QStringList names;
    for (const auto &[known, name] : kTests)
        names.append(QString::fromUtf16(name));
    QString test = names.first();
    fields.word(u"test"_s, names, &test);
    parameters.test = kTests.at(static_cast<std::size_t>(names.indexOf(test))).first;
    if (parameters.test == Test::UdpStream)
        parameters.messageSize = kDatagramInAFrame;
    if (parameters.test == Test::TcpRr) {
        fields.size(u"requestSize"_s, kLargestMessage, &parameters.requestSize);
        fields.size(u"responseSize"_s, kLargestMessage, &parameters.responseSize);
    } else {
        fields.size(u"messageSize"_s,
                    parameters.test == Test::UdpStream ? kLargestDatagram : kLargestMessage,
                    &parameters.messageSize);
    }
    if (parameters.test != Test::UdpStream)
        fields.flag(u"noDelay"_s, &parameters.noDelay);
    fields.number(u"streams"_s, 1, kPeerPorts - 1, &parameters.streams);
    fields.number(u"runTime"_s, 1, kLongestRunTime, &parameters.runTime);
    RUNWATT_CHECK(fields.end());
    return parameters;
}

QJsonObject NetperfParameters::toJson() const
{
    QJsonObject json{
        {u"test"_s, netperfTestName(test)}, {u"streams"_s, streams}, {u"runTime"_s, runTime}};
    if (test == Test::TcpRr) {
        json[u"requestSize"_s] = requestSize;
        json[u"responseSize"_s] = responseSize;
    } else {
        json[u"messageSize"_s] = messageSize;
    }
    if (test != Test::UdpStream)
        json[u"noDelay"_s] = noDelay;
    return json;
}

std::vector<ParameterField> Netperf::fields() const
{
    using Kind = ParameterField::Kind;
    using Shown = ParameterField::Shown;
    const QString test = u"test"_s;
    QStringList tests;
    QStringList streams;
    QStringList ofTcp;
    for (const auto &[known, word] : kTests) {
        const QString name = QString::fromUtf16(word);
        tests.append(name);
        if (known != Test::TcpRr)
            streams.append(name);
        if (known != Test::UdpStream)
            ofTcp.append(name);
    }
    const QStringList requests{netperfTestName(Test::TcpRr)};
    return {
        {test, Kind::Word, 0, 0, tests},
        {u"messageSize"_s, Kind::Size, 1, kLargestMessage, {}, Shown::Front, test, streams},
        {u"requestSize"_s, Kind::Size, 1, kLargestMessage, {}, Shown::Front, test, requests},
        {u"responseSize"_s, Kind::Size, 1, kLargestMessage, {}, Shown::Front, test, requests},
        {u"noDelay"_s, Kind::Flag, 0, 0, {}, Shown::Front, test, ofTcp},
        {u"streams"_s, Kind::Number, 1, kPeerPorts - 1},
        {u"runTime"_s, Kind::Seconds, 1, kLongestRunTime},
    };
}

} // namespace runwatt::benchmark
