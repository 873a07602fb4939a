// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/ownmeasure.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Prefix
{
    QStringView symbol;
    double factor = 1;
};

constexpr std::array kDecimal{
    Prefix{u"n", 1e-9}, Prefix{u"u", 1e-6}, Prefix{u"µ", 1e-6},
    Prefix{u"m", 1e-3}, Prefix{u"k", 1e3},  Prefix{u"K", 1e3},
    Prefix{u"M", 1e6},  Prefix{u"G", 1e9},  Prefix{u"T", 1e12},
};
constexpr std::array kBinary{
    Prefix{u"Ki", 1024.0},
    Prefix{u"Mi", 1048576.0},
    Prefix{u"Gi", 1073741824.0},
    Prefix{u"Ti", 1099511627776.0},
};
constexpr std::array<QStringView, 4> kOfData{u"B", u"B/s", u"bit", u"bit/s"};
constexpr std::array<QStringView, 6> kOthers{u"s", u"Hz", u"W", u"J", u"V", u"A"};

template<typename Units, typename Prefixes>
bool find(const QString &written, const Units &units, const Prefixes &prefixes, OwnUnit *found)
{
    for (const QStringView unit : units) {
        for (const Prefix &prefix : prefixes) {
            if (written != QString(prefix.symbol + unit))
                continue;
            *found = {unit.toString(), prefix.factor};
            return true;
        }
    }
    return false;
}

} // namespace

OwnUnit ownUnit(const QString &written)
{
    OwnUnit unit{written, 1};
    if (!find(written, kOfData, kDecimal, &unit) && !find(written, kOfData, kBinary, &unit))
        find(written, kOthers, kDecimal, &unit);
    return unit;
}

QString unitOfMeasure(const QString &measure)
{
    struct Known
    {
        QStringView measure;
        QStringView unit;
    };

    static constexpr std::array kKnown{
        Known{u"throughput", u"B/s"},       Known{u"network.throughput", u"bit/s"},
        Known{u"transactions", u"trans/s"}, Known{u"iops", u"1/s"},
        Known{u"operations", u"op/s"},      Known{u"bytes", u"B"},
        Known{u"network.jitter", u"s"},
    };
    if (measure.startsWith(u"latency."_s))
        return u"s"_s;
    const auto *const known = std::ranges::find(kKnown, QStringView(measure), &Known::measure);
    return known == kKnown.end() ? QString() : known->unit.toString();
}

bool isMeasureName(const QString &measure)
{
    static const QRegularExpression shape(u"\\A[a-z][a-z0-9]*(\\.[a-z0-9]+)*\\z"_s);
    constexpr qsizetype kLongest = 40;
    return measure.size() <= kLongest && shape.match(measure).hasMatch();
}

bool isTakenMeasure(const QString &measure)
{
    static const QStringList taken{u"cpu"_s,       u"guest"_s,   u"process"_s,     u"load"_s,
                                   u"watts"_s,     u"volts"_s,   u"amperes"_s,     u"energy"_s,
                                   u"meter"_s,     u"disk"_s,    u"temperature"_s, u"throttled"_s,
                                   u"frequency"_s, u"runtime"_s, u"swap"_s,        u"cost"_s};
    return taken.contains(measure.section(u'.', 0, 0));
}

} // namespace runwatt::benchmark
