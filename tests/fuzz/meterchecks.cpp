// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/meterchecks.h"

#include <cmath>
#include <limits>

namespace runwatt::fuzz {

using namespace power;

namespace {

bool isFinite(const std::optional<double> &value)
{
    return !value || std::isfinite(*value);
}

void requireGood(const std::vector<Reading> &readings)
{
    TimeNs lastNs = std::numeric_limits<TimeNs>::min();
    for (const Reading &reading : readings) {
        require(reading.watts.has_value(), "a reading has watts");
        require(isFinite(reading.watts) && isFinite(reading.volts) && isFinite(reading.amperes)
                    && isFinite(reading.wattHours),
                "a value is finite");
        require(reading.steadyNs >= lastNs, "readings are in order");
        lastNs = reading.steadyNs;
    }
}

} // namespace

bool readAsMeter(const MeterSettings &settings, QByteArrayView input)
{
    const auto protocol = makeProtocol(settings);
    const auto again = makeProtocol(settings);
    require(protocol && again, "the same settings are good twice");
    std::vector<Reading> readings;
    deliver(input, Cut::Pieces, [&](QByteArrayView bytes, TimeNs stampNs) {
        for (const Reading &reading : (*protocol)->feed(bytes, stampNs))
            readings.push_back(reading);
    });
    requireGood(readings);
    require((*protocol)->counts().records == std::ssize(readings), "each reading is counted");
    require((*protocol)->identity().size() < 1000, "a name is bounded");
    std::size_t at = 0;
    deliver(input, Cut::Splinters, [&](QByteArrayView bytes, TimeNs stampNs) {
        for (const Reading &reading : (*again)->feed(bytes, stampNs)) {
            require(at < readings.size() && reading == readings[at],
                    "any split gives the same readings");
            ++at;
        }
    });
    require(at == readings.size(), "any split gives as many readings");
    require((*again)->counts().damaged == (*protocol)->counts().damaged,
            "any split drops as many records");
    require((*again)->identity() == (*protocol)->identity(), "any split gives the same name");
    return !readings.empty();
}

} // namespace runwatt::fuzz
