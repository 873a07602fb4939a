// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/container.h"
#include "core/runtime/containerprocess.h"
#include "core/runtime/ctrcommand.h"
#include "core/runtime/devicenetwork.h"
#include "core/runtime/katavolume.h"
#include "core/runtime/rootfilesystem.h"

namespace runwatt::runtime {

/// The part of KC that the device sees, by containerd's own command line and without an engine: the
/// root file system that all runtimes share is the container's root as it is, and the same OCI
/// configuration as RC's makes it, less what its kernel has to differ in. Called by the campaign's
/// tag, in a namespace of containerd that is Runwatt's.
///
/// See ContainerProcess for how it ends with Runwatt or the link: ctr hands the end of its input on
/// at once. What it does not come to remove, because it was killed itself, no longer runs then, and
/// goes with the next start or with the leftovers.
class CtrContainer final : public Container
{
public:
    explicit CtrContainer(RuntimePlace place);

    [[nodiscard]] Task<Result<void>> prepare(StopToken stop) override;
    [[nodiscard]] Task<Result<void>> start(StopToken stop) override;
    [[nodiscard]] QList<device::Fact> facts() const override;
    [[nodiscard]] QList<qint64> processIds() const override;
    [[nodiscard]] Task<std::optional<Error>> broken(StopToken stop) override;
    [[nodiscard]] Task<Result<void>> stop(StopToken stop) override;
    [[nodiscard]] Task<Result<void>> clean(StopToken stop) override;
    [[nodiscard]] TimeNs startUpNs() const override;
    [[nodiscard]] QStringList wayInside() override;
    [[nodiscard]] Task<Result<QString>> identity(StopToken stop) override;

private:
    Task<Result<void>> remove(StopToken stop);

    RuntimePlace m_place;
    CtrRequest m_request;
    ContainerProcess m_process;
    ContainerNetwork m_kind; ///< of its network
    DeviceNetwork m_network; ///< where that is a bridge
    std::optional<KataVolume> m_volume; ///< where its files are not shared
    RootFilesystem m_root;
    QByteArray m_config; ///< OCI's
    TimeNs m_startUpNs = 0;
    int m_executions = 0;
    bool m_mayExist = true; ///< a container of it may be on the device
};

} // namespace runwatt::runtime
