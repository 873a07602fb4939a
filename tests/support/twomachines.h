// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/firecrackerdevice.h"
#include "tests/support/ownnetwork.h"

#include <QTemporaryDir>

#include <sys/mount.h>

namespace runwatt {

/// The machine at the other end of a device's network: a peer that the device reaches at 192.0.2.2
/// by its interface up0. Both are network namespaces of this computer, and only this process and
/// what it starts are in them.
class OtherMachine
{
public:
    /// Puts this process on the device's side; before anything else. Why it can't be; empty when it
    /// is.
    static QString enter()
    {
        if (const QString reason = OwnNetwork::enter(); !reason.isEmpty())
            return reason;
        // The name of the other network is nobody else's to see, and gone with this process.
        if (::unshare(CLONE_NEWNS) != 0
            || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
            return QStringLiteral("there are no mount namespaces here");
        const QByteArray make =
            "set -e\nmkdir -p /run/netns\nmount -t tmpfs none /run/netns\n"
            "ip netns add other\nip link add name up0 type veth peer name eth0 netns other\n"
            "ip address add 192.0.2.1/24 dev up0\nip link set up0 up\n"
            "ip -n other address add 192.0.2.2/24 dev eth0\nip -n other link set eth0 up\n"
            "ip -n other link set lo up\n";
        const int made = QProcess::execute(QStringLiteral("sh"),
                                           {QStringLiteral("-c"), QString::fromLatin1(make)});
        return made == 0 ? QString() : QStringLiteral("the network can't be made");
    }

    /// With a real sshd.
    [[nodiscard]] bool start()
    {
        m_peer.putInto(QStringLiteral("other"), QStringLiteral("192.0.2.2"));
        return m_folder.isValid() && m_peer.start({});
    }

    [[nodiscard]] NamespaceDevice &peer() { return m_peer; }

    [[nodiscard]] const NamespaceDevice &peer() const { return m_peer; }

    /// The peer of a plan.
    [[nodiscard]] QJsonObject plan() const
    {
        QJsonObject plan = m_peer.plan(QString());
        plan.remove(QStringLiteral("name"));
        return plan;
    }

private:
    QTemporaryDir m_folder{QStringLiteral("/var/tmp/runwatt-peer-XXXXXX")};
    NamespaceDevice m_peer{m_folder.path()};
};

/// A device with a real sshd, on which Firecracker is a stand-in, and its peer.
class TwoMachines
{
public:
    /// As OtherMachine::enter().
    static QString enter()
    {
        if (const QString reason = FirecrackerDevice::obstacle(); !reason.isEmpty())
            return reason;
        return OtherMachine::enter();
    }

    [[nodiscard]] bool start()
    {
        return m_device.start(QStringLiteral("1.10.1"), OwnNetwork::setUp()) && m_other.start();
    }

    [[nodiscard]] NamespaceDevice &device() { return m_device.device(); }

    [[nodiscard]] const NamespaceDevice &device() const { return m_device.device(); }

    [[nodiscard]] NamespaceDevice &peer() { return m_other.peer(); }

    /// The peer of a plan.
    [[nodiscard]] QJsonObject peerPlan() const { return m_other.plan(); }

    [[nodiscard]] QByteArray knownHosts() const
    {
        return m_device.device().knownHost() + m_other.peer().knownHost();
    }

private:
    FirecrackerDevice m_device;
    OtherMachine m_other;
};

} // namespace runwatt
