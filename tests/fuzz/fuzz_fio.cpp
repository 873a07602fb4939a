// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/benchmarkchecks.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const std::array<QJsonObject, 3> parameters{
        QJsonObject{{u"runTime"_s, 1}}, QJsonObject{{u"runTime"_s, 2}, {u"ramp"_s, 1}},
        QJsonObject{{u"runTime"_s, 30}, {u"ramp"_s, 3600}}};
    runwatt::fuzz::readAsOutputOf(u"fio", parameters, runwatt::fuzz::viewOf(data, size));
    return 0;
}
