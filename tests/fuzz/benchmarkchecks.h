// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"
#include "tests/fuzz/target.h"

#include <span>

namespace runwatt::fuzz {

/// Reads the input with the reader of a benchmark, made for one of the parameters, in pieces and in
/// splinters, and requires what LiveReader promises.
void readAsOutputOf(QStringView benchmark,
                    std::span<const QJsonObject> parameters,
                    QByteArrayView input);

} // namespace runwatt::fuzz
