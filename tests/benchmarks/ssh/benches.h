// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "tests/benchmarks/ssh/openssh.h"
#include "tests/unit/ssh/fixture.h"

namespace runwatt::bench {

/// The account of the fixture's server, for OpenSSH; `port` may be that of a delay line.
[[nodiscard]] OpenSsh::Account accountOf(ssh::Fixture &fixture, quint16 port);

/// The value of a task that is run to its end.
template<typename T>
Result<T> finished(Task<Result<T>> task)
{
    std::optional<Result<T>> result =
        ssh::await(std::move(task), Milliseconds(std::chrono::minutes(10)));
    if (!result)
        return failure(ErrorCode::Timeout, QStringLiteral("It took too long"));
    return std::move(*result);
}

/// An open connection.
Result<std::unique_ptr<ssh::Connection>> connectTo(ssh::Fixture &fixture, quint16 port);

/// Latency of `true` on an open connection.
Result<void> measureLatency(ssh::Fixture &fixture);

/// Upload and download, without delay and with 20 ms of round trip.
Result<void> measureTransfers(ssh::Fixture &fixture);

/// 200 connections in one thread: time to open, then CPU while idle.
Result<void> measureManyConnections(ssh::Fixture &fixture);

} // namespace runwatt::bench
