// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/capabilities.h"

#include "core/device/engines.h"
#include "core/device/privilege.h"
#include "core/device/text.h"

#include <QHash>

namespace runwatt::device {

namespace {

/// Its package starts it as a service, which only the person may want.
constexpr QLatin1String kServer("sshd");

Capability tool(const Profile &profile,
                const QString &name,
                const QString &label,
                const QStringList &programs,
                const QString &package)
{
    Capability capability;
    capability.name = name;
    capability.label = label;
    QStringList missing;
    for (const QString &program : programs) {
        if (profile.fact(QStringLiteral("tool.") + program).isEmpty())
            missing.append(program);
    }
    if (missing.isEmpty()) {
        capability.state = Capability::State::Ready;
        return capability;
    }
    capability.reason = Device::tr("%1 is not installed").arg(missing.join(QStringLiteral(", ")));
    capability.remedy = Device::tr("On the device: sudo apt install %1").arg(package);
    capability.packages = QStringList{package};
    return capability;
}

Capability rootNeeded(const Profile &profile,
                      const QString &name,
                      const QString &label,
                      const QString &without)
{
    Capability capability;
    capability.name = name;
    capability.label = label;
    if (profile.isRoot || profile.hasSudo) {
        capability.state = Capability::State::Ready;
        return capability;
    }
    capability.state = Capability::State::Limited;
    capability.reason = without;
    capability.remedy =
        Device::tr("Allow sudo without a password for this user, or log in as root.");
    return capability;
}

Capability governor(const Profile &profile)
{
    Capability capability =
        rootNeeded(profile, QStringLiteral("governor"), Device::tr("Set the frequency governor"),
                   Device::tr("setting it needs root"));
    if (profile.fact(QStringLiteral("governor")).isEmpty()) {
        capability.state = Capability::State::Missing;
        capability.reason = Device::tr("the kernel offers no frequency scaling here");
        capability.remedy.clear();
    }
    return capability;
}

bool hasFactLike(const Profile &profile, QStringView prefix)
{
    return std::any_of(profile.facts.cbegin(), profile.facts.cend(),
                       [prefix](const Fact &fact) { return fact.name.startsWith(prefix); });
}

Capability temperature(const Profile &profile)
{
    Capability capability;
    capability.name = QStringLiteral("temperature");
    capability.label = Device::tr("Temperature");
    if (hasFactLike(profile, u"thermal.")) {
        capability.state = Capability::State::Ready;
    } else {
        capability.reason = Device::tr("no thermal zone in /sys/class/thermal");
        capability.remedy =
            Device::tr("Heat can't be judged here; a campaign says so among its events.");
    }
    return capability;
}

Capability exactClock(const Profile &profile)
{
    Capability capability;
    capability.name = QStringLiteral("clock");
    capability.label = Device::tr("Exact time stamps");
    capability.state = Capability::State::Ready;
    if (!profile.hasPython) {
        capability.state = Capability::State::Limited;
        capability.reason =
            Device::tr("without python3 the device's clock is read in steps of 10 ms");
        capability.remedy = Device::tr("On the device: sudo apt install python3-minimal");
        capability.packages = QStringList{QStringLiteral("python3-minimal")};
    }
    return capability;
}

/// The Debian package of each program that a guest's images are made with.
QStringList packagesOf(const QStringList &programs)
{
    static const QHash<QString, QString> packages{
        {QStringLiteral("cpio"), QStringLiteral("cpio")},
        {QStringLiteral("mke2fs"), QStringLiteral("e2fsprogs")},
        {QStringLiteral("modinfo"), QStringLiteral("kmod")},
        {QStringLiteral("insmod"), QStringLiteral("kmod")},
        {QStringLiteral("switch_root"), QStringLiteral("util-linux")},
        {QStringLiteral("mount"), QStringLiteral("mount")},
        {QStringLiteral("ip"), QStringLiteral("iproute2")},
        {QStringLiteral("sshd"), QStringLiteral("openssh-server")},
    };
    QStringList names;
    for (const QString &program : programs) {
        const QString name = packages.value(program, program);
        if (!names.contains(name))
            names.append(name);
    }
    return names;
}

Capability guest(const Profile &profile, const QString &code, const QString &label)
{
    Capability capability;
    capability.name = code;
    capability.label = label;
    const bool isX86 = profile.architecture == u"x86_64";
    const QString kvm = profile.fact(QStringLiteral("kvm"));
    const QStringList lacking =
        profile.fact(QStringLiteral("guest.lacks")).split(u' ', Qt::SkipEmptyParts);
    if (code == u"QM" && !isX86) {
        capability.reason = Device::tr("QEMU has microvm for x86_64 only");
    } else if (!isX86 && profile.architecture != u"aarch64") {
        capability.reason =
            Device::tr("Runwatt has no machine for guests of %1").arg(profile.architecture);
    } else if (profile.fact(QStringLiteral("tool.qemu")).isEmpty()) {
        const QString package =
            isX86 ? QStringLiteral("qemu-system-x86") : QStringLiteral("qemu-system-arm");
        capability.reason =
            Device::tr("%1 is not installed")
                .arg(QString(QStringLiteral("qemu-system-") + profile.architecture));
        capability.remedy = Device::tr("On the device: sudo apt install %1").arg(package);
        if (!lacking.contains(kServer)) {
            capability.packages = packagesOf(lacking);
            capability.packages.prepend(package);
        }
    } else if (!lacking.isEmpty()) {
        capability.reason =
            Device::tr("%1 is not installed").arg(lacking.join(QStringLiteral(", ")));
        const QStringList packages = packagesOf(lacking);
        capability.remedy =
            Device::tr("On the device: sudo apt install %1").arg(packages.join(u' '));
        if (!lacking.contains(kServer))
            capability.packages = packages;
    } else if (const QString kernel = profile.fact(QStringLiteral("guest.kernel.unreadable"));
               !kernel.isEmpty() && profile.fact(QStringLiteral("guest.kernel")).isEmpty()) {
        capability.state = Capability::State::Limited;
        capability.reason = Device::tr("only root may read the kernel %1").arg(kernel);
        capability.remedy = Device::tr("On the device: sudo chmod a+r %1").arg(kernel);
    } else if (profile.fact(QStringLiteral("guest.kernel")).isEmpty()) {
        capability.state = Capability::State::Limited;
        capability.reason = Device::tr("no kernel with virtio was found in /boot");
        capability.remedy = Device::tr("Name one in the plan, or install linux-image-cloud-amd64 "
                                       "(Debian), linux-image-virtual (Ubuntu).");
    } else if (kvm != u"usable") {
        capability.state = Capability::State::Limited;
        capability.reason = kvm.isEmpty()
            ? Device::tr("without /dev/kvm guests are emulated, and marked so")
            : Device::tr("this user may not use /dev/kvm; emulated guests are marked so");
        capability.remedy = kvm.isEmpty()
            ? Device::tr("Switch virtualisation on in the device's firmware.")
            : Device::tr("On the device, and log in anew: sudo usermod -aG kvm \"$USER\"");
    } else if (const QString boot = profile.fact(QStringLiteral("guest.boot"));
               !boot.isEmpty() && boot != u"boots") {
        capability.state = Capability::State::Limited;
        capability.reason = Device::tr("a tiny guest does not boot with KVM (%1)").arg(boot);
        capability.remedy =
            Device::tr("Have guests emulated, which marks them so. Where the device "
                       "is a virtual machine itself, its host has to allow nested "
                       "virtualisation.");
    } else {
        capability.state = Capability::State::Ready;
    }
    return capability;
}

Capability budget(const Profile &profile)
{
    Capability capability = rootNeeded(
        profile, QStringLiteral("budget"), Device::tr("Hold trials to processors and memory"),
        Device::tr("limiting memory needs root; processors can be chosen"));
    const QStringList controllers =
        profile.fact(QStringLiteral("cgroup.controllers")).split(u' ', Qt::SkipEmptyParts);
    if (!controllers.contains(QStringLiteral("memory"))) {
        capability.state = Capability::State::Limited;
        capability.reason =
            Device::tr("the kernel can't limit memory here; processors can be chosen");
        capability.remedy =
            Device::tr("On a Raspberry Pi add \"cgroup_enable=memory\" to the line in "
                       "/boot/firmware/cmdline.txt (/boot/cmdline.txt before Bookworm), and "
                       "start it anew.");
    }
    return capability;
}

Capability laterRuntime(const QString &code, const QString &label)
{
    Capability capability;
    capability.name = code;
    capability.label = label;
    capability.reason = Device::tr("this version of Runwatt does not run it");
    return capability;
}

} // namespace

QList<Capability> capabilitiesOf(const Profile &profile)
{
    Capability native;
    native.name = QStringLiteral("NT");
    native.label = Device::tr("NT: directly on the device");
    native.state = Capability::State::Ready;
    QList<Capability> capabilities{
        native,
        containerCapability(profile),
        guest(profile, QStringLiteral("VM"), Device::tr("VM: QEMU with KVM")),
        guest(profile, QStringLiteral("QM"), Device::tr("QM: QEMU's microvm")),
        laterRuntime(QStringLiteral("FC"), Device::tr("FC: Firecracker")),
        laterRuntime(QStringLiteral("KC"), Device::tr("KC: Kata container")),
        tool(profile, QStringLiteral("fio"), Device::tr("File I/O with fio"),
             {QStringLiteral("fio")}, QStringLiteral("fio")),
        tool(profile, QStringLiteral("cpu"), Device::tr("CPU with mpstat"),
             {QStringLiteral("mpstat")}, QStringLiteral("sysstat")),
        tool(profile, QStringLiteral("processes"), Device::tr("CPU by process with pidstat"),
             {QStringLiteral("pidstat")}, QStringLiteral("sysstat")),
        exactClock(profile),
        rootNeeded(
            profile, QStringLiteral("caches"), Device::tr("Drop caches before each trial"),
            Device::tr("that needs root; reads may come from the page cache, and trials say so")),
        governor(profile),
        budget(profile),
        temperature(profile),
    };
    return capabilities + engineCapabilities(profile);
}

QStringList installablePackages(const Profile &profile)
{
    QStringList packages;
    if (!rootPrefix(profile) || profile.fact(QStringLiteral("apt")).isEmpty())
        return packages;
    for (const Capability &capability : profile.capabilities) {
        if (capability.state != Capability::State::Ready)
            packages += capability.packages;
    }
    packages.removeDuplicates();
    return packages;
}

} // namespace runwatt::device
