// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device/profile.h"

namespace runwatt::device {

/// What a device with these facts can do, and what is missing for what, in the order in which it is
/// shown. Pure.
[[nodiscard]] QList<Capability> capabilitiesOf(const Profile &profile);

} // namespace runwatt::device
