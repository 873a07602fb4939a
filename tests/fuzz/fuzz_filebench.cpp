// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/benchmarkchecks.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const std::array<QJsonObject, 2> parameters{
        QJsonObject{{u"runTime"_s, 1}},
        QJsonObject{{u"runTime"_s, 3}, {u"personality"_s, u"varmail"_s}}};
    runwatt::fuzz::readAsOutputOf(u"filebench", parameters, runwatt::fuzz::viewOf(data, size));
    return 0;
}
