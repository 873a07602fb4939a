// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>

namespace runwatt::cpu {

/// The interval at which mpstat or pidstat printed, of output whose command nobody knows: the most
/// frequent distance between the times in it, in text or JSON, of a 12- or 24-hour clock or an
/// epoch. `head` is how the output begins, or all of it. Nothing when it has no two times; times
/// that are 12 hours apart cannot be told from one.
[[nodiscard]] std::optional<std::chrono::seconds> sysstatInterval(const QByteArray &head);

} // namespace runwatt::cpu
