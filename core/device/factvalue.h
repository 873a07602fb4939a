// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device/profile.h"

namespace runwatt::device {

/// A fact's value for people: the probe's own words ("usable", "no answer", "up, mtu 1500, ...")
/// translated, what a device, a tool or a person named as it is. `Fact::value` stays the same in
/// every language, as files have it. Any thread.
[[nodiscard]] QString shownValue(const Fact &fact);

} // namespace runwatt::device
