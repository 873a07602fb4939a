// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/namespacedevice.h"

#include <QFileInfo>
#include <QTemporaryDir>

namespace runwatt {

/// A device with a real docker daemon of its own, which knows nothing of one that this computer may
/// have: its socket and its containers are in the device's namespace, its images in a folder that
/// goes with it.
class DockerDevice
{
public:
    ~DockerDevice() { stopDaemon(); }

    /// Why there can be none here; empty when there can.
    static QString obstacle()
    {
        if (const QString reason = NamespaceDevice::obstacle(); !reason.isEmpty())
            return reason;
        return daemon().isEmpty() ? QStringLiteral("dockerd is not on this machine") : QString();
    }

    bool start()
    {
        // No bridge and no rules of its own: the network is this computer's.
        return start("true", "--bridge=none --iptables=false");
    }

    /// With shell that sets the device up, and dockerd's options of its network: none, for its
    /// usual bridge and rules, only where the device has a network of its own.
    bool start(const QByteArray &setUp, const QByteArray &network)
    {
        m_network = network;
        return m_folder.isValid() && m_device.start(setUp) && startDaemon();
    }

    /// Kills the daemon, as a want of memory may, and starts the next. (One that is asked to end
    /// first gives its containers ten seconds, in which a short trial comes to its end.)
    bool startAnew()
    {
        return m_device.run("kill -KILL $(cat /run/docker.pid); rm /run/docker.pid")
            && startDaemon();
    }

    /// Ends the daemon and its containers, and removes what it has made.
    bool stopDaemon()
    {
        if (!m_isRunning)
            return true;
        m_isRunning = false;
        const QByteArray data = m_folder.path().toUtf8() + "/docker";
        // It removes that file as its last act. One that was killed has left mounts.
        return m_device.run("kill $(cat /run/docker.pid); n=0; while [ -e /run/docker.pid ]; do "
                            "n=$((n + 1)); [ $n -lt 150 ] || break; sleep 0.1; done; "
                            "rmdir /sys/fs/cgroup/docker /sys/fs/cgroup/*/docker 2>/dev/null; "
                            "cut -d ' ' -f 2 /proc/mounts | grep '^"
                            + data + "' | sort -r | xargs -r umount -l; rm -rf " + data);
    }

    [[nodiscard]] NamespaceDevice &device() { return m_device; }

    [[nodiscard]] const NamespaceDevice &device() const { return m_device; }

    [[nodiscard]] QByteArray log()
    {
        return m_device.log() + ssh::readAll(m_folder.filePath(QStringLiteral("log")));
    }

private:
    bool startDaemon()
    {
        const QByteArray folder = m_folder.path().toUtf8();
        const QByteArray tools = QFileInfo(daemon()).path().toUtf8();
        m_isRunning = true; // or something of it
        // sudo has set a PATH of its own, without the tools that are unpacked.
        return m_device.run("PATH=" + tools + ":" + tools + "/../bin:$PATH; export PATH")
            && m_device.run("(dockerd --data-root " + folder
                            + "/docker --exec-root /run/docker --pidfile /run/docker.pid "
                            + m_network + " --group $(stat -c %g " + folder + ") >>" + folder
                            + "/log 2>&1 &)")
            && m_device.run("n=0; until docker version >/dev/null 2>&1; do n=$((n + 1)); "
                            "[ $n -lt 150 ] || break; sleep 0.1; done; docker version");
    }

    static QString daemon()
    {
        const QString unpacked =
            qEnvironmentVariable("RUNWATT_TOOLS") + QStringLiteral("/usr/sbin/dockerd");
        for (const QString &file :
             {unpacked, QStringLiteral("/usr/sbin/dockerd"), QStringLiteral("/usr/bin/dockerd")}) {
            if (QFileInfo(file).isExecutable())
                return file;
        }
        return {};
    }

    QTemporaryDir m_folder{QStringLiteral("/var/tmp/runwatt-docker-XXXXXX")};
    NamespaceDevice m_device{m_folder.path()};
    QByteArray m_network;
    bool m_isRunning = false;
};

} // namespace runwatt
