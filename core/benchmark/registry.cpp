// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/fio.h"

#include <QStringView>

#include <array>

namespace runwatt::benchmark {

std::vector<ParameterField> Benchmark::fields() const
{
    return {};
}

std::optional<PeerServer> Benchmark::server(const QJsonObject & /*parameters*/,
                                            const Place & /*place*/) const
{
    return std::nullopt;
}

std::span<const Benchmark *const> benchmarks()
{
    // Stateless objects: one line for each.
    static const Fio fio;
    static const std::array<const Benchmark *, 1> table{&fio};
    return table;
}

const Benchmark *findBenchmark(QStringView name)
{
    for (const Benchmark *benchmark : benchmarks()) {
        if (benchmark->name() == name)
            return benchmark;
    }
    return nullptr;
}

} // namespace runwatt::benchmark
