// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/reader.h"

#include <optional>
#include <vector>

namespace runwatt::campaign {

/// A summary that is not what the kept output gives.
struct SummaryDifference
{
    QString measure;
    QString detail;
    QString unit;
    std::optional<double> kept; ///< none: the file has no such summary
    std::optional<double> again; ///< none: the output gives no such summary

    bool operator==(const SummaryDifference &) const = default;
};

/// What came of reading one trial's output again.
struct RereadTrial
{
    RereadTrial() = default;

    store::TrialId trial;
    QString workload; ///< its title
    int equal = 0; ///< summaries and histograms that are the same but for rounding, 1e-9 of values
    std::vector<SummaryDifference> differences;
    std::optional<Error> refusal; ///< why its output, once accepted, can't be read any more

    [[nodiscard]] bool isSame() const { return differences.empty() && !refusal; }
};

/// Runs the benchmark's reader over the output that the file keeps of a complete trial, with the
/// workload's own parameters, and holds what it gives against the benchmark's summaries and
/// histograms in the file; and those of mpstat and pidstat over theirs, and holds it against their
/// series and the means over the window (rereadSampled()). What was made of the device's own
/// counters and of a meter's bytes is left out. An Error when the file itself can't be read;
/// changes nothing in it. `data` is the reader's. Any thread.
[[nodiscard]] Result<RereadTrial> reread(const store::CampaignReader &reader,
                                         const store::CampaignData &data,
                                         const store::TrialRecord &trial);

} // namespace runwatt::campaign
