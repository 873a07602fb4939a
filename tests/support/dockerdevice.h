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
        const QByteArray folder = m_folder.path().toUtf8();
        const QByteArray tools = QFileInfo(daemon()).path().toUtf8();
        if (!m_folder.isValid() || !m_device.start("true"))
            return false;
        // No bridge and no rules of its own: the network is this computer's.
        const QByteArray line = "(PATH=" + tools + ":" + tools + "/../bin:$PATH dockerd --data-root "
            + folder
            + "/docker --exec-root /run/docker --pidfile /run/docker.pid --bridge=none "
              "--iptables=false --group $(stat -c %g "
            + folder + ") >" + folder + "/log 2>&1 &)";
        m_isRunning = m_device.run(line)
            && m_device.run("n=0; until docker version >/dev/null 2>&1; do n=$((n + 1)); "
                            "[ $n -lt 150 ] || break; sleep 0.1; done; docker version");
        return m_isRunning;
    }

    /// Ends the daemon and its containers, and removes what it has made.
    bool stopDaemon()
    {
        if (!m_isRunning)
            return true;
        m_isRunning = false;
        return m_device.run("kill $(cat /run/docker.pid); n=0; while pgrep -x dockerd >/dev/null; "
                            "do n=$((n + 1)); [ $n -lt 150 ] || break; sleep 0.1; done; "
                            "rmdir /sys/fs/cgroup/docker /sys/fs/cgroup/*/docker 2>/dev/null; "
                            "rm -rf "
                            + m_folder.path().toUtf8() + "/docker");
    }

    [[nodiscard]] NamespaceDevice &device() { return m_device; }

    [[nodiscard]] QByteArray log()
    {
        return m_device.log() + ssh::readAll(m_folder.filePath(QStringLiteral("log")));
    }

private:
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
    bool m_isRunning = false;
};

} // namespace runwatt
