// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origins.h"
#include "core/base/result.h"
#include "core/store/records.h"

#include <QString>

#include <vector>

namespace runwatt::store {

enum class FindingKind {
    Damage, ///< the file itself is broken
    Hash, ///< samples, results, what gives them meaning, plan or set-up are not what was written
    Content, ///< rows that contradict each other, samples out of order
    Note ///< worth knowing, not wrong: an interrupted trial, a file of a newer version
};

/// The word in output: "damage", "hash", "content", "note".
[[nodiscard]] QString toWord(FindingKind kind);

struct VerifyFinding
{
    FindingKind kind = FindingKind::Note;
    TrialId trial; ///< none: about the file
    QString text; ///< for people
};

struct VerifyReport
{
    QString file;
    QString title;
    Origins origins; ///< of its meters and trials
    qint64 trials = 0;
    qint64 completeTrials = 0;
    qint64 series = 0;
    qint64 samples = 0;
    std::vector<VerifyFinding> findings;

    /// Nothing wrong (notes may be there).
    [[nodiscard]] bool isSound() const;
};

/// Checks a campaign file: SQLite's integrity and foreign keys, the hashes of the plan, of the
/// set-up and of each trial's samples, results and context (where there is one: earlier versions
/// wrote fewer), the order and the counts of samples. Reads only, in the caller's thread; takes
/// about as long as reading the file. An Error only where the file cannot be read.
[[nodiscard]] Result<VerifyReport> verify(const QString &file);

/// For who shows a campaign's numbers: in one line for people, which trials (or what else) the
/// hashes say are not what was written; empty when nothing. Leaves samples out, but those of
/// `drawn`, so it costs little. `file` is one that CampaignReader opened. An Error only where it
/// cannot be opened any more.
[[nodiscard]] Result<QString> soundnessWarning(const QString &file, TrialId drawn = {});

} // namespace runwatt::store
