// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/namespacedevice.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace runwatt {

/// This computer as a device with a real containerd of its own, and a Kata that is a stand-in: its
/// containers are runc's, see standins/kata.py. Its sockets and containers are in the device's
/// namespace.
class KataDevice
{
public:
    ~KataDevice() { stopDaemon(); }

    /// Why there can be none here; empty when there can.
    static QString obstacle()
    {
        if (const QString reason = NamespaceDevice::obstacle(); !reason.isEmpty())
            return reason;
        for (const char *name : {"containerd", "ctr", "containerd-shim-runc-v2", "runc"}) {
            if (program(name).isEmpty())
                return QLatin1String(name) + QStringLiteral(" is not on this machine");
        }
        return {};
    }

    /// With containerd running. Its Kata's configuration holds no hypervisor to a budget, as is
    /// usual. `also` is shell that sets the device up further.
    bool start(const QByteArray &also = {})
    {
        // The programs are found there by whoever logs in, through sudo too, and by the daemon.
        return m_folder.isValid() && writeFiles()
            && m_device.start("mount --bind " + path("bin") + " /usr/local/sbin\n" + also)
            && startDaemon();
    }

    /// Kills the daemon, as a want of memory may, and starts the next.
    bool startAnew() { return m_device.run("kill -KILL $(cat /run/cd.pid)") && startDaemon(); }

    /// Adds to its Kata's configuration what is in a file of config.d; nothing takes that away.
    bool setDropIn(const QByteArray &configuration)
    {
        const QString folder =
            m_folder.filePath(QStringLiteral("kata/share/defaults/kata-containers/config.d"));
        const QString file = folder + QStringLiteral("/10-test.toml");
        if (configuration.isEmpty())
            return QFile::remove(file);
        return QDir().mkpath(folder) && ssh::writeAll(file, configuration);
    }

    /// What there is of direct-assigned volumes, and the loop devices of these, a line each.
    static QByteArray disksCommand()
    {
        return "ls -A /run/kata-containers/shared/direct-volumes 2>/dev/null; "
               "cat /sys/block/loop*/loop/backing_file 2>/dev/null | grep kata-data.img";
    }

    /// Ends the daemon, and what it has made.
    bool stopDaemon()
    {
        if (!m_isRunning)
            return true;
        m_isRunning = false;
        return m_device.run("pid=$(cat /run/cd.pid); kill $pid; n=0; "
                            "while [ -e /proc/$pid ]; do n=$((n + 1)); [ $n -lt 100 ] || break; "
                            "sleep 0.1; done; rm -rf "
                            + path("data"));
    }

    [[nodiscard]] NamespaceDevice &device() { return m_device; }

    [[nodiscard]] const NamespaceDevice &device() const { return m_device; }

    /// What containerd has of Runwatt's, a name a line; empty when not even its namespace.
    static QByteArray tracesCommand()
    {
        return "ctr --namespace runwatt containers list -q; ctr --namespace runwatt tasks list -q; "
               "ctr namespaces list -q | grep runwatt";
    }

    [[nodiscard]] QByteArray log()
    {
        return m_device.log() + ssh::readAll(m_folder.filePath(QStringLiteral("log")));
    }

private:
    bool startDaemon()
    {
        m_isRunning = true; // or something of it
        // Found in the namespace after its /run is there.
        return m_device.run("(containerd --config " + path("containerd.toml") + " >>" + path("log")
                            + " 2>&1 & echo $! >/run/cd.pid)")
            && m_device.run("n=0; until ctr version >/dev/null 2>&1; do n=$((n + 1)); "
                            "[ $n -lt 150 ] || break; sleep 0.1; done; ctr version");
    }

    bool writeFiles()
    {
        for (const char *name : {"bin", "kata/bin", "kata/share/defaults/kata-containers"}) {
            if (!QDir().mkpath(m_folder.filePath(QLatin1String(name))))
                return false;
        }
        for (const char *name : {"containerd", "ctr", "containerd-shim-runc-v2", "runc"})
            QFile::link(program(name),
                        m_folder.filePath(QStringLiteral("bin/") + QLatin1String(name)));
        // As Kata's installation guide asks for.
        const QString shim = m_folder.filePath(QStringLiteral("kata/bin/containerd-shim-kata-v2"));
        QFile::link(shim, m_folder.filePath(QStringLiteral("bin/containerd-shim-kata-v2")));
        const QByteArray script = "#!/bin/sh\nRUNWATT_KATA_PROGRAM=" + shim.toUtf8()
            + "; export RUNWATT_KATA_PROGRAM\n"
              "exec python3 " RUNWATT_KATA_STANDIN
              " --standin shim=containerd-shim-runc-v2 \"$@\"\n";
        const QString runtime = m_folder.filePath(QStringLiteral("kata/bin/kata-runtime"));
        const QByteArray runtimeScript =
            "#!/bin/sh\nexec python3 " RUNWATT_KATA_STANDIN " --standin version=3.2.0 \"$@\"\n";
        const QByteArray daemon = "version = 2\nroot = \"" + path("data")
            + "\"\nstate = \"/run/containerd\"\n"
              "disabled_plugins = [\"io.containerd.grpc.v1.cri\"]\n";
        // Its form is that of Kata's configuration-qemu.toml.
        const QByteArray kata =
            "[hypervisor.qemu]\npath = \"/opt/kata/bin/qemu-system-x86_64\"\n"
            "kernel = \"/opt/kata/share/kata-containers/vmlinux.container\"\n"
            "default_vcpus = 1\ndefault_memory = 2048\n#shared_fs = \"virtio-9p\"\n"
            "shared_fs = \"virtio-fs\"\nvirtio_fs_cache = \"auto\"\n[agent.kata]\n"
            "kernel_modules = []\n[runtime]\nsandbox_cgroup_only = false # the default\n";
        const QFile::Permissions forAll = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner
            | QFile::ReadOther | QFile::ExeOther;
        return ssh::writeAll(shim, script) && QFile::setPermissions(shim, forAll)
            && ssh::writeAll(runtime, runtimeScript) && QFile::setPermissions(runtime, forAll)
            && ssh::writeAll(m_folder.filePath(QStringLiteral("containerd.toml")), daemon)
            && ssh::writeAll(m_folder.filePath(QStringLiteral(
                                 "kata/share/defaults/kata-containers/configuration.toml")),
                             kata);
    }

    [[nodiscard]] QByteArray path(const char *name) const
    {
        return m_folder.filePath(QLatin1String(name)).toUtf8();
    }

    static QString program(const char *name)
    {
        const QString tools = qEnvironmentVariable("RUNWATT_TOOLS");
        const QString unpacked = QStandardPaths::findExecutable(
            QLatin1String(name),
            {tools + QStringLiteral("/usr/bin"), tools + QStringLiteral("/usr/sbin"),
             QStringLiteral("/usr/bin"), QStringLiteral("/usr/sbin")});
        return unpacked;
    }

    QTemporaryDir m_folder{QStringLiteral("/var/tmp/runwatt-kata-XXXXXX")};
    NamespaceDevice m_device{m_folder.path()};
    bool m_isRunning = false;
};

} // namespace runwatt
