// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/trialvalue.h"

#include "core/analysis/comparison.h"

#include <cmath>

namespace runwatt::stage {

namespace {

/// Puts the rows of a measure into one value.
class Gathering
{
public:
    explicit Gathering(bool addsUp)
        : m_addsUp(addsUp)
    { }

    void add(const store::SummaryRecord &row)
    {
        const int rank = rankOf(row.detail);
        if (!m_value || rank > m_rank) {
            m_value = {row.value, row.unit, row.origin};
            m_rank = rank;
        } else if (rank == m_rank && m_addsUp) {
            m_value->value += row.value;
            m_value->origin = combined(m_value->origin, row.origin);
        }
    }

    [[nodiscard]] const std::optional<TrialValue> &value() const { return m_value; }

private:
    [[nodiscard]] int rankOf(const QString &detail) const
    {
        if (detail.isEmpty())
            return 2;
        return !m_addsUp && detail == QStringLiteral("received") ? 1 : 0;
    }

    bool m_addsUp;
    int m_rank = 0;
    std::optional<TrialValue> m_value;
};

bool isOf(const store::SummaryRecord &row, const QString &measure)
{
    return row.measure == measure && std::isfinite(row.value);
}

} // namespace

QHash<store::TrialId, TrialValue> trialValues(const store::CampaignData &campaign,
                                              const QString &measure)
{
    QHash<store::TrialId, Gathering> gathered;
    const Gathering empty(analysis::addsUp(measure));
    for (const store::SummaryRecord &row : campaign.summaries) {
        if (!isOf(row, measure))
            continue;
        auto found = gathered.find(row.trial);
        if (found == gathered.end())
            found = gathered.insert(row.trial, empty);
        found->add(row);
    }
    QHash<store::TrialId, TrialValue> values;
    for (auto one = gathered.cbegin(); one != gathered.cend(); ++one)
        values.insert(one.key(), *one->value());
    return values;
}

std::optional<TrialValue>
trialValue(const store::CampaignData &campaign, store::TrialId trial, const QString &measure)
{
    Gathering gathered(analysis::addsUp(measure));
    for (const store::SummaryRecord &row : campaign.summaries) {
        if (row.trial == trial && isOf(row, measure))
            gathered.add(row);
    }
    return gathered.value();
}

} // namespace runwatt::stage
