// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/filebench.h"
#include "core/benchmark/fio.h"
#include "core/benchmark/idle.h"
#include "core/benchmark/iperf3.h"
#include "core/benchmark/netperf.h"
#include "core/benchmark/owncommand.h"

#include <QStringView>

#include <array>

namespace runwatt::benchmark {

void LiveReader::begin(TimeNs /*stampNs*/) { }

QString Benchmark::processName(const QJsonObject &parameters) const
{
    return toolNames(parameters).value(0);
}

std::vector<ParameterField> Benchmark::fields() const
{
    return {};
}

std::optional<PeerServer> Benchmark::server(const QJsonObject & /*parameters*/,
                                            const Place & /*place*/) const
{
    return std::nullopt;
}

QJsonObject Benchmark::pathRun(const QJsonObject & /*parameters*/) const
{
    return {};
}

QString Benchmark::fileContents(const QJsonObject & /*parameters*/) const
{
    return {};
}

std::vector<FilePass> Benchmark::passes(const QJsonObject & /*parameters*/,
                                        const Place & /*place*/,
                                        Preconditioning /*preconditioning*/) const
{
    return {};
}

qint64 Benchmark::bytesPassed(const QByteArray & /*document*/) const
{
    return 0;
}

bool Benchmark::goesPastCache(const QJsonObject & /*parameters*/) const
{
    return false;
}

std::optional<Concession> Benchmark::concession(const QJsonObject & /*parameters*/) const
{
    return std::nullopt;
}

QStringList Benchmark::attemptCommand(const QJsonObject & /*parameters*/,
                                      const Place & /*place*/) const
{
    return {};
}

std::optional<Concession> Benchmark::concessionAfter(const QJsonObject & /*parameters*/,
                                                     const QByteArray & /*output*/,
                                                     int /*status*/) const
{
    return std::nullopt;
}

QStringList Benchmark::checkCommand(const QJsonObject & /*parameters*/,
                                    const Place & /*place*/) const
{
    return {};
}

Result<QString> Benchmark::checked(const QJsonObject & /*parameters*/,
                                   const QByteArray & /*output*/,
                                   const QByteArray & /*errors*/,
                                   int /*status*/) const
{
    return QString();
}

QString toWord(Preconditioning::Kind kind)
{
    switch (kind) {
    case Preconditioning::Kind::Layout:
        return QStringLiteral("layout");
    case Preconditioning::Kind::Sequential:
        return QStringLiteral("sequential");
    case Preconditioning::Kind::Random:
        break;
    }
    return QStringLiteral("random");
}

std::optional<Preconditioning::Kind> preconditioningFromWord(const QString &word)
{
    using Kind = Preconditioning::Kind;
    for (const Kind kind : {Kind::Layout, Kind::Sequential, Kind::Random}) {
        if (toWord(kind) == word)
            return kind;
    }
    return std::nullopt;
}

QJsonObject Benchmark::parametersToldBy(const QByteArray & /*head*/) const
{
    return {{QStringLiteral("runTime"), 1}};
}

std::span<const Benchmark *const> benchmarks()
{
    // Stateless objects: one line for each.
    static const Fio fio;
    static const Filebench filebench;
    static const Netperf netperf;
    static const Iperf3 iperf3;
    static const OwnCommand command;
    static const Idle idle;
    static const std::array<const Benchmark *, 6> table{&fio,    &filebench, &netperf,
                                                        &iperf3, &command,   &idle};
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
