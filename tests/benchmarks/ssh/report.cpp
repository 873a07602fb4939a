// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/ssh/report.h"

#include <QStringList>
#include <QTextStream>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::bench {

namespace {

/// Three digits that count, also of small numbers.
QString number(double value)
{
    int decimals = 0;
    for (double size = std::abs(value); size < 100 && decimals < 4; size *= 10)
        ++decimals;
    return QString::number(value, 'f', decimals);
}

} // namespace

Goal::Goal(Of what, Side which, double value)
    : of(what)
    , side(which)
    , limit(value)
{ }

double secondsSince(TimeNs beginSteadyNs)
{
    return static_cast<double>(steadyNowNs() - beginSteadyNs) / kNsPerSecond;
}

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

void printFigure(const QString &name,
                 double value,
                 const QString &unit,
                 std::optional<double> openSsh,
                 const std::optional<Goal> &goal)
{
    QStringList remarks;
    const double ratio = openSsh && *openSsh > 0 ? value / *openSsh : 0;
    if (openSsh)
        remarks << u"OpenSSH: %1, ratio %2"_s.arg(number(*openSsh), QString::number(ratio, 'f', 2));
    if (goal) {
        const double judged = goal->of == Goal::Of::Value ? value : ratio;
        const bool atMost = goal->side == Goal::Side::AtMost;
        const bool met = atMost ? judged <= goal->limit : judged >= goal->limit;
        remarks << u"goal: %1%2 %3: %4"_s.arg(
            goal->of == Goal::Of::Ratio ? u"ratio "_s : QString(), atMost ? u"<="_s : u">="_s,
            QString::number(goal->limit), met ? u"met"_s : u"missed"_s);
    }
    QTextStream out(stdout);
    out << name << ": " << number(value) << ' ' << unit;
    if (!remarks.isEmpty())
        out << " (" << remarks.join(u"; "_s) << ')';
    out << '\n';
}

void printNote(const QString &text)
{
    QTextStream(stdout) << text << '\n';
}

} // namespace runwatt::bench
