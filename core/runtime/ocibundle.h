// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/budget.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace runwatt::runtime {

/// What of a container is ours to choose; everything else is what runc's own `runc spec` gives.
struct OciBundle
{
    OciBundle() = default;

    QString root; ///< the root file system on the device, absolute; read-only inside
    QString sharedFolder; ///< of the device, seen inside under the same path, writable
    QString controlGroup; ///< absolute in the hierarchy: "/runwatt-UUID"
    QString hostName;
    QStringList words; ///< of its first process
    int userId = 0; ///< of its processes
    int groupId = 0;
    Budget budget;
    bool limitsSwap = false; ///< the device's kernel can: no swap then, with a limit of memory
};

/// The PATH of everything that runs inside.
[[nodiscard]] QString containerPath();

/// config.json of a bundle, after the OCI runtime specification 1.0.2: namespaces for processes,
/// mounts, IPC and host name, the device's own network, no capability, no new privileges. Pure.
[[nodiscard]] QJsonObject ociConfig(const OciBundle &bundle);

} // namespace runwatt::runtime
