// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"

namespace runwatt::benchmark {

/// Every parameter of the workload that does nothing. In JSON the field bears the member's name.
struct IdleParameters
{
    int runTime = 60; ///< seconds, 1 to 86400

    bool operator==(const IdleParameters &) const = default;

    /// Error.where is the field's name; a missing one gets the default.
    static Result<IdleParameters> fromJson(const QJsonObject &json);

    [[nodiscard]] QJsonObject toJson() const;
};

/// A runtime that is up and does nothing, for baselines of power and CPU: a process that sleeps.
/// It has no throughput. Its only figure is "runtime", by the device's own /proc/uptime (10 ms).
class Idle final : public Benchmark
{
public:
    [[nodiscard]] QString name() const override;

    [[nodiscard]] Subject subject() const override { return Subject::Nothing; }

    [[nodiscard]] QStringList toolNames(const QJsonObject &parameters) const override;
    [[nodiscard]] Result<void> checkParameters(const QJsonObject &parameters) const override;
    [[nodiscard]] std::vector<ParameterField> fields() const override;
    [[nodiscard]] Result<QJsonObject> completed(const QJsonObject &parameters) const override;
    [[nodiscard]] Result<void> checkPlace(const Place &place) const override;
    [[nodiscard]] QString title(const QJsonObject &parameters) const override;
    [[nodiscard]] QString detail(const QString &parameter,
                                 const QJsonObject &parameters) const override;
    [[nodiscard]] Estimate estimate(const QJsonObject &parameters) const override;
    [[nodiscard]] QStringList layoutCommand(const QJsonObject &parameters,
                                            const Place &place) const override;
    /// A shell that waits for `sleep`, and tells the uptime before and after it.
    [[nodiscard]] QStringList command(const QJsonObject &parameters,
                                      const Place &place) const override;
    [[nodiscard]] std::unique_ptr<LiveReader>
    makeReader(const QJsonObject &parameters) const override;
};

} // namespace runwatt::benchmark
