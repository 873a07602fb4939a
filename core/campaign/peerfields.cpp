// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/peerfields.h"

#include "core/benchmark/benchmark.h"
#include "core/campaign/text.h"
#include "core/runtime/runtime.h"

#include <QHostAddress>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

/// Why what runs in this runtime reaches nothing beyond the device; empty when it does.
QString isolationOf(const Plan &plan, const QString &runtime)
{
    using runtime::ContainerNetwork;
    using runtime::GuestNetwork;
    const GuestNetwork network = plan.guest.network;
    if (runtime::hasGuest(runtime)
        && (network == GuestNetwork::User || network == GuestNetwork::Tap)) {
        return Campaign::tr("with guest.network \"%1\" a guest reaches nothing beyond its device")
            .arg(runtime::toWord(network));
    }
    const bool isContainer = runtime == "RC"_L1 || runtime == "KC"_L1;
    if (isContainer && runtime::networkOf(plan.container, runtime) == ContainerNetwork::None)
        return Campaign::tr("the container has no network");
    return {};
}

QString remedyFor(const QString &runtime)
{
    return runtime::hasGuest(runtime)
        ? Campaign::tr("Set guest.network to bridge or macvtap, or exclude it.")
        : Campaign::tr("Set container.network to bridge, or exclude it.");
}

} // namespace

PeerPlan readPeer(JsonFields fields)
{
    PeerPlan peer;
    peer.thisComputer = fields.flag(u"thisComputer"_s, false);
    peer.device = fields.string(u"device"_s);
    peer.host = fields.string(u"host"_s);
    peer.port = static_cast<quint16>(fields.integer(u"port"_s, 0, 65535, 0));
    peer.user = fields.string(u"user"_s);
    peer.identityFile = fields.string(u"identityFile"_s);
    peer.address = fields.string(u"address"_s);
    const int ways = (peer.thisComputer ? 1 : 0) + (peer.device.isEmpty() ? 0 : 1)
        + (peer.host.isEmpty() ? 0 : 1);
    const bool isGiven = peer != PeerPlan();
    if (isGiven && ways != 1) {
        fields.report({}, Campaign::tr("must be named in one way"),
                      Campaign::tr("Give it one of thisComputer, device and host."));
    }
    for (const auto &[name, text] :
         {std::pair(u"host"_s, peer.host), std::pair(u"user"_s, peer.user)}) {
        if (text.startsWith(u'-'))
            fields.report(name, Campaign::tr("must not begin with a dash"));
    }
    if (!peer.address.isEmpty() && QHostAddress(peer.address).isNull()) {
        fields.report(u"address"_s, Campaign::tr("must be a numeric address"),
                      Campaign::tr("Write it as 192.0.2.7, or leave it out: SSH shows it."));
    }
    fields.finish();
    return peer;
}

QJsonObject peerToJson(const PeerPlan &peer)
{
    QJsonObject json;
    if (peer.thisComputer)
        json.insert(u"thisComputer"_s, true);
    if (peer.port != 0)
        json.insert(u"port"_s, peer.port);
    for (const auto &[name, text] :
         {std::pair(u"device"_s, peer.device), std::pair(u"host"_s, peer.host),
          std::pair(u"user"_s, peer.user), std::pair(u"identityFile"_s, peer.identityFile),
          std::pair(u"address"_s, peer.address)}) {
        if (!text.isEmpty())
            json.insert(name, text);
    }
    return json;
}

DevicePlan asDevice(const PeerPlan &peer)
{
    DevicePlan device;
    device.name = Campaign::tr("the peer");
    device.thisComputer = peer.thisComputer;
    device.host = peer.host;
    device.port = peer.port;
    device.user = peer.user;
    device.identityFile = peer.identityFile;
    return device;
}

bool needsPeer(const Matrix &matrix, const Cell &cell)
{
    const Workload &workload = matrix.workloads[static_cast<std::size_t>(cell.workload)];
    const benchmark::Benchmark *benchmark = benchmark::findBenchmark(workload.benchmark);
    return benchmark != nullptr && benchmark->subject() == benchmark::Subject::Peer;
}

Result<void> checkPeer(const Plan &plan, const Matrix &matrix)
{
    const QString where = u"peer"_s;
    const auto isDevice = [&plan](const DevicePlan &device) {
        return device.name == plan.peer.device;
    };
    if (!plan.peer.device.isEmpty() && std::ranges::none_of(plan.devices, isDevice)) {
        return failure(ErrorCode::InvalidInput,
                       Campaign::tr("\"%1\" is not a device of this plan").arg(plan.peer.device),
                       where);
    }
    for (const Cell &cell : matrix.cells) {
        if (!needsPeer(matrix, cell))
            continue;
        const QString &title = matrix.workloads[static_cast<std::size_t>(cell.workload)].title;
        const QString &device = plan.devices[static_cast<std::size_t>(cell.device)].name;
        if (!plan.peer.isNamed()) {
            return failure(ErrorCode::InvalidInput,
                           Campaign::tr("%1 needs a peer, and none is named").arg(title), where,
                           QString(),
                           Campaign::tr("Name who serves the other end: this computer, another "
                                        "device of the plan, or any host over SSH."));
        }
        if (device == plan.peer.device) {
            return failure(ErrorCode::InvalidInput,
                           Campaign::tr("%1 can't be its own peer").arg(device), where, QString(),
                           Campaign::tr("Exclude its network workloads, or name another peer."));
        }
        if (const QString why = isolationOf(plan, cell.runtime); !why.isEmpty()) {
            return failure(ErrorCode::InvalidInput,
                           Campaign::tr("%1 can't reach the peer from %2").arg(title, cell.runtime),
                           where, why, remedyFor(cell.runtime));
        }
    }
    return {};
}

} // namespace runwatt::campaign
