// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A target with the fault that its input begins with, to see that the driver finds each.
#include "tests/fuzz/target.h"

#include <cstdlib>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace runwatt::fuzz;
    static std::vector<QByteArray> kept;
    const QByteArrayView input = viewOf(data, size);
    require(!input.startsWith("breaks"), "a promise");
    if (input.startsWith("keeps"))
        kept.push_back(QByteArray(1024 * 1024, 'x'));
    if (input.startsWith("exits"))
        std::exit(3); // as a sanitizer does
    return 0;
}
