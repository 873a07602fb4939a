// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/origin.h"
#include "core/device/deviceclock.h"
#include "core/device/profile.h"
#include "core/device/scripts.h"
#include "core/runtime/budget.h"
#include "core/runtime/containeroptions.h"
#include "core/runtime/guestoptions.h"
#include "core/runtime/nativeoptions.h"
#include "core/runtime/rootoptions.h"
#include "core/ssh/connection.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace runwatt::device {
class Helper;
}

namespace runwatt::runtime {

/// The device that a runtime works on, and what it may use there. `connection` and `clock` must
/// live as long as the runtime.
struct RuntimePlace
{
    RuntimePlace(ssh::Connection *deviceConnection, device::Profile deviceProfile);

    [[nodiscard]] device::Interpreter interpreter() const;

    ssh::Connection *connection;
    device::Profile profile;
    const device::DeviceClock *clock = nullptr; ///< knows an offset by the time of start()
    QString folder; ///< the campaign's on the device, absolute; the benchmark's files are in it
    /// Where what prepare() makes stays for the next campaign of the same user, on the same file
    /// system as `folder`; absolute. Empty: nothing is kept.
    QString keptFolder;
    QString tag; ///< the campaign's, which everything made on the device carries: "runwatt-UUID"
    QStringList tools; ///< the programs that the workloads call: "fio"
    Budget budget; ///< of each trial
    RootOptions root; ///< for the runtimes in the common root file system
    NativeOptions native; ///< for NT
    GuestOptions guest; ///< for the runtimes that have one
    ContainerOptions container; ///< for those that are one
    qint64 fileBytes = 0; ///< that the workloads' files take in all
    /// Told in words what prepare() is at, where that takes long; may be empty.
    std::function<void(const QString &)> tell;
};

/// What a start has shown of a runtime.
struct RuntimeCost
{
    RuntimeCost() = default;

    /// From the request to the end of the first command inside; none before the first start.
    std::optional<TimeNs> startUpNs;
    /// Proportional set size of the runtime's own processes on the device, without the workload's;
    /// none where it has no processes, or they can't be read.
    std::optional<qint64> memoryBytes;
};

/// How a workload is run on a device, as a lifecycle: check, prepare once a campaign, start and
/// stop once a trial, clean at the end. Everything that prepare() or start() makes on the device
/// carries the campaign's tag and is removed by clean(). I/O thread.
class Runtime
{
public:
    Runtime() = default;
    virtual ~Runtime() = default;
    Runtime(const Runtime &) = delete;
    Runtime &operator=(const Runtime &) = delete;

    /// "NT", "RC", ...: the code of the study.
    [[nodiscard]] virtual QString code() const = 0;

    /// Of everything that runs in it.
    [[nodiscard]] virtual Origin origin() const = 0;

    /// Images, disks, network: what all trials of a campaign share.
    [[nodiscard]] virtual Task<Result<void>> prepare(StopToken stop) = 0;

    /// A fresh start, for one trial.
    [[nodiscard]] virtual Task<Result<void>> start(StopToken stop) = 0;

    /// Starts a command inside, under the stamp wrapper (see device::StampedStream). Words, not
    /// quoted. Only between start() and stop().
    [[nodiscard]] virtual std::shared_ptr<ssh::Process> run(const QStringList &words,
                                                            const QString &label) = 0;

    /// Versions, limits and modes that decide the outcome; complete after start().
    [[nodiscard]] virtual QList<device::Fact> facts() const = 0;

    /// What the runtime itself takes, without a workload. Between start() and stop(), when nothing
    /// runs inside. Fails only when stopped or cut off.
    [[nodiscard]] virtual Task<Result<RuntimeCost>> cost(StopToken stop) = 0;

    /// How many of the processes inside the kernel has ended since start() because the budget's
    /// memory was used up; 0 where it is not limited. Before stop().
    [[nodiscard]] virtual Task<Result<qint64>> memoryKills(StopToken stop) = 0;

    /// Whether process ids that a command inside tells are those of the device.
    [[nodiscard]] virtual bool sharesProcessIds() const = 0;

    /// Whether the campaign's folder on the device is the one inside. If not, a file is laid out
    /// inside, and stays there for all trials of the campaign.
    [[nodiscard]] virtual bool sharesFiles() const { return true; }

    /// The device's ids of the processes that the runtime itself consists of, with our wrapper
    /// around them. Between start() and stop().
    [[nodiscard]] virtual QList<qint64> processIds() const { return {}; }

    /// The control group that all of the trial runs in, as device::Watch has it;
    /// empty where it has none of its own. Between start() and stop().
    [[nodiscard]] virtual QString controlGroup() const { return {}; }

    /// That of what runs inside: its stamps are on it. Known from start() on, also after stop().
    [[nodiscard]] virtual const device::DeviceClock *clock() const = 0;

    /// Tells of the guest that everything runs in: its clock is clock(). nullptr where there is
    /// none; gone with stop().
    [[nodiscard]] virtual device::Helper *guestHelper() const { return nullptr; }

    /// Looks at that clock once more, where it is another than the device's. Between start() and
    /// stop(), when nothing runs inside.
    [[nodiscard]] virtual Task<Result<void>> measureClock(StopToken stop);

    /// Why the runtime itself has ended, although nobody asked it to: a guest's panic, with its
    /// last words. Waits a moment for what is just ending.
    [[nodiscard]] virtual Task<std::optional<Error>> broken(StopToken stop);

    /// What the runtime itself has printed since this was last asked: a guest's console.
    [[nodiscard]] virtual QByteArray takeConsole() { return {}; }

    [[nodiscard]] virtual Task<Result<void>> stop(StopToken stop) = 0;

    /// Removes what was made on the device.
    [[nodiscard]] virtual Task<Result<void>> clean(StopToken stop) = 0;
};

/// The codes of all runtimes, in the study's order; QM, which is ours, is last.
[[nodiscard]] const QStringList &runtimeCodes();

/// What prepare() of this runtime takes of the file system of the campaign's folder, at most, when
/// the workloads' files are of so many bytes in all. Bytes.
[[nodiscard]] qint64 diskBytesOf(const QString &code,
                                 const RootOptions &root,
                                 const NativeOptions &native,
                                 const ContainerOptions &container,
                                 const GuestOptions &guest,
                                 qint64 fileBytes);

/// Whether what is known of a device lets this runtime run there: else why not, and what to do.
/// As checkGuest() for one with a guest, as checkContainer() and checkKata() for a container.
[[nodiscard]] Result<void> checkRuntime(const QString &code,
                                        const GuestOptions &guest,
                                        const ContainerOptions &container,
                                        const Budget &budget,
                                        const device::Profile &profile);

/// The runtime of this code on this device. As checkRuntime(), and as checkBudget() where the
/// device can't hold it to the budget.
[[nodiscard]] Result<std::unique_ptr<Runtime>> makeRuntime(const QString &code,
                                                           const RuntimePlace &place);

/// Starts words on the device itself under the stamp wrapper: what NT does with a workload, and all
/// do with the samplers.
[[nodiscard]] std::shared_ptr<ssh::Process> startStamped(ssh::Connection *connection,
                                                         device::Interpreter interpreter,
                                                         const QStringList &words,
                                                         const QString &label);

} // namespace runwatt::runtime
