// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <QString>
#include <QStringList>

namespace runwatt::store {

/// "RunW": marks an SQLite file as a campaign (PRAGMA application_id).
inline constexpr qint64 kApplicationId = 0x52756e57;

/// Of the tables; one higher with every change of them (PRAGMA user_version).
inline constexpr qint64 kSchemaVersion = 5;

/// Creates the tables and marks the file, in one transaction.
[[nodiscard]] Result<void> createSchema(Database &database);

enum class SchemaState {
    Current,
    Older, ///< of an earlier version: read as it is, written after upgradeSchema()
    Newer ///< made by a newer Runwatt; the tables that this one knows are there
};

/// Whether an open file is a campaign. One of this version or an earlier one must have exactly the
/// schema of that version: nothing that a stranger added (a trigger, a view, a table) is let in.
/// After an Error the connection is good for closing only.
[[nodiscard]] Result<SchemaState> checkSchema(Database &database);

/// Gives a file that checkSchema() found Older what this version adds to its tables; the rows stay.
/// The caller holds a transaction.
[[nodiscard]] Result<void> upgradeSchema(Database &database);

/// Whether an open campaign has a table: one of an earlier version, looked at and not changed,
/// lacks some.
[[nodiscard]] Result<bool> hasTable(Database &database, const QString &table);

/// The tables of this version, in alphabetical order.
[[nodiscard]] Result<QStringList> knownTables();

/// Whether a table has a column: that of an earlier version, looked at and not changed, lacks some.
[[nodiscard]] Result<bool>
hasColumn(Database &database, const QString &table, const QString &column);

} // namespace runwatt::store
