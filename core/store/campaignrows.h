// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"
#include "core/store/records.h"

#include <QJsonObject>
#include <QString>

namespace runwatt::store {

/// All rows but samples and raw output. The caller holds a transaction, so that they fit together.
[[nodiscard]] Result<CampaignData> loadCampaign(Database &database);

/// sha256 over the bytes of all chunks of a trial's series, in the order of series and number; hex.
/// This is what trial.samples_sha256 holds.
[[nodiscard]] Result<QString> samplesSha256(Database &database, TrialId trial);

/// sha256 over what a trial came to: its window and origin, its phases, runtime facts, summaries
/// and verdicts; hex. ARCHITECTURE.md says in which order and encoding. This is what
/// trial.results_sha256 holds.
[[nodiscard]] Result<QString> resultsSha256(Database &database, TrialId trial);

/// JSON as it stands in the file: compact, fields in alphabetical order.
[[nodiscard]] QByteArray compactJson(const QJsonObject &object);

/// sha256, hex.
[[nodiscard]] QString sha256(const QByteArray &bytes);

} // namespace runwatt::store
