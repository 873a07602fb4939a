// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"

namespace runwatt::ssh {

/// How long to wait before attempt `attempt` (from 0 on) to make a lost link again: half a second,
/// twice as long each time, never more than 30 s. So a device that only blinked is back at once,
/// and one that stays away is not knocked at all day.
[[nodiscard]] Milliseconds pauseBeforeAttempt(int attempt);

} // namespace runwatt::ssh
