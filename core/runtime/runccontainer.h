// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/budgetgroup.h"
#include "core/runtime/containerprocess.h"
#include "core/runtime/devicenetwork.h"
#include "core/runtime/rootfilesystem.h"
#include "core/runtime/runtime.h"

namespace runwatt::runtime {

/// RC: a container by plain runc and an OCI bundle, where no engine is needed. A root file system
/// of the device's own programs is made once a campaign; each trial has a container of its own, in
/// which the workload runs as the user who is logged in.
///
/// See ContainerProcess for how it ends with Runwatt or the link.
/// Its state is in /run/TAG, its control group is /TAG. Needs root, or sudo that asks for nothing.
class RuncContainer final : public Runtime
{
public:
    explicit RuncContainer(RuntimePlace place);

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

    [[nodiscard]] QString controlGroup() const override { return u'/' + m_place.tag; }

    [[nodiscard]] const device::DeviceClock *clock() const override;
    [[nodiscard]] Task<std::optional<Error>> broken(StopToken stop) override;
    [[nodiscard]] Task<Result<void>> stop(StopToken stop) override;
    [[nodiscard]] Task<Result<void>> clean(StopToken stop) override;

private:
    /// runc's words up to its own command, with what gives root before them.
    [[nodiscard]] QStringList runc(const QStringList &words) const;
    [[nodiscard]] QString stateFolder() const;
    Task<Result<void>> remove(StopToken stop);

    RuntimePlace m_place;
    BudgetGroup m_group; ///< the container's own, which runc makes
    ContainerProcess m_process;
    ContainerNetwork m_kind; ///< of its network
    DeviceNetwork m_network; ///< where that is a bridge
    QStringList m_rootPrefix;
    QString m_program; ///< runc's path on the device
    QByteArray m_config;
    RootFilesystem m_root;
    RuntimeCost m_cost;
    bool m_mayExist = true; ///< something of it may be on the device
};

} // namespace runwatt::runtime
