// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace runwatt {

/// Where Runwatt keeps what it has to remember by itself, and what it can make again, for the user
/// (XDG Base Directory Specification: XDG_STATE_HOME, XDG_CACHE_HOME); absolute, without a last
/// slash, and not made here. Any thread.
[[nodiscard]] QString stateFolder();
[[nodiscard]] QString cacheFolder();

} // namespace runwatt
