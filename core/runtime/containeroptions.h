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
    Nerdctl,
    Ctr ///< containerd's own command line, for Kata containers only
};

/// What a container has for a network.
enum class ContainerNetwork {
    Host, ///< the device's own; only where its kernel is the device's
    Bridge, ///< one of its own on a bridge: the engine's, without an engine one of Runwatt's
    None
};

/// Where the benchmark's files are in a Kata container.
enum class KataStorage {
    Shared, ///< in the campaign's folder, which is shared as Kata's configuration says
    Block ///< on a disk of the guest's own: ext4 in a file, on a loop device
};

/// How containers are made.
struct ContainerOptions
{
    Engine engine = Engine::Runc; ///< of RC
    Engine kataEngine = Engine::Ctr; ///< of KC
    KataStorage kataStorage = KataStorage::Shared;
    std::optional<ContainerNetwork> network; ///< of both; none is said: see networkOf()

    bool operator==(const ContainerOptions &) const = default;
};

/// What starts RC's, in the order in which people are offered it.
[[nodiscard]] const QList<Engine> &engines();

/// What starts KC's, likewise.
[[nodiscard]] const QList<Engine> &kataEngines();

/// What a container of this runtime ("RC", "KC") has: as asked for; else RC the device's own, and
/// KC, which can't have that, none.
[[nodiscard]] ContainerNetwork networkOf(const ContainerOptions &options, const QString &code);

/// The word in plans and facts, which is also the program's name: "runc", "docker".
[[nodiscard]] QString toWord(Engine engine);

/// The word in plans and facts, which is also the engines' own: "host", "bridge", "none".
[[nodiscard]] QString toWord(ContainerNetwork network);
[[nodiscard]] std::optional<ContainerNetwork> containerNetworkFromWord(const QString &word);

/// The word in plans and facts: "shared", "block".
[[nodiscard]] QString toWord(KataStorage storage);
[[nodiscard]] std::optional<KataStorage> kataStorageFromWord(const QString &word);

/// Of engines(), of kataEngines().
[[nodiscard]] std::optional<Engine> engineFromWord(const QString &word);
[[nodiscard]] std::optional<Engine> kataEngineFromWord(const QString &word);

/// Whether the device can make RC's containers so: else why not, and what to do.
[[nodiscard]] Result<void> checkContainer(const ContainerOptions &options,
                                          const device::Profile &profile);

/// The same of KC's.
[[nodiscard]] Result<void> checkKata(const ContainerOptions &options,
                                     const device::Profile &profile);

} // namespace runwatt::runtime
