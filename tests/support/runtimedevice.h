// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/dockerdevice.h"
#include "tests/support/firecrackerdevice.h"
#include "tests/support/katadevice.h"

namespace runwatt {

/// This computer as a device that has what a runtime needs. "RC.docker" is RC by docker; all others
/// are their codes.
class RuntimeDevice
{
public:
    static QStringList codes()
    {
        return {QStringLiteral("NT"), QStringLiteral("RC"), QStringLiteral("RC.docker"),
                QStringLiteral("KC"), QStringLiteral("VM"), QStringLiteral("QM"),
                QStringLiteral("FC")};
    }

    explicit RuntimeDevice(const QString &code)
        : m_code(code)
    { }

    /// Why there can be none here; empty when there can.
    [[nodiscard]] QString obstacle() const
    {
        if (m_code == u"RC.docker")
            return DockerDevice::obstacle();
        return m_code == u"KC" ? KataDevice::obstacle() : FirecrackerDevice::obstacle();
    }

    /// What logins find as their home, in place of the user's own; before start().
    void setHome(const QString &home)
    {
        for (NamespaceDevice *device : {&m_docker.device(), &m_kata.device(), &m_other.device()})
            device->setHome(home);
    }

    /// None when it did not start.
    [[nodiscard]] NamespaceDevice *start()
    {
        if (m_code == u"RC.docker")
            return m_docker.start() ? &m_docker.device() : nullptr;
        if (m_code == u"KC")
            return m_kata.start() ? &m_kata.device() : nullptr;
        return m_other.start(QStringLiteral("1.10.1")) ? &m_other.device() : nullptr;
    }

private:
    QString m_code;
    DockerDevice m_docker;
    KataDevice m_kata;
    FirecrackerDevice m_other;
};

} // namespace runwatt
