// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

#include <cstdio>
#include <cstdlib>

namespace runwatt::fuzz {

void require(bool holds, const char *promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", promise);
    std::abort();
}

std::uint32_t numberOf(QByteArrayView input)
{
    // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/): qHash() is another in every process.
    std::uint32_t number = 2166136261U;
    for (const char byte : input)
        number = (number ^ static_cast<unsigned char>(byte)) * 16777619U;
    return number;
}

} // namespace runwatt::fuzz
