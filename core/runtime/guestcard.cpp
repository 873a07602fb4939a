// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/guestcard.h"

#include "core/runtime/text.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

Error unsupported(const QString &device, const QString &why, const QString &remedy)
{
    return {ErrorCode::Unsupported, Runtimes::tr("the guest's second card can't be made"), device,
            why, remedy};
}

} // namespace

QString networkWords(const GuestCard &card)
{
    return u"%1 on %2, %3"_s.arg(
        toWord(card.isMacvtap() ? GuestNetwork::Macvtap : GuestNetwork::Bridge), card.on,
        card.where.address);
}

QList<device::Fact> factsOf(const GuestCard &card)
{
    if (!card.exists())
        return {};
    QList<device::Fact> facts{
        {u"network.card"_s, Runtimes::tr("Second card's interface on the device"), card.interface},
        {u"network.card.on"_s, Runtimes::tr("It is on"), card.on},
        {u"network.card.address"_s, Runtimes::tr("Its address inside"), card.where.address},
        {u"network.card.mac"_s, Runtimes::tr("Its MAC address"), card.hardwareAddress},
        {u"network.card.mtu"_s, Runtimes::tr("Its MTU"), card.mtu}};
    if (const QString &gateway = card.where.gateway; !gateway.isEmpty())
        facts.append({u"network.card.gateway"_s, Runtimes::tr("Its gateway"), gateway});
    return facts;
}

QByteArray cardFile(const GuestCard &card)
{
    if (!card.exists())
        return "\n";
    const QStringList words{card.hardwareAddress, card.mtu, card.where.address, card.where.gateway};
    return words.join(u' ').toLatin1() + '\n';
}

Result<void> checkGuestAddress(const GuestOptions &options, const device::Profile &profile)
{
    const GuestAddress &where = options.onDevice;
    if (where.address.isEmpty()) {
        return tl::make_unexpected(unsupported(
            profile.device,
            Runtimes::tr("its guest has no address on the network that it is to be on"),
            Runtimes::tr("Write one that nobody else there has, such as 192.0.2.30/24: there is no "
                         "DHCP in a guest.")));
    }
    if (const std::optional<GuestAddressProblem> problem = problemOf(where)) {
        return tl::make_unexpected(unsupported(
            profile.device,
            Runtimes::tr("the %1 for its guest %2").arg(problem->field, problem->problem),
            problem->remedy));
    }
    if (options.network == GuestNetwork::Macvtap && profile.fact(u"macvtap"_s) == u"missing") {
        return tl::make_unexpected(
            unsupported(profile.device, Runtimes::tr("the device's kernel has no macvtap"),
                        Runtimes::tr("On the device: sudo modprobe macvtap; where that fails, put "
                                     "its guests on a bridge.")));
    }
    return {};
}

Error cardObstacle(const QString &word,
                   const QString &detail,
                   const GuestOptions &options,
                   const QString &device)
{
    const bool isBridge = options.network == GuestNetwork::Bridge;
    if (word == u"no-default") {
        return unsupported(device,
                           Runtimes::tr("it has no default route, by whose interface the "
                                        "guest would be on its network"),
                           Runtimes::tr("Name the interface."));
    }
    if (word == u"missing") {
        return unsupported(device, Runtimes::tr("there is no interface %1").arg(detail),
                           isBridge ? Runtimes::tr("Name a bridge that is there: ip link show type "
                                                   "bridge")
                                    : Runtimes::tr("Name one that is there: ip link"));
    }
    if (word == u"no-bridge") {
        return unsupported(
            device, Runtimes::tr("%1 is not a bridge of Linux").arg(detail),
            Runtimes::tr("Name a bridge that is there (ip link show type bridge); or "
                         "choose macvtap, which needs none."));
    }
    if (word == u"down") {
        return unsupported(device, Runtimes::tr("%1 is down, or has no cable").arg(detail),
                           Runtimes::tr("On the device: sudo ip link set dev %1 up").arg(detail));
    }
    if (word == u"wireless") {
        return unsupported(
            device, Runtimes::tr("%1 is wireless, which lets one address through").arg(detail),
            Runtimes::tr(
                "Name a wired interface; or choose Runwatt's bridge, from where the device "
                "routes."));
    }
    if (word == u"not-ethernet") {
        return unsupported(device, Runtimes::tr("%1 is no Ethernet").arg(detail),
                           Runtimes::tr("Name a wired interface."));
    }
    if (word == u"taken") {
        return unsupported(
            device,
            Runtimes::tr("%1 belongs to %2")
                .arg(detail.section(u' ', 0, 0), detail.section(u' ', 1)),
            Runtimes::tr("Name that one instead; where it is a bridge, choose bridge."));
    }
    if (word == u"empty-bridge") {
        return unsupported(
            device,
            Runtimes::tr("the bridge %1 has nothing on it, and would take its own hardware address "
                         "from the guest's interface")
                .arg(detail),
            Runtimes::tr("Put its interface on it first, or give it an address of its own: sudo ip "
                         "link set dev %1 address 02:00:00:00:00:01")
                .arg(detail));
    }
    if (word == u"address-used") {
        return unsupported(device,
                           Runtimes::tr("the guest's address %1 is in use there").arg(detail),
                           Runtimes::tr("Choose an address that nobody else has."));
    }
    return {
        ErrorCode::System, Runtimes::tr("the guest's second card can't be made"), device, detail,
        isBridge ? Runtimes::tr("It is a tap on the bridge: the device needs the kernel's "
                                "module tun, and root for it.")
                 : Runtimes::tr("It is a macvtap: the device needs the kernel's module macvtap, "
                                "and root for it.")};
}

} // namespace runwatt::runtime
