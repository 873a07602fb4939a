// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/campaign/devicesession.h"
#include "core/runtime/runtime.h"

#include <QJsonObject>

#include <memory>

namespace runwatt::campaign {

/// Lays out a workload's file where its runtime will find it: on the device, or, where the runtime
/// has files of its own, inside it, in a start that is for this alone. One object a trial; I/O
/// thread.
class FileLayout
{
public:
    FileLayout(DeviceSession *session, runtime::Runtime *runtime, benchmark::Place place);

    /// Returns at once for a workload without a file, and for one inside that is there already.
    /// `cleanUp` is for what must still be done after a stop.
    Task<Result<void>> run(const benchmark::Benchmark *benchmark,
                           QJsonObject parameters,
                           StopToken stop,
                           StopToken cleanUp);

private:
    Task<Result<void>> layOutOnDevice(QStringList words, StopToken stop);
    Task<Result<void>> layOutInside(QStringList words, StopToken stop, StopToken cleanUp);
    Task<Result<void>> runInside(QStringList words, StopToken stop);
    Task<Result<void>>
    finish(std::shared_ptr<ssh::Process> process, const device::DeviceClock *clock, StopToken stop);

    DeviceSession *m_session;
    runtime::Runtime *m_runtime;
    benchmark::Place m_place;
};

} // namespace runwatt::campaign
