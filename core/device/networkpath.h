// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/ssh/connection.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace runwatt::device {

/// A network interface of a device at one moment.
struct NetworkInterface
{
    QString name;
    QString kind; ///< "card", "wireless", "tap", "macvtap", "bridge", "veth", "loopback", "virtual"
    qint64 mtu = 0; ///< bytes
    qint64 megabits = 0; ///< of its link, Mbit/s; 0: not known
    qint64 receivedBytes = 0; ///< since it came up
    qint64 sentBytes = 0;
    QString master; ///< the bridge that it is on; empty: none
    QString lower; ///< what it stands on; empty: nothing
    QStringList offloads; ///< "tso=on", "gro=off"; empty: the device can't tell

    bool operator==(const NetworkInterface &) const = default;
};

/// A device's interfaces, and which of them leads to an address.
struct NetworkPath
{
    QString route; ///< the interface; empty: there is no way, or the device can't tell
    bool isLocal = false; ///< the address is the device's own, which the interface has
    std::vector<NetworkInterface> interfaces;

    /// nullptr where there is none of that name.
    [[nodiscard]] const NetworkInterface *find(const QString &name) const;

    /// By what packets go that take an interface: itself; what it stands on; and of a bridge, which
    /// itself sends nothing, what is on it but for guests' taps. Itself first; one that is not
    /// there alone, and of an empty name nothing.
    [[nodiscard]] QStringList waysBy(const QString &name) const;

    /// By what packets to the address go: those by its route, and those to an address of the
    /// device's own by the loopback interface alone.
    [[nodiscard]] QStringList waysToAddress() const;
};

/// Reads what path.sh prints; what it does not know is left out.
[[nodiscard]] NetworkPath parseNetworkPath(const QByteArray &text);

/// How a device reaches the address. Needs no root.
[[nodiscard]] Task<Result<NetworkPath>>
lookAtPath(ssh::Connection *connection, QString address, StopToken stop);

} // namespace runwatt::device
