// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/origin.h"
#include "core/device/profile.h"
#include "core/device/scripts.h"
#include "core/ssh/connection.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace runwatt::runtime {

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

    /// Versions, limits and modes that decide the outcome.
    [[nodiscard]] virtual QList<device::Fact> facts() const = 0;

    [[nodiscard]] virtual Task<Result<void>> stop(StopToken stop) = 0;

    /// Removes what was made on the device.
    [[nodiscard]] virtual Task<Result<void>> clean(StopToken stop) = 0;
};

/// The codes that this version can run.
[[nodiscard]] QStringList runnableCodes();

/// The runtime of this code on this device. Unsupported for a code that this version can't run.
[[nodiscard]] Result<std::unique_ptr<Runtime>>
makeRuntime(const QString &code, ssh::Connection *connection, const device::Profile &profile);

/// Starts words on the device itself under the stamp wrapper: what NT does with a workload, and all
/// do with the samplers.
[[nodiscard]] std::shared_ptr<ssh::Process> startStamped(ssh::Connection *connection,
                                                         device::Interpreter interpreter,
                                                         const QStringList &words,
                                                         const QString &label);

} // namespace runwatt::runtime
