// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"

namespace runwatt::benchmark {

/// Whether a place's peer can be given to a network tool as it is: one numeric address, of one
/// interface and so neither "any" nor a group, and kPeerPorts ports from 1 to 65535. `tool` as its
/// users write it. The Error's `where` is the address, with its port where that is the fault.
[[nodiscard]] Result<void> checkPeerPlace(const QString &tool, const Place &place);

/// Whether a numeric address is one of IPv6; if not, it is one of IPv4.
[[nodiscard]] bool isIpv6(const QString &address);

} // namespace runwatt::benchmark
