// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/records.h"

#include <QSet>
#include <QStringList>

namespace runwatt::analysis {

/// Collects the details that the values of one measure have, row by row.
class MeasureDetails
{
public:
    /// A value of a trial; its detail may be empty.
    void add(store::TrialId trial, const QString &detail);

    /// As Measure::details, sorted, withoutDetail() as the last.
    [[nodiscard]] QStringList names() const;

private:
    QStringList m_names;
    QSet<store::TrialId> m_wholes; ///< have a value without a detail
    QSet<store::TrialId> m_parted; ///< have one with a detail
};

} // namespace runwatt::analysis
