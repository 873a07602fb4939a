// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/kata.h"

#include "core/device/engines.h"
#include "core/device/privilege.h"
#include "core/device/text.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::device {

namespace {

const QString kShim = u"containerd-shim-kata-v2"_s;
const QString kProgram = u"tool.kata"_s;
/// The first that runs a container in a shim which is named with the request (its release notes).
const QVersionNumber kDockerWithShims(23);
/// From here on it makes a container's network before the container, which Kata written in Go
/// expects since 3.29 (Kata's documentation, "How to run kata containers from docker").
const QVersionNumber kDockerOfNewNetworks(26);
const QVersionNumber kKataOfNewNetworks(3, 29);
/// The first whose kata-runtime has "direct-volume" (its release notes).
const QVersionNumber kKataOfVolumes(2, 4);

QString howToBeRoot()
{
    return Device::tr("Allow sudo without a password for this user, or log in as root.");
}

QVersionNumber dockerVersion(const Profile &profile)
{
    return QVersionNumber::fromString(profile.fact(u"engine.docker.version"_s));
}

/// What every Kata container needs, whoever starts it. False when something of it is not there, and
/// said.
bool hasKata(Capability &capability, const Profile &profile)
{
    const QString boot = profile.fact(u"guest.boot"_s);
    if (profile.fact(kProgram).isEmpty()) {
        capability.reason = Device::tr("%1 is not installed").arg(kShim);
        capability.remedy = Device::tr("Unpack a release of Kata Containers on the device, and "
                                       "link %1 into /usr/local/bin, "
                                       "where containerd finds it.")
                                .arg(kShim);
    } else if (isKataStandIn(profile)) {
        return true; // it knows itself what it needs
    } else if (profile.fact(u"kvm"_s).isEmpty()) {
        // Its own rights are no matter: containerd starts the guest, as root.
        capability.reason = Device::tr("there is no /dev/kvm, and Kata emulates nothing");
        capability.remedy = Device::tr("Switch virtualisation on in the device's firmware.");
    } else if (!boot.isEmpty() && boot != u"boots") {
        capability.reason = Device::tr("a tiny guest does not boot with KVM (%1)").arg(boot);
        capability.remedy = Device::tr("Where the device is a virtual machine itself, its host has "
                                       "to allow nested virtualisation.");
    } else {
        return true;
    }
    return false;
}

void judgeCtr(Capability &capability, const Profile &profile)
{
    const QString found = profile.fact(u"engine.ctr"_s);
    if (found.isEmpty()) {
        capability.reason = Device::tr("%1 is not installed").arg(u"ctr"_s);
        // Not offered to be done: its package starts a service, and drives docker's own out.
        capability.remedy = Device::tr("On the device: sudo apt install %1").arg(u"containerd"_s);
    } else if (!rootPrefix(profile)) {
        capability.reason = Device::tr("%1 needs root, and sudo asks for a password").arg(u"ctr"_s);
        capability.remedy = howToBeRoot();
    } else if (engineAccess(profile, u"ctr"_s) == EngineAccess::None) {
        capability.reason = Device::tr("containerd does not answer (%1)").arg(found);
        capability.remedy =
            Device::tr("On the device: sudo systemctl start %1").arg(u"containerd"_s);
    } else {
        capability.state = Capability::State::Ready;
    }
}

void judgeDocker(Capability &capability, const Profile &profile)
{
    const QVersionNumber version = dockerVersion(profile);
    if (version < kDockerWithShims) {
        capability.state = Capability::State::Missing;
        capability.reason = Device::tr("docker %1 can't be asked for Kata's runtime, %2 and newer "
                                       "can")
                                .arg(version.toString(), kDockerWithShims.toString());
        capability.remedy = Device::tr("Have Kata containers started by ctr, or put a newer docker "
                                       "in its place.");
    } else if (version >= kDockerOfNewNetworks && kataVersion(profile) < kKataOfNewNetworks
               && !profile.fact(kProgram).contains(u"(Rust)")) {
        capability.state = Capability::State::Missing;
        capability.reason = Device::tr("docker %1 needs Kata %2 or newer, and this is %3")
                                .arg(version.toString(), kKataOfNewNetworks.toString(),
                                     kataVersion(profile).toString());
        capability.remedy =
            Device::tr("Have Kata containers started by ctr, or put a newer Kata in "
                       "its place.");
    }
}

} // namespace

const QStringList &kataEngineNames()
{
    static const QStringList names{u"ctr"_s, u"nerdctl"_s, u"docker"_s};
    return names;
}

