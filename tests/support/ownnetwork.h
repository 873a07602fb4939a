// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>

#include <sched.h>
#include <unistd.h>

namespace runwatt {

/// A network that is the test's alone: what a NamespaceDevice makes and sets in it touches nothing
/// of this computer. Beyond it is another machine, which is reached through the device only.
class OwnNetwork
{
public:
    /// Puts this process there, with all that it starts from now on; before anything else. Why it
    /// can't be; empty when it is.
    static QString enter()
    {
        if (::geteuid() != 0)
            return QStringLiteral("only root gets a network of its own");
        if (::unshare(CLONE_NEWNET) != 0)
            return QStringLiteral("there are no network namespaces here");
        QProcess::execute(QStringLiteral("ip"),
                          {QStringLiteral("link"), QStringLiteral("set"), QStringLiteral("lo"),
                           QStringLiteral("up")});
        return {};
    }

    /// For NamespaceDevice::start(): its /sys shows this network, and it forwards nothing yet.
    static QByteArray setUp()
    {
        return "mount --rbind /sys /mnt\nmount -t sysfs none /sys\n"
               "mount --rbind /mnt/fs/cgroup /sys/fs/cgroup\numount -l /mnt\n"
               "echo 0 >/proc/sys/net/ipv4/ip_forward\n";
    }

    /// A line for NamespaceDevice::run(): makes the other machine, which knows the device as
    /// 192.0.2.1 and has no route to what is behind it. At its TCP port 7000 it tells everybody
    /// the address that they come from.
    static QByteArray otherMachine()
    {
        return "ip netns add other && ip link add name up0 type veth peer name eth0 netns other && "
               "ip address add 192.0.2.1/24 dev up0 && ip link set up0 up && "
               "ip -n other address add 192.0.2.2/24 dev eth0 && ip -n other link set eth0 up && "
               "{ ip netns exec other socat TCP-LISTEN:7000,fork,reuseaddr "
               "SYSTEM:'echo from $SOCAT_PEERADDR' & } && "
               "n=0; until busybox nc 192.0.2.2 7000 </dev/null | grep -q 192.0.2.1; do "
               "n=$((n + 1)); [ $n -lt 100 ] || break; sleep 0.1; done; [ $n -lt 100 ]";
    }
};

} // namespace runwatt
