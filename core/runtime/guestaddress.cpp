// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/guestaddress.h"

#include "core/runtime/text.h"

#include <QCryptographicHash>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

constexpr int kBits = 32;
constexpr quint32 kLeastPrefix = 1;
constexpr quint32 kMostPrefix = 30; ///< a longer one leaves no other host

/// Four decimal numbers, and nothing that somebody else would read otherwise.
std::optional<quint32> ipv4(const QString &text)
{
    static const QRegularExpression form(
        u"\\A(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\."
        "(0|[1-9][0-9]{0,2})\\z"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    quint32 number = 0;
    for (int part = 1; part <= 4; ++part) {
        const quint32 byte = match.captured(part).toUInt();
        if (byte > 255)
            return std::nullopt;
        number = number << 8U | byte;
    }
    return number;
}

struct Network
{
    quint32 host = 0;
    quint32 mask = 0;

    [[nodiscard]] bool isEnd(quint32 address) const
    {
        return (address & ~mask) == 0 || (address & ~mask) == ~mask;
    }
};

std::optional<Network> networkOf(const QString &text)
{
    static const QRegularExpression form(u"\\A[1-9][0-9]?\\z"_s);
    const QString prefix = text.section(u'/', 1);
    const std::optional<quint32> host = ipv4(text.section(u'/', 0, 0));
    const quint32 bits = prefix.toUInt();
    if (!host || !form.match(prefix).hasMatch() || bits < kLeastPrefix || bits > kMostPrefix)
        return std::nullopt;
    return Network{*host, ~quint32(0) << (kBits - bits)};
}

/// Of "this" network, loopback, links (where Runwatt has its own), or no host's at all.
bool isOfNoHost(quint32 address)
{
    const quint32 first = address >> 24U;
    return first == 0 || first == 127 || first >= 224 || address >> 16U == 0xA9FEU;
}

} // namespace

bool isInterfaceName(const QString &name)
{
    static const QRegularExpression form(u"\\A[A-Za-z0-9_][A-Za-z0-9._+-]{0,14}\\z"_s);
    return form.match(name).hasMatch();
}

std::optional<GuestAddressProblem> problemOf(const GuestAddress &address)
{
    if (!address.interface.isEmpty() && !isInterfaceName(address.interface)) {
        return GuestAddressProblem{u"interface"_s, Runtimes::tr("is not the name of an interface"),
                                   Runtimes::tr("Write it as \"ip link\" on the device does, such "
                                                "as eth0 or br0.")};
    }
    const QString example = Runtimes::tr("Write it with its prefix, such as 192.0.2.30/24.");
    const std::optional<Network> network = networkOf(address.address);
    if (!address.address.isEmpty()) {
        const QString field = u"address"_s;
        if (!network) {
            return GuestAddressProblem{
                field, Runtimes::tr("is not an IPv4 address with a prefix from 1 to 30"), example};
        }
        if (network->isEnd(network->host)) {
            return GuestAddressProblem{
                field, Runtimes::tr("is the network's own address, or that for all of it"),
                example};
        }
        if (isOfNoHost(network->host)) {
            return GuestAddressProblem{
                field, Runtimes::tr("is in a range that is kept for something else"), example};
        }
    }
    if (address.gateway.isEmpty())
        return std::nullopt;
    const std::optional<quint32> gateway = ipv4(address.gateway);
    const QString field = u"gateway"_s;
    if (!gateway) {
        return GuestAddressProblem{field, Runtimes::tr("is not an IPv4 address"),
                                   Runtimes::tr("Write it without a prefix, such as 192.0.2.1.")};
    }
    if (!network) {
        return GuestAddressProblem{field, Runtimes::tr("needs an address that it is a way out for"),
                                   example};
    }
    if (*gateway == network->host || network->isEnd(*gateway)
        || (*gateway & network->mask) != (network->host & network->mask)) {
        return GuestAddressProblem{
            field, Runtimes::tr("is not another host of the network of %1").arg(address.address),
            Runtimes::tr("Name the router of that network, or none.")};
    }
    return std::nullopt;
}

QString hardwareAddressOf(const GuestAddress &address, const QString &tag)
{
    // Two devices of a campaign have the same tag, and may be on the same network.
    const QByteArray all = tag.toUtf8() + '/' + address.address.toUtf8();
    const QByteArray hash = QCryptographicHash::hash(all, QCryptographicHash::Sha256);
    return u"0a:"_s + QString::fromLatin1(hash.left(5).toHex(':'));
}

} // namespace runwatt::runtime
