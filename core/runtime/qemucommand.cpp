// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/qemucommand.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

constexpr qint64 kMebibyte = 1024 * 1024;
constexpr int kMacvtapFile = 3; ///< the number by which QEMU has the macvtap open

/// A comma within a value of QEMU's is written twice.
QString quoted(QString path)
{
    return path.replace(u',', u",,"_s);
}

QString machineWord(const QemuMachine &machine)
{
    const bool isKvm = machine.guest.options.accelerator == Accelerator::Kvm;
    QString word = qemuMachineOf(machine.guest.code, machine.guest.architecture);
    if (machine.guest.architecture == u"aarch64")
        word += isKvm ? u",gic-version=host"_s : u",gic-version=2"_s;
    // The device's kernel finds its virtio devices by ACPI, not by the command line. Its old timer
    // and interrupt controller stay: without them guests ended without a word, or hung their host,
    // where AMD's virtualisation was an emulated one.
    if (machine.guest.code == u"QM")
        word += u",acpi=on,x-option-roms=off,rtc=on,isa-serial=on"_s;
    return word;
}

/// All that the emulation knows, as the device's programs may be built for any of it; but for what
/// only slows it down. With ERMS the kernel clears and copies pages by an instruction that QEMU
/// works off byte by byte (starting a program took more than twice as long), and with LA57 each
/// look at a page table is one level deeper.
QString processorWord(const QemuMachine &machine)
{
    if (machine.guest.options.accelerator == Accelerator::Kvm)
        return u"host"_s;
    return machine.guest.architecture == u"x86_64" ? u"max,-erms,-la57"_s : u"max"_s;
}

QStringList disk(const QemuMachine &machine, const QString &name, const QString &file)
{
    const QString bus = machine.guest.code == u"QM" ? u"device"_s : u"pci"_s;
    QString drive = u"if=none,id=%1,format=raw,cache=%2,file="_s.arg(name).arg(
                        toWord(machine.guest.options.cache))
        + quoted(file);
    if (name == u"root")
        drive += u",readonly=on"_s;
    return {u"-drive"_s, drive, u"-device"_s, u"virtio-blk-%1,drive=%2"_s.arg(bus, name)};
}

QString tapOf(const QemuMachine &machine, const QString &id, const QString &interface)
{
    return u"tap,id=%1,script=no,downscript=no,vhost=%2,ifname=%3"_s.arg(
        id, machine.vhost == Vhost::On ? u"on"_s : u"off"_s, interface);
}

QStringList secondCard(const QemuMachine &machine)
{
    const GuestCard &card = machine.guest.card;
    const QString macvtap = u"tap,id=card,fd=%1,vhost=%2"_s.arg(kMacvtapFile)
                                .arg(machine.vhost == Vhost::On ? u"on"_s : u"off"_s);
    const QString device = machine.guest.code == u"QM"
        ? u"virtio-net-device,netdev=card,mac=%1"_s
        : u"virtio-net-pci,netdev=card,romfile=,mac=%1"_s;
    return {u"-netdev"_s, card.isMacvtap() ? macvtap : tapOf(machine, u"card"_s, card.interface),
            u"-device"_s, device.arg(card.hardwareAddress)};
}

} // namespace

QString qemuMachineOf(const QString &code, const QString &architecture)
{
    const bool isX86 = architecture == u"x86_64";
    if (code == u"VM")
        return isX86 ? u"q35"_s : architecture == u"aarch64" ? u"virt"_s : QString();
    return code == u"QM" && isX86 ? u"microvm"_s : QString();
}

QString qemuGuestAddress()
{
    return u"10.0.2.15/24"_s; // what QEMU's own network takes a guest for
}

QStringList qemuTinyCommand(const QemuMachine &machine)
{
    const bool isKvm = machine.guest.options.accelerator == Accelerator::Kvm;
    const bool isMicro = machine.guest.code == u"QM";
    const QString console = machine.guest.architecture == u"aarch64" ? u"ttyAMA0"_s : u"ttyS0"_s;
    // The end of the guest, also by a panic, is the end of QEMU: it resets, and -no-reboot says no.
    QString append = u"console=%1 quiet panic=-1"_s.arg(console);
    if (machine.guest.architecture == u"x86_64")
        append += u" reboot=t"_s;
    // An emulated processor takes long for what tells nothing of it: the kernel's tests of its own
    // ciphers, and whether its timer keeps time, which it does not where the device is busy.
    if (!isKvm)
        append += u" cryptomgr.notests no_timer_check"_s;
    // An emulated microvm has no clock by which its kernel could measure the time stamp counter,
    // which is the device's, and without one it waits for ever. Nor can it tell that all processors
    // have the same, and would count time by its ticks of 4 ms.
    if (isMicro && !isKvm)
        append += u" tsc_early_khz=%1 tsc=reliable"_s.arg(machine.guest.timeStampKilohertz);
    return {machine.program,
            u"-nodefaults"_s,
            u"-no-user-config"_s,
            u"-no-reboot"_s,
            u"-display"_s,
            u"none"_s,
            u"-name"_s,
            QString(quoted(machine.guest.name) + u",debug-threads=on"),
            u"-machine"_s,
            machineWord(machine),
            u"-accel"_s,
            toWord(machine.guest.options.accelerator),
            u"-cpu"_s,
            processorWord(machine),
            u"-smp"_s,
            QString::number(machine.guest.processors),
            u"-m"_s,
            QString(QString::number(machine.guest.memoryBytes / kMebibyte) + u'M'),
            u"-pidfile"_s,
            QString(machine.guest.folder + u"/pid"),
            u"-kernel"_s,
            QString(machine.guest.folder + u"/kernel"),
            u"-initrd"_s,
            QString(machine.guest.folder + u"/initrd"),
            u"-append"_s,
            append,
            u"-chardev"_s,
            u"stdio,id=console,signal=off"_s,
            u"-serial"_s,
            u"chardev:console"_s};
}

QStringList qemuCommand(const QemuMachine &machine)
{
    const bool isMicro = machine.guest.code == u"QM";
    QStringList words = qemuTinyCommand(machine);
    words += disk(machine, u"root"_s, machine.guest.rootImage);
    words += disk(machine, u"data"_s, machine.guest.folder + u"/data.img");
    if (machine.control == QemuMachine::Control::Fifos) {
        const QString path = quoted(machine.guest.folder + u"/qmp");
        words += QStringList{u"-chardev"_s,
                             QString(u"pipe,id=qmp,path="_s + path + u",logfile=" + path + u".log"),
                             u"-mon"_s, u"chardev=qmp,mode=control"_s};
    }
    const QString user =
        u"user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:%1-:22"_s.arg(machine.port);
    const QString tap = tapOf(machine, u"net"_s, machine.guest.tap);
    words += QStringList{
        u"-netdev"_s,
        machine.guest.tap.isEmpty() ? user : tap,
        u"-device"_s,
        isMicro ? u"virtio-net-device,netdev=net"_s : u"virtio-net-pci,netdev=net,romfile="_s,
        u"-device"_s,
        isMicro ? u"virtio-rng-device"_s : u"virtio-rng-pci"_s};
    if (!machine.guest.card.exists())
        return words;
    words += secondCard(machine);
    if (!machine.guest.card.isMacvtap())
        return words;
    // A shell opens the macvtap's file, and becomes QEMU.
    return QStringList{u"sh"_s, u"-c"_s,
                       u"node=$1 && shift && exec \"$@\" %1<>\"$node\""_s.arg(kMacvtapFile),
                       u"sh"_s, machine.guest.card.node}
    + words;
}

} // namespace runwatt::runtime
