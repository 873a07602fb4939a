// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/benchmarkchecks.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const std::array<QJsonObject, 4> parameters{
        QJsonObject{{u"runTime"_s, 2}},
        QJsonObject{{u"runTime"_s, 2}, {u"streams"_s, 2}, {u"omit"_s, 1}},
        QJsonObject{{u"runTime"_s, 2}, {u"protocol"_s, u"udp"_s}},
        QJsonObject{{u"runTime"_s, 2},
                    {u"protocol"_s, u"udp"_s},
                    {u"direction"_s, u"receive"_s},
                    {u"streams"_s, 2}}};
    runwatt::fuzz::readAsOutputOf(u"iperf3", parameters, runwatt::fuzz::viewOf(data, size));
    return 0;
}
