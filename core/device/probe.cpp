// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/probe.h"

#include "core/base/shellquote.h"
#include "core/device/capabilities.h"
#include "core/device/scripts.h"
#include "core/device/text.h"

#include <QDateTime>
#include <QHash>

#include <algorithm>
#include <array>
#include <limits>

namespace runwatt::device {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kProbeLimit = 60s;
constexpr qint64 kProbeOutputLimit = 256 * 1024;
constexpr qint64 kKibibyte = 1024;
/// File systems that keep their files in memory: a benchmark there measures no storage.
constexpr std::array kMemoryFileSystems{"tmpfs", "ramfs", "devtmpfs", "rootfs", "proc", "sysfs"};

/// Labels of the facts that have one; others (disks, cards, tools) are labelled by their name.
QString labelOf(const QString &name)
{
    static const QHash<QString, const char *> labels{
        {QStringLiteral("board"), QT_TRANSLATE_NOOP("Device", "Board")},
        {QStringLiteral("virtualization"), QT_TRANSLATE_NOOP("Device", "Virtual machine")},
        {QStringLiteral("emulated"), QT_TRANSLATE_NOOP("Device", "Emulated processor")},
        {QStringLiteral("cpu.model"), QT_TRANSLATE_NOOP("Device", "CPU")},
        {QStringLiteral("cpu.count"), QT_TRANSLATE_NOOP("Device", "Cores")},
        {QStringLiteral("memory.kib"), QT_TRANSLATE_NOOP("Device", "Memory")},
        {QStringLiteral("swap.kib"), QT_TRANSLATE_NOOP("Device", "Swap")},
        {QStringLiteral("free.kib"), QT_TRANSLATE_NOOP("Device", "Free in /var/tmp")},
        {QStringLiteral("architecture"), QT_TRANSLATE_NOOP("Device", "Architecture")},
        {QStringLiteral("kernel"), QT_TRANSLATE_NOOP("Device", "Kernel")},
        {QStringLiteral("distribution"), QT_TRANSLATE_NOOP("Device", "Distribution")},
        {QStringLiteral("governor"), QT_TRANSLATE_NOOP("Device", "Governor")},
        {QStringLiteral("user"), QT_TRANSLATE_NOOP("Device", "User")},
        {QStringLiteral("uid"), QT_TRANSLATE_NOOP("Device", "User number")},
        {QStringLiteral("gid"), QT_TRANSLATE_NOOP("Device", "Group number")},
        {QStringLiteral("engine.docker"), QT_TRANSLATE_NOOP("Device", "Docker answers")},
        {QStringLiteral("engine.podman"), QT_TRANSLATE_NOOP("Device", "Podman answers")},
        {QStringLiteral("engine.nerdctl"), QT_TRANSLATE_NOOP("Device", "nerdctl answers")},
        {QStringLiteral("engine.docker.version"), QT_TRANSLATE_NOOP("Device", "Docker's daemon")},
        {QStringLiteral("engine.podman.version"), QT_TRANSLATE_NOOP("Device", "Podman's version")},
        {QStringLiteral("engine.nerdctl.version"),
         QT_TRANSLATE_NOOP("Device", "containerd's version")},
        {QStringLiteral("engine.ctr"), QT_TRANSLATE_NOOP("Device", "containerd answers")},
        {QStringLiteral("engine.ctr.version"), QT_TRANSLATE_NOOP("Device", "containerd's version")},
        {QStringLiteral("kata.config"), QT_TRANSLATE_NOOP("Device", "Kata's configuration")},
        {QStringLiteral("kata.config.sha256"), QT_TRANSLATE_NOOP("Device", "SHA-256 of that")},
        {QStringLiteral("kata.hypervisor"), QT_TRANSLATE_NOOP("Device", "Kata's hypervisor")},
        {QStringLiteral("kata.shared-fs"), QT_TRANSLATE_NOOP("Device", "Kata shares files by")},
        {QStringLiteral("kata.cache"), QT_TRANSLATE_NOOP("Device", "Kata's cache of shared files")},
        {QStringLiteral("kata.no-block"), QT_TRANSLATE_NOOP("Device", "Kata is forbidden disks")},
        {QStringLiteral("kata.runtime"), QT_TRANSLATE_NOOP("Device", "Kata's command line")},
        {QStringLiteral("loop"), QT_TRANSLATE_NOOP("Device", "Loop devices")},
        {QStringLiteral("kata.cgroup-only"),
         QT_TRANSLATE_NOOP("Device", "Kata's budget holds the hypervisor")},
        {QStringLiteral("runc.path"), QT_TRANSLATE_NOOP("Device", "Program of runc")},
        {QStringLiteral("home"), QT_TRANSLATE_NOOP("Device", "Home folder")},
        {QStringLiteral("boot.id"), QT_TRANSLATE_NOOP("Device", "Boot")},
        {QStringLiteral("clock.utc"), QT_TRANSLATE_NOOP("Device", "Clock")},
        {QStringLiteral("throttled"), QT_TRANSLATE_NOOP("Device", "Throttle flags")},
        {QStringLiteral("vhost.net"), QT_TRANSLATE_NOOP("Device", "vhost-net")},
        {QStringLiteral("tsc.khz"), QT_TRANSLATE_NOOP("Device", "Rate of time stamps")},
        {QStringLiteral("guest.kernel"), QT_TRANSLATE_NOOP("Device", "Kernel for guests")},
        {QStringLiteral("guest.kernel.unreadable"),
         QT_TRANSLATE_NOOP("Device", "Kernel for root only")},
        {QStringLiteral("guest.kernel.lacks"), QT_TRANSLATE_NOOP("Device", "Unpacking it lacks")},
        {QStringLiteral("tun"), QT_TRANSLATE_NOOP("Device", "Taps")},
        {QStringLiteral("guest.lacks"), QT_TRANSLATE_NOOP("Device", "Guests lack")},
        {QStringLiteral("build.lacks"), QT_TRANSLATE_NOOP("Device", "Building Filebench lacks")},
        {QStringLiteral("bridge.lacks"), QT_TRANSLATE_NOOP("Device", "Bridges lack")},
        {QStringLiteral("macvtap"), QT_TRANSLATE_NOOP("Device", "Macvtaps")},
        {QStringLiteral("kvm"), QT_TRANSLATE_NOOP("Device", "KVM")},
        {QStringLiteral("cgroup"), QT_TRANSLATE_NOOP("Device", "Control groups")},
        {QStringLiteral("cgroup.controllers"), QT_TRANSLATE_NOOP("Device", "Controllers")},
        {QStringLiteral("cgroup.swap"), QT_TRANSLATE_NOOP("Device", "Counts swap")},
        {QStringLiteral("sudo"), QT_TRANSLATE_NOOP("Device", "Root")},
        {QStringLiteral("apt"), QT_TRANSLATE_NOOP("Device", "Package manager")},
    };
    if (const char *label = labels.value(name))
        return Device::tr(label);
    return name.section(u'.', 1).isEmpty() ? name : name.section(u'.', 1);
}

/// Values that the script gives as plain numbers, with their unit.
QString valueOf(const QString &name, const QString &raw)
{
    if (name == u"swap.kib" && raw == u"0")
        return QStringLiteral("none");
    if (name == u"clock.utc")
        return QDateTime::fromSecsSinceEpoch(raw.toLongLong(), Qt::UTC).toString(Qt::ISODate);
    if (name == u"tsc.khz")
        return QStringLiteral("%1 kHz").arg(raw);
    if (name.endsWith(u".kib")) {
        const double gibibytes = raw.toDouble() / (kKibibyte * kKibibyte);
        return QStringLiteral("%1 GiB").arg(gibibytes, 0, 'f', gibibytes < 10 ? 2 : 1);
    }
    if (name.startsWith(u"thermal."))
        return QStringLiteral("%1 °C").arg(raw.toDouble() / 1000, 0, 'f', 1);
    if (name == u"frequency.max.khz")
        return QStringLiteral("%1 GHz").arg(raw.toDouble() / 1e6, 0, 'f', 2);
    return raw;
}

/// A size that the device gives in KiB, in bytes; 0 for what no machine has.
qint64 bytesOf(const QString &kibibytes)
{
    const qint64 size = kibibytes.toLongLong();
    return size < 0 || size > std::numeric_limits<qint64>::max() / kKibibyte ? 0 : size * kKibibyte;
}

} // namespace

