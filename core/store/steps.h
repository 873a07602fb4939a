// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/records.h"

#include <QString>

#include <optional>
#include <vector>

// The steps of a talk, which a campaign file keeps beside what was measured. Any thread; blocks.

namespace runwatt::store {

/// What a step of a talk shows.
enum class StepKind {
    Title, ///< the campaign's title, its devices, its date
    Live, ///< throughput, CPU and watts of a trial, as they come or came
    Race, ///< the runtimes' means of a workload, as results come in
    Figure, ///< a comparison
    Text, ///< a heading and a few points
    End ///< what was compared, with the answers
};
/// The word in the file ("title", "live", ...) and its inverse (Text for any other).
[[nodiscard]] QString toWord(StepKind kind);
[[nodiscard]] StepKind stepKindFromWord(const QString &word);

/// One step of a talk about a campaign. Texts are plain, never markup. Belongs to no measurement.
struct StepRecord
{
    StepKind kind = StepKind::Text;
    QString title{}; ///< empty: from what is shown
    QString body{}; ///< Text: a line a point
    QString notes{}; ///< for the presenter alone
    TrialId trial{}; ///< Live: which; none: the one that runs
    WorkloadId workload{}; ///< Race: of which; none: the first
    std::optional<TimeNs> timeNs{}; ///< Live: from when on; none: from the trial's begin
    QString figure{}; ///< Figure: the preset's name

    bool operator==(const StepRecord &) const = default;
};

inline constexpr std::size_t kMaximumSteps = 200;
inline constexpr qsizetype kMaximumStepTitle = 200; ///< characters
inline constexpr qsizetype kMaximumStepBody = 2000;
inline constexpr qsizetype kMaximumStepNotes = 20'000;

/// The step with its texts cut to these bounds, the title to one line; control characters are taken
/// out.
[[nodiscard]] StepRecord bounded(StepRecord step);

/// The steps of a campaign file, in order, each bounded(), no more than kMaximumSteps; none in a
/// file of an earlier version. Changes nothing. Errors: as CampaignReader::open().
[[nodiscard]] Result<std::vector<StepRecord>> readSteps(const QString &file);

/// Puts the steps in place of those in the file, all or none of them. Nothing that was measured
/// changes, no hash, no session; a file of an earlier version gets this version's tables. Trials
/// and workloads that the file does not hold become none. Errors: Busy while the campaign is being
/// written, PermissionDenied, NewerVersion, NotFound, Corrupt.
[[nodiscard]] Result<void> writeSteps(const QString &file, const std::vector<StepRecord> &steps);

/// Copies a campaign file to `copy`, which must not exist, and puts the steps into the copy.
/// Errors: as writeSteps(), and Busy when `copy` exists.
[[nodiscard]] Result<void>
copyWithSteps(const QString &file, const QString &copy, const std::vector<StepRecord> &steps);

} // namespace runwatt::store
