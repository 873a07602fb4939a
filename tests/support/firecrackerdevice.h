// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/namespacedevice.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace runwatt {

/// This computer as a device with a Firecracker, which is a stand-in that boots its guests in QEMU
/// with an emulated processor: see standins/firecracker.py.
class FirecrackerDevice
{
public:
    /// Why there can be none here; empty when there can.
    static QString obstacle()
    {
        if (const QString reason = NamespaceDevice::obstacle(); !reason.isEmpty())
            return reason;
        if (QSysInfo::currentCpuArchitecture() != u"x86_64")
            return QStringLiteral("the stand-in for Firecracker is for x86_64");
        if (qemu().isEmpty())
            return QStringLiteral("qemu-system-x86_64 is not installed");
        return QFile::exists(QStringLiteral("/dev/net/tun"))
            ? QString()
            : QStringLiteral("there is no /dev/net/tun");
    }

    /// With a Firecracker of this version, "1.10.1"; `also` is shell that sets it up further.
    bool start(const QString &version, const QByteArray &also = {})
    {
        // It is found there by whoever logs in, and by our scripts. And a machine without udev
        // keeps its taps for root alone.
        const QByteArray setUp = "mount --bind " + m_folder.path().toUtf8()
            + "/bin /usr/local/sbin\n"
              "[ -w /dev/net/tun ] && mount -t tmpfs none /dev/net && "
              "mknod -m 666 /dev/net/tun c 10 200\n"
            + also;
        return m_folder.isValid()
            && QDir(m_folder.path()).mkdir(QStringLiteral("bin"))
            // An unpacked server is on nobody's PATH, and a guest needs it.
            && QFile::link(ssh::PrivateServer::findServerProgram(),
                           m_folder.filePath(QStringLiteral("bin/sshd")))
            && setVersion(version) && m_device.start(setUp);
    }

    /// Puts another in its place.
    bool setVersion(const QString &version)
    {
        // The rate of the time stamps, which an emulated microvm can't measure.
        const QByteArray script =
            "#!/bin/sh\nkhz=$(awk '/^cpu MHz/ {printf \"%d\", $4 * 1000; exit}' /proc/cpuinfo)\n"
            "exec python3 " RUNWATT_FIRECRACKER_STANDIN " --standin version="
            + version.toUtf8() + ",accelerator=tcg,tsc=${khz:-1000000},qemu=" + qemu().toUtf8()
            + " \"$@\"\n";
        return setProgram(QStringLiteral("bin/firecracker"), script);
    }

    /// Puts a jailer beside it, which is a stand-in as well: see standins/jailer.py.
    bool setJailer(const QString &version)
    {
        return setProgram(QStringLiteral("bin/jailer"),
                          "#!/bin/sh\nexec python3 " RUNWATT_JAILER_STANDIN " --standin "
                              + version.toUtf8() + " \"$@\"\n");
    }

    [[nodiscard]] NamespaceDevice &device() { return m_device; }

    [[nodiscard]] const NamespaceDevice &device() const { return m_device; }

private:
    bool setProgram(const QString &name, const QByteArray &script)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(script) == script.size()
            && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner
                                   | QFile::ReadOther | QFile::ExeOther);
    }

    static QString qemu()
    {
        return QStandardPaths::findExecutable(QStringLiteral("qemu-system-x86_64"));
    }

    QTemporaryDir m_folder{QStringLiteral("/var/tmp/runwatt-firecracker-XXXXXX")};
    NamespaceDevice m_device{m_folder.path()};
};

} // namespace runwatt
