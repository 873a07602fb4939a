// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <utility>

namespace runwatt::ssh {

/// On whose behalf a connection runs its commands. Letters, digits and dashes, for it becomes part
/// of a shell's line on the device.
struct Owner
{
    Owner() = default;

    Owner(QByteArray ownerName, QByteArray ownerInstance)
        : name(std::move(ownerName))
        , instance(std::move(ownerInstance))
    { }

    QByteArray name; ///< outlives the program (a campaign's identity); empty: nobody's
    QByteArray instance; ///< of one run of the owner; what another one left may be stopped
};

} // namespace runwatt::ssh
