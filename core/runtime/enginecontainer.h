// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/container.h"
#include "core/runtime/containercommand.h"
#include "core/runtime/containeroptions.h"
#include "core/runtime/containerprocess.h"
#include "core/runtime/ocibundle.h"
#include "core/runtime/rootfilesystem.h"

namespace runwatt::runtime {

/// RC: a container by docker, podman or nerdctl, as people use them. The root file system that all
/// runtimes share becomes the campaign's image; each trial has a container of its own, in which the
/// workload runs as the user who is logged in. Both are called by the campaign's tag, and both go
/// with it.
///
/// See ContainerProcess for how it ends with Runwatt or the link. An engine hands no signal on to a
/// command in a container, so that ends by the end of its input.
///
/// For KC it is the part that the device sees (see KataContainer).
class EngineContainer final : public Runtime, public Container
{
public:
    /// One on the device's kernel, or in a guest of Kata's.
    EngineContainer(RuntimePlace place, ContainerKernel kernel);

    [[nodiscard]] QString code() const override;
    [[nodiscard]] Origin origin() const override;
    [[nodiscard]] Task<Result<void>> prepare(StopToken stop) override;
    [[nodiscard]] Task<Result<void>> start(StopToken stop) override;
    [[nodiscard]] std::shared_ptr<ssh::Process> run(const QStringList &words,
                                                    const QString &label) override;
    [[nodiscard]] QList<device::Fact> facts() const override;
    [[nodiscard]] Task<Result<RuntimeCost>> cost(StopToken stop) override;
    [[nodiscard]] Task<Result<qint64>> memoryKills(StopToken stop) override;
    [[nodiscard]] bool sharesProcessIds() const override;
    [[nodiscard]] QList<qint64> processIds() const override;

    [[nodiscard]] QString controlGroup() const override { return m_firstProcess; }

    [[nodiscard]] const device::DeviceClock *clock() const override;
    [[nodiscard]] Task<std::optional<Error>> broken(StopToken stop) override;
    [[nodiscard]] Task<Result<void>> stop(StopToken stop) override;
    [[nodiscard]] Task<Result<void>> clean(StopToken stop) override;
    [[nodiscard]] TimeNs startUpNs() const override;
    [[nodiscard]] QStringList wayInside() override;
    [[nodiscard]] Task<Result<QString>> identity(StopToken stop) override;

private:
    enum class Removal { Container, WithImage };

    /// Makes the campaign's image of the tree, or takes that of an earlier campaign.
    Task<Result<void>> makeImage(StopToken stop);
    /// Under which name the image stays on the device for the next campaign.
    [[nodiscard]] QString keptImage() const;
    Task<Result<void>> remove(Removal removal, StopToken stop);
    /// A verb of engine.sh.
    Task<Result<ssh::CommandResult>>
    engine(QString verb, QString argument, Milliseconds limit, StopToken stop);

    RuntimePlace m_place;
    QString m_engine; ///< "docker"
    ContainerRequest m_request;
    ContainerProcess m_process;
    RootFilesystem m_root;
    QString m_image; ///< its identity: "sha256:HEX"
    QString m_storage; ///< the engine's storage driver
    QString m_firstProcess; ///< its number on the device; empty where the engine does not tell
    QList<device::Fact> m_network; ///< of the engine's bridge, as of the latest start
    RuntimeCost m_cost;
    bool m_mayExist = true; ///< a container of it may be on the device
};

} // namespace runwatt::runtime
