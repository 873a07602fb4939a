// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace runwatt::store {

/// SQL: what each version of the tables of a campaign file adds to the one before, from version 1
/// on; kSchemaVersion of them. Any thread.
[[nodiscard]] std::span<const char *const> tableVersions();

} // namespace runwatt::store
