// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/runtimecell.h"

#include "core/device/capabilities.h"
#include "core/runtime/runtime.h"
#include "core/runtime/tinyguest.h"
#include "widgets/bench/text.h"

#include <algorithm>

namespace runwatt::bench {

using namespace Qt::Literals::StringLiterals;
using device::Capability;
using State = RuntimeCell::State;

namespace {

QString wordOf(State state)
{
    switch (state) {
    case State::Unknown:
        return Bench::tr("not looked at");
    case State::Ready:
        return Bench::tr("ready");
    case State::Limited:
        return Bench::tr("limited");
    case State::CanBeMadeReady:
        return Bench::tr("installable");
    case State::Busy:
        return Bench::tr("busy");
    case State::Impossible:
        return Bench::tr("impossible");
    }
    return {};
}

/// Whether the packages that are, or were, installed are for this.
bool installationFor(const DeviceEntry &entry, const Capability &capability)
{
    return entry.installation
        && std::ranges::any_of(capability.packages, [&entry](const QString &each) {
               return entry.installation->packages.contains(each);
           });
}

/// Whether a tiny guest is booted in what this runtime has its guests in: without QEMU it is
/// Firecracker.
bool isTriedFor(const DeviceEntry &entry, const QString &code)
{
    return runtime::hasGuest(code)
        && (code == u"FC" || !entry.profile->fact(u"tool.qemu"_s).isEmpty());
}

/// What is done for it now; empty when nothing is.
QString workOn(const DeviceEntry &entry, const Capability &capability)
{
    if (isTriedFor(entry, capability.name) && entry.isTryingGuest)
        return Bench::tr("trying a guest");
    if (!installationFor(entry, capability) || !entry.installation->isRunning)
        return {};
    const Installation &installation = *entry.installation;
    return installation.percent < 0 ? device::displayName(installation.stage)
                                    : u"%1 %"_s.arg(installation.percent);
}

State stateOf(const Capability &capability, const QStringList &installable)
{
    if (capability.state == Capability::State::Ready)
        return State::Ready;
    const bool canInstall = !capability.packages.isEmpty()
        && std::ranges::all_of(capability.packages, [&installable](const QString &each) {
               return installable.contains(each);
           });
    if (canInstall)
        return State::CanBeMadeReady;
    return capability.state == Capability::State::Limited ? State::Limited : State::Impossible;
}

} // namespace

const QStringList &runtimeCodes()
{
    static const QStringList codes{u"NT"_s, u"RC"_s, u"VM"_s, u"QM"_s, u"FC"_s, u"KC"_s};
    return codes;
}

RuntimeCell runtimeCell(const DeviceEntry &entry, const QString &code)
{
    RuntimeCell cell;
    cell.label = code;
    cell.word = wordOf(cell.state);
    if (!entry.profile) {
        cell.reason = Bench::tr("Connect the device to see.");
        return cell;
    }
    const Capability capability = entry.profile->capability(code);
    const QStringList installable = device::installablePackages(*entry.profile);
    cell.label = capability.label;
    cell.state = stateOf(capability, installable);
    cell.word = wordOf(cell.state);
    if (!capability.reason.isEmpty()) {
        const QString reason = capability.reason.front().toUpper() + capability.reason.mid(1);
        cell.reason = Bench::tr("%1. %2").arg(reason, capability.remedy).trimmed();
    }
    const bool isInstalling = entry.installation && entry.installation->isRunning;
    const bool isFree = entry.state == LinkState::Ready && !isInstalling && !entry.isTryingGuest;
    if (cell.state == State::CanBeMadeReady && isFree)
        cell.packages = capability.packages;
    const bool isKnownToBoot = entry.profile->fact(u"guest.boot"_s) == u"boots";
    // One that did not boot may do so by now, where that is all that is in the way.
    const bool hasFailed = entry.profile->fact(u"tool.qemu"_s).isEmpty()
        && !entry.profile->fact(u"guest.boot"_s).isEmpty();
    cell.canTryGuest = isFree && isTriedFor(entry, code)
        && (cell.state != State::Impossible || hasFailed) && runtime::canTryGuest(*entry.profile)
        && !isKnownToBoot;
    if (cell.canTryGuest && cell.state == State::Ready)
        cell.reason =
            Bench::tr("KVM is there. Whether a guest boots in it, only a guest can tell.");
    // What was tried for it, and failed.
    if (isTriedFor(entry, code) && entry.guestError)
        cell.reason = entry.guestError->text();
    else if (installationFor(entry, capability) && !isInstalling && entry.installation->error)
        cell.reason = entry.installation->error->text();
    if (const QString work = workOn(entry, capability); !work.isEmpty()) {
        cell.state = State::Busy;
        cell.word = work;
    }
    return cell;
}

} // namespace runwatt::bench
