// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/meterchecks.h"

namespace {

/// Of all forms that a pattern may have: watts alone, what gives them, groups on lines of their
/// own, and one that backtracks.
constexpr const char *kPatterns[] = {
    "^P=(?<watts>[-+0-9.eE]+) W",
    "(?<volts>[-+0-9.]+),(?<amperes>[-+0-9.]+)",
    "^V (?<volts>.+)$|^A (?<amperes>.+)$",
    "(?<watts>\\S+) W(?: (?<volts>\\S+) V)?",
    "^(?:[ -~]+)+$(?<watts>1)",
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace runwatt::fuzz;
    const QByteArrayView input = viewOf(data, size);
    runwatt::power::MeterSettings settings;
    settings.name = QStringLiteral("meter");
    settings.kind = QStringLiteral("textline");
    settings.port = QStringLiteral("/dev/ttyUSB0");
    const std::uint32_t chosen = numberOf(input);
    settings.text.pattern = QString::fromLatin1(kPatterns[chosen % std::size(kPatterns)]);
    settings.text.maximumLine = chosen % 3 == 0 ? 16 : 512;
    settings.text.voltsPrefix = chosen % 7 == 0 ? QStringLiteral("k") : QString();
    if (readAsMeter(settings, input))
        ++understoodInputs;
    return 0;
}
