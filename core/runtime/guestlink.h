// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device/helper.h"
#include "core/runtime/runtime.h"

#include <QByteArray>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace runwatt::runtime {

/// The way into a guest: SSH through the device's own connection, with keys that are made for it on
/// this computer, and the clock of what runs in it. The guest's SSH server is reached from the
/// device alone. I/O thread.
class GuestLink
{
public:
    /// A file that the guest's SSH server needs, by its name.
    struct File
    {
        QString name;
        QByteArray contents;
    };

    explicit GuestLink(RuntimePlace place);

    /// Makes the keys, once; they go with this object.
    Task<Result<void>> makeKeys(StopToken stop);

    /// sshd_config, host_key and authorized_keys, for the folder `folder` in the guest. After
    /// makeKeys().
    [[nodiscard]] Result<std::vector<File>> serverFiles(const QString &folder) const;

    /// Logs in to the guest, where the device reaches it, and looks at its clock. `deadAfter`: the
    /// silence that it may keep, and how long it may take until it is reached.
    Task<Result<void>> open(QString host, quint16 port, Milliseconds deadAfter, StopToken stop);

    Task<Result<void>> measureClock(StopToken stop);

    [[nodiscard]] bool isOpen() const;

    /// Starts words in the guest under the stamp wrapper. Only after open().
    [[nodiscard]] std::shared_ptr<ssh::Process> run(const QStringList &words, const QString &label);

    void close();

    [[nodiscard]] const device::DeviceClock &clock() const { return m_clock; }

    /// Of the guest; nullptr while it is not open.
    [[nodiscard]] device::Helper *helper() const { return m_helper.get(); }

private:
    [[nodiscard]] QString keyFile(const QString &name) const;
    [[nodiscard]] QString alias() const;
    Task<Result<void>> logIn(ssh::Target target, StopToken stop);

    RuntimePlace m_place;
    QTemporaryDir m_keys; ///< of mode 0700
    bool m_hasKeys = false;
    device::DeviceClock m_clock;
    std::unique_ptr<ssh::Connection> m_connection;
    std::unique_ptr<device::Helper> m_helper; // on the connection
};

} // namespace runwatt::runtime
