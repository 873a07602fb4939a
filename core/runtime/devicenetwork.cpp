// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/devicenetwork.h"

#include "core/base/shellquote.h"
#include "core/device/privilege.h"
#include "core/runtime/text.h"

#include <QHostAddress>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kLimit = 30s;

QString toWord(DeviceNetwork::Kind kind)
{
    switch (kind) {
    case DeviceNetwork::Kind::Tap:
        return u"tap"_s;
    case DeviceNetwork::Kind::BridgedTap:
        return u"bridged-tap"_s;
    case DeviceNetwork::Kind::BridgedSpace:
        return u"bridged-space"_s;
    case DeviceNetwork::Kind::Macvtap:
        return u"macvtap"_s;
    case DeviceNetwork::Kind::OnBridge:
        break;
    }
    return u"on-bridge"_s;
}

} // namespace

DeviceNetwork::DeviceNetwork(RuntimePlace place, Kind kind)
    : m_place(std::move(place))
    , m_kind(kind)
{ }

bool DeviceNetwork::isBridged() const
{
    return m_kind == Kind::BridgedTap || m_kind == Kind::BridgedSpace;
}

bool DeviceNetwork::hasCard() const
{
    return m_kind == Kind::Macvtap || m_kind == Kind::OnBridge;
}

QString DeviceNetwork::gateway() const
{
    if (!isBridged() || m_address.isEmpty())
        return {};
    // Of the network's four addresses the guest has the third, and the device the second.
    const QHostAddress guest(m_address.section(u'/', 0, 0));
    return QHostAddress(guest.toIPv4Address() - 1).toString();
}

QString DeviceNetwork::namespacePath() const
{
    return u"/run/netns/"_s + m_place.tag;
}

QList<device::Fact> DeviceNetwork::facts() const
{
    if (m_interface.isEmpty())
        return {};
    QList<device::Fact> facts{
        {u"network.interface"_s, Runtimes::tr("Interface on the device"), m_interface},
        {u"network.address"_s, Runtimes::tr("Address inside"), m_address},
        {u"network.mtu"_s, Runtimes::tr("MTU"), m_mtu}};
    if (isBridged()) {
        facts.append({u"network.bridge"_s, Runtimes::tr("Bridge"), m_bridge});
        facts.append({u"network.gateway"_s, Runtimes::tr("Address of the bridge"), gateway()});
    }
    return facts + factsOf(m_card);
}

Task<Result<ssh::CommandResult>> DeviceNetwork::run(QStringList words, StopToken stop)
{
    const QStringList all = device::rootPrefix(m_place.profile).value_or(QStringList())
        + device::scriptCommand(u"network"_s, device::Interpreter::Shell, words);
    ssh::Command command(shellCommand(all), u"network"_s);
    command.limit = kLimit;
    co_return co_await m_place.connection->run(command, stop);
}

Task<Result<void>> DeviceNetwork::make(StopToken stop)
{
    QStringList words{u"make"_s, toWord(m_kind), m_place.tag, m_place.profile.fact(u"user"_s)};
    if (!m_address.isEmpty() || hasCard())
        words.append(m_address);
    GuestCard card;
    if (hasCard()) {
        card.where = m_place.guest.onDevice;
        card.hardwareAddress = hardwareAddressOf(card.where, m_place.tag);
        words += QStringList{card.where.interface, card.where.address, card.hardwareAddress};
    }
    m_mayExist = true;
    RUNWATT_CO_TRY(const ssh::CommandResult made, co_await run(words, stop));
    const QStringList said = QString::fromLatin1(made.standardOutput.trimmed()).split(u' ');
    const qsizetype count = hasCard() ? 9 : 5;
    if (!made.succeeded() || said.size() != count || said.front() != u"network")
        co_return tl::make_unexpected(failureOf(made));
    m_interface = said.at(1);
    m_address = said.at(2);
    m_bridge = said.at(3);
    m_mtu = said.at(4);
    if (hasCard()) {
        card.interface = said.at(5);
        card.node = m_kind == Kind::Macvtap ? said.at(6) : QString();
        card.on = said.at(7);
        card.mtu = said.at(8);
    }
    m_card = card;
    co_return {};
}

