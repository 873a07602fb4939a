// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/budgetgroup.h"
#include "core/runtime/devicenetwork.h"
#include "core/runtime/guestlink.h"
#include "core/runtime/monitor.h"
#include "core/runtime/rootfilesystem.h"
#include "core/runtime/runtime.h"
#include "core/runtime/toolrun.h"

#include <memory>
#include <optional>

namespace runwatt::runtime {

/// VM, QM and FC: a guest with a kernel of its own, in a monitor on the device. Its root file
/// system is the tree that the other runtimes use, as a read-only image; its kernel is the device's
/// own or the one that the plan names; a data disk holds the benchmark's files for the whole
/// campaign. Each trial boots anew. The monitor runs as the user who is logged in, within the
/// budget; when the link breaks or Runwatt dies, the connection's warden on the device ends it.
///
/// The start-up ends with a line on the console that the guest's first process writes after the
/// first command; so it is on the device's clock, like that of a container.
class Guest final : public Runtime
{
public:
    Guest(QString code, RuntimePlace place, std::unique_ptr<Monitor> monitor);
    ~Guest() override;
    Q_DISABLE_COPY_MOVE(Guest)

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

    [[nodiscard]] QString controlGroup() const override { return m_group.path(); }

    [[nodiscard]] const device::DeviceClock *clock() const override;

    [[nodiscard]] device::Helper *guestHelper() const override { return m_link.helper(); }

    [[nodiscard]] Task<Result<void>> measureClock(StopToken stop) override;
    [[nodiscard]] Task<std::optional<Error>> broken(StopToken stop) override;
    [[nodiscard]] QByteArray takeConsole() override;
    [[nodiscard]] Task<Result<void>> stop(StopToken stop) override;
    [[nodiscard]] Task<Result<void>> clean(StopToken stop) override;

private:
    enum class Boot { Ready, TryAgain };

    Task<Result<Boot>> boot(StopToken stop);
    /// Another for whatever may decide whether it boots.
    [[nodiscard]] QString keptName() const;
    [[nodiscard]] Error bootError(const Result<ToolEnd> &end) const;
    [[nodiscard]] Milliseconds bootLimit() const;
    Task<void> waitForEnd(Milliseconds limit, StopToken stop);
    Task<Result<void>> removeAround(StopToken stop);

    QString m_code;
    RuntimePlace m_place;
    std::unique_ptr<Monitor> m_monitor;
    BudgetGroup m_group;
    DeviceNetwork m_tap;
    GuestLink m_link;
    GuestMachine m_machine;
    RootFilesystem m_root;
    QString m_kernelSha256;
    QStringList m_words; ///< that the running monitor was started with
    QByteArray m_console; ///< since the start, the last of it
    QByteArray m_newConsole; ///< since it was taken
    std::shared_ptr<ssh::Process> m_process;
    std::unique_ptr<ToolRun> m_run;
    std::optional<TimeNs> m_upSteadyNs;
    bool m_isReady = false;
    RuntimeCost m_cost;
    Notifier m_changed;
};

} // namespace runwatt::runtime
