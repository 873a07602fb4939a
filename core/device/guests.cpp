// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/guests.h"

#include "core/device/privilege.h"
#include "core/device/text.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::device {

namespace {

/// Its package starts it as a service, which only the person may want.
constexpr QLatin1String kServer("sshd");
const QString kProgram = u"tool.firecracker"_s;
/// Of Firecracker, the first that takes an initrd from a configuration file.
const QVersionNumber kOldestFirecracker(0, 21);
const QVersionNumber kAcpiSince(1, 8);
constexpr qint64 kMebibyte = 1024 * 1024;

/// The Debian package of each program that a guest's images are made with.
QStringList packagesOf(const QStringList &programs)
{
    static const QHash<QString, QString> packages{
        {u"cpio"_s, u"cpio"_s},    {u"mke2fs"_s, u"e2fsprogs"_s},
        {u"modinfo"_s, u"kmod"_s}, {u"insmod"_s, u"kmod"_s},
        {u"mount"_s, u"mount"_s},  {u"switch_root"_s, u"util-linux"_s},
        {u"ip"_s, u"iproute2"_s},  {u"sshd"_s, u"openssh-server"_s},
    };
    QStringList names;
    for (const QString &program : programs) {
        const QString name = packages.value(program, program);
        if (!names.contains(name))
            names.append(name);
    }
    return names;
}

QStringList lacking(const Profile &profile)
{
    return profile.fact(u"guest.lacks"_s).split(u' ', Qt::SkipEmptyParts);
}

/// What packages would mend; with `first` beside what the images lack.
void explainMissing(Capability &capability,
                    const Profile &profile,
                    const QString &what,
                    const QStringList &first)
{
    const QStringList lacks = lacking(profile);
    const QStringList packages = first + packagesOf(lacks);
    capability.reason = Device::tr("%1 is not installed").arg(what);
    capability.remedy = Device::tr("On the device: sudo apt install %1").arg(packages.join(u' '));
    if (!lacks.contains(kServer))
        capability.packages = packages;
}

/// What QEMU and Firecracker alike need: programs for the images, and a kernel. False when
/// something of it is not there, and said.
bool hasImages(Capability &capability, const Profile &profile)
{
    if (const QStringList lacks = lacking(profile); !lacks.isEmpty()) {
        explainMissing(capability, profile, lacks.join(u", "_s), {});
        return false;
    }
    if (!profile.fact(u"guest.kernel"_s).isEmpty())
        return true;
    capability.state = Capability::State::Limited;
    if (const QString kernel = profile.fact(u"guest.kernel.unreadable"_s); !kernel.isEmpty()) {
        capability.reason = Device::tr("only root may read the kernel %1").arg(kernel);
        capability.remedy = Device::tr("On the device: sudo chmod a+r %1").arg(kernel);
    } else {
        capability.reason = Device::tr("no kernel with virtio was found in /boot");
        capability.remedy = Device::tr("Name one in the plan, or install linux-image-cloud-amd64 "
                                       "(Debian), linux-image-virtual (Ubuntu).");
    }
    return false;
}

QString howToUseKvm(const Profile &profile)
{
    return profile.fact(u"kvm"_s).isEmpty()
        ? Device::tr("Switch virtualisation on in the device's firmware.")
        : Device::tr("On the device, and log in anew: sudo usermod -aG kvm \"$USER\"");
}

/// Of the tiny guest, where it was tried and did not boot; else empty.
QString whyNoBoot(const Profile &profile)
{
    const QString boot = profile.fact(u"guest.boot"_s);
    return boot == u"boots" ? QString() : boot;
}

/// What is slower than it could be with a guest's packets, where all else is ready.
void remarkVhost(Capability &capability, const Profile &profile)
{
    const QString vhost = profile.fact(u"vhost.net"_s);
    if (vhost == u"usable")
        return;
    capability.reason = vhost.isEmpty()
        ? Device::tr("there is no vhost-net: packets of guests on a tap go through QEMU itself")
        : Device::tr("this user may not use /dev/vhost-net: packets of guests on a tap go through "
                     "QEMU itself");
    capability.remedy = vhost.isEmpty()
        ? Device::tr("On the device: sudo modprobe vhost_net")
        : Device::tr("On the device: sudo chmod a+rw /dev/vhost-net");
}

/// Which of Firecracker's I/O engines it is that is ready.
void remarkEngine(Capability &capability, const Profile &profile)
{
    const QString kernel = profile.fact(u"kernel"_s);
    if (firecrackerVersion(profile) < kEngineSince || hasAsyncEngine(profile))
        return;
    capability.reason =
        Device::tr("its I/O engine Async needs Linux %1, and there is %2: Sync alone is ready")
            .arg(kAsyncKernel.toString(), kernel);
    capability.remedy = Device::tr("Choose Sync, or install a newer kernel.");
}

void judgeQemu(Capability &capability, const Profile &profile)
{
    const bool isX86 = profile.architecture == u"x86_64";
    const QString kvm = profile.fact(u"kvm"_s);
    if (profile.fact(u"tool.qemu"_s).isEmpty()) {
        explainMissing(capability, profile, u"qemu-system-"_s + profile.architecture,
                       {isX86 ? u"qemu-system-x86"_s : u"qemu-system-arm"_s});
        return;
    }
    if (!hasImages(capability, profile))
        return;
    capability.state = Capability::State::Limited;
    if (kvm != u"usable") {
        capability.reason = kvm.isEmpty()
            ? Device::tr("without /dev/kvm guests are emulated, and marked so")
            : Device::tr("this user may not use /dev/kvm; emulated guests are marked so");
        capability.remedy = howToUseKvm(profile);
    } else if (const QString why = whyNoBoot(profile); !why.isEmpty()) {
        capability.reason = Device::tr("a tiny guest does not boot with KVM (%1)").arg(why);
        capability.remedy =
            Device::tr("Have guests emulated, which marks them so. Where the device "
                       "is a virtual machine itself, its host has to allow nested "
                       "virtualisation.");
    } else {
        capability.state = Capability::State::Ready;
        remarkVhost(capability, profile);
    }
}

void judgeFirecracker(Capability &capability, const Profile &profile)
{
    const QString told = profile.fact(kProgram);
    const QVersionNumber version = firecrackerVersion(profile);
    const bool isStandIn = isFirecrackerStandIn(profile);
    const QString kvm = profile.fact(u"kvm"_s);
    if (told.isEmpty()) {
        capability.reason = Device::tr("%1 is not installed").arg(u"firecracker"_s);
        capability.remedy =
            Device::tr("Put its program for %1 on the device as /usr/local/bin/firecracker: "
                       "https://github.com/firecracker-microvm/firecracker/releases")
                .arg(profile.architecture);
    } else if (version < kOldestFirecracker) {
        capability.reason = version.isNull()
            ? Device::tr("firecracker does not tell its version: %1").arg(told)
            : Device::tr("Firecracker %1 is older than %2")
                  .arg(version.toString(), kOldestFirecracker.toString());
        capability.remedy = Device::tr("Put a newer one in its place.");
    } else if (kvm != u"usable" && !isStandIn) {
        capability.reason = kvm.isEmpty()
            ? Device::tr("there is no /dev/kvm, and Firecracker emulates nothing")
            : Device::tr("this user may not use /dev/kvm");
        capability.remedy = howToUseKvm(profile);
    } else if (const QString why = whyNoBoot(profile); !why.isEmpty() && !isStandIn) {
        capability.reason = Device::tr("a tiny guest does not boot with KVM (%1)").arg(why);
        capability.remedy = Device::tr("Where the device is a virtual machine itself, its host has "
                                       "to allow nested virtualisation.");
    } else if (profile.fact(u"tun"_s).isEmpty()) {
        capability.reason = Device::tr("there is no /dev/net/tun, which its guests' network needs");
        capability.remedy = Device::tr("On the device: sudo modprobe tun");
    } else if (profile.fact(u"tun"_s) != u"usable") {
        capability.reason = Device::tr("this user may not use /dev/net/tun");
        capability.remedy = Device::tr("On the device: sudo chmod a+rw /dev/net/tun");
    } else if (!rootPrefix(profile)) {
        capability.reason = Device::tr("its guests' network needs root, and sudo asks for a "
                                       "password");
        capability.remedy =
            Device::tr("Allow sudo without a password for this user, or log in as root.");
    } else if (hasImages(capability, profile)) {
        const QString tool = profile.fact(u"guest.kernel.lacks"_s);
        capability.state = Capability::State::Limited;
        if (!tool.isEmpty()) {
            // Not where the plan names one that is unpacked.
            explainMissing(capability, profile, tool, {tool == u"xz" ? u"xz-utils"_s : tool});
        } else if (isStandIn) {
            capability.reason = Device::tr("it is a stand-in for Firecracker: all that runs in it "
                                           "is marked so");
        } else {
            capability.state = Capability::State::Ready;
            remarkEngine(capability, profile);
        }
    }
}

} // namespace

