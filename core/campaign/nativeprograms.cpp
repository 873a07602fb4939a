// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/nativeprograms.h"

#include "core/benchmark/benchmark.h"

namespace runwatt::campaign {

bool callsDevicesPrograms(const Plan &plan, const QString &runtime)
{
    return runtime == u"NT" && plan.native.root == runtime::NativeRoot::Device;
}

QStringList nativePrograms(const Plan &plan, const Matrix &matrix, std::size_t device)
{
    QStringList programs;
    for (const Cell &cell : matrix.cells) {
        if (cell.device != static_cast<int>(device) || !callsDevicesPrograms(plan, cell.runtime))
            continue;
        const Workload &workload = matrix.workloads[static_cast<std::size_t>(cell.workload)];
        const benchmark::Benchmark *benchmark = benchmark::findBenchmark(workload.benchmark);
        QStringList called = benchmark->toolNames(workload.parameters);
        // By its name the probe has looked for it, and where it would not be found by PATH.
        called.removeAll(workload.benchmark);
        programs += called;
    }
    programs.removeDuplicates();
    return programs;
}

} // namespace runwatt::campaign
