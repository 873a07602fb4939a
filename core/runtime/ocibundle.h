// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/budget.h"
#include "core/runtime/containeroptions.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace runwatt::runtime {

/// Whose kernel a container runs on.
enum class ContainerKernel {
    Device, ///< the device's
    Guest ///< one of its own, in a guest
};

/// What of a container is ours to choose; everything else is what runc's own `runc spec` gives.
struct OciBundle
{
    OciBundle() = default;

    QString root; ///< the root file system on the device, absolute; read-only inside
    QString sharedFolder; ///< of the device, seen inside under the same path, writable
    QString sharedFrom; ///< what is seen there instead, if it is not that folder itself
    QString controlGroup; ///< absolute in the hierarchy: "/runwatt-UUID"
    QString hostName;
    QStringList words; ///< of its first process
    int userId = 0; ///< of its processes
    int groupId = 0;
    Budget budget;
    bool limitsSwap = false; ///< the device's kernel can: no swap then, with a limit of memory
    ContainerKernel kernel = ContainerKernel::Device;
    ContainerNetwork network = ContainerNetwork::Host; ///< of a guest's: None, or Bridge
    QString networkNamespace; ///< of a bridge's: its path on the device
};

/// The PATH of everything that runs inside.
[[nodiscard]] QString containerPath();

/// config.json of a bundle, after the OCI runtime specification 1.0.2: namespaces for processes,
/// mounts, IPC and host name, for the network unless it is the device's, no capability, no new
/// privileges. A guest's container differs in what has to: it has a network namespace in any case,
/// as Kata can't do without; and file systems of its kernel instead of the device's. Pure.
[[nodiscard]] QJsonObject ociConfig(const OciBundle &bundle);

} // namespace runwatt::runtime
