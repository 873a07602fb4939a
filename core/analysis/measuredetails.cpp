// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/measuredetails.h"

#include "core/analysis/comparison.h"

namespace runwatt::analysis {

void MeasureDetails::add(store::TrialId trial, const QString &detail)
{
    if (detail.isEmpty()) {
        m_wholes.insert(trial);
        return;
    }
    m_parted.insert(trial);
    if (!m_names.contains(detail))
        m_names.append(detail);
}

QStringList MeasureDetails::names() const
{
    QStringList names = m_names;
    names.sort();
    // Where each that has parts has the whole as well, the whole is what is shown without a choice.
    const bool isMixed = !(m_parted - m_wholes).isEmpty() && !(m_wholes - m_parted).isEmpty();
    if (isMixed && !names.contains(withoutDetail()))
        names.append(withoutDetail());
    return names;
}

} // namespace runwatt::analysis
