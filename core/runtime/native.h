// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/budgetgroup.h"
#include "core/runtime/rootfilesystem.h"
#include "core/runtime/runtime.h"

namespace runwatt::runtime {

/// NT: directly on the device, as the user who is logged in. With a limit of memory each trial has
/// a control group of its own; else nothing is made on the device. Its start-up is that of the
/// first command alone: what the other runtimes add is seen against it.
///
/// Asked for the common root file system, each command runs chrooted into that, still as the same
/// user and with the device's process ids, in a mount namespace that ends with it. That needs root,
/// or sudo that asks for nothing. Its start-up then is from the request on, as a container's.
class Native final : public Runtime
{
public:
    explicit Native(RuntimePlace place);

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

    [[nodiscard]] QString controlGroup() const override { return m_group.path(); }

    [[nodiscard]] const device::DeviceClock *clock() const override;
    [[nodiscard]] Task<Result<void>> stop(StopToken stop) override;
    [[nodiscard]] Task<Result<void>> clean(StopToken stop) override;

private:
    [[nodiscard]] bool isInTree() const;
    /// The words that run `words` in the tree.
    [[nodiscard]] QStringList inTree(const QStringList &words) const;
    /// Waits for the end of a first command, and gives what it has taken.
    Task<Result<void>> runFirst(StopToken stop);

    RuntimePlace m_place;
    BudgetGroup m_group;
    RootFilesystem m_root; ///< none in the device's own
    RuntimeCost m_cost;
};

} // namespace runwatt::runtime
