// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace runwatt::ssh {

/// Where a device is, in the one line that OpenSSH's users write. Value type, any thread.
struct Address
{
    Address() = default;

    QString user; ///< empty: not named
    QString host; ///< a name, an alias of ~/.ssh/config, or an address, without brackets
    quint16 port = 0; ///< 0: not named

    bool operator==(const Address &) const = default;
};

/// Reads "[user@]host[:port]", also "[v6]:port" and "ssh://...". An address of IP version 6 without
/// brackets has no port. InvalidInput when the port is none, or there is no host. Pure.
[[nodiscard]] Result<Address> parseAddress(QString text);

} // namespace runwatt::ssh
