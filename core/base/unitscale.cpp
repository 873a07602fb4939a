// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unitscale.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt {

namespace {

struct Prefix
{
    double factor = 1;
    QStringView symbol;
};

constexpr std::array kPrefixes{
    Prefix{1e12, u"T"}, Prefix{1e9, u"G"},  Prefix{1e6, u"M"},  Prefix{1e3, u"k"},   Prefix{1, u""},
    Prefix{1e-3, u"m"}, Prefix{1e-6, u"µ"}, Prefix{1e-9, u"n"}, Prefix{1e-12, u"p"},
};

/// How far prefixes go for a unit, and how it is written.
struct UnitRule
{
    QStringView unit;
    QStringView written;
    double smallest = 1;
    double largest = 1;
};

constexpr std::array kUnits{
    UnitRule{u"B/s", u"B/s", 1, 1e12},   UnitRule{u"B", u"B", 1, 1e12},
    UnitRule{u"1/s", u"IOPS", 1, 1e9},   UnitRule{u"Hz", u"Hz", 1, 1e9},
    UnitRule{u"s", u"s", 1e-9, 1},       UnitRule{u"W", u"W", 1e-3, 1e3},
    UnitRule{u"V", u"V", 1e-3, 1},       UnitRule{u"A", u"A", 1e-3, 1},
    UnitRule{u"J", u"J", 1e-3, 1e6},     UnitRule{u"J/B", u"J/B", 1e-12, 1},
    UnitRule{u"bit/s", u"b/s", 1, 1e12}, UnitRule{u"trans/s", u"transactions/s", 1, 1},
    UnitRule{u"op/s", u"op/s", 1, 1e9},  UnitRule{u"degC", u"°C", 1, 1},
    UnitRule{u"%", u"%", 1, 1},
};

} // namespace

UnitScale scaleFor(double largest, const QString &unit)
{
    const auto *const rule = std::ranges::find(kUnits, QStringView(unit), &UnitRule::unit);
    if (rule == kUnits.end())
        return {1, unit};
    // The only one that is a word and no symbol.
    const QString written =
        rule->unit == u"trans/s" ? Base::tr("transactions/s") : rule->written.toString();
    const double size = std::abs(largest);
    if (!std::isfinite(size) || size == 0)
        return {1, written};
    // The largest prefix that leaves at least 1 before the point, or the smallest there is; 0.9995
    // so that what rounds up to 1 has it too.
    Prefix chosen;
    for (const Prefix &prefix : kPrefixes) {
        if (prefix.factor > rule->largest || prefix.factor < rule->smallest)
            continue;
        chosen = prefix;
        if (size >= prefix.factor * 0.9995)
            break;
    }
    return {chosen.factor, QString(chosen.symbol.toString() + written)};
}

} // namespace runwatt
