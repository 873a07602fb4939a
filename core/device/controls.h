// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/device/profile.h"
#include "core/ssh/connection.h"

#include <memory>

namespace runwatt::device {

/// Writes everything dirty to the disks and empties the page cache, as root or by `sudo -n`. An
/// Error (PermissionDenied) where neither is allowed: the trial then says that caches were warm.
[[nodiscard]] Task<Result<void>>
dropCaches(ssh::Connection *connection, Profile profile, StopToken stop);

/// A setting held on a device for as long as this lives. The device puts the old one back when it
/// is released, and also when Runwatt dies or the link breaks. Who holds the same setting there
/// after another ends that one's hold, with the old value put back, before anything else.
class SettingHold
{
public:
    explicit SettingHold(std::shared_ptr<ssh::Process> process, QString before);
    ~SettingHold();
    SettingHold(const SettingHold &) = delete;
    SettingHold &operator=(const SettingHold &) = delete;

    /// What it was before.
    [[nodiscard]] const QString &before() const { return m_before; }

    /// False once the link or the device took it away.
    [[nodiscard]] bool isHeld() const { return !m_process->isFinished(); }

    /// Releases it, and waits until the device has put the old one back; seconds at the most.
    static Task<void> release(std::shared_ptr<SettingHold> hold, StopToken stop);

private:
    std::shared_ptr<ssh::Process> m_process;
    QString m_before;
};

/// Sets the governor of all cores. Errors: not allowed, or not one that the kernel has.
[[nodiscard]] Task<Result<std::shared_ptr<SettingHold>>>
holdGovernor(ssh::Connection *connection, Profile profile, QString governor, StopToken stop);

/// What offloads are switched to.
enum class Offloads { On, Off };

/// Switches TSO, GSO and GRO of network interfaces, those of them that each lets be switched.
/// SettingHold::before() is "eth0:tso=on,gso=on,gro=on br0:gso=on". Errors: not allowed, no
/// ethtool, an interface that is not there, none to switch.
[[nodiscard]] Task<Result<std::shared_ptr<SettingHold>>> holdOffloads(ssh::Connection *connection,
                                                                      Profile profile,
                                                                      QStringList interfaces,
                                                                      Offloads offloads,
                                                                      StopToken stop);

} // namespace runwatt::device
