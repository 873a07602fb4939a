// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/firecrackerconfig.h"

#include "core/device/guests.h"
#include "core/runtime/firecrackerjail.h"
#include "core/runtime/text.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

constexpr qint64 kMebibyte = 1024 * 1024;
constexpr int kMostProcessors = 32; ///< MAX_SUPPORTED_VCPUS of all its versions
const QVersionNumber kCacheSince(0, 25);
const QVersionNumber kEntropySince(1, 4);
const QVersionNumber kLevelSince(1, 5); ///< from it on it logs to its standard output

/// Of its own range, unicast: from the end of the tag, which no two campaigns share.
QString hardwareAddress(const QString &tag)
{
    QString digits = tag.section(u'-', -1).right(10);
    for (qsizetype at = digits.size() - 2; at > 0; at -= 2)
        digits.insert(at, u':');
    return u"06:"_s + digits;
}

QJsonObject drive(const GuestMachine &machine, const QVersionNumber &version, const QString &name)
{
    const bool isRoot = name == u"root";
    QJsonObject json{
        {u"drive_id"_s, name},
        {u"path_on_host"_s, isRoot ? machine.rootImage : QString(machine.folder + u"/data.img")},
        // Our initrd mounts it; Firecracker would add words to the kernel's command line.
        {u"is_root_device"_s, false},
        {u"is_read_only"_s, isRoot}};
    if (version >= kCacheSince)
        json.insert(u"cache_type"_s, toWord(machine.options.firecrackerCache));
    if (version >= device::kEngineSince)
        json.insert(u"io_engine"_s, toWord(machine.options.firecrackerEngine));
    return json;
}

} // namespace

Result<void>
checkFirecracker(const GuestOptions &options, const Budget &budget, const device::Profile &profile)
{
    const QString what = Runtimes::tr("a guest can't be run in Firecracker");
    const QVersionNumber version = device::firecrackerVersion(profile);
    const QString told = version.toString();
    if (options.firecrackerCache == FirecrackerCache::Writeback && version < kCacheSince) {
        return failure(ErrorCode::Unsupported, what, profile.device,
                       Runtimes::tr("Firecracker %1 has no cache mode but Unsafe").arg(told),
                       Runtimes::tr("Choose Unsafe, or put version 0.25 or a newer one there."));
    }
    if (const int processors = guestProcessors(options, budget, profile);
        processors > kMostProcessors) {
        return failure(
            ErrorCode::Unsupported, what, profile.device,
            Runtimes::tr("a guest in Firecracker has at most %1 processors, and this one "
                         "would have %2")
                .arg(kMostProcessors)
                .arg(processors),
            Runtimes::tr("Give it fewer vCPUs, or the trials fewer processors, such as 0-3."));
    }
    const QString tool = profile.fact(u"guest.kernel.lacks"_s);
    if (options.kernel.isEmpty() && !tool.isEmpty()) {
        return failure(ErrorCode::ToolMissing, what, profile.device,
                       Runtimes::tr("%1 is needed to unpack the kernel %2 for it, and is not "
                                    "installed")
                           .arg(tool, profile.fact(u"guest.kernel"_s)),
                       Runtimes::tr("Install it on the device, or name an unpacked kernel."));
    }
    if (options.network == GuestNetwork::Macvtap) {
        return failure(ErrorCode::Unsupported, what, profile.device,
                       Runtimes::tr("it can't have a macvtap, but taps alone"),
                       Runtimes::tr("Choose bridge, and name one of the device that its interface "
                                    "is on."));
    }
    if (options.firecrackerJailer)
        RUNWATT_CHECK(checkJailer(profile));
    if (options.firecrackerEngine == FirecrackerEngine::Async) {
        if (version < device::kEngineSince) {
            return failure(ErrorCode::Unsupported, what, profile.device,
                           Runtimes::tr("Firecracker %1 has no I/O engine but Sync").arg(told),
                           Runtimes::tr("Choose Sync, or put version 1.0 or a newer one there."));
        }
        if (!device::hasAsyncEngine(profile)) {
            return failure(ErrorCode::Unsupported, what, profile.device,
                           Runtimes::tr("the I/O engine Async needs Linux %1, and there is %2")
                               .arg(device::kAsyncKernel.toString(), profile.fact(u"kernel"_s)),
                           Runtimes::tr("Choose Sync."));
        }
    }
    return {};
}

QJsonObject firecrackerConfiguration(const GuestMachine &machine, const QVersionNumber &version)
{
    const bool isArm = machine.architecture == u"aarch64";
    // The end of the guest, also by a panic, is that of Firecracker: of all devices of a PC it has
    // the reset by the keyboard's controller.
    QString arguments = u"console=ttyS0 loglevel=3 panic=-1 pci=off"_s;
    if (!isArm)
        arguments += u" reboot=k 8250.nr_uarts=1"_s;
    if (machine.hasTables)
        arguments += u" memmap=64K#1M acpi_rsdp=0x100000 nr_cpus=%1"_s.arg(machine.processors);
    QJsonArray cards;
    if (!machine.tap.isEmpty()) {
        cards.append(QJsonObject{{u"iface_id"_s, u"eth0"_s},
                                 {u"guest_mac"_s, hardwareAddress(machine.name)},
                                 {u"host_dev_name"_s, machine.tap}});
    }
    if (machine.card.exists()) {
        cards.append(QJsonObject{{u"iface_id"_s, u"eth1"_s},
                                 {u"guest_mac"_s, machine.card.hardwareAddress},
                                 {u"host_dev_name"_s, machine.card.interface}});
    }
    QJsonArray drives;
    if (!machine.rootImage.isEmpty()) {
        drives.append(drive(machine, version, u"root"_s));
        drives.append(drive(machine, version, u"data"_s));
    }
    QJsonObject json{
        {u"boot-source"_s,
         QJsonObject{{u"kernel_image_path"_s, QString(machine.folder + u"/kernel")},
                     {u"initrd_path"_s, QString(machine.folder + u"/initrd")},
                     {u"boot_args"_s, arguments}}},
        {u"drives"_s, drives}, // which all its versions want, if only to hear that there are none
        {u"machine-config"_s,
         QJsonObject{{u"vcpu_count"_s, machine.processors},
                     {u"mem_size_mib"_s, machine.memoryBytes / kMebibyte}}}};
    if (!cards.isEmpty())
        json.insert(u"network-interfaces"_s, cards);
    if (version >= kEntropySince)
        json.insert(u"entropy"_s, QJsonObject());
    return json;
}

QStringList
firecrackerCommand(const QString &program, const QString &file, const QVersionNumber &version)
{
    QStringList words{program, u"--no-api"_s, u"--config-file"_s, file};
    if (version >= kLevelSince)
        words += QStringList{u"--level"_s, u"Error"_s};
    return words;
}

} // namespace runwatt::runtime
