// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/meterchecks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace runwatt::fuzz;
    runwatt::power::MeterSettings settings;
    settings.port = QStringLiteral("/dev/ttyUSB0");
    settings.name = QStringLiteral("meter");
    if (readAsMeter(settings, viewOf(data, size)))
        ++understoodInputs;
    return 0;
}
