// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device/helper.h"
#include "core/runtime/container.h"

#include <memory>

namespace runwatt::runtime {

/// KC: a Kata container, which has a guest with a kernel of its own around it. It is started by
/// ctr, nerdctl or docker (see CtrContainer, EngineContainer); here is what its guest makes
/// different: stamps inside are on the guest's clock, the kernel that ends processes for want of
/// memory is the guest's, and its memory on the device is that of the shim, the hypervisor and
/// virtiofsd together. The campaign's folder is shared with it, so its files are the device's,
/// unless it is given a disk of its own (see KataVolume). I/O
/// thread.
class KataContainer final : public Runtime
{
public:
    explicit KataContainer(RuntimePlace place);

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
    [[nodiscard]] bool sharesFiles() const override;
    [[nodiscard]] QList<qint64> processIds() const override;

    /// The sandbox's, which holds the hypervisor with all its threads, and virtiofsd; empty where
    /// Kata parts them among two.
    [[nodiscard]] QString controlGroup() const override { return m_groupMember; }

    [[nodiscard]] const device::DeviceClock *clock() const override;

    [[nodiscard]] device::Helper *guestHelper() const override { return m_helper.get(); }

    [[nodiscard]] Task<Result<void>> measureClock(StopToken stop) override;
    [[nodiscard]] Task<std::optional<Error>> broken(StopToken stop) override;
    [[nodiscard]] Task<Result<void>> stop(StopToken stop) override;
    [[nodiscard]] Task<Result<void>> clean(StopToken stop) override;

private:
    /// What it consists of on the device.
    struct OnDevice
    {
        OnDevice() = default;

        QList<qint64> processIds;
        std::optional<qint64> memoryBytes;
        QString groupMember; ///< number of a process whose control group is the sandbox's
    };

    /// Runs a script that needs no program but a shell inside.
    Task<Result<QByteArray>> tellInside(QStringList arguments, StopToken stop);
    Task<Result<OnDevice>> look(StopToken stop);

    RuntimePlace m_place;
    std::unique_ptr<Container> m_container;
    std::unique_ptr<device::Helper> m_helper; ///< inside
    device::DeviceClock m_clock; ///< the guest's
    QList<device::Fact> m_guest; ///< what was seen of the guest inside
    QString m_identity;
    QList<qint64> m_processIds;
    QString m_groupMember;
};

} // namespace runwatt::runtime
