// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/privilege.h"

namespace runwatt::device {

std::optional<QStringList> rootPrefix(const Profile &profile)
{
    if (profile.isRoot)
        return QStringList();
    if (profile.hasSudo)
        return QStringList{QStringLiteral("sudo"), QStringLiteral("-n")};
    return std::nullopt;
}

} // namespace runwatt::device