QStringList kataEngineWords(const Profile &profile, const QString &engine)
{
    if (engine != u"ctr")
        return engineWords(profile, engine);
    return rootPrefix(profile).value_or(QStringList()) + QStringList{engine};
}

Capability kataEngineCapability(const Profile &profile, const QString &engine)
{
    Capability capability;
    if (engine == u"ctr") {
        judgeCtr(capability, profile);
    } else {
        capability = engineCapability(profile, engine);
        if (capability.state == Capability::State::Ready && engine == u"docker") {
            judgeDocker(capability, profile);
        } else if (capability.state == Capability::State::Ready && !profile.isRoot
                   && engineAccess(profile, engine) == EngineAccess::AsUser) {
            capability.state = Capability::State::Missing;
            capability.reason =
                Device::tr("%1 runs without root here, which Kata needs").arg(engine);
            capability.remedy =
                Device::tr("Log in as root, or have Kata containers started by ctr.");
        }
    }
    capability.name = u"KC."_s + engine;
    capability.label = Device::tr("KC by %1").arg(engine);
    Capability lacking = capability;
    lacking.state = Capability::State::Missing;
    return hasKata(lacking, profile) ? capability : lacking;
}

Capability kataCapability(const Profile &profile)
{
    Capability capability = kataEngineCapability(profile, kataEngineNames().front());
    if (capability.state != Capability::State::Ready) {
        for (const QString &engine : kataEngineNames()) {
            if (kataEngineCapability(profile, engine).state != Capability::State::Ready)
                continue;
            capability.state = Capability::State::Limited;
            capability.reason = Device::tr("only by %1: %2").arg(engine, capability.reason);
            break;
        }
    } else if (isKataStandIn(profile)) {
        capability.state = Capability::State::Limited;
        capability.reason =
            Device::tr("it is a stand-in for Kata: all that runs in it is marked so");
        capability.remedy.clear();
    }
    capability.name = u"KC"_s;
    capability.label = Device::tr("KC: Kata container");
    return capability;
}

Capability kataVolumeCapability(const Profile &profile)
{
    Capability capability;
    capability.name = u"KC.block"_s;
    capability.label = Device::tr("KC with a disk of its own");
    capability.state = Capability::State::Missing;
    const QString shared = Device::tr("Or have its files shared.");
    if (profile.fact(kProgram).contains(u"(Rust)")) {
        capability.reason = Device::tr("Kata in Rust has another way to be given disks");
        capability.remedy = Device::tr("Put Kata's runtime in Go in its place.") + u' ' + shared;
    } else if (const QVersionNumber version = kataVersion(profile); version < kKataOfVolumes) {
        capability.reason = Device::tr("Kata %1 can't be given a disk, %2 and newer can")
                                .arg(version.toString(), kKataOfVolumes.toString());
        capability.remedy = Device::tr("Put a newer one in its place.") + u' ' + shared;
    } else if (profile.fact(u"kata.runtime"_s).isEmpty()) {
        capability.reason = Device::tr("%1 is not installed").arg(u"kata-runtime"_s);
        capability.remedy = Device::tr("It is in Kata's release beside the shim: link it into "
                                       "/usr/local/bin.")
            + u' ' + shared;
    } else if (profile.fact(u"kata.no-block"_s) == u"true") {
        capability.reason = Device::tr("Kata's configuration forbids it disks "
                                       "(disable_block_device_use)");
        capability.remedy =
            Device::tr("Allow them in %1.").arg(profile.fact(u"kata.config"_s)) + u' ' + shared;
    } else if (profile.fact(u"loop"_s).isEmpty()) {
        capability.reason = Device::tr("the device has no loop devices, or no losetup");
        capability.remedy = Device::tr("On the device: sudo modprobe loop") + u' ' + shared;
    } else if (const QStringList lacks =
                   profile.fact(u"guest.lacks"_s).split(u' ', Qt::SkipEmptyParts);
               lacks.contains(u"mke2fs"_s)) {
        capability.reason = Device::tr("%1 is not installed").arg(u"mke2fs"_s);
        capability.remedy = Device::tr("On the device: sudo apt install %1").arg(u"e2fsprogs"_s);
    } else {
        capability.state = Capability::State::Ready;
    }
    return capability;
}

QVersionNumber kataVersion(const Profile &profile)
{
    static const QRegularExpression pattern(u"version:? (\\d+\\.\\d+\\.\\d+)"_s);
    return QVersionNumber::fromString(pattern.match(profile.fact(kProgram)).captured(1));
}

bool isKataStandIn(const Profile &profile)
{
    return profile.fact(kProgram).contains(u"(stand-in)");
}

} // namespace runwatt::device
