// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"
#include "core/store/records.h"

#include <QByteArray>
#include <QJsonObject>

namespace runwatt::store {

/// All rows but samples and raw output. The caller holds a transaction, so that they fit together.
[[nodiscard]] Result<CampaignData> loadCampaign(Database &database);

/// JSON as it stands in the file: compact, fields in alphabetical order.
[[nodiscard]] QByteArray compactJson(const QJsonObject &object);

} // namespace runwatt::store
