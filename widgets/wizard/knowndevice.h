// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"
#include "core/device/profile.h"

#include <optional>

namespace runwatt::wizard {

/// A device that can be chosen, and what is known about it.
struct KnownDevice
{
    campaign::DevicePlan plan;
    std::optional<device::Profile> profile; ///< none until it was probed
    QString state; ///< for people: "connected", "not connected"
    bool isConnected = false;
};

} // namespace runwatt::wizard
