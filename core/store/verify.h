// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/records.h"

#include <QString>

#include <vector>

namespace runwatt::store {

enum class FindingKind {
    Damage, ///< the file itself is broken
    Hash, ///< samples, results or plan are not what was written
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
    Origin origin = Origin::Measured;
    qint64 trials = 0;
    qint64 completeTrials = 0;
    qint64 series = 0;
    qint64 samples = 0;
    std::vector<VerifyFinding> findings;

    /// Nothing wrong (notes may be there).
    [[nodiscard]] bool isSound() const;
};

/// Checks a campaign file: SQLite's integrity and foreign keys, the hashes of the plan and of each
/// complete trial's samples and results (of results where there is one: earlier versions wrote
/// none), the order and the counts of samples. Reads only, in the caller's thread; takes about as
/// long as reading the file. An Error only where the file cannot be read.
[[nodiscard]] Result<VerifyReport> verify(const QString &file);

} // namespace runwatt::store
