// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/helper.h"
#include "core/device/probe.h"
#include "tests/fuzz/target.h"

#include <cmath>

namespace {

using namespace runwatt::fuzz;
using namespace runwatt::device;

bool isFinite(const std::optional<double> &value)
{
    return !value || std::isfinite(*value);
}

/// Whether it says anything.
bool readStorage(const QByteArray &line)
{
    const auto storage = parseStorage(line, QStringLiteral("board"));
    if (!storage) {
        require(!storage.error().what.isEmpty(), "an error says what happened");
        return false;
    }
    require(storage->freeBytes >= 0, "no size is negative");
    return true;
}

bool readTelemetry(const QByteArray &line)
{
    const auto telemetry = parseTelemetry(line);
    if (!telemetry)
        return false;
    require(isFinite(telemetry->celsius) && isFinite(telemetry->hertz)
                && isFinite(telemetry->capHertz) && std::isfinite(telemetry->swapBytes)
                && std::isfinite(telemetry->swappedPages),
            "a value is finite");
    return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = viewOf(data, size).toByteArray();
    const Profile profile = parseProfile(QStringLiteral("board"), input);
    require(profile.memoryBytes >= 0 && profile.cpuCount >= 0 && profile.freeBytes.value_or(0) >= 0,
            "no size is negative");
    require(!profile.capabilities.isEmpty(), "what a device can do is always said");
    for (const Fact &fact : profile.facts)
        require(!fact.name.isEmpty() && !fact.label.isEmpty(), "a fact has a name and a label");
    bool isUnderstood = !profile.facts.isEmpty();
    for (const QByteArray &line : input.split('\n')) {
        isUnderstood = readStorage(line) || isUnderstood;
        isUnderstood = readTelemetry(line) || isUnderstood;
    }
    if (isUnderstood)
        ++understoodInputs;
    return 0;
}
