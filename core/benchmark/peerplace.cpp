// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/peerplace.h"

#include "core/benchmark/text.h"

#include <arpa/inet.h>
#include <netinet/in.h>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLastPort = 65535;

enum class Kind { NoAddress, Any, Group, One };

Kind kindOf(const QString &address)
{
    const QByteArray text = address.toUtf8();
    in_addr four{};
    in6_addr six{};
    if (text.contains('\0'))
        return Kind::NoAddress;
    if (::inet_pton(AF_INET, text.constData(), &four) == 1) {
        const quint32 number = ntohl(four.s_addr);
        if (number == INADDR_ANY)
            return Kind::Any;
        return number >> 28 >= 0xe ? Kind::Group : Kind::One; // 224.0.0.0/4, and broadcast
    }
    if (::inet_pton(AF_INET6, text.constData(), &six) == 1) {
        if (IN6_IS_ADDR_UNSPECIFIED(&six))
            return Kind::Any;
        return IN6_IS_ADDR_MULTICAST(&six) ? Kind::Group : Kind::One;
    }
    return Kind::NoAddress;
}

QString whyNot(Kind kind)
{
    switch (kind) {
    case Kind::NoAddress:
        return Benchmarks::tr("it is no numeric IPv4 or IPv6 address");
    case Kind::Any:
        return Benchmarks::tr("it stands for every address, and the server is to listen at one");
    case Kind::Group:
        return Benchmarks::tr("it is an address of many hosts at once");
    case Kind::One:
        break;
    }
    return {};
}

} // namespace

bool isIpv6(const QString &address)
{
    return address.contains(u':');
}

Result<void> checkPeerPlace(const QString &tool, const Place &place)
{
    if (const Kind kind = kindOf(place.peerAddress); kind != Kind::One) {
        return failure(ErrorCode::InvalidInput,
                       Benchmarks::tr("%1 cannot reach a peer at this address").arg(tool),
                       place.peerAddress, whyNot(kind),
                       Benchmarks::tr("Give the peer's address in the network under test, such as "
                                      "192.0.2.7 or 2001:db8::7."));
    }
    if (place.peerPort < 1 || place.peerPort > kLastPort - kPeerPorts + 1) {
        return failure(ErrorCode::InvalidInput,
                       Benchmarks::tr("%1 cannot use this port of the peer").arg(tool),
                       u"%1, %2"_s.arg(place.peerAddress).arg(place.peerPort),
                       Benchmarks::tr("the first port has to be from 1 to %1")
                           .arg(kLastPort - kPeerPorts + 1));
    }
    return {};
}

} // namespace runwatt::benchmark
