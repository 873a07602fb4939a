// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/ocibundle.h"

#include <QJsonArray>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

QJsonObject mount(const QString &at, const QString &type, const QStringList &options)
{
    return {{u"destination"_s, at},
            {u"type"_s, type},
            {u"source"_s, type},
            {u"options"_s, QJsonArray::fromStringList(options)}};
}

QJsonObject
bindMount(const QString &source, const QString &at, const QString &type, const QStringList &options)
{
    return {{u"destination"_s, at},
            {u"type"_s, type},
            {u"source"_s, source},
            {u"options"_s, QJsonArray::fromStringList(options)}};
}

bool hasOwnNetwork(const OciBundle &bundle)
{
    return bundle.kernel == ContainerKernel::Guest || bundle.network != ContainerNetwork::Host;
}

QJsonArray mounts(const OciBundle &bundle)
{
    const QStringList plain{u"nosuid"_s, u"noexec"_s, u"nodev"_s};
    QJsonArray all{
        mount(u"/proc"_s, u"proc"_s, {}),
        mount(u"/dev"_s, u"tmpfs"_s,
              {u"nosuid"_s, u"strictatime"_s, u"mode=755"_s, u"size=65536k"_s}),
        mount(u"/dev/pts"_s, u"devpts"_s,
              {u"nosuid"_s, u"noexec"_s, u"newinstance"_s, u"ptmxmode=0666"_s, u"mode=0620"_s}),
        mount(u"/dev/shm"_s, u"tmpfs"_s, plain + QStringList{u"mode=1777"_s}),
        mount(u"/dev/mqueue"_s, u"mqueue"_s, plain)};
    const QString from = bundle.sharedFrom.isEmpty() ? bundle.sharedFolder : bundle.sharedFrom;
    const QStringList shared{u"bind"_s, u"rw"_s, u"nosuid"_s, u"nodev"_s};
    const QStringList readOnly = plain + QStringList{u"ro"_s};
    if (hasOwnNetwork(bundle)) { // whose interfaces are in /sys
        all.append(mount(u"/sys"_s, u"sysfs"_s, readOnly));
        all.append(mount(u"/sys/fs/cgroup"_s, u"cgroup"_s, readOnly));
    }
    if (bundle.kernel == ContainerKernel::Guest) {
        all.append(mount(u"/tmp"_s, u"tmpfs"_s, {u"nosuid"_s, u"nodev"_s, u"mode=1777"_s}));
        // Kata shares what is of this type, and takes all else for the guest's own.
        all.append(bindMount(from, bundle.sharedFolder, u"bind"_s, shared));
        return all;
    }
    // Without a network namespace of its own a container may not mount sysfs anew.
    if (!hasOwnNetwork(bundle))
        all.append(
            bindMount(u"/sys"_s, u"/sys"_s, u"none"_s, plain + QStringList{u"rbind"_s, u"ro"_s}));
    all.append(mount(u"/tmp"_s, u"tmpfs"_s, {u"nosuid"_s, u"nodev"_s, u"mode=1777"_s}));
    all.append(bindMount(from, bundle.sharedFolder, u"none"_s, shared));
    return all;
}

QJsonObject process(const OciBundle &bundle)
{
    const QJsonArray none;
    return {{u"terminal"_s, false},
            {u"user"_s, QJsonObject{{u"uid"_s, bundle.userId}, {u"gid"_s, bundle.groupId}}},
            {u"args"_s, QJsonArray::fromStringList(bundle.words)},
            {u"env"_s, QJsonArray{QString(u"PATH=" + containerPath())}},
            {u"cwd"_s, u"/"_s},
            {u"capabilities"_s,
             QJsonObject{{u"bounding"_s, none},
                         {u"effective"_s, none},
                         {u"permitted"_s, none},
                         {u"ambient"_s, none}}},
            {u"noNewPrivileges"_s, true}};
}

QJsonObject resources(const OciBundle &bundle)
{
    const QJsonObject noDevice{{u"allow"_s, false}, {u"access"_s, u"rwm"_s}};
    QJsonObject resources{{u"devices"_s, QJsonArray{noDevice}}};
    if (!bundle.budget.cpus.isEmpty())
        resources.insert(u"cpu"_s, QJsonObject{{u"cpus"_s, bundle.budget.cpus}});
    if (const qint64 bytes = bundle.budget.memoryBytes; bytes > 0) {
        QJsonObject memory{{u"limit"_s, bytes}};
        if (bundle.limitsSwap)
            memory.insert(u"swap"_s, bytes); // of both together
        resources.insert(u"memory"_s, memory);
    }
    return resources;
}

QJsonObject linuxPart(const OciBundle &bundle)
{
    QJsonArray namespaces;
    for (const QString &type : {u"pid"_s, u"ipc"_s, u"uts"_s, u"mount"_s})
        namespaces.append(QJsonObject{{u"type"_s, type}});
    if (hasOwnNetwork(bundle)) {
        QJsonObject network{{u"type"_s, u"network"_s}};
        if (!bundle.networkNamespace.isEmpty())
            network.insert(u"path"_s, bundle.networkNamespace);
        namespaces.append(network);
    }
    const QStringList masked{
        u"/proc/acpi"_s,       u"/proc/kcore"_s,       u"/proc/keys"_s, u"/proc/latency_stats"_s,
        u"/proc/timer_list"_s, u"/proc/sched_debug"_s, u"/proc/scsi"_s, u"/sys/firmware"_s};
    const QStringList readOnly{u"/proc/bus"_s, u"/proc/fs"_s, u"/proc/irq"_s, u"/proc/sys"_s,
                               u"/proc/sysrq-trigger"_s};
    return {{u"namespaces"_s, namespaces},
            {u"cgroupsPath"_s, bundle.controlGroup},
            {u"resources"_s, resources(bundle)},
            {u"maskedPaths"_s, QJsonArray::fromStringList(masked)},
            {u"readonlyPaths"_s, QJsonArray::fromStringList(readOnly)}};
}

} // namespace

QString containerPath()
{
    return u"/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"_s;
}

QJsonObject ociConfig(const OciBundle &bundle)
{
    return {{u"ociVersion"_s, u"1.0.2"_s},
            {u"process"_s, process(bundle)},
            {u"root"_s, QJsonObject{{u"path"_s, bundle.root}, {u"readonly"_s, true}}},
            {u"hostname"_s, bundle.hostName},
            {u"mounts"_s, mounts(bundle)},
            {u"linux"_s, linuxPart(bundle)}};
}

} // namespace runwatt::runtime
