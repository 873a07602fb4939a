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

/// A governor held on a device for as long as this lives. The device puts the old one back when it
/// is released, and also when Runwatt dies or the link breaks.
class GovernorHold
{
public:
    explicit GovernorHold(std::shared_ptr<ssh::Process> process, QString before);
    ~GovernorHold();
    GovernorHold(const GovernorHold &) = delete;
    GovernorHold &operator=(const GovernorHold &) = delete;

    /// What it was before.
    [[nodiscard]] const QString &before() const { return m_before; }

    /// False once the link or the device took it away.
    [[nodiscard]] bool isHeld() const { return !m_process->isFinished(); }

private:
    std::shared_ptr<ssh::Process> m_process;
    QString m_before;
};

/// Sets the governor of all cores. Errors: not allowed, or not one that the kernel has.
[[nodiscard]] Task<Result<std::shared_ptr<GovernorHold>>>
holdGovernor(ssh::Connection *connection, Profile profile, QString governor, StopToken stop);

} // namespace runwatt::device
