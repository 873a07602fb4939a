// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device/profile.h"

#include <QStringList>

#include <optional>

namespace runwatt::device {

/// The words before a command that needs root: none for root, `sudo -n` where sudo asks for
/// nothing; nullopt where there is no way to it. Pure.
[[nodiscard]] std::optional<QStringList> rootPrefix(const Profile &profile);

} // namespace runwatt::device
