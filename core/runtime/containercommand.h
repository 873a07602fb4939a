// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/budget.h"

#include <QString>
#include <QStringList>

namespace runwatt::runtime {

/// A container that an engine with docker's command line is to run.
struct ContainerRequest
{
    ContainerRequest() = default;

    QStringList engine; ///< the words that call it
    QString name; ///< of the container, and of its image
    QString sharedFolder; ///< of the device, seen inside under the same path, writable
    QString user; ///< of its processes: "1000:1000"
    Budget budget;
    bool limitsSwap = false; ///< the device's kernel can: no swap then, with a limit of memory
    QString network =
        QStringLiteral("host"); ///< "host": the device's; "bridge": the engine's; "none"
    QString runtime; ///< a shim by its name, "io.containerd.kata.v2"; empty: the engine's usual one
    QStringList words; ///< of its first process
};

/// The words that run it until its first process ends, after which the engine removes it: with a
/// read-only root, no capability and no new privileges, all else as is the
/// engine's habit. After the references of `docker run` 20.10, `podman run` 4.3 and `nerdctl run`
/// 1.7; a shim by its name is taken by docker 23 and newer, and by nerdctl. Pure.
[[nodiscard]] QStringList containerRunCommand(const ContainerRequest &request);

/// The words that run a command in it. Its input is handed on, signals are not. Pure.
[[nodiscard]] QStringList containerExecCommand(const ContainerRequest &request,
                                               const QStringList &words);

} // namespace runwatt::runtime
