// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/networkpath.h"

#include "core/base/shellquote.h"
#include "core/device/scripts.h"
#include "core/device/text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::device {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kLimit = 20s;
constexpr std::size_t kMostInterfaces = 1000;

QString nameOr(const QString &word)
{
    return word == u"-" ? QString() : word;
}

/// 0 where it is none: -1 is the kernel's own word for a link's unknown speed.
qint64 countOf(const QString &word)
{
    return std::max<qint64>(0, word.toLongLong());
}

NetworkInterface interfaceFrom(const QStringList &words)
{
    NetworkInterface interface;
    interface.name = words.at(1);
    interface.kind = words.at(2);
    interface.mtu = countOf(words.at(3));
    interface.megabits = countOf(words.at(4));
    interface.receivedBytes = countOf(words.at(5));
    interface.sentBytes = countOf(words.at(6));
    interface.master = nameOr(words.at(7));
    interface.lower = nameOr(words.at(8));
    return interface;
}

} // namespace

const NetworkInterface *NetworkPath::find(const QString &name) const
{
    const auto found = std::ranges::find(interfaces, name, &NetworkInterface::name);
    return found == interfaces.end() ? nullptr : &*found;
}

QStringList NetworkPath::waysBy(const QString &name) const
{
    if (name.isEmpty())
        return {};
    QStringList ways(name);
    const NetworkInterface *const first = find(name);
    for (const NetworkInterface &one : interfaces) {
        const bool isTap = one.kind == "tap"_L1 || one.kind == "macvtap"_L1;
        const bool isBelow = first != nullptr && one.name == first->lower;
        if (isBelow || (one.master == name && !isTap))
            ways.append(one.name);
    }
    return ways;
}

QStringList NetworkPath::waysToAddress() const
{
    if (!isLocal)
        return waysBy(route);
    const auto loopback =
        std::ranges::find(interfaces, QStringLiteral("loopback"), &NetworkInterface::kind);
    return loopback == interfaces.end() ? QStringList() : QStringList(loopback->name);
}

NetworkPath parseNetworkPath(const QByteArray &text)
{
    NetworkPath path;
    for (const QString &line : QString::fromUtf8(text).split(u'\n')) {
        const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
        const bool isLocal = words.size() == 3 && words.back() == u"local";
        if ((words.size() == 2 || isLocal) && words.front() == u"route") {
            path.route = nameOr(words.at(1));
            path.isLocal = isLocal;
        } else if (words.size() == 9 && words.front() == u"interface"
                   && path.interfaces.size() < kMostInterfaces) {
            path.interfaces.push_back(interfaceFrom(words));
        } else if (words.size() > 2 && words.front() == u"offload") {
            const auto found =
                std::ranges::find(path.interfaces, words.at(1), &NetworkInterface::name);
            if (found != path.interfaces.end())
                found->offloads = words.mid(2);
        }
    }
    return path;
}

Task<Result<NetworkPath>> lookAtPath(ssh::Connection *connection, QString address, StopToken stop)
{
    const QStringList words = scriptCommand(u"path"_s, Interpreter::Shell, {address});
    ssh::Command command(shellCommand(words), u"path"_s);
    command.limit = kLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult told, co_await connection->run(command, stop));
    RUNWATT_CO_CHECK(told.check(Device::tr("looking at the network's interfaces")));
    co_return parseNetworkPath(told.standardOutput);
}

} // namespace runwatt::device