Profile parseProfile(const QString &device, const QByteArray &output)
{
    Profile profile;
    profile.device = device;
    for (const QByteArray &line : output.split('\n')) {
        const qsizetype tab = line.indexOf('\t');
        if (tab <= 0)
            continue;
        const QString name = QString::fromUtf8(line.left(tab));
        const QString raw = QString::fromUtf8(line.mid(tab + 1)).trimmed();
        if (raw.isEmpty() || name == u"end")
            continue;
        profile.facts.append({name, labelOf(name), valueOf(name, raw)});
        if (name == u"memory.kib")
            profile.memoryBytes = bytesOf(raw);
        else if (name == u"free.kib")
            profile.freeBytes = bytesOf(raw);
    }
    profile.architecture = profile.fact(QStringLiteral("architecture"));
    profile.homeFolder = profile.fact(QStringLiteral("home"));
    profile.cpuCount = std::max(profile.fact(QStringLiteral("cpu.count")).toInt(), 0);
    profile.isRoot = profile.fact(QStringLiteral("uid")) == u"0";
    profile.hasSudo = profile.fact(QStringLiteral("sudo")) == u"yes";
    profile.hasPython = !profile.fact(QStringLiteral("tool.python3")).isEmpty();
    profile.capabilities = capabilitiesOf(profile);
    return profile;
}