Capability guestCapability(const Profile &profile, const QString &code)
{
    Capability capability;
    capability.name = code;
    capability.label = code == u"VM" ? Device::tr("VM: QEMU with KVM")
        : code == u"QM"              ? Device::tr("QM: QEMU's microvm")
                                     : Device::tr("FC: Firecracker");
    const bool isX86 = profile.architecture == u"x86_64";
    if (code == u"QM" && !isX86) {
        capability.reason = Device::tr("QEMU has microvm for x86_64 only");
        capability.remedy = Device::tr("Choose VM, which is QEMU's usual machine.");
    } else if (!isX86 && profile.architecture != u"aarch64") {
        capability.reason =
            Device::tr("Runwatt has no machine for guests of %1").arg(profile.architecture);
    } else if (profile.memoryBytes > 0 && profile.memoryBytes < kLeastMemoryForGuests) {
        capability.reason = Device::tr("%1 MiB of memory are too little for a guest, which needs "
                                       "%2 MiB with its monitor")
                                .arg(profile.memoryBytes / kMebibyte)
                                .arg(kLeastMemoryForGuests / kMebibyte);
        capability.remedy = Device::tr("Choose NT or RC there.");
    } else if (code == u"FC") {
        judgeFirecracker(capability, profile);
    } else {
        judgeQemu(capability, profile);
    }
    if (capability.state != Capability::State::Missing
        && profile.freeBytes.value_or(kDiskForGuests) < kDiskForGuests) {
        capability.state = Capability::State::Limited;
        capability.reason =
            Device::tr("%1 MiB are free in /var/tmp, and a guest's images take some "
                       "%2 MiB beside the benchmark's file")
                .arg(*profile.freeBytes / kMebibyte)
                .arg(kDiskForGuests / kMebibyte);
        capability.remedy = Device::tr("Make room there, or name another folder for the device; "
                                       "where one is named, nothing is amiss.");
    }
    return capability;
}

