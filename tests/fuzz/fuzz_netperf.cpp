// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/benchmarkchecks.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const std::array<QJsonObject, 5> parameters{
        QJsonObject{{u"runTime"_s, 1}}, QJsonObject{{u"runTime"_s, 1}, {u"streams"_s, 3}},
        QJsonObject{{u"runTime"_s, 1}, {u"test"_s, u"TCP_RR"_s}},
        QJsonObject{{u"runTime"_s, 1}, {u"test"_s, u"TCP_MAERTS"_s}},
        QJsonObject{{u"runTime"_s, 1}, {u"test"_s, u"UDP_STREAM"_s}}};
    runwatt::fuzz::readAsOutputOf(u"netperf", parameters, runwatt::fuzz::viewOf(data, size));
    return 0;
}
