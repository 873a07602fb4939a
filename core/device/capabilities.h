// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device/profile.h"

namespace runwatt::device {

/// What a device with these facts can do, and what is missing for what, in the order in which it is
/// shown. Pure.
[[nodiscard]] QList<Capability> capabilitiesOf(const Profile &profile);

/// The Debian packages that would mend what is not ready, each once, where they can be installed
/// without a question: with apt-get, and as root or by a sudo that asks for nothing. Pure.
[[nodiscard]] QStringList installablePackages(const Profile &profile);

} // namespace runwatt::device
