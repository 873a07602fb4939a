// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <QString>

namespace runwatt::store {

/// "RunW": marks an SQLite file as a campaign (PRAGMA application_id).
inline constexpr qint64 kApplicationId = 0x52756e57;

/// Of the tables; one higher with every change of them (PRAGMA user_version).
inline constexpr qint64 kSchemaVersion = 1;

/// The SQL that makes every table of a campaign file, with comments that stay in the file.
[[nodiscard]] const char *schemaSql();

/// Creates the tables and marks the file, in one transaction.
[[nodiscard]] Result<void> createSchema(Database &database);

enum class SchemaState {
    Current,
    Newer ///< made by a newer Runwatt; the tables that this one knows are there
};

/// Whether an open file is a campaign. One of this version must have exactly our schema: nothing
/// that a stranger added (a trigger, a view, a table) is let in.
[[nodiscard]] Result<SchemaState> checkSchema(Database &database);

} // namespace runwatt::store
