// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/campaign/devicesession.h"
#include "core/runtime/runtime.h"

#include <QJsonObject>
#include <QObject>

#include <memory>
#include <vector>

namespace runwatt::campaign {

/// Lays out a workload's file where its runtime will find it, and has it go through what the plan
/// asks for: on the device, or, where the runtime has files of its own, inside it, in a start that
/// is for this alone. One object a trial; I/O thread.
class FileLayout : public QObject
{
    Q_OBJECT

public:
    FileLayout(DeviceSession *session, runtime::Runtime *runtime, benchmark::Place place);

    /// Returns at once for a workload without a file. What a file that is there went through, it
    /// does not go through again. `cleanUp` is for what must still be done after a stop.
    Task<Result<void>> run(const benchmark::Benchmark *benchmark,
                           QJsonObject parameters,
                           benchmark::Preconditioning preconditioning,
                           StopToken stop,
                           StopToken cleanUp);

    /// What the file went through in this run beside being laid out, for a fact: "sequential,
    /// sequential, random: 768 MiB in 12.3 s"; empty: nothing.
    [[nodiscard]] const QString &history() const { return m_history; }

    /// The file's contents are in doubt: the next run makes it anew.
    void forget();

signals:
    /// What is being done, for people.
    void activityChanged(const QString &activity);

private:
    Task<Result<void>> layOutOnDevice(QStringList words, StopToken stop, StopToken cleanUp);
    Task<Result<void>> layOutInside(QStringList words, StopToken stop, StopToken cleanUp);
    Task<Result<void>> runPasses(StopToken stop, StopToken cleanUp);
    Task<Result<void>> runInside(QStringList words, StopToken stop, StopToken cleanUp);
    Task<Result<void>> finish(std::shared_ptr<ssh::Process> process,
                              const device::DeviceClock *clock,
                              StopToken stop,
                              StopToken cleanUp);
    void tellPass(std::size_t index, const QByteArray &document);
    [[nodiscard]] QString key() const;

    DeviceSession *m_session;
    runtime::Runtime *m_runtime;
    benchmark::Place m_place;
    const benchmark::Benchmark *m_benchmark = nullptr;
    std::vector<benchmark::FilePass> m_passes;
    std::size_t m_pass = 0; ///< the one that runs; behind the last: none
    QString m_history;
};

} // namespace runwatt::campaign
