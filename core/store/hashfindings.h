// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"
#include "core/store/records.h"
#include "core/store/verify.h"

#include <vector>

// What the hashes of an open campaign file say against its rows. Any version's file; a hash that an
// earlier version did not write is a note. The caller holds a transaction.

namespace runwatt::store {

using Findings = std::vector<VerifyFinding>;

[[nodiscard]] Result<Findings> planFindings(Database &database);
[[nodiscard]] Result<Findings> setupFindings(Database &database);

/// Over all trials' results, and over their contexts.
[[nodiscard]] Result<Findings> resultFindings(Database &database);
[[nodiscard]] Result<Findings> contextFindings(Database &database);

/// Reads all samples of the trial, or of all complete trials when it is none.
[[nodiscard]] Result<Findings> sampleFindings(Database &database, TrialId trial);

} // namespace runwatt::store