Result<Storage> parseStorage(const QByteArray &line, const QString &device)
{
    const QList<QByteArray> fields = line.split('\t');
    if (fields.size() != 8) {
        return failure(ErrorCode::Corrupt,
                       Device::tr("the storage of the device could not be read"), device,
                       QString::fromUtf8(line.left(200)));
    }
    const auto text = [&fields](int index) { return QString::fromUtf8(fields.at(index)); };
    Storage storage;
    storage.folder = text(0);
    storage.mountPoint = text(1);
    storage.fileSystem = text(2);
    storage.source = text(3);
    storage.freeBytes = bytesOf(text(4));
    storage.scheduler = text(7);
    const QString where = device + u": " + storage.folder;
    for (const char *memory : kMemoryFileSystems) {
        if (storage.fileSystem == QLatin1String(memory)) {
            return failure(
                ErrorCode::Unsupported, Device::tr("this folder can't hold the benchmark's file"),
                where,
                Device::tr("it lies in memory (%1), so the benchmark would not measure storage")
                    .arg(storage.fileSystem),
                Device::tr("Choose a folder on a disk, for example in /var/tmp."));
        }
    }
    if (fields.at(5) == "file") {
        return failure(ErrorCode::InvalidInput, Device::tr("this is no folder"), where,
                       Device::tr("a file of that name, or of a folder above it, is there"),
                       Device::tr("Choose another folder."));
    }
    if (fields.at(5) != "yes") {
        return failure(ErrorCode::PermissionDenied, Device::tr("this folder can't be written"),
                       where, Device::tr("the user has no right to write there"),
                       Device::tr("Choose a folder of your own."));
    }
    return storage;
}

Task<Result<Profile>> probe(ssh::Connection *connection, QString name, StopToken stop)
{
    const QStringList words = scriptCommand(QStringLiteral("probe"), Interpreter::Shell,
                                            {script(QStringLiteral("path.sh"))});
    ssh::Command command(shellCommand(words), QStringLiteral("probe"));
    command.limit = kProbeLimit;
    command.outputLimit = kProbeOutputLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult result, co_await connection->run(command, stop));
    if (!result.standardOutput.endsWith("end\tyes\n")) {
        co_return failure(ErrorCode::Unsupported, Device::tr("the device could not be probed"),
                          name, QString::fromUtf8(result.standardError.right(300)).trimmed(),
                          Device::tr("Runwatt needs a Linux machine with a POSIX shell."));
    }
    co_return parseProfile(name, result.standardOutput);
}

Task<Result<Storage>> findStorage(ssh::Connection *connection, QString folder, StopToken stop)
{
    const QString device = connection->target().name;
    QStringList words{QStringLiteral("sh"), QStringLiteral("-c"),
                      script(QStringLiteral("storage.sh")), QStringLiteral("storage")};
    QByteArray line = shellCommand(words);
    if (folder.isEmpty())
        line += " /var/tmp/runwatt \"$HOME/.cache/runwatt\"";
    else
        line += ' ' + shellQuote(folder);
    ssh::Command command(line, QStringLiteral("storage"));
    command.limit = kProbeLimit;
    command.outputLimit = kProbeOutputLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult result, co_await connection->run(command, stop));
    RUNWATT_CO_CHECK(result.check(Device::tr("finding a place for the benchmark's file")));
    Result<Storage> found =
        failure(ErrorCode::NotFound, Device::tr("no place for the benchmark's file"), device);
    for (const QByteArray &candidate : result.standardOutput.split('\n')) {
        if (candidate.isEmpty()) // behind the last line, whose own last field may be empty, too
            continue;
        found = parseStorage(candidate, device);
        if (found)
            break;
    }
    co_return found;
}

} // namespace runwatt::device
