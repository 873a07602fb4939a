// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"
#include "core/ssh/dialer.h"
#include "core/ssh/handshake.h"

#include <memory>

namespace runwatt::ssh {

/// A socket whose other end is carried to the target by the connections of `underlay`.
struct JumpLink
{
    JumpLink() = default;

    Descriptor socket;
    std::unique_ptr<Underlay> underlay;
};

class Connection;

/// Opens a tunnel of `carrier` to the target. The carrier must outlive the link.
Task<Result<JumpLink>> dialThrough(Connection *carrier, Target target, StopToken stop);

/// Connects to the last jump host (through those before it) and opens a tunnel from there to the
/// target. The inner session gets one end of a socket pair, so that it needs to know nothing of the
/// outer one and can log in on a thread of its own.
Task<Result<JumpLink>> dialThroughJumps(Target target, LoginParts parts, StopToken stop);

} // namespace runwatt::ssh
