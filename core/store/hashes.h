// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"
#include "core/store/records.h"

#include <QByteArray>
#include <QString>

// The hashes that a campaign file keeps over its own rows: sha256, hex. ARCHITECTURE.md says which
// rows, in which order and encoding. The caller holds a transaction, so that they fit together.

namespace runwatt::store {

/// Over the bytes of all chunks of a trial's series, in the order of series and number. This is
/// what trial.samples_sha256 holds.
[[nodiscard]] Result<QString> samplesSha256(Database &database, TrialId trial);

/// Over what a trial came to: its window and origin, its phases, runtime facts, summaries,
/// verdicts and histograms. This is what trial.results_sha256 holds.
[[nodiscard]] Result<QString> resultsSha256(Database &database, TrialId trial);

/// Over what gives a trial's numbers their meaning: the rest of its row, what it ran and where, its
/// series, device facts, events and the names of its outputs. This is what trial.context_sha256
/// holds.
[[nodiscard]] Result<QString> contextSha256(Database &database, TrialId trial);

/// Over what belongs to no trial: the campaign, its openings, devices, meters, workloads and cells,
/// and which trials there are. This is what campaign.setup_sha256 holds.
[[nodiscard]] Result<QString> setupSha256(Database &database);

/// What campaign.setup_sha256 holds; empty in a file that an earlier version made.
[[nodiscard]] Result<QString> writtenSetupSha256(Database &database);

[[nodiscard]] QString sha256(const QByteArray &bytes);

} // namespace runwatt::store
