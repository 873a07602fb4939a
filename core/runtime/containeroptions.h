// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/device/profile.h"

#include <QList>
#include <QString>

#include <optional>

namespace runwatt::runtime {

/// What starts containers.
enum class Engine {
    Runc, ///< plain runc and an OCI bundle, without an engine
    Docker,
    Podman, ///< these two have docker's command line
    Nerdctl
};

/// How containers are made.
struct ContainerOptions
{
    Engine engine = Engine::Runc;

    bool operator==(const ContainerOptions &) const = default;
};

/// In the order in which people are offered them.
[[nodiscard]] const QList<Engine> &engines();

/// The word in plans and facts, which is also the program's name: "runc", "docker".
[[nodiscard]] QString toWord(Engine engine);
[[nodiscard]] std::optional<Engine> engineFromWord(const QString &word);

/// Whether the device can make containers so: else why not, and what to do.
[[nodiscard]] Result<void> checkContainer(const ContainerOptions &options,
                                          const device::Profile &profile);

} // namespace runwatt::runtime