QVersionNumber firecrackerVersion(const Profile &profile)
{
    static const QRegularExpression pattern(u"Firecracker v(\\d+\\.\\d+\\.\\d+)"_s);
    return QVersionNumber::fromString(pattern.match(profile.fact(kProgram)).captured(1));
}

QVersionNumber jailerVersion(const Profile &profile)
{
    static const QRegularExpression pattern(u"Jailer v(\\d+\\.\\d+\\.\\d+)"_s);
    return QVersionNumber::fromString(pattern.match(profile.fact(u"tool.jailer"_s)).captured(1));
}

bool hasAsyncEngine(const Profile &profile)
{
    return firecrackerVersion(profile) >= kEngineSince
        && QVersionNumber::fromString(profile.fact(u"kernel"_s)) >= kAsyncKernel;
}

bool canBootFirecracker(const Profile &profile)
{
    return (profile.architecture == u"x86_64" || profile.architecture == u"aarch64")
        && firecrackerVersion(profile) >= kOldestFirecracker && profile.fact(u"kvm"_s) == u"usable"
        && lacking(profile).isEmpty() && !profile.fact(u"guest.kernel"_s).isEmpty()
        && profile.fact(u"guest.kernel.lacks"_s).isEmpty();
}

bool isFirecrackerStandIn(const Profile &profile)
{
    return profile.fact(kProgram).contains(u"(stand-in)");
}

bool namesDevicesOnly(const Profile &profile)
{
    return profile.architecture == u"x86_64" && firecrackerVersion(profile) < kAcpiSince;
}

} // namespace runwatt::device