Error DeviceNetwork::failureOf(const ssh::CommandResult &made) const
{
    const QString &device = m_place.profile.device;
    const QString why = QString::fromUtf8(made.standardError.right(300)).trimmed();
    if (hasCard()) {
        const QString said = QString::fromUtf8(made.standardOutput.left(300)).trimmed();
        const bool isObstacle = said.startsWith(u"obstacle "_s);
        return cardObstacle(isObstacle ? said.section(u' ', 1, 1) : QString(),
                            isObstacle ? said.section(u' ', 2) : why, m_place.guest, device);
    }
    return {ErrorCode::System,
            m_kind == Kind::BridgedSpace ? Runtimes::tr("the container's network can't be made")
                                         : Runtimes::tr("the guest's network can't be made"),
            device, why,
            m_kind == Kind::Tap
                ? Runtimes::tr("It is a tap interface: the device needs the kernel's module tun, "
                               "and root for it.")
                : Runtimes::tr("It is a bridge and a rule that leads out of it: the device needs "
                               "the kernel's modules for these, nft or iptables, and root for "
                               "them.")};
}

Task<Result<void>> DeviceNetwork::remove(StopToken stop)
{
    if (!m_mayExist)
        co_return {};
    const QStringList words{u"remove"_s, m_place.tag};
    RUNWATT_CO_TRY(const ssh::CommandResult removed, co_await run(words, stop));
    m_mayExist = !removed.succeeded();
    co_return removed.check(m_kind == Kind::BridgedSpace
                                ? Runtimes::tr("removing the container's network")
                                : Runtimes::tr("removing the guest's network"));
}

Task<Result<QString>> DeviceNetwork::look(StopToken stop)
{
    const QStringList words{u"tell"_s, m_place.tag};
    RUNWATT_CO_TRY(const ssh::CommandResult told, co_await run(words, stop));
    co_return QString::fromUtf8(told.standardOutput.left(400)).simplified();
}

DeviceNetwork::Kind networkKindOf(const GuestOptions &options)
{
    if (options.network == GuestNetwork::Macvtap)
        return DeviceNetwork::Kind::Macvtap;
    if (options.network != GuestNetwork::Bridge)
        return DeviceNetwork::Kind::Tap;
    return hasSecondCard(options) ? DeviceNetwork::Kind::OnBridge : DeviceNetwork::Kind::BridgedTap;
}

Result<void> checkBridge(const device::Profile &profile)
{
    const QString what = Runtimes::tr("there can be no bridge");
    if (!device::rootPrefix(profile)) {
        return failure(ErrorCode::Unsupported, what, profile.device,
                       Runtimes::tr("a bridge needs root, and sudo asks for a password"),
                       Runtimes::tr("Choose another network, or allow sudo without a password for "
                                    "this user."));
    }
    const QStringList lacks = profile.fact(u"bridge.lacks"_s).split(u' ', Qt::SkipEmptyParts);
    if (lacks.isEmpty())
        return {};
    const QString first = lacks.front();
    if (first == u"ip" || first == u"unshare" || first == u"firewall") {
        const QString package = first == u"ip" ? u"iproute2"_s
            : first == u"unshare"              ? u"util-linux"_s
                                               : u"nftables"_s;
        return failure(ErrorCode::ToolMissing, what, profile.device,
                       first == u"firewall"
                           ? Runtimes::tr("a bridge needs nft or iptables for the way out, and "
                                          "neither can make its rule")
                           : Runtimes::tr("a bridge needs the program %1").arg(first),
                       Runtimes::tr("On the device: sudo apt install %1").arg(package));
    }
    if (first == u"namespaces") {
        return failure(ErrorCode::Unsupported, what, profile.device,
                       Runtimes::tr("a bridge can't be tried: the device gives root no network "
                                    "namespace"),
                       Runtimes::tr("Choose another network, or another kernel."));
    }
    return failure(ErrorCode::Unsupported, what, profile.device,
                   Runtimes::tr("the device's kernel has no interface of the kind %1").arg(first),
                   Runtimes::tr("On the device: sudo modprobe %1; where that fails, choose another "
                                "network or use another kernel.")
                       .arg(first));
}

} // namespace runwatt::runtime
