// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/campaign/devicesession.h"
#include "core/campaign/recorder.h"
#include "core/device/networkpath.h"
#include "core/runtime/runtime.h"
#include "core/runtime/toolrun.h"

namespace runwatt::campaign {

/// Proves before anything is measured that packets take the intended way out of a runtime: the
/// benchmark itself connects to the peer from inside and moves bytes for a second, and the device's
/// interfaces are counted before and after. I/O thread.
class PathPreflight
{
public:
    /// What is to be tried, in a trial that is at hand.
    struct Try
    {
        Try() = default;

        store::TrialId trial; ///< whose facts and raw output it becomes
        const benchmark::Benchmark *benchmark = nullptr; ///< of a network; its peer serves
        QJsonObject parameters; ///< of the workload
        benchmark::Place place; ///< with the peer's address and port
        bool hasOwnNetwork = false; ///< the runtime, beside the device's
    };

    PathPreflight(DeviceSession *session, runtime::Runtime *runtime, Recorder *recorder);

    /// Between the runtime's start() and stop(). An Error: the peer is not reached from inside, or
    /// by another way. Facts: "network.preflight", the interfaces that carried the bytes, each with
    /// what factsOf() tells of it, and as "network.inside.NAME" those that the runtime has itself.
    Task<Result<void>> run(Try what, StopToken stop, StopToken cleanUp);

private:
    Task<Result<double>> move(Try what, StopToken stop, StopToken cleanUp);
    Task<void> lookInside(Try what, StopToken stop);
    /// The tool itself had no chance: nothing is known of the peer.
    [[nodiscard]] Error notTried(const Try &what, int status, const QString &complaint) const;
    [[nodiscard]] Error notReached(const Try &what, const QString &why) const;
    void keep(store::TrialId trial, const QList<device::Fact> &facts);

    DeviceSession *m_session;
    runtime::Runtime *m_runtime;
    Recorder *m_recorder;
};

} // namespace runwatt::campaign
