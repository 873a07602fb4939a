// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/capabilities.h"

#include "core/device/engines.h"
#include "core/device/guests.h"
#include "core/device/kata.h"
#include "core/device/privilege.h"
#include "core/device/text.h"

#include <QRegularExpression>
#include <QVersionNumber>

namespace runwatt::device {

namespace {

// The oldest whose output the readers are proven on.
const QVersionNumber kOldestFio(2, 2);
const QVersionNumber kOldestNetperf(2, 6);
const QVersionNumber kOldestIperf3(3, 1);

/// Whether a program says of itself ("/usr/bin/fio fio-3.33") that it is older. One that tells no
/// version is taken for new enough.
bool isOlder(const QString &told, const QVersionNumber &oldest)
{
    static const QRegularExpression pattern(QStringLiteral("[0-9]+(\\.[0-9]+)+"));
    const QRegularExpressionMatch version = pattern.match(told.section(u' ', 1));
    return version.hasMatch() && QVersionNumber::fromString(version.captured()) < oldest;
}

Capability tool(const Profile &profile,
                const QString &name,
                const QString &label,
                const QStringList &programs,
                const QString &package,
                const QVersionNumber &oldest = {})
{
    Capability capability;
    capability.name = name;
    capability.label = label;
    QStringList missing;
    for (const QString &program : programs) {
        if (profile.fact(QStringLiteral("tool.") + program).isEmpty())
            missing.append(program);
    }
    const QString told = profile.fact(QStringLiteral("tool.") + programs.constFirst());
    if (missing.isEmpty() && isOlder(told, oldest)) {
        capability.reason = Device::tr("%1 is too old: Runwatt needs version %2 or newer")
                                .arg(told.section(u' ', 1), oldest.toString());
        capability.remedy =
            Device::tr("Install a newer one on the device, where it comes first in PATH.");
        return capability;
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

/// Installing it together with others would let all fail where its component is no source.
Capability netperf(const Profile &profile)
{
    const QString name = QStringLiteral("netperf");
    Capability capability =
        tool(profile, name, Device::tr("Network with netperf"), {name}, name, kOldestNetperf);
    if (profile.fact(QStringLiteral("tool.netperf")).isEmpty()) {
        capability.reason =
            Device::tr("netperf is not installed; it is in a component of its own, non-free of "
                       "Debian, multiverse of Ubuntu, which the device's sources have to name");
        capability.packages.clear();
    }
    return capability;
}

Capability filebench(const Profile &profile)
{
    Capability capability;
    capability.name = QStringLiteral("filebench");
    const QString name = QStringLiteral("Filebench");
    const QString tool = profile.fact(QStringLiteral("tool.filebench"));
    // "/usr/local/bin/filebench Filebench 1.5-alpha3"
    const qsizetype version = tool.lastIndexOf(name + u' ');
    capability.label =
        Device::tr("File I/O with %1").arg(version < 0 ? name : tool.sliced(version));
    if (!tool.isEmpty()) {
        capability.state = Capability::State::Ready;
        return capability;
    }
    capability.reason = Device::tr("it is not installed; Runwatt can build it from its source");
    capability.remedy =
        Device::tr("On the Bench, or by \"runwatt check --filebench 1.5-alpha3\" (or a file of its "
                   "source). That takes a compiler on the device, and no root.");
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
        guestCapability(profile, QStringLiteral("VM")),
        guestCapability(profile, QStringLiteral("QM")),
        guestCapability(profile, QStringLiteral("FC")),
        kataCapability(profile),
        tool(profile, QStringLiteral("fio"), Device::tr("File I/O with fio"),
             {QStringLiteral("fio")}, QStringLiteral("fio"), kOldestFio),
        filebench(profile),
        netperf(profile),
        tool(profile, QStringLiteral("iperf3"), Device::tr("Network with iperf3"),
             {QStringLiteral("iperf3")}, QStringLiteral("iperf3"), kOldestIperf3),
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
