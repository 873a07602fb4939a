// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/power/protocol.h"
#include "tests/fuzz/target.h"

namespace runwatt::fuzz {

/// Reads the input with a meter's protocol, made twice by `settings`, in pieces and in splinters,
/// and requires what Protocol promises. Whether it gave a reading.
[[nodiscard]] bool readAsMeter(const power::MeterSettings &settings, QByteArrayView input);

} // namespace runwatt::fuzz
