// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"

#include <QSet>

#include <utility>
#include <vector>

namespace runwatt::analysis {

/// The factors of one campaign: which there are, and what each trial's value is. Factors joined by
/// "+" ("pattern+operation") are one factor with a value for each combination. Holds on to the
/// data, which must outlive it.
class Factors
{
public:
    explicit Factors(const store::CampaignData &data);

    [[nodiscard]] bool has(const QString &factor) const;

    /// The parameters of workloads, by name.
    [[nodiscard]] QStringList parameters() const;

    /// A cell's value; key and label are empty for the empty factor.
    [[nodiscard]] FactorValue valueOf(const store::CellRecord &cell, const QString &factor) const;

    /// Puts values that belong to a factor in natural order, each once.
    void sort(std::vector<FactorValue> &values, const QString &factor) const;

private:
    [[nodiscard]] bool hasSimple(const QString &factor) const;
    [[nodiscard]] FactorValue simpleValueOf(const store::CellRecord &cell,
                                            const QString &factor) const;

    /// A place in the order, part by part of a joined factor; equal ranks go by the part's key.
    using Place = std::vector<std::pair<double, QString>>;

    [[nodiscard]] Place placeOf(const FactorValue &value, const QString &factor) const;
    [[nodiscard]] double rank(const QString &key, const QString &factor) const;

    const store::CampaignData &m_data;
    QSet<QString> m_parameters;
};

} // namespace runwatt::analysis
